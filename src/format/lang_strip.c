/* What the row of a language says of tokens that only their neighbours explain: types go, so that `name: String = "a"`
 * is `name = "a"`, and brackets are marked by what they open. */
#include "format/code_type.h"
#include "format/lang.h"

enum { TYPE_LONGEST = 40, TYPES_LONGEST = 160 };

/* Would a type's list end here, with what may follow it? */
static bool after_generics(const struct code_tokens *t, uint32_t end)
{
	const struct code_token *k = code_at(t, end);
	if (k->kind == CODE_WORD || k->kind == CODE_OPEN || k->kind == CODE_CLOSE || k->kind == CODE_NONE)
		return true;
	str text = code_text(t, end);
	return k->kind == CODE_OP &&
	       (text.n == 0 || k->flags & CODE_DOT || code_one_of(text, " , ; > ? = { : ... & => ! ** "));
}

/* Only what a type may hold: names, dots, commas, arrays, functions of types. */
static bool is_types(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	uint32_t array = 0; /* the end of [T; 4] */
	for (uint32_t i = from; i < to; i++) {
		const struct code_token *k = code_at(t, i);
		if (i - from > TYPES_LONGEST)
			return false;
		array = i > array && code_open(t, i, '[') ? k->mate : array;
		bool op = k->kind == CODE_OP &&
		          (k->flags & CODE_DOT || code_one_of(code_text(t, i), " < > , ? & * : -> = ' @ . | ") ||
		           (i < array && code_op(t, i, S(";"))));
		bool group = k->kind == CODE_OPEN || k->kind == CODE_CLOSE;
		if (!op && !group && k->kind != CODE_WORD && k->kind != CODE_NUMBER)
			return false;
	}
	return true;
}

/* List<String>(), Vec::<u8>::new(), <String>[…] */
static void strip_generics(struct code_tokens *t, uint32_t i)
{
	uint32_t b = code_before(t, i), end = code_skip_angle(t, i);
	if (end == i || !is_types(t, i + 1, end - 1) || !after_generics(t, end))
		return;
	bool named = code_is_word(t, b) && !code_operator_word(t, b);
	bool turbofish = code_dot(t, b);
	bool literal =
	        code_open(t, end, '[') || code_open(t, end, '{') || code_is_word(t, end) || code_open(t, end, '(');
	if (turbofish)
		code_drop(t, code_is_word(t, end) ? i : b, end); /* a.<T>f(), Vec::<T>::new() */
	else if (named || literal)
		code_drop(t, i, end);
}

/* `: T` between the name behind a word of declares and its = */
static void strip_declared(struct code_tokens *t, uint32_t i)
{
	uint32_t name = i + 1;
	while (code_is_word(t, name) && code_one_of(code_text(t, name), " mut ref lateinit var let val "))
		name++;
	if (!code_is_word(t, name) || !code_op(t, name + 1, S(":")))
		return;
	uint32_t end = name + 2;
	for (unsigned n = 0; n < TYPE_LONGEST && end < t->n && !code_op(t, end, S("=")); n++) {
		const struct code_token *k = code_at(t, end);
		bool stops = k->kind == CODE_CLOSE || code_op(t, end, S(";")) || code_op(t, end, S(",")) ||
		             (k->kind == CODE_OP && k->from == k->to) || code_open(t, end, '{');
		if (stops)
			return;
		end = k->mate > end ? k->mate + 1 : end + 1;
	}
	if (code_op(t, end, S("=")))
		code_drop(t, name + 1, end);
}

/* x!, x!!, f()? and T? */
static void strip_mark(struct code_tokens *t, uint32_t i)
{
	uint32_t b = code_before(t, i);
	const struct code_token *k = code_at(t, i), *left = code_at(t, i - 1);
	bool tight = left->to == k->from && code_operand_ends(t, b);
	if (!tight || k->flags & CODE_DOT)
		return;
	if (code_op(t, i, S("?")) && code_at(t, i + 1)->from == k->to && code_at(t, i + 1)->kind != CODE_CLOSE &&
	    !code_op(t, i + 1, S(",")) && !code_op(t, i + 1, S(";")) && !code_op(t, i + 1, S(">")) &&
	    !code_dot(t, i + 1))
		return;
	code_drop(t, i, i + 1);
}

/* May a value stand in front of the brace at i, so that it opens a map? */
static bool opens_map(const struct code_tokens *t, uint32_t i)
{
	uint32_t b = code_before(t, i);
	const struct code_token *k = code_at(t, b);
	if (t->language->braces == BRACES_BLOCK)
		return false;
	if (k->kind == CODE_OPEN)
		return !code_open(t, b, '{') || !(k->flags & CODE_BLOCK);
	if (k->kind == CODE_WORD)
		return code_operator_word(t, b) && !code_one_of(code_text(t, b), " else do then begin ensure in ");
	bool arrow = code_op(t, b, S("=>")) && !t->language->dicts && !code_one_of(S("=>"), t->language->pairs);
	return k->kind == CODE_OP && k->from < k->to && !arrow && !code_op(t, b, S(";")) && !code_op(t, b, S("->"));
}

static void on_open(struct code_tokens *t, uint32_t i)
{
	if (code_open(t, i, '{') && !opens_map(t, i) && !lang_composite(t, i))
		t->at[i].flags |= CODE_BLOCK;
}

void lang_strip(struct code_tokens *t)
{
	const struct code_language *l = t->language;
	for (uint32_t i = 0; i < t->n; i++) {
		const struct code_token *k = &t->at[i];
		if (k->flags & CODE_DROP)
			continue;
		if (k->kind == CODE_OP && l->generics && code_op(t, i, S("<")))
			strip_generics(t, i);
		else if (k->kind == CODE_OP && l->drops_marks &&
		         (code_op(t, i, S("!")) || code_op(t, i, S("!!")) || code_op(t, i, S("?"))))
			strip_mark(t, i);
		else if (k->kind == CODE_WORD && l->declares && code_listed(t, i, CODE_IN_declares))
			strip_declared(t, i);
	}
	if (l->strip)
		l->strip(t);
	code_compact(t);
	for (uint32_t i = 0; i < t->n; i++) {
		if (code_open(t, i, '('))
			t->at[i].flags |= lang_is_params(t, i) ? CODE_PARAMS : 0;
		else if (t->at[i].kind == CODE_OPEN)
			on_open(t, i);
	}
}

/* Go: T[A, B]{…} without its [A, B] */
static void go_strip_generics(struct code_tokens *t, uint32_t i)
{
	uint32_t close = code_at(t, i)->mate;
	bool follows = code_is_word(t, i - 1) && code_at(t, i - 1)->to == code_at(t, i)->from;
	if (follows && close > i + 1 && code_open(t, close + 1, '{') && !code_word(t, i - 1, S("map")) &&
	    !lang_in_header(t, i - 1))
		code_drop(t, i, close + 1);
}

/* Go: `var a T = v` without its T, in a list of them too. */
void go_strip(struct code_tokens *t)
{
	for (uint32_t i = 0; i < t->n; i++) {
		if (code_open(t, i, '['))
			go_strip_generics(t, i);
		if (!code_op(t, i, S("=")))
			continue;
		uint32_t first = i;
		for (unsigned n = 0; n < TYPE_LONGEST && first > 0; n++) {
			const struct code_token *k = code_at(t, first - 1);
			if ((k->kind == CODE_OP &&
			     (k->from == k->to || !code_one_of(code_text(t, first - 1), " . * , <- "))) ||
			    k->kind == CODE_OPEN || code_word(t, first - 1, S("var")) ||
			    code_word(t, first - 1, S("const")))
				break;
			first = k->kind == CODE_CLOSE ? k->mate : first - 1;
		}
		bool array = code_open(t, first + 1, '[') && code_at(t, first + 1)->mate == first + 2;
		bool type = code_is_word(t, first + 1) || code_op(t, first + 1, S("*")) || array;
		if (code_is_word(t, first) && type && first + 1 < i)
			code_drop(t, first + 1, i);
	}
}
