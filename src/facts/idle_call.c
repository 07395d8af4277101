/* Which calls these are, the rules say that make rows of `traces` and `metrics` (rules/monitoring); here their last
 * words are enough, since a row that belongs to none of those says nothing. */
#include "idle_call.h"

#include "base/ascii.h"
#include "facts/code_run.h"

enum { MOST_ROWS = 32 };

struct idle_file {
	struct facts *f;
	str path, text;
	const struct node *tree, *calls, *functions, *exports;
	struct arena arena;
	size_t n;
};

static str callee_of(const struct node *call)
{
	const struct node *callee = node_get(call, S("callee"));
	return callee ? callee->text : S("");
}

static str last_word(str callee)
{
	size_t at = callee.n;
	while (at > 0 && (ascii_alnum(callee.p[at - 1]) || callee.p[at - 1] == '_'))
		at--;
	return str_sub(callee, at, callee.n);
}

static bool sets_up(str last)
{
	static const char words[] =
	        "NodeSDK registerOTel registerInstrumentations instrument instrument_app instrument_client init "
	        "NewTransport collectDefaultMetrics Counter Histogram Summary NewCounter NewCounterVec NewHistogram "
	        "NewHistogramVec createCounter create_counter createHistogram create_histogram configure_azure_monitor "
	        "useAzureMonitor patch_all instrument_httpx instrument_requests start_http_server";
	return str_listed(last, words);
}

/* ---- what speaks against it ---- */

static const struct node *call_named(const struct idle_file *i, str last)
{
	for (const struct node *c = i->calls->child; c; c = c->next)
		if (str_eq(last_word(callee_of(c)), last))
			return c;
	return NULL;
}

static str doubt_of(struct idle_file *i, const struct node *call)
{
	return i->text.n ? code_run_doubt(i->tree, i->text, call, false, &i->arena) : S("");
}

static str taken_back(struct idle_file *i, str last)
{
	bool back = str_eq(last, S("instrument")) && call_named(i, S("uninstrument"));
	return back ? S("it is taken back") : S("");
}

static bool is_before(const struct node *x, const struct node *y)
{
	return x->line != y->line ? x->line < y->line : x->col < y->col;
}

/* export function setup() { … }: whether another file calls it is not followed. Next.js calls register(). */
static str in_shown_function(struct idle_file *i, const struct node *call)
{
	for (const struct node *fn = i->functions ? i->functions->child : NULL; fn; fn = fn->next) {
		const struct node end = {.line = fn->end_line, .col = fn->end_col}, *name = node_get(fn, S("name"));
		bool around = !is_before(call, fn) && is_before(call, &end);
		if (around && name && node_get(i->exports, name->text) &&
		    !str_listed(name->text, "register main handler"))
			return arena_printf(&i->arena, "whether anything calls %.*s is not known", STR_ARG(name->text));
	}
	return S("");
}

/* const sdk = new NodeSDK(…); sdk.start() */
static str not_started(struct idle_file *i, str last)
{
	if (!str_eq(last, S("NodeSDK")))
		return S("");
	const struct node *start = call_named(i, S("start"));
	if (!start)
		return S("nothing starts it");
	str why = doubt_of(i, start);
	return why.n ? why : in_shown_function(i, start);
}

static bool is_word(char c) { return ascii_alnum(c) || c == '_'; }

static size_t mentions(str text, str name)
{
	size_t n = 0;
	for (size_t at = 0; n < 2 && (at = str_find(text, name, at)) != SIZE_MAX; at += name.n)
		n += (at == 0 || !is_word(text.p[at - 1])) && (at + name.n == text.n || !is_word(text.p[at + name.n]));
	return n;
}

/* var seen = prometheus.NewCounter(…), and nothing of the file names it again; of what is shown to others, others may.
 */
static str kept_for_nothing(struct idle_file *i, const struct node *call)
{
	str rest = i->text, line = S("");
	for (unsigned n = 0; n < call->line; n++)
		if (!str_cut(&rest, '\n', &line))
			return S("");
	line = str_trim(str_sub(line, 0, call->col ? call->col - 1 : 0));
	static const char *const words[] = {"export ", "var ", "const ", "let ", "final "};
	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		if (str_starts(line, str_of(words[w])))
			line = str_trim(str_sub(line, str_of(words[w]).n, line.n));
	size_t end = 0;
	while (end < line.n && is_word(line.p[end]))
		end++;
	str name = str_sub(line, 0, end), behind = str_trim(str_sub(line, end, line.n));
	bool given = name.n && (str_starts(behind, S("=")) || str_starts(behind, S(":=")));
	if (!given || ascii_upper(name.p[0]) || node_get(i->exports, name))
		return S("");
	return str_eq(name, S("_")) || mentions(i->text, name) < 2 ? S("what it makes is used nowhere") : S("");
}

/* ---- rows ---- */

static void look(struct idle_file *i, const struct node *call)
{
	str callee = callee_of(call), last = last_word(callee);
	if (!sets_up(last) || i->n >= MOST_ROWS)
		return;
	str why = not_started(i, last);
	why = why.n ? why : taken_back(i, last);
	why = why.n ? why : doubt_of(i, call);
	why = why.n ? why : in_shown_function(i, call);
	why = why.n ? why : kept_for_nothing(i, call);
	if (!why.n)
		return;
	i->n++;
	struct members m = fact_new(i->f, S("idle_calls"), i->path, call->line);
	members_scalar(&m, NODE_STRING, S("tool"), callee, NULL);
	members_scalar(&m, NODE_STRING, S("why"), why, NULL);
}

/* Few files set anything up: the calls are asked before the text. */
static bool sets_up_any(const struct idle_file *i)
{
	for (const struct node *c = i->calls ? i->calls->child : NULL; c; c = c->next)
		if (sets_up(last_word(callee_of(c))))
			return true;
	return false;
}

static bool speaks_of_it(str text)
{
	static const char *const words[] = {"opentelemetry", "otel",    "prom-client", "prometheus",
	                                    "dd-trace",      "ddtrace", "telemetry",   "azure"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(text, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

void idle_call(struct facts *f, str path, str text, const struct node *tree)
{
	struct idle_file i = {.f = f,
	                      .path = path,
	                      .text = text,
	                      .tree = tree,
	                      .calls = node_get(tree, S("calls")),
	                      .functions = node_get(tree, S("functions")),
	                      .exports = node_get(tree, S("exports"))};
	if (sets_up_any(&i) && speaks_of_it(text))
		for (const struct node *c = i.calls->child; c; c = c->next)
			look(&i, c);
	arena_free(&i.arena);
}
