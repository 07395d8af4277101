/* The walk over a file: functions open and close, names get values, conditions and calls are looked at in the order in
 * which they stand. */
#include "taint/taint.h"

#include <stdint.h>
#include <stdlib.h>

#include "format/code_flow.h"
#include "taint_int.h"

/* ---- which files ---- */

static const struct {
	const char *extensions;
	unsigned language;
	const struct code_language *row;
	const char *anchors; /* parted by |: without one of them nothing of a caller is in it */
} languages[] = {
        {"js jsx ts tsx mjs cjs mts cts", TAINT_JS, NULL,
         "req.|request.|.params|{ "
         "params|formData|readBody|getQuery|getRouterParam|ctx.|context.|event.body|event.query|"
         "event.path|location.search|location.hash|location.href|useSearchParams|useParams|@Body|@Query|@Param|"
         "generateText|streamText|completions.create|messages.create|responses.create|generateContent|execute:|ctx, "
         "input|input, ctx|assword ==|asscode ==|pw ==|enum: [|assword !="},
        {"vue svelte astro", TAINT_JS, NULL, "location.search|location.hash|request.|req.|event.body|assword =="},
        {"py", TAINT_PYTHON, NULL,
         "request|st.text_input|st.text_area|st.chat_input|st.query_params|get_argument|.get(|.post(|.put(|.patch(|"
         ".delete(|.route(|completions.create|messages.create|@tool|.tool(|.password|\"password\"]|'password']"},
        {"php", TAINT_PHP, &lang_php, "$_GET|$_POST|$_REQUEST|$_COOKIE|$_FILES|php://input|$request|request(|$guarded"},
        {"go", TAINT_GO, NULL, "http.Request|gin.Context|echo.Context|fiber.Ctx|mux.Vars|chi.URLParam"},
        {"java", TAINT_JAVA, &lang_java,
         "RequestParam|PathVariable|RequestBody|getParameter|getInputStream|RequestHeader"},
        {"cs", TAINT_CSHARP, &lang_csharp, "Http|Request.|FromQuery|FromBody|FromRoute"},
        {"rb", TAINT_RUBY, &lang_ruby, "params|cookies"},
};

static size_t row_of(str extension)
{
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (str_listed(extension, languages[i].extensions))
			return i;
	return SIZE_MAX;
}

static bool has_anchor(str bytes, const char *anchors)
{
	str anchor;
	for (str rest = str_of(anchors); str_cut(&rest, '|', &anchor);)
		if (str_find(bytes, anchor, 0) != SIZE_MAX)
			return true;
	return false;
}

static void open_tokens(size_t row, str bytes, str extension, struct code_tokens *t)
{
	if (!languages[row].row) {
		code_flow_open(bytes, extension, t);
		return;
	}
	lang_lex(languages[row].row, bytes, t);
	lang_strip(t);
}

/* ---- functions ---- */

/* ---- names ---- */

static void settle(struct taint *x, uint32_t i)
{
	for (size_t n = 0; n < x->n_pending;) {
		if (x->pending[n].to > i) {
			n++;
			continue;
		}
		taint_bind(x, x->pending[n].name, x->pending[n].value);
		for (size_t k = n + 1; k < x->n_pending; k++)
			x->pending[k - 1] = x->pending[k];
		x->n_pending--;
	}
}

static void settle_conditions(struct taint *x, uint32_t i)
{
	for (size_t n = 0; n < x->n_asked;) {
		if (x->asked[n].to > i) {
			n++;
			continue;
		}
		taint_condition(x, x->asked[n].from, x->asked[n].to, x->asked[n].compared);
		x->asked[n] = x->asked[--x->n_asked];
	}
}

/* Inside the brackets of a call it names an argument. */
static bool names_argument(const struct taint *x, uint32_t i)
{
	if (!(x->language & (TAINT_PYTHON | TAINT_RUBY)))
		return false;
	for (uint32_t at = i; at > 0 && i - at < 4000; at--) {
		const struct code_token *k = code_at(x->t, at - 1);
		++*x->steps;
		if (k->kind == CODE_OP && k->from == k->to)
			return false;
		if (k->kind == CODE_CLOSE)
			at = k->mate + 1;
		else if (k->kind == CODE_OPEN)
			return true;
	}
	return false;
}

static void assignment(struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	str sign = code_text(t, i);
	bool plain = str_eq(sign, S("=")) || str_eq(sign, S(":="));
	bool adds = str_listed(sign, "+= .= <<") || str_eq(sign, S("||=")) ||
	            str_eq(sign, S("?"
	                           "?="));
	if (code_at(t, i)->kind != CODE_OP || (!plain && !adds) || names_argument(x, i))
		return;
	uint32_t from = taint_target(x, i), to = i, end = code_expression_end(t, i + 1);
	if (x->language == TAINT_PYTHON && code_op(t, i - 2, S(":")) && code_at(t, i - 3)->kind == CODE_WORD) {
		from = i - 3; /* name: type = value */
		to = i - 2;
	}
	struct taint_value v = taint_value(x, i + 1, end);
	taint_sink_assign(x, i, v);
	taint_unguards(x, i);
	if (adds) {
		uint32_t at = from;
		v = taint_joined(taint_operand(x, &at, to), v);
	}
	taint_assign(x, from, to, v, end);
}

static void call(struct taint *x, uint32_t i)
{
	struct taint_call c;
	if (!taint_call_at(x, i, &c))
		return;
	taint_args(x, &c);
	*x->steps += 30; /* rows of the tables */
	taint_step_before(x, &c);
	taint_sinks(x, &c);
	taint_gives(x, &c);
	taint_model(x, &c);
	taint_owner(x, &c);
	taint_check_call(x, &c);
	taint_step(x, &c);
}

/* The condition behind if, elif, unless, while, switch; and what assert demands. */
static void asks(struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	uint32_t from = i + 1, to = from;
	if (code_dot(t, i - 1) || code_op(t, i + 1, S(":")) || code_op(t, i + 1, S("=")))
		return;
	if (code_open(t, from, '(') && !(x->language & (TAINT_PYTHON | TAINT_RUBY | TAINT_GO))) {
		to = code_at(t, from)->mate;
		from++;
	} else {
		while (to < t->n && !code_op(t, to, S("")) && !code_op(t, to, S(":")) && !code_open(t, to, '{'))
			to = code_next(t, to);
	}
	bool compared = taint_is(x, i, "switch match case when");
	if (x->n_asked == TAINT_PENDING) {
		taint_condition(x, from, to, compared);
		return;
	}
	x->asked[x->n_asked].from = from;
	x->asked[x->n_asked].to = to;
	x->asked[x->n_asked++].compared = compared;
	taint_browser(x, i);
}

static void word(struct taint *x, uint32_t i)
{
	if (taint_is(x, i, "if elif elseif unless while switch match assert case when"))
		asks(x, i);
	else if (taint_is(x, i, "for foreach"))
		taint_loop(x, i);
	taint_sink_word(x, i);
	taint_limits_role(x, i);
	taint_permits(x, i);
	taint_price(x, i);
}

static uint32_t first_token(const struct taint *x, const struct node *f)
{
	return f ? code_token_from(x->t, f->line, f->col) : UINT32_MAX;
}

static void walk(struct taint *x)
{
	const struct node *list = node_get(x->tree, S("functions")), *f = list ? list->child : NULL;
	uint32_t next = first_token(x, f);
	taint_open_function(x, NULL, 0, (uint32_t)x->t->n + 1);
	for (uint32_t i = 0; i < x->t->n && *x->steps < TAINT_STEPS; i++) {
		if (x->n_pending)
			settle(x, i);
		taint_close_functions(x, i);
		if (x->n_asked)
			settle_conditions(x, i);
		for (; f && next <= i; next = first_token(x, f = f->next))
			taint_open_function(x, f, i, code_token_from(x->t, f->end_line, f->end_col));
		switch (code_at(x->t, i)->kind) {
		case CODE_OP:
			assignment(x, i);
			taint_password(x, i);
			break;
		case CODE_OPEN:
			call(x, i);
			break;
		case CODE_STRING:
			if (x->language & (TAINT_PYTHON | TAINT_PHP))
				taint_price(x, i);
			break;
		case CODE_WORD:
		case CODE_ATTR:
			word(x, i);
			break;
		default:
			break;
		}
	}
	x->more = x->more || *x->steps >= TAINT_STEPS;
}

bool taint_find(str path, str side, const struct node *tree, struct arena *a, void *ctx, taint_sink *each)
{
	str bytes = tree->text, extension = str_extension(path);
	size_t row = row_of(extension);
	if (row == SIZE_MAX || !bytes.n || !has_anchor(bytes, languages[row].anchors))
		return true;
	struct code_tokens t = {0};
	unsigned steps = 0;
	open_tokens(row, bytes, extension, &t);
	struct taint *x = mem_grow(NULL, sizeof *x);
	*x = (struct taint){.path = path,
	                    .side = side,
	                    .tree = tree,
	                    .t = &t,
	                    .language = languages[row].language,
	                    .steps = &steps,
	                    .arena = a,
	                    .ctx = ctx,
	                    .each = each};
	walk(x);
	bool more = x->more;
	free(x);
	code_tokens_free(&t);
	return !more;
}
