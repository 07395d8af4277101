/* Functions without a name: (a) -> b, a => b, |a| b, and the braces of Kotlin and Swift that are handed over. */
#include "format/lang.h"
#include "format/lang_function.h"

enum { STATEMENT_LONGEST = 64, HEAD_LONGEST = 48 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }
static bool is_line_end(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i)->kind == CODE_OP && code_at(t, i)->from == code_at(t, i)->to;
}

/* ---- braces ---- */

/* Does what the word at header begins own the brace at open? equals: `= … ` or `by …` stands in between. */
static bool owns(const struct code_tokens *t, uint32_t header, uint32_t open, bool equals)
{
	str word = code_text(t, header);
	if (code_one_of(word, " val var let fun func "))
		return !equals;
	if (!t->language->open_conditions && code_one_of(word, " get set "))
		return code_open(t, header + 1, '(') && mate(t, header + 1) <= header + 3 &&
		       code_at(t, header + 2)->kind != CODE_STRING; /* get() {, set(value) {; no get("/") { */
	if (!t->language->open_conditions && code_one_of(word, " if for while when catch "))
		return code_close(t, open - 1, '(') && mate(t, open - 1) - 1 == header;
	return true;
}

bool lang_is_closure(const struct code_tokens *t, uint32_t open)
{
	const struct code_language *l = t->language;
	uint32_t i = open - 1;
	bool equals = false;
	if (!l->trailing || !code_open(t, open, '{') || !(code_at(t, open)->flags & CODE_BLOCK))
		return false;
	if (code_op(t, i, S("->")) || is_line_end(t, i) || code_op(t, i, S(";")) || code_open(t, i, '{') ||
	    code_close(t, i, '{') || code_at(t, i)->kind == CODE_NONE)
		return false;
	for (unsigned n = 0; n < STATEMENT_LONGEST && i < t->n; n++, i--) {
		const struct code_token *k = code_at(t, i);
		if (k->kind == CODE_OPEN || k->kind == CODE_HEAD || is_line_end(t, i) || code_op(t, i, S(";")))
			return true;
		equals = equals || code_op(t, i, S("=")) || code_word(t, i, S("by"));
		if (k->kind == CODE_WORD && !code_dot(t, i - 1) && code_listed(t, i, CODE_IN_headers))
			return !owns(t, i, open, equals);
		i = k->kind == CODE_CLOSE || k->kind == CODE_TAIL ? k->mate : i;
	}
	return true;
}

/* May token i stand in front of `in` or -> at the start of a block? */
static bool may_bind(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_WORD || code_open(t, i, '(') || code_open(t, i, '[') || k->flags & CODE_DOT ||
	       (k->kind == CODE_OP && k->to > k->from && code_one_of(code_text(t, i), " , : ? & @ -> "));
}

static bool braces(const struct code_tokens *t, uint32_t open, struct lang_lambda *l)
{
	if (!lang_is_closure(t, open))
		return false;
	*l = (struct lang_lambda){.from = open, .to = mate(t, open) + 1, .body = open + 1, .first = open + 1};
	l->last = l->first;
	uint32_t i = open + 1;
	bool found = false;
	for (unsigned n = 0; n < HEAD_LONGEST && i < mate(t, open) && !found; n++) {
		found = code_one_of(code_text(t, i), t->language->block_in);
		if (!found && !may_bind(t, i))
			break;
		i = found ? i : code_next(t, i);
	}
	if (!found)
		return true;
	l->body = i + 1;
	l->first = code_open(t, open + 1, '[') ? mate(t, open + 1) + 1 : open + 1;
	l->last = i;
	if (code_open(t, l->first, '(') && t->language->open_conditions) {
		l->last = mate(t, l->first);
		l->first++;
	} else {
		for (uint32_t at = l->first; at < l->last; at = code_next(t, at))
			if (code_op(t, at, S("->")) || code_one_of(code_text(t, at), " async throws "))
				l->last = at;
	}
	return true;
}

/* ---- arrows ---- */

static uint32_t with_async(const struct code_tokens *t, uint32_t from)
{
	while (is_word(t, from - 1) && code_listed(t, from - 1, CODE_IN_async))
		from--;
	return from;
}

static bool arrow(const struct code_tokens *t, uint32_t i)
{
	return t->language->lambda && code_op(t, i, str_of(t->language->lambda));
}

/* x -> … at x, where a value may stand */
static bool single(const struct code_tokens *t, uint32_t i, uint32_t bracket, struct lang_lambda *l)
{
	if (!arrow(t, i + 1) || t->language->dicts)
		return false;
	uint32_t from = with_async(t, i), before = from - 1;
	bool argument = code_open(t, bracket, '(') && (before == bracket || code_op(t, before, S(",")));
	bool given = code_op(t, before, S("=")) || code_op(t, before, S(":")) || code_op(t, before, S("->")) ||
	             code_op(t, before, S("=>")) || code_op(t, before, S("+=")) || code_word(t, before, S("return"));
	*l = (struct lang_lambda){.from = from, .body = i + 2, .first = i, .last = i + 1};
	return argument || given;
}

/* (a, b) -> …; of Dart (a, b) {…} */
static bool rounds(const struct code_tokens *t, uint32_t i, struct lang_lambda *l)
{
	uint32_t close = mate(t, i), from = with_async(t, i), body = close + 1;
	const char *sign = t->language->decorator;
	bool marked = sign && sign[0] == '[' && code_close(t, from - 1, '[');
	if (code_operand_ends(t, from - 1) && !marked)
		return false;
	*l = (struct lang_lambda){.from = from, .first = i + 1, .last = close};
	if (t->language->dicts && code_word(t, body, S("async")))
		body += 1 + code_op(t, body + 1, S("*"));
	l->body = arrow(t, body) ? body + 1 : body;
	return arrow(t, body) || (t->language->dicts && code_open(t, body, '{'));
}

/* ---- bars: |a, b| …, move |a| {…}, || … ---- */

static bool bars(const struct code_tokens *t, uint32_t i, struct lang_lambda *l)
{
	if (!t->language->bars || !t->language->open_conditions)
		return false;
	uint32_t bar = i;
	while (is_word(t, bar) && code_listed(t, bar, CODE_IN_moves))
		bar++;
	bool none = code_op(t, bar, S("||"));
	if (bar == i && (code_operand_ends(t, i - 1) || code_listed(t, i - 1, CODE_IN_moves)))
		return false;
	if (!none && !code_op(t, bar, S("|")))
		return false;
	uint32_t end = none ? bar : bar + 1;
	for (unsigned n = 0; n < HEAD_LONGEST && !none && !code_op(t, end, S("|")); n++)
		if (code_at(t, end)->kind == CODE_NONE || code_at(t, end)->kind == CODE_CLOSE)
			return false;
		else
			end = code_next(t, end);
	if (!none && !code_op(t, end, S("|")))
		return false;
	*l = (struct lang_lambda){.from = i, .first = none ? end : bar + 1, .last = end, .body = end + 1};
	if (code_op(t, l->body, S("->")))
		while (l->body < t->n && !code_open(t, l->body, '{'))
			l->body++;
	while (is_word(t, l->body) && code_listed(t, l->body, CODE_IN_moves))
		l->body++;
	return true;
}

bool lang_lambda(const struct code_tokens *t, uint32_t i, uint32_t bracket, struct lang_lambda *l)
{
	/* Asked of each word: hardly one begins a function. */
	if (is_word(t, i) && !code_listed(t, i, CODE_IN_moves) && !arrow(t, i + 1))
		return false;
	bool found = code_open(t, i, '{')   ? braces(t, i, l)
	             : code_open(t, i, '(') ? rounds(t, i, l)
	             : bars(t, i, l)        ? true
	             : is_word(t, i)        ? single(t, i, bracket, l)
	                                    : false;
	if (found && !l->to) {
		bool block = code_open(t, l->body, '{');
		l->expression = !block;
		l->to = code_leave_body_end(t, l->body);
		l->body += block;
	}
	return found && l->to > l->from;
}
