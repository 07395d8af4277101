/* Functions and their parameters: which ( opens them, and which word of each is its name. */
#include "format/lang.h"

enum { PARAM_LONGEST = 48 };

static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }
static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

/* ---- where a statement begins ---- */

static bool behind_an_end(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i - 1);
	return k->kind == CODE_NONE || (k->kind == CODE_OP && (k->from == k->to || code_op(t, i - 1, S(";"))));
}

static bool behind_a_brace(const struct code_tokens *t, uint32_t i)
{
	return code_close(t, i - 1, '{') || code_open(t, i - 1, '{');
}

/* [Attribute] in the line above; #[attribute] */
static bool behind_an_attribute(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i - 1);
	return code_close(t, i - 1, '[') && (k->line < code_at(t, i)->line || code_op(t, k->mate - 1, S("#")));
}

/* @name, @name(…) */
static bool behind_an_annotation(const struct code_tokens *t, uint32_t i)
{
	return code_op(t, i - 2, S("@")) ||
	       (code_close(t, i - 1, '(') && code_op(t, code_at(t, i - 1)->mate - 2, S("@")));
}

/* public, pub(crate) */
static bool behind_who_sees_it(const struct code_tokens *t, uint32_t i)
{
	static const char words[] = " pub public internal private fileprivate package ";
	if (code_close(t, i - 1, '('))
		return code_word(t, code_at(t, i - 1)->mate - 1, S("pub"));
	return is_word(t, i - 1) && code_one_of(code_text(t, i - 1), words);
}

static bool on_a_line_of_its_own(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i - 1);
	bool open = k->kind == CODE_OP || k->kind == CODE_OPEN || code_dot(t, i);
	return t->language->ends_lines && k->line < code_at(t, i)->line && !open;
}

bool lang_starts(const struct code_tokens *t, uint32_t i)
{
	static bool (*const reasons[])(const struct code_tokens *t,
	                               uint32_t i) = {behind_an_end,        behind_a_brace,     behind_an_attribute,
	                                              behind_an_annotation, behind_who_sees_it, on_a_line_of_its_own};
	for (size_t r = 0; r < sizeof reasons / sizeof *reasons; r++)
		if (reasons[r](t, i))
			return true;
	return false;
}

/* A word that may be the type in front of a function's name. */
static bool is_type_end(const struct code_tokens *t, uint32_t i, uint32_t name)
{
	const struct code_token *k = code_at(t, i), *n = code_at(t, name);
	if (k->kind == CODE_WORD)
		return !code_operator_word(t, i) && !code_listed(t, i, CODE_IN_controls);
	if (code_close(t, i, '['))
		return mate(t, i) == i - 1;
	return code_op(t, i, S(">")) && k->to < n->from;
}

/* What may stand between the parameters of a function and its body. */
static bool is_body(const struct code_tokens *t, uint32_t i)
{
	if (code_open(t, i, '{') || code_op(t, i, S("=>")))
		return true;
	return is_word(t, i) && code_one_of(code_text(t, i), " throws async sync where ") && !code_open(t, i + 1, '(');
}

/* No list of parameters begins with a literal; what is called behind : or = is no function that begins there. */
static bool is_called(const struct code_tokens *t, uint32_t name)
{
	uint8_t first = code_at(t, name + 2)->kind;
	bool literal = first == CODE_STRING || first == CODE_HEAD || first == CODE_NUMBER;
	bool behind = code_op(t, name - 1, S("=")) || (code_op(t, name - 1, S(":")) && code_close(t, name - 2, '('));
	return literal || behind || code_one_of(code_text(t, name), " super this base ");
}

/* T f(…) {, f(…) { in a class, and T f(…); without a body */
static bool is_typed(const struct code_tokens *t, uint32_t open)
{
	uint32_t name = open - 1, after = mate(t, open) + 1;
	if (is_word(t, name) && is_called(t, name))
		return false;
	if (!is_word(t, name) || code_dot(t, name - 1) || code_operator_word(t, name) ||
	    code_listed(t, name, CODE_IN_controls) || code_op(t, name - 1, S("@")))
		return false;
	bool type = is_type_end(t, name - 1, name) && !code_word(t, name - 1, S("new"));
	if (type && code_listed(t, name - 1, CODE_IN_classes))
		return true; /* a record */
	if (is_body(t, after) && !code_word(t, name - 1, S("new")))
		return type || code_open(t, after, '{') || lang_starts(t, name);
	if (type && (code_op(t, after, S(";")) || code_op(t, after, S(":"))))
		return true;
	return lang_starts(t, name) && code_op(t, after, S(":"));
}

/* Is the word at i one in front of the name of a function? */
static bool is_function_word(const struct code_tokens *t, uint32_t i)
{
	return is_word(t, i) && code_listed(t, i, CODE_IN_functions);
}

/* func (…), function (…), init(…) */
static bool has_no_name(const struct code_tokens *t, uint32_t open)
{
	return is_function_word(t, open - 1) && !code_dot(t, open - 2);
}

/* The results of a function in Go: func f() (…) */
static bool are_results(const struct code_tokens *t, uint32_t open)
{
	return code_close(t, open - 1, '(') && code_word(t, mate(t, open - 1) - 1, S("func"));
}

/* func f(…), fun T.f(…), function &f(…), func (r *T) f(…) */
static bool has_name(const struct code_tokens *t, uint32_t open)
{
	uint32_t name = open - 1;
	for (unsigned n = 0; n < 6 && is_word(t, name) && code_dot(t, name - 1); n++)
		name -= 2;
	if (!is_word(t, name))
		return false;
	if (code_op(t, name - 1, S("&")))
		name--;
	if (is_function_word(t, name - 1))
		return true;
	return is_word(t, name) && code_close(t, name - 1, '(') && is_function_word(t, mate(t, name - 1) - 1);
}

/* class A(val b: T) */
static bool are_members(const struct code_tokens *t, uint32_t open)
{
	return t->language->params == PARAM_COLON && is_word(t, open - 1) && is_word(t, open - 2) &&
	       code_listed(t, open - 2, CODE_IN_classes);
}

/* (a, b) => …, (a) -> … */
static bool has_arrow(const struct code_tokens *t, uint32_t open)
{
	uint32_t behind = mate(t, open) + 1;
	bool arrow = code_op(t, behind, S("=>")) || code_op(t, behind, S("->"));
	return arrow && t->language->arrows && !code_operand_ends(t, open - 1);
}

bool lang_is_params(const struct code_tokens *t, uint32_t i)
{
	static bool (*const forms[])(const struct code_tokens *t, uint32_t open) = {has_no_name, are_results, has_name,
	                                                                            are_members, has_arrow};
	for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
		if (forms[f](t, i))
			return true;
	return t->language->typed && is_typed(t, i);
}

/* The name of the parameter [from, to), or 0. */
static uint32_t name_of(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	enum code_param where = t->language->params;
	uint32_t last = 0, first = 0;
	unsigned steps = 0;
	for (uint32_t i = from; i < to && steps < PARAM_LONGEST; i = code_next(t, i), steps++) {
		if (code_op(t, i, S("=")) || code_op(t, i, S("=>")))
			break;
		if (code_op(t, i, S(":")))
			return last;
		if (code_op(t, i, S("@")) || !is_word(t, i) || code_at(t, i - 1)->kind == CODE_NONE)
			continue;
		if (code_op(t, i - 1, S("@")) || (code_dot(t, i + 1) && where != PARAM_LAST))
			continue;
		last = i;
		if (!first && (!t->language->sigils || t->bytes.p[code_at(t, i)->from] == '$' || where != PARAM_FIRST ||
		               t->language->bars))
			first = i;
	}
	return where == PARAM_FIRST ? first : last;
}

void lang_params(const struct code_tokens *t, uint32_t open, void *ctx, void (*each)(void *ctx, uint32_t name))
{
	uint32_t close = mate(t, open);
	for (uint32_t i = open + 1, end; i < close; i = end + 1) {
		end = code_item_end(t, i, close);
		bool group = code_open(t, i, '{') || code_open(t, i, '[');
		if (group && mate(t, i) + 1 == end && t->language->params == PARAM_LAST) {
			for (uint32_t j = i + 1, stop; j < mate(t, i); j = stop + 1) {
				stop = code_item_end(t, j, mate(t, i));
				uint32_t name = name_of(t, j, stop);
				if (name)
					each(ctx, name);
			}
			continue;
		}
		uint32_t name = name_of(t, i, end);
		if (name)
			each(ctx, name);
	}
}
