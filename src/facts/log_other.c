/* Each kind is a row of a table: whether a call is of it, and what of its arguments counts. */
#include "log_other.h"

#include "base/ascii.h"

static const struct node *argument(const struct node *call, unsigned n)
{
	const struct node *args = node_get(call, S("args")), *a = args ? args->child : NULL;
	for (; a && n; n--)
		a = a->next;
	return a;
}

static str last_of(str callee, str *before)
{
	size_t at = callee.n;
	while (at > 0 && (ascii_alnum(callee.p[at - 1]) || ascii_in("_$", callee.p[at - 1])))
		at--;
	*before = str_sub(callee, 0, at ? at - 1 : 0);
	return str_sub(callee, at, callee.n);
}

/* ---- kinds ---- */

struct kind_of_call {
	const struct log_file *file;
	const struct node *call;
	str last, before;
	struct log_text looked;
};

static bool is_logger_name(const struct kind_of_call *k)
{
	str before = k->before, inner, name = last_of(before, &inner);
	bool called = str_listed(name, "log logger root base pino winston app_log slog zap logrus structlog sugar");
	return called || str_ends(name, S("ogger")) || str_ends(name, S("Log")) ||
	       str_ends(before, S("get_logger()")) || str_starts(before, S("logger.")) ||
	       log_made_logger(k->file, name);
}

/* root.child({ headers }), log.bind(form=…), bind_contextvars(auth=…), winston.createLogger({ defaultMeta: … }) */
static bool binds(const struct kind_of_call *k, struct log_text *found)
{
	const struct node *args = node_get(k->call, S("args"));
	bool alone = str_listed(k->last, "bind_contextvars bound_contextvars contextualize setBindings");
	bool of_logger =
	        str_listed(k->last, "child bind new With WithFields WithField with_fields withContext addContext");
	bool meta =
	        str_eq(k->last, S("createLogger")) && args && args->child && node_get(args->child, S("defaultMeta"));
	if (!alone && !meta && !(of_logger && k->before.n && is_logger_name(k)))
		return false;
	*found = k->looked;
	return true;
}

/* morgan.token('body', (req) => JSON.stringify(req.body)): what a token may hold of a request is told by its text alone
 */
static bool is_token(const struct kind_of_call *k, struct log_text *found)
{
	const struct node *makes = argument(k->call, 1);
	if (!str_eq(k->last, S("token")) || !str_eq(k->before, S("morgan")) || !makes)
		return false;
	struct log_text said = log_text(makes->text);
	*found = said.worst == LOG_NAME_PRIVATE ? said : (struct log_text){0};
	return true;
}

static bool is_format(const struct kind_of_call *k, struct log_text *found)
{
	static const char *const shown[] = {":req[authorization]", ":req[cookie]", ":req[x-api-key]",
	                                    ":res[set-cookie]"};
	const struct node *format = argument(k->call, 0);
	if (k->before.n || !str_eq(k->last, S("morgan")) || !format || format->kind != NODE_STRING)
		return false;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		if (str_ifind(format->text, str_of(shown[i]), 0) != SIZE_MAX)
			*found = (struct log_text){LOG_NAME_PRIVATE, str_of(shown[i])};
	return true;
}

/* pinoHttp({ serializers: { req(r) { r.body = r.raw.body; return r } } }) */
static bool is_serializer(const struct kind_of_call *k, struct log_text *found)
{
	const struct node *options = argument(k->call, 0), *list = node_get(options, S("serializers"));
	if (!str_listed(k->last, "pinoHttp pino_http pino"))
		return false;
	if (node_get(options, S("mixin"))) /* what it gives goes into each line */
		*found = (struct log_text){LOG_NAME_WHOLE, S("mixin")};
	if (!list)
		return found->worst != LOG_NAME_PLAIN;
	for (const struct node *n = list->child; n; n = n->next)
		if (str_find(n->text, S("body"), 0) != SIZE_MAX || str_find(n->text, S("headers"), 0) != SIZE_MAX)
			*found = (struct log_text){LOG_NAME_WHOLE, S("serializers")};
	return true;
}

/* fs.appendFileSync('access.log', …) */
static bool is_file_of_log(const struct kind_of_call *k, struct log_text *found)
{
	const struct node *path = argument(k->call, 0);
	bool writes = str_listed(k->last, "appendFile appendFileSync writeFile writeFileSync file_put_contents");
	if (!writes || !path || path->kind != NODE_STRING || !str_ends(path->text, S(".log")))
		return false;
	*found = k->looked;
	return true;
}

/* print-like functions that a module makes: debug('app') of the package debug */
static bool is_made_writer(const struct kind_of_call *k, struct log_text *found)
{
	str inner, name = k->before.n ? last_of(k->before, &inner) : k->last;
	static const char levels[] =
	        "trace debug info warn warning error fatal Debug Info Warn Error Fatal Panic DPanic "
	        "Debugw Infow Warnw Errorw Debugf Infof Warnf Errorf InfoContext ErrorContext";
	if ((k->before.n && !str_listed(k->last, levels)) || !log_made_logger(k->file, name))
		return false;
	*found = k->looked;
	return true;
}

static bool holds_secret(str text)
{
	static const char *const names[] = {".passw", ".secret", ".token"};
	bool any = false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		any = any || str_find(text, str_of(names[i]), 0) != SIZE_MAX;
	for (size_t at = str_find(text, S("password"), 0); at != SIZE_MAX && !any;
	     at = str_find(text, S("password"), at + 1))
		any = at &&
		      (ascii_in("{\"'", text.p[at - 1]) || (at > 1 && text.p[at - 1] == ' ' && text.p[at - 2] == '+'));
	return any;
}

/* throw new Error('bad login for ' + req.body.password): whoever catches it logs it. An address in a message is often
 * meant for the reader. */
static bool is_error(const struct kind_of_call *k, struct log_text *found)
{
	const struct node *is_new = node_get(k->call, S("new")), *text = argument(k->call, 0);
	bool made = is_new && str_eq(is_new->text, S("true")) &&
	            (str_ends(k->last, S("Error")) || str_ends(k->last, S("Exception")));
	bool above = str_eq(k->last, S("super")) && k->file->classes && k->file->classes->child;
	bool dumps = text && text->kind == NODE_UNKNOWN && str_find(text->text, S("JSON.stringify("), 0) != SIZE_MAX;
	bool secret = k->looked.worst == LOG_NAME_PRIVATE && text && holds_secret(text->text);
	if (!(made || above) || !(secret || (dumps && k->looked.worst != LOG_NAME_PLAIN)))
		return false;
	*found = (struct log_text){LOG_NAME_WHOLE, k->looked.name};
	return true;
}

bool log_other(const struct log_file *f, str callee, const struct node *call, struct log_text looked,
               struct log_text *found)
{
	typedef bool kind(const struct kind_of_call *k, struct log_text *found);
	static kind *const kinds[] = {binds,          is_token,       is_format, is_serializer,
	                              is_file_of_log, is_made_writer, is_error};
	struct kind_of_call k = {.file = f, .call = call, .looked = looked};
	k.last = last_of(callee, &k.before);
	*found = (struct log_text){0};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i](&k, found))
			return true;
	return false;
}
