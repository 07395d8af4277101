/* Names are looked for in what the file gives them (format/code.h: names, values), one step deep. */
#include "log_made.h"

#include "base/ascii.h"
#include "log_scan.h"

enum { MOST_NAMES = 8, DEEPEST = 4, LONGEST_GIVEN = 400 };

struct log_file log_file_of(const struct node *tree)
{
	return (struct log_file){node_get(tree, S("calls")), node_get(tree, S("names")), node_get(tree, S("values")),
	                         node_get(tree, S("functions")), node_get(tree, S("classes"))};
}

bool log_made_logger(const struct log_file *f, str name)
{
	static const char *const makers[] = {
	        "zap.",           "logrus.",    "slog.",      "zerolog.",    "hclog.",
	        "pino(",          "pino.",      "winston.",   "bunyan.",     "debug(",
	        "createDebug(",   "log4js.",    "structlog.", "LogManager.", "logging.getLogger",
	        "LoggerFactory.", "new Logger("};
	const struct node *given = node_get(f->names, name);
	for (size_t i = 0; given && given->kind == NODE_UNKNOWN && i < sizeof makers / sizeof *makers; i++)
		if (str_starts(given->text, str_of(makers[i])))
			return true;
	return false;
}

/* https://a.example.com/reset?token=…: whoever has the address has what it opens. */
static bool is_opening_address(str text)
{
	static const char *const parts[] = {"?token=", "&token=", "?code=", "?otp=", "?reset=", "?key=", "?password="};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_find(text, str_of(parts[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* A text with holes, or what is written of a thing: what a call answers is another thing than what it is handed. */
static bool is_spelled(str text)
{
	static const char *const starts[] = {"`",
	                                     "\"",
	                                     "'",
	                                     "f\"",
	                                     "f'",
	                                     "JSON.stringify(",
	                                     "httputil.Dump",
	                                     "util.inspect(",
	                                     "fmt.Sprint",
	                                     "String.format("};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(text, str_of(starts[i])))
			return true;
	return false;
}

static struct log_text given_to(const struct log_file *f, str name)
{
	const struct node *n = node_get(f->values, name);
	n = n && n->kind == NODE_UNKNOWN ? n : node_get(f->names, name);
	if (!n || n->kind != NODE_UNKNOWN || !n->text.n || n->text.n > LONGEST_GIVEN)
		return (struct log_text){0};
	if (is_opening_address(n->text))
		return (struct log_text){LOG_NAME_PRIVATE, name};
	return is_spelled(n->text) ? log_text(n->text) : (struct log_text){0};
}

static struct log_text made_of(const struct log_file *f, str text, unsigned depth);

/* The holes of a template that begins at `at`; *end: behind it. */
static struct log_text made_of_holes(const struct log_file *f, str text, size_t at, size_t *end, unsigned depth)
{
	struct log_text found = {0};
	*end = log_behind_quote(text, at);
	while ((at = str_find(text, S("${"), at)) < *end) {
		size_t behind = log_behind_bracket(text, at + 1);
		found = log_text_worse(found, made_of(f, str_sub(text, at + 2, behind ? behind - 1 : 0), depth + 1));
		at = behind;
	}
	return found;
}

/* Names that begin a chain; members, keys and what stands in quotes are passed. */
static struct log_text made_of(const struct log_file *f, str text, unsigned depth)
{
	struct log_text found = {0};
	size_t names = 0;
	for (size_t at = 0; at < text.n && names < MOST_NAMES && depth < DEEPEST;) {
		if (text.p[at] == '`') {
			found = log_text_worse(found, made_of_holes(f, text, at, &at, depth));
			continue;
		}
		if (ascii_in("\"'", text.p[at])) {
			at = log_behind_quote(text, at);
			continue;
		}
		if (!log_is_name(text.p[at]) || ascii_digit(text.p[at])) {
			at++;
			continue;
		}
		str name = log_name_at(text, at);
		size_t end = at + name.n;
		bool member = at > 0 && text.p[at - 1] == '.', alone = log_behind_step(text, end) == end;
		if (!member && alone && !(end < text.n && ascii_in("(:", text.p[end]))) {
			found = log_text_worse(found, given_to(f, name));
			names++;
		}
		at = end;
	}
	return found;
}

struct log_text log_made_of(const struct log_file *f, str text)
{
	struct log_text address = {is_opening_address(text) ? LOG_NAME_WHOLE : LOG_NAME_PLAIN,
	                           S("an address with its token")};
	return log_text_worse(address, made_of(f, text, 0));
}

/* ---- functions that write ---- */

static bool is_before(const struct node *x, const struct node *y)
{
	return x->line != y->line ? x->line < y->line : x->col < y->col;
}

static const struct node *function_around(const struct log_file *f, const struct node *n)
{
	const struct node *found = NULL;
	for (const struct node *fn = f->functions ? f->functions->child : NULL; fn; fn = fn->next) {
		const struct node end = {.line = fn->end_line, .col = fn->end_col};
		if (!is_before(n, fn) && is_before(n, &end))
			found = fn; /* the later one begins further in */
	}
	return found;
}

/* parts of ...parts */
static str bare(str name) { return str_starts(name, S("...")) ? str_sub(name, 3, name.n) : name; }

const struct node *log_made_writer(const struct log_file *f, const struct node *call, unsigned *at)
{
	const struct node *fn = function_around(f, call), *args = node_get(call, S("args"));
	const struct node *params = node_get(fn, S("params")), *name = node_get(fn, S("name"));
	if (!fn || !name || !params)
		return NULL;
	*at = 0;
	for (const struct node *p = params->child; p; p = p->next, (*at)++) {
		const struct node *called = node_get(p, S("name"));
		for (const struct node *a = args ? args->child : NULL; a && called; a = a->next)
			if (a->kind == NODE_UNKNOWN && called->text.n && str_eq(bare(a->text), bare(called->text)))
				return name;
	}
	return NULL;
}
