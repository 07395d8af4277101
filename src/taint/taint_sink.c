/* Calls, assignments and words that do harm with what a caller sends: a table of them, and what each needs to be sure.
 */
#include "taint_int.h"

enum { RECEIVER = -1, EACH = -2, LAST = -3 };
enum need {
	IS_RAW,        /* the caller's, whatever is around */
	IS_ALL,        /* the caller's and nothing else */
	IS_JOINED,     /* put into a text */
	IS_SQL,        /* put into a text that begins as SQL does */
	IS_COMMAND,    /* in a file that has child_process */
	IS_PROGRAM,    /* chooses which program runs */
	IS_SHELL_TRUE, /* with shell: true */
	IS_SHELL,      /* behind sh -c, or the program itself */
	IS_PATH,       /* may climb: not one part of a path */
	IS_SENT,       /* the same, without a root */
	IS_ADDRESS,    /* decides the host */
	IS_URL_ALL,    /* the whole address */
	IS_CURL,       /* behind CURLOPT_URL */
	IS_TAGS,       /* between mark-up */
	IS_YAML,       /* without a loader that is safe */
	IS_ONLY,       /* without another argument */
	IS_BINARY,     /* of BinaryFormatter */
	IS_UPLOAD      /* the name of a file in a folder that is handed out */
};
struct sink {
	unsigned languages;
	const char *before, *names;
	int argument;
	enum need need;
	const char *what;
};
static const struct sink sinks[] = {
#define SINK(languages, before, names, argument, need, what) {languages, before, names, argument, need, what},
#include "taint_sink.def"
#undef SINK
};

/* ---- what each needs ---- */

static bool decides_host(struct taint_value v) { return !(v.bits & TAINT_LED) || v.bits & TAINT_SCHEME; }

static bool has_argument(const struct taint *x, const struct taint_call *c, const char *words)
{
	return taint_speaks(x, c->open + 1, c->close, words);
}

static bool is_met(const struct taint *x, const struct taint_call *c, enum need need, struct taint_value v)
{
	const struct code_tokens *t = x->t;
	bool led = v.bits & TAINT_LED, joined = v.bits & TAINT_JOINED;
	bool climbs =
	        !(v.bits & (TAINT_SEGMENT | TAINT_BOUND)) && (!(v.bits & TAINT_FILE) || x->language == TAINT_PYTHON);
	switch (need) {
	case IS_RAW:
		return true;
	case IS_ALL:
		return !led && !joined;
	case IS_JOINED:
		return joined;
	case IS_SQL:
		return v.bits & TAINT_SQL;
	case IS_COMMAND:
		return str_find(t->bytes, S("child_process"), 0) != SIZE_MAX;
	case IS_PROGRAM:
		return !led;
	case IS_SHELL_TRUE:
		return has_argument(x, c, "shell") && (has_argument(x, c, "true") || x->language == TAINT_PYTHON) &&
		       !(has_argument(x, c, "False"));
	case IS_SHELL:
		return !led ? code_at(t, c->args[0].from)->kind != CODE_STRING || has_argument(x, c, "-c|/C")
		            : has_argument(x, c, "-c|/C");
	case IS_SENT:
		return climbs && !has_argument(x, c, "root");
	case IS_PATH:
		return climbs;
	case IS_ADDRESS:
		return decides_host(v) && !str_listed(v.source, "req.url request.url req.originalUrl");
	case IS_URL_ALL:
		return !led && !joined && str_ifind(v.source, S("url"), 0) != SIZE_MAX;
	case IS_CURL:
		return has_argument(x, c, "CURLOPT_URL") && decides_host(v);
	case IS_TAGS:
		return v.bits & TAINT_TAGS;
	case IS_YAML:
		return !has_argument(x, c, "SafeLoader|CSafeLoader|BaseLoader");
	case IS_ONLY:
		return c->n == 1;
	case IS_BINARY:
		return str_find(t->bytes, S("BinaryFormatter"), 0) != SIZE_MAX;
	case IS_UPLOAD:
		return v.bits & TAINT_FILE && v.bits & TAINT_PUBLIC;
	}
	return false;
}

/* What runs in the browser has neither files nor a database; what a model says is looked at where it is run or shown.
 */
static bool is_place(const char *what, struct taint_value v)
{
	str kind = str_of(what);
	if (v.bits & TAINT_BROWSER)
		return str_listed(kind, "html eval");
	if (v.bits & TAINT_MODEL)
		return str_listed(kind, "html eval sql shell");
	return true;
}

/* ---- reporting ---- */

/* Who holds token i: the name of its function, else the call that it is handed to with its first text. */
static str function_at(struct taint *x)
{
	for (size_t i = x->n_open; i > 1; i--) {
		const struct taint_function *f = &x->open[i - 1];
		const struct node *name = node_get(f->node, S("name"));
		if (name && name->text.n)
			return name->text;
		for (uint32_t at = f->from, n = 0; at > 0 && n < 40; at--, n++) {
			struct taint_call c;
			if (!code_open(x->t, at - 1, '(') || code_at(x->t, at - 1)->mate < f->to ||
			    !taint_call_at(x, at - 1, &c))
				continue;
			str text = code_at(x->t, at)->kind == CODE_STRING ? code_string(x->t, at, x->arena) : S("");
			return arena_printf(x->arena, "%.*s %.*s", STR_ARG(taint_callee(x, &c)),
			                    STR_ARG(str_sub(text, 0, 60)));
		}
	}
	return S("");
}

void taint_report(struct taint *x, str what, str sink, str source, str name, uint32_t at)
{
	const struct taint_function *f = taint_outer(x);
	struct taint_row row = {what, sink, source, function_at(x), name, f && f->registered, code_at(x->t, at)->line};
	x->each(x->ctx, &row);
}

/* Does the function let only those in who have a key of the environment? They are programs of the app itself. */
static bool is_internal(const struct taint *x)
{
	const struct taint_function *f = taint_outer(x);
	for (uint32_t i = f ? f->from : 0; f && i < f->to && ++*x->steps < TAINT_STEPS; i++) {
		bool key = taint_is(x, i, "env environ") &&
		           taint_speaks(x, i + 1, i + 4, "INTERNAL|CRON|WEBHOOK|API_KEY|SECRET");
		if (key && code_op(x->t, i - 1, S(".")) && str_listed(code_text(x->t, i - 3), "=== !== == !="))
			return true;
	}
	return false;
}

static void report(struct taint *x, const char *what, str sink, struct taint_value v, uint32_t at)
{
	str kind = v.bits & TAINT_MODEL ? arena_printf(x->arena, "model-%s", what) : str_of(what);
	taint_report(x, kind, sink, v.source, S(""), at);
}

/* ---- calls ---- */

/* The address in { url: … } */
static struct taint_value argument(struct taint *x, const struct taint_argument *a, enum need need)
{
	uint32_t from, to;
	if (need == IS_ADDRESS && code_open(x->t, a->from, '{'))
		return taint_property(x, a->from, S("url"), &from, &to) ||
		                       taint_property(x, a->from, S("uri"), &from, &to)
		               ? taint_value(x, from, to)
		               : (struct taint_value){0};
	return taint_value(x, a->from, a->to);
}

static bool look(struct taint *x, const struct taint_call *c, const struct sink *s)
{
	struct taint_value v;
	for (size_t i = 0; i < (c->n ? c->n : 1); i++) {
		bool this = s->argument == EACH || (s->argument == LAST ? i + 1 == c->n : s->argument == (int)i);
		if (s->argument == RECEIVER && i == 0 && c->open >= c->start + 3)
			v = taint_value(x, c->start, c->open - 2);
		else if (c->n && this && !c->args[i].name.n)
			v = argument(x, &c->args[i], s->need);
		else
			continue;
		if (v.how != TAINT_RAW || !is_place(s->what, v) || !is_met(x, c, s->need, v) || is_internal(x))
			continue;
		report(x, s->what, taint_callee(x, c), v, c->open - 1);
		return true;
	}
	return false;
}

void taint_sinks(struct taint *x, struct taint_call *c)
{
	for (size_t i = 0; i < sizeof sinks / sizeof *sinks; i++) {
		const struct sink *s = &sinks[i];
		if (!(s->languages & x->language) || !str_listed(c->name, s->names))
			continue;
		if (s->before && (c->before.n ? !str_listed(c->before, s->before) : *s->before != 0))
			continue;
		if (look(x, c, s))
			return;
	}
}

/* ---- assignments and words ---- */

void taint_sink_assign(struct taint *x, uint32_t i, struct taint_value v)
{
	bool html =
	        x->language == TAINT_JS && code_dot(x->t, i - 2) && taint_is(x, i - 1, "innerHTML outerHTML srcdoc");
	if (html && v.how == TAINT_RAW && is_place("html", v))
		report(x, "html", taint_name(x, i - 1), v, i - 1);
}

/* dangerouslySetInnerHTML={{ __html: v }} */
static void raw_markup(struct taint *x, uint32_t i)
{
	uint32_t from, to;
	if (!code_open(x->t, i + 1, '{') || !taint_property(x, i + 2, S("__html"), &from, &to))
		return;
	struct taint_value v = taint_value(x, from, to);
	if (v.how == TAINT_RAW && is_place("html", v))
		report(x, "html", taint_name(x, i), v, i);
}

/* echo a, b; print a; <?= a ?> */
static void echoed(struct taint *x, uint32_t from, uint32_t at)
{
	static const char plain[] = "application/json|text/plain|text/csv|application/xml|php_sapi_name|text/xml";
	uint32_t end = from;
	while (end < x->t->n && !code_op(x->t, end, S(";")) && !code_op(x->t, end, S("")))
		end = code_next(x->t, end);
	struct taint_value v = taint_value(x, from, end);
	if (v.how == TAINT_RAW && !(v.bits & TAINT_FILE) && !taint_speaks(x, 0, (uint32_t)x->t->n, plain))
		report(x, "html", S("echo"), v, at);
}

/* Of Flask: what a view returns is a page. */
static void returned(struct taint *x, uint32_t i)
{
	const struct node *f = x->open[x->n_open - 1].node, *marks = f ? node_get(f, S("marks")) : NULL;
	bool view = marks && marks->child && str_find(marks->child->text, S(".route("), 0) != SIZE_MAX;
	if (!view)
		return;
	struct taint_value v = taint_value(x, i + 1, code_expression_end(x->t, i + 1));
	if (v.how == TAINT_RAW && v.bits & TAINT_TAGS)
		report(x, "html", S("return"), v, i);
}

void taint_sink_word(struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	if (code_dot(t, i - 1))
		return;
	str before = str_trim(str_sub(t->bytes, 0, code_at(t, i)->from));
	if (x->language == TAINT_PHP && str_ends(before, S("<?=")))
		echoed(x, i, i);
	else if (x->language == TAINT_JS && taint_is(x, i, "dangerouslySetInnerHTML"))
		raw_markup(x, i);
	else if (code_at(t, i)->kind == CODE_ATTR && str_eq(code_text(t, i), S("dangerouslySetInnerHTML")))
		raw_markup(x, i);
	else if (x->language == TAINT_PHP && taint_is(x, i, "echo print"))
		echoed(x, i + 1, i);
	else if (x->language == TAINT_PHP && taint_is(x, i, "include require include_once require_once")) {
		struct taint_value v = taint_value(x, i + 1, code_expression_end(t, i + 1));
		if (v.how == TAINT_RAW)
			report(x, "path", taint_name(x, i), v, i);
	} else if (x->language == TAINT_PYTHON && taint_is(x, i, "return"))
		returned(x, i);
}
