/* A log call is told by its name, what it writes by the names in its arguments. */
#include "facts/log_call.h"

#include <stdint.h>

#include "base/ascii.h"
#include "format/code_side.h"
#include "log_made.h"
#include "log_other.h"
#include "log_text.h"

enum { DEEPEST = 6, LONGEST = 120 };

enum { WRITERS = 16, MOST_FOLLOWED = 500 };

struct looking {
	struct facts *f;
	str path, side;
	struct log_file file;
	struct writer { /* a function of the file that writes what it is handed */
		str name;
		unsigned at;
	} writers[WRITERS];
	size_t n_writers, followed; /* each log call that is followed costs a look through its file */
};

/* ---- which calls write into a log ---- */

static str last_of(str callee, str *before)
{
	size_t at = callee.n;
	while (at > 0 && (ascii_alnum(callee.p[at - 1]) || ascii_in("_$", callee.p[at - 1])))
		at--;
	str last = str_sub(callee, at, callee.n);
	while (at > 0 && ascii_in(".:->()?", callee.p[at - 1]))
		at--;
	size_t from = at;
	while (from > 0 && (ascii_alnum(callee.p[from - 1]) || ascii_in("_$", callee.p[from - 1])))
		from--;
	*before = str_sub(callee, from, at);
	return last;
}

static bool is_level(str name)
{
	static const char levels[] = "trace debug info warn warning error critical exception fatal log notice verbose "
	                             "silly success dir table "
	                             "Trace Debug Info Warn Warning Error Fatal Panic Print Printf Println Tracef "
	                             "Debugf Infof Warnf Errorf Fatalf "
	                             "Panicf Debugw Infow Warnw Errorw Fatalln Panicln Information Critical "
	                             "LogInformation LogWarning LogError "
	                             "LogDebug LogTrace LogCritical WithField WithFields With WithError";
	return str_listed(name, levels);
}

static bool is_logger(str name)
{
	static const str ends[] = {STR_INIT("log"), STR_INIT("logger"), STR_INIT("logging"), STR_INIT("console"),
	                           STR_INIT("logs")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (name.n >= ends[i].n && str_ieq(str_sub(name, name.n - ends[i].n, name.n), ends[i]))
			return true;
	return str_listed(name, "winston slog sugar zap logrus loguru structlog");
}

/* Whole names, and those that apps give their own: logStep, log_error. */
static bool is_log(str callee)
{
	static const char whole[] =
	        "print println printf pprint pp puts error_log var_dump debugPrint log logStep logInfo "
	        "logError logWarn logWarning logDebug logEvent log_info log_error log_debug log_step "
	        "log_message log_event eprintln";
	static const char pairs[] =
	        "fmt.Print fmt.Println fmt.Printf System.out.println System.out.print System.out.printf "
	        "System.err.println Console.WriteLine Console.Write sys.stdout.write sys.stderr.write "
	        "process.stdout.write process.stderr.write traceback.print_exc traceback.print_exception";
	str before, last = last_of(callee, &before);
	if (!before.n)
		return str_listed(last, whole);
	/* log.Info().Str("email", email).Msg("…"), zap.L().Info("…") */
	bool chained =
	        str_starts(callee, S("zap.")) || str_starts(callee, S("log.")) || str_starts(callee, S("logger."));
	bool adds = str_listed(last, "Str Any Interface Fields Msg Msgf") || is_level(last);
	return str_listed(callee, pairs) || (is_level(last) && is_logger(before)) ||
	       (chained && adds && str_find(callee, S("("), 0) != SIZE_MAX);
}

/* What writes a line for each request, all of its headers where nothing is left out. */
static bool is_request_log(str callee, bool *headers)
{
	*headers = str_listed(callee, "pinoHttp pino_http expressWinston.logger");
	return *headers || str_listed(callee, "morgan koaLogger koa-logger");
}

/* ---- what they write ---- */

/* What is computed, by its text, by the name that stood for it (format/code.h) and by its key. */
static struct log_text look_at_computed(const struct node *n)
{
	struct log_text found = log_text(n->text);
	if (n->child && n->child->kind == NODE_STRING)
		found = log_text_worse(found, log_text(n->child->text));
	return n->key.n ? log_text_worse(found, log_text_of_key(n->key, n->text)) : found;
}

static struct log_text look_below(const struct node *n, unsigned depth)
{
	struct log_text found = {0};
	if (n->kind == NODE_UNKNOWN)
		return look_at_computed(n);
	for (const struct node *c = n->child; c && depth < DEEPEST; c = c->next)
		found = log_text_worse(found, look_below(c, depth + 1));
	return found;
}

/* logger.info { "mail $email" } of Kotlin says what it writes behind its brackets. */
static struct log_text look_at(const struct node *call, const struct node *args, str path)
{
	if (!args->child && node_get(call, S("block")) && str_ends(path, S(".kt")))
		return (struct log_text){LOG_NAME_WHOLE, S("{…}")};
	return look_below(args, 0);
}

static bool has_key(const struct node *n, const char *keys, unsigned depth)
{
	for (const struct node *c = n->child; c; c = c->next)
		if (str_listed(c->key, keys) || (depth < DEEPEST && has_key(c, keys, depth + 1)))
			return true;
	return false;
}

/* Does the file take what it was sent out of a request? Else `body` may be what another server answered. */
static bool asks_for_body(const struct node *calls)
{
	static const str ends[] = {STR_INIT("req.json"),     STR_INIT("request.json"), STR_INIT("req.text"),
	                           STR_INIT("request.text"), STR_INIT("readBody"),     STR_INIT("get_json"),
	                           STR_INIT("ctx.body"),     STR_INIT("request.body"), STR_INIT("req.arrayBuffer")};
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		const struct node *callee = node_get(c, S("callee"));
		for (size_t i = 0; callee && i < sizeof ends / sizeof *ends; i++)
			if (str_ends(callee->text, ends[i]))
				return true;
	}
	return false;
}

/* The address to which a provider sends people back holds the code that signs them in. */
static bool is_sent_back(const struct node *args, str path)
{
	bool back = str_ifind(path, S("callback"), 0) != SIZE_MAX || str_ifind(path, S("oauth"), 0) != SIZE_MAX;
	for (const struct node *n = back ? args->child : NULL; n; n = n->next)
		if (n->kind == NODE_UNKNOWN &&
		    str_listed(n->text, "req.url request.url req.originalUrl url.href url.search"))
			return true;
	return false;
}

/* A program for a terminal, something to try: what it prints, somebody wants to see as a rule. */
static bool is_beside(str path)
{
	str step;
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n;)
		if (str_listed(step, "cli tools debug playground exercises"))
			return true;
	return false;
}

static struct log_text weigh(struct log_text found, const struct node *args, str path, const struct node *calls)
{
	if (is_sent_back(args, path))
		return (struct log_text){LOG_NAME_PRIVATE, S("the address with its code")};
	bool bare = str_eq(found.name, S("body")) || str_starts(found.name, S("body."));
	if (found.worst == LOG_NAME_PRIVATE && ((bare && !asks_for_body(calls)) || is_beside(path)))
		found.worst = LOG_NAME_WHOLE;
	return found;
}

/* The error itself, and no member of it. */
static bool has_fault(const struct node *n, unsigned depth)
{
	static const char names[] = "err error e ex exc exception reason err.config error.config e.config err.request "
	                            "error.request e.request err.response error.response e.response";
	if (n->kind == NODE_UNKNOWN)
		return str_listed(n->text, names) || str_ends(n->text, S("Error"));
	for (const struct node *c = n->child; c && depth < DEEPEST; c = c->next)
		if (has_fault(c, depth + 1))
			return true;
	return false;
}

static void add(const struct looking *l, const struct node *callee, bool fault, struct log_text found)
{
	struct members row = fact_new(l->f, S("log_calls"), l->path, callee->line);
	str name = str_sub(found.name, 0, LONGEST),
	    doubt = S("its errors may hold the headers of a request, with their key");
	members_scalar(&row, NODE_STRING, S("call"), str_sub(callee->text, 0, LONGEST), NULL);
	members_scalar(&row, NODE_STRING, S("side"), l->side, NULL);
	members_bool(&row, S("runs"), true);
	if (found.worst != LOG_NAME_PLAIN) {
		bool private = found.worst == LOG_NAME_PRIVATE;
		members_scalar(&row, NODE_STRING, S("writes"), private ? S("private") : S("whole"), NULL);
		members_scalar(&row, NODE_STRING, S("name"), name, NULL);
		doubt = arena_printf(row.arena, private ? "%.*s goes into a log" : "what is in %.*s goes into a log",
		                     STR_ARG(name));
	}
	if (fault)
		members_bool(&row, S("fault"), true);
	if (fault || found.worst != LOG_NAME_PLAIN)
		members_scalar(&row, NODE_STRING, S("doubt"), doubt, NULL);
}

/* What developers run by hand writes to their own screen. */
static bool is_left_out(str path)
{
	static const char folders[] = "scripts script tooling hack ci .github .husky seeds seeders fixtures migrations";
	str name = str_basename(path), step;
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n;)
		if (str_listed(step, folders))
			return true;
	return str_starts(name, S("seed")) || str_find(name, S(".config."), 0) != SIZE_MAX ||
	       str_ends(name, S(".html"));
}

static void see_writer(struct looking *l, const struct node *call)
{
	unsigned at;
	const struct node *name = log_made_writer(&l->file, call, &at);
	bool known = false;
	for (size_t i = 0; name && i < l->n_writers; i++)
		known = known || str_eq(l->writers[i].name, name->text);
	if (name && !known && l->n_writers < WRITERS && !is_log(name->text))
		l->writers[l->n_writers++] = (struct writer){name->text, at};
}

/* audit({ ...req.body }) where audit(entry) writes entry. */
static void see_handed(struct looking *l, const struct node *callee, const struct node *args)
{
	for (size_t i = 0; i < l->n_writers; i++) {
		const struct node *a = args->child;
		if (!str_eq(l->writers[i].name, callee->text))
			continue;
		for (unsigned at = l->writers[i].at; a && at; at--)
			a = a->next;
		struct log_text found = {0};
		for (; a; a = a->next) /* what stands behind it belongs to it where it takes all that follow */
			found = log_text_worse(found, look_below(a, 1));
		if (found.worst == LOG_NAME_PRIVATE)
			add(l, callee, false, found);
	}
}

static void see_call(struct looking *l, const struct node *c, const struct node *callee, const struct node *args)
{
	bool headers;
	struct log_text looked = look_at(c, args, l->path), other;
	if (is_log(callee->text)) {
		bool follows = l->followed++ < MOST_FOLLOWED;
		for (const struct node *a = args->child; follows && a; a = a->next)
			if (a->kind == NODE_UNKNOWN)
				looked = log_text_worse(looked, log_made_of(&l->file, a->text));
		add(l, callee, has_fault(args, 0), weigh(looked, args, l->path, l->file.calls));
		if (follows)
			see_writer(l, c);
	} else if (log_other(&l->file, callee->text, c, looked, &other)) {
		add(l, callee, false, weigh(other, args, l->path, l->file.calls));
	} else if (is_request_log(callee->text, &headers)) {
		add(l, callee, false,
		    headers && !has_key(args, "redact serializers requestWhitelist headerBlacklist", 0)
		            ? (struct log_text){LOG_NAME_PRIVATE, S("headers")}
		            : (struct log_text){0});
	}
}

static bool is_call(const struct node *callee, const struct node *args)
{
	return callee && callee->kind == NODE_STRING && args;
}

void log_call_tree(struct facts *f, str path, const struct node *tree)
{
	enum code_place told = code_side_told(tree);
	struct looking l = {f, path, told == CODE_PLACES ? S("unknown") : code_place_name(told), log_file_of(tree)};
	const struct node *first = l.file.calls ? l.file.calls->child : NULL;
	if (is_left_out(path))
		return;
	for (const struct node *c = first; c; c = c->next) {
		const struct node *callee = node_get(c, S("callee")), *args = node_get(c, S("args"));
		if (is_call(callee, args))
			see_call(&l, c, callee, args);
	}
	for (const struct node *c = l.n_writers ? first : NULL; c; c = c->next) {
		const struct node *callee = node_get(c, S("callee")), *args = node_get(c, S("args"));
		if (is_call(callee, args))
			see_handed(&l, callee, args);
	}
	if (str_ends(path, S(".rs"))) /* its log calls are macros, which no reader shows as calls */
		facts_unsure(f, S("log_calls"), path, 0);
}
