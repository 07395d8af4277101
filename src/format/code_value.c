/* Values of expressions: literals, objects and arrays as they are, names bound once as what they are bound to, the rest
 * UNKNOWN. */
#include "format/code_amount.h"

/* Of the word at i, if the names behind it may be parted by commas, what ends them: lambda a, b: */
static str names_end(const struct code_tokens *t, uint32_t i)
{
	const char *list = t->language->binders;
	if (!list || !code_operator_word(t, i) || code_dot(t, i - 1))
		return (str){0};
	for (const char *at = list + 1; *at;) {
		size_t word = strcspn(at, " "), end = strcspn(at + word + 1, " ");
		if (str_eq(code_text(t, i), str_at(at, word)))
			return str_at(at + word + 1, end);
		at += word + end + 2;
	}
	return (str){0};
}

/* Behind the |a, b| that begins at i, if one does. */
static uint32_t after_bars(const struct code_tokens *t, uint32_t i, uint32_t end)
{
	if (!t->language->bars || !code_op(t, i, S("|")) || code_operand_ends(t, i - 1))
		return i;
	uint32_t to = i + 1;
	while (to < end && !code_op(t, to, S("|")))
		to = code_next(t, to);
	return to < end ? to + 1 : i;
}

uint32_t code_item_end(const struct code_tokens *t, uint32_t from, uint32_t end)
{
	str until = {0};
	while (from < end) {
		uint32_t behind = after_bars(t, from, end);
		if (until.n)
			until = str_eq(code_text(t, from), until) ? (str){0} : until;
		else if (code_op(t, from, S(",")) || code_at(t, from)->flags & CODE_COMMA)
			return from;
		else
			until = names_end(t, from);
		from = behind > from ? behind : code_next(t, from);
	}
	return end;
}

uint32_t code_expression_end(const struct code_tokens *t, uint32_t from)
{
	uint32_t i = from;
	while (i < t->n) {
		const struct code_token *k = &t->at[i];
		if (k->kind == CODE_CLOSE || k->kind == CODE_TAIL || k->kind == CODE_MIDDLE || k->kind == CODE_JSX_END)
			return i;
		if (k->kind == CODE_OP && (k->from == k->to || t->bytes.p[k->from] == ',' ||
		                           t->bytes.p[k->from] == ';' || code_op(t, i, S("="))))
			return i;
		bool operand = k->kind != CODE_OP && !code_open(t, i, '(') && !code_open(t, i, '[') &&
		               !code_word(t, i, S("in")) && !code_word(t, i, S("instanceof"));
		if (i > from && operand && t->language->guesses_lines && k->line > t->at[i - 1].line &&
		    t->at[i - 1].kind != CODE_OP && !code_operator_word(t, i - 1))
			return i; /* a new line begins a new statement */
		i = code_next(t, i);
	}
	return i;
}

struct node *code_unknown(struct code_file *f, uint32_t from, uint32_t to)
{
	return code_node(f, NODE_UNKNOWN, code_source(f, from, to), from, to);
}

/* One token. */
static struct node *token_value(struct code_file *f, uint32_t i, unsigned depth)
{
	switch (code_at(&f->t, i)->kind) {
	case CODE_STRING:
	case CODE_TEMPLATE: {
		bool known = true;
		str text = code_string_text(f, i, &known);
		known = known || code_is_address(text);
		return known ? code_node(f, NODE_STRING, text, i, i + 1) : code_unknown(f, i, i + 1);
	}
	case CODE_NUMBER:
		return code_node(f, NODE_NUMBER, code_digits(f, code_text(&f->t, i)), i, i + 1);
	case CODE_WORD:
		return code_name_value(f, i, depth);
	default:
		return code_unknown(f, i, i + 1);
	}
}

/* !0, -1, void 0; NULL for others. */
static struct node *prefixed_value(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	str word = code_text(t, i + 1);
	bool number = code_at(t, i + 1)->kind == CODE_NUMBER;
	if (code_word(t, i, S("void")))
		return code_node(f, NODE_NULL, S("undefined"), i, i + 2);
	if (code_op(t, i, S("!")) && (code_word(t, i + 1, S("false")) || (number && str_eq(word, S("0")))))
		return code_node(f, NODE_BOOL, S("true"), i, i + 2);
	if (code_op(t, i, S("!")) && (code_word(t, i + 1, S("true")) || (number && str_eq(word, S("1")))))
		return code_node(f, NODE_BOOL, S("false"), i, i + 2);
	if (number && code_op(t, i, S("+")))
		return code_node(f, NODE_NUMBER, word, i, i + 2);
	if (number && code_op(t, i, S("-")))
		return code_node(f, NODE_NUMBER, arena_printf(f->arena, "-%.*s", STR_ARG(word)), i, i + 2);
	return NULL;
}

/* What has no name and no literal of its own. */
static struct node *composed_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	struct node *n = NULL;
	bool known = false;
	if (to - from == 2 && !code_is_strings(t, from, to))
		n = prefixed_value(f, from);
	else if (code_is_chain(t, from, to))
		n = code_member_value(f, from, to, depth);
	else if (code_is_chain(t, from, from + 3) && code_op(t, from + 3, S("(")) &&
	         code_at(t, from + 3)->mate == to - 1 && code_word(t, from, S("Object")) &&
	         code_word(t, from + 2, S("freeze")))
		return code_value(f, from + 4, to - 1, depth + 1);
	else if (code_is_joined(t, from, to) || code_at(t, from)->mate == to - 1) {
		str text = code_joined(f, from, to, depth, &known);
		known = known || (t->language->joins_strings && code_is_strings(t, from, to) && code_is_address(text));
		n = known ? code_node(f, NODE_STRING, text, from, to) : NULL;
	}
	if (!n && t->language->built)
		n = t->language->built(f, from, to, depth);
	if (!n)
		n = code_amount(f, from, to, depth);
	return n ? n : code_unknown(f, from, to);
}

/* [x for x in y]: how many there are, only running would tell. */
static bool is_comprehension(const struct code_tokens *t, uint32_t open)
{
	uint32_t i = open + 1;
	if (!t->language->binders)
		return false;
	while (i < code_at(t, open)->mate && !code_word(t, i, S("for")))
		i = code_next(t, i);
	return i < code_at(t, open)->mate;
}

struct node *code_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	bool tuple = t->language->tuples && code_open(t, from, '(') && code_at(t, from)->mate == to - 1 &&
	             code_item_end(t, from + 1, to - 1) < to - 1;
	if (tuple && depth <= f->budget->depth)
		return code_group_value(f, from, depth);
	while (to - from > 2 && to > from && code_open(t, from, '(') && code_at(t, from)->mate == to - 1)
		from++, to--;
	if (depth > f->budget->depth) {
		f->too_deep = true;
		return code_unknown(f, from, to);
	}
	if (to <= from)
		return code_unknown(f, from, from);
	const struct code_token *k = code_at(t, from);
	if (to - from == 1)
		return token_value(f, from, depth);
	bool whole = k->mate == to - 1;
	if (whole && is_comprehension(t, from))
		return code_unknown(f, from, to);
	if (whole &&
	    (code_open(t, from, '[') ||
	     (code_open(t, from, '{') && !(k->flags & (t->language->built ? CODE_EXPR | CODE_BLOCK : CODE_EXPR)))))
		return code_group_value(f, from, depth);
	if (whole && k->kind != CODE_HEAD)
		return code_unknown(f, from, to);
	return composed_value(f, from, to, depth);
}
