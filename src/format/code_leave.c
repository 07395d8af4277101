/* Ways out of functions: where a statement begins and ends, which one stands last, and what it hangs on. */
#include "format/code_leave.h"

enum { STATEMENT_LONGEST = 200, CONDITION_LONGEST = 200 };

/* ---- names ---- */

static str plain_name(str s)
{
	static const str owners[] = {STR_INIT("module.exports."), STR_INIT("exports."), STR_INIT("this.")};
	for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
		if (str_starts(s, owners[i]))
			return str_sub(s, owners[i].n, s.n);
	return s;
}

str code_leave_name(struct code_file *f, uint32_t from)
{
	const struct code_tokens *t = &f->t;
	struct code_chain c = {0};
	bool assigned = code_op(t, from - 1, S("=")) || code_op(t, from - 1, S(":="));
	if (assigned && code_read_chain(f, from - 2, &c) && c.plain)
		return plain_name(c.text);
	if (!code_op(t, from - 1, S(":")))
		return S("");
	if (code_at(t, from - 2)->kind == CODE_STRING)
		return code_string(t, from - 2, f->arena);
	return code_at(t, from - 2)->kind == CODE_WORD ? code_text(t, from - 2) : S("");
}

/* ---- where statements begin and end ---- */

/* An end of a line that ends a statement. */
static bool is_line_end(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_OP && k->from == k->to;
}

static bool is_end(const struct code_tokens *t, uint32_t i) { return code_op(t, i, S(";")) || is_line_end(t, i); }

/* Does token i end a block? */
static bool ends_block(const struct code_tokens *t, uint32_t i)
{
	return code_close(t, i, '{') || (t->language->ends && code_word(t, i, str_of(t->language->ends)));
}

uint32_t code_leave_body_end(const struct code_tokens *t, uint32_t body)
{
	return code_open(t, body, '{') ? code_at(t, body)->mate + 1 : code_expression_end(t, body);
}

/* The first token of what is innermost and open. */
static uint32_t lowest(const struct code_scope *s)
{
	if (s->w->f->t.language->guesses_lines)
		return 0; /* `if (x) return` is told as it stands */
	uint32_t low = s->n_functions ? s->functions[s->n_functions - 1].body : 0;
	const struct code_condition *c = s->n_conditions ? &s->conditions[s->n_conditions - 1] : NULL;
	return c && c->function == s->n_functions && c->body > low ? c->body : low;
}

/* Where the statement whose last token stands in front of end begins. */
static uint32_t statement_start(const struct code_tokens *t, uint32_t end, uint32_t low)
{
	uint32_t i = end;
	for (unsigned n = 0; n < STATEMENT_LONGEST && i > low; n++) {
		const struct code_token *k = code_at(t, i - 1);
		if (k->kind == CODE_OPEN || is_end(t, i - 1) || (ends_block(t, i - 1) && i != end))
			break;
		i = k->kind == CODE_CLOSE || k->kind == CODE_TAIL ? k->mate : i - 1;
	}
	return i;
}

static uint32_t without_ends(const struct code_tokens *t, uint32_t end)
{
	while (end && is_end(t, end - 1) && t->language->ends_lines)
		end--;
	return end - (end && code_op(t, end - 1, S(";")));
}

/* ---- ways out ---- */

/* `… if x`, `… unless x`: the word; to when nothing stands behind the statement [from, to) */
static uint32_t modifier(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from + 1; t->language->modifiers && i < to; i = code_next(t, i))
		if (code_at(t, i)->kind == CODE_WORD && !code_dot(t, i - 1) && !code_op(t, i + 1, S(":")) &&
		    code_listed(t, i, CODE_IN_modifiers))
			return i;
	return to;
}

/* A way out over [from, to), with the condition that stands behind it, where the language has such. */
static void leave_exit(struct code_scope *s, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t word = modifier(t, from, to);
	if (word < to) {
		code_scope_condition(
		        s, &(struct code_condition){.to = to, .from = word + code_word(t, word, S("if")), .end = to});
		code_scope_exit(s, from, word);
		s->n_conditions--;
	} else {
		code_scope_exit(s, from, to);
	}
}

/* The statement that stands last in front of end, if it is neither a block nor a way out of its own. */
static void last_statement(struct code_scope *s, uint32_t end)
{
	const struct code_tokens *t = &s->w->f->t;
	end = without_ends(t, end);
	uint32_t start = ends_block(t, end - 1) ? end : statement_start(t, end, lowest(s));
	bool rest = start && code_open(t, start, '(') && ends_block(t, start - 1); /* func () {…}() */
	if (start < end && !rest && !code_listed(t, start, CODE_IN_leaves) &&
	    !code_listed(t, start, CODE_IN_statements))
		leave_exit(s, start, end);
}

/* `x ?: return`, `x or return`: what stands in front of the sign; i when there is none */
static uint32_t choice_start(const struct code_tokens *t, uint32_t i, uint32_t low)
{
	if (!code_one_of(code_text(t, i - 1), t->language->chooses))
		return i;
	uint32_t start = statement_start(t, i, low);
	for (uint32_t at = start; at < i; at = code_next(t, at))
		if (code_op(t, at, S("=")) && at + 2 < i)
			start = at + 1;
	return start;
}

/* `x -> return`, `else return`: nothing of the same statement stands in front. */
static bool stands_behind(const struct code_tokens *t, uint32_t i)
{
	bool part = code_at(t, i)->kind == CODE_WORD && code_listed(t, i, CODE_IN_parts);
	return !t->language->guesses_lines && (part || code_op(t, i, S("->")) || code_op(t, i, S("=>")));
}

/* `if (a) return b else c`: the way out ends in front of else. */
static uint32_t without_else(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; t->language->params == PARAM_COLON && i < to; i = code_next(t, i))
		if (code_word(t, i, S("if")))
			return to;
		else if (code_word(t, i, S("else")))
			return i;
	return to;
}

void code_leave_at(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t choice = choice_start(t, i, lowest(s));
	uint32_t behind = i + (code_op(t, i + 1, S("@")) ? 3 : 1), end = code_expression_end(t, behind);
	while (t->language->leaves_lists && code_op(t, end, S(",")))
		end = code_expression_end(t, end + 1);
	bool word = modifier(t, i, end) == behind;
	bool bare =
	        end <= behind || word || (t->language->guesses_lines && code_at(t, behind)->line > code_at(t, i)->line);
	uint32_t before = without_ends(t, i);
	bool joined = choice == i && bare && !ends_block(t, before - 1) && !stands_behind(t, before - 1);
	end = bare ? end : without_else(t, i, end);
	uint32_t start = joined ? statement_start(t, before, lowest(s)) : i;
	if (choice < i)
		code_scope_condition(s, &(struct code_condition){.to = end, .from = choice, .end = i});
	leave_exit(s, start, bare && !word ? behind : end);
	s->n_conditions -= choice < i;
}

/* Is there nothing to run behind the part of a condition that ends in front of i? */
static bool is_last(const struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t end = s->n_functions ? s->functions[s->n_functions - 1].to : 0;
	while ((code_at(t, i)->kind == CODE_CLOSE || ends_block(t, i) || (is_end(t, i) && t->language->ends_lines)) &&
	       i + 1 < end)
		i++;
	return i + 1 >= end || (code_at(t, i)->kind == CODE_WORD && code_listed(t, i, CODE_IN_parts));
}

void code_leave_close(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	while (s->n_conditions && s->conditions[s->n_conditions - 1].to <= i) {
		const struct code_condition *c = &s->conditions[s->n_conditions - 1];
		bool block = ends_block(t, c->to - 1);
		if (c->function == s->n_functions && (block || t->language->ends) && is_last(s, c->to))
			last_statement(s, c->to - block);
		if (s->n_functions && c->function == s->n_functions)
			s->functions[s->n_functions - 1].left = c->to;
		s->n_conditions--;
	}
	while (s->n_functions && s->functions[s->n_functions - 1].to <= i) {
		const struct code_open_function *o = &s->functions[s->n_functions - 1];
		bool told = t->language->ends && o->left == o->to - 1; /* def … rescue … end */
		if (ends_block(t, o->to - 1) && !o->expression && !told)
			last_statement(s, o->to - 1);
		else if (o->expression)
			leave_exit(s, o->body, o->to);
		code_scope_close(s);
	}
}

/* ---- what they hang on ---- */

/* The { that begins what hangs on the word at i, or the end of its line. */
static uint32_t open_body(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < CONDITION_LONGEST; n++, i = code_next(t, i))
		if ((code_open(t, i, '{') && code_at(t, i)->flags & CODE_BLOCK) || is_line_end(t, i) ||
		    code_at(t, i)->kind == CODE_CLOSE || code_at(t, i)->kind == CODE_NONE)
			break;
	return i;
}

/* guard x else { … }: else */
static uint32_t guard_end(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < CONDITION_LONGEST && !code_word(t, i, S("else")); n++)
		i = code_next(t, i);
	return i;
}

void code_leave_part(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	const struct code_language *l = t->language;
	bool asks = code_listed(t, i, CODE_IN_asks), plain = code_one_of(code_text(t, i), " if elseif ");
	bool bracket = code_open(t, i + 1, '(') && !l->open_conditions;
	struct code_condition c = {.from = i, .end = i + 1};
	uint32_t body = bracket ? code_at(t, i + 1)->mate + 1 : i + 1;
	if (asks && bracket)
		c.from = i + 2, c.end = body - 1;
	else if (asks && l->open_conditions)
		c.from = i + 1, c.end = body = open_body(t, i + 1);
	if (asks && !plain)
		c.from = i, c.end = bracket ? body : c.end;
	if (code_word(t, i, S("guard")))
		c.end = guard_end(t, i), body = c.end + 1;
	if (code_dot(t, i - 1) || code_word(t, body, S("if")))
		return;
	uint32_t start = body + (code_at(t, body)->kind == CODE_WORD && code_listed(t, body, CODE_IN_leaves));
	c.to = code_open(t, body, '{') ? code_at(t, body)->mate + 1 : code_expression_end(t, start);
	while (code_op(t, c.to, S("="))) /* if (x) a.b = f() */
		c.to = code_expression_end(t, c.to + 1);
	c.body = body + code_open(t, body, '{');
	code_scope_condition(s, &c);
}
