/* Functions of JavaScript: where they begin and end, and by which ways they are left. A statement that stands last,
 * with nothing behind it to run, is a way out as good as a return. */
#include "format/code_function.h"

#include "format/code_scope.h"

enum { STATEMENT_LONGEST = 200, MOST_PARAMS = 8 };

/* ---- names ---- */

static str plain_name(str s)
{
	static const str owners[] = {STR_INIT("module.exports."), STR_INIT("exports."), STR_INIT("this.")};
	for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
		if (str_starts(s, owners[i]))
			return str_sub(s, owners[i].n, s.n);
	return s;
}

/* What the function expression that begins at from is assigned to, or a member of. */
static str given_name(struct code_file *f, uint32_t from)
{
	const struct code_tokens *t = &f->t;
	struct code_chain c = {0};
	if (code_op(t, from - 1, S("=")) && code_read_chain(f, from - 2, &c) && c.plain)
		return plain_name(c.text);
	if (!code_op(t, from - 1, S(":")))
		return S("");
	if (code_at(t, from - 2)->kind == CODE_STRING)
		return code_string(t, from - 2, f->arena);
	return code_at(t, from - 2)->kind == CODE_WORD ? code_text(t, from - 2) : S("");
}

static struct node *params_of(struct code_file *f, uint32_t first, uint32_t end)
{
	struct code_list list = {0};
	struct node *array = code_node(f, NODE_ARRAY, (str){0}, first, end);
	for (uint32_t i = first, to, n = 0; i < end && n < MOST_PARAMS; i = to + 1, n++) {
		to = code_item_end(&f->t, i, end);
		uint32_t name = i;
		while (name < to && !code_op(&f->t, name, S("=")))
			name = code_next(&f->t, name);
		struct node *o = code_node(f, NODE_OBJECT, (str){0}, i, to);
		if (!o || name == i)
			continue;
		struct code_list members = {0};
		code_append(&members, S("name"), code_node(f, NODE_STRING, code_source(f, i, name), i, name));
		o->child = members.first;
		code_append(&list, (str){0}, o);
	}
	if (array)
		array->child = list.first;
	return array;
}

/* ---- functions ---- */

static uint32_t behind_body(const struct code_tokens *t, uint32_t body)
{
	return code_open(t, body, '{') ? code_at(t, body)->mate + 1 : code_expression_end(t, body);
}

static uint32_t with_async(const struct code_tokens *t, uint32_t from)
{
	return code_word(t, from - 1, S("async")) ? from - 1 : from;
}

/* ( at i, whose parameters belong to a function with a body. */
static void on_params(struct code_scope *s, uint32_t i)
{
	struct code_file *f = s->w->f;
	const struct code_tokens *t = &f->t;
	uint32_t close = code_at(t, i)->mate, body = close + 1, from = i;
	str name = S("");
	if (code_op(t, body, S("=>"))) {
		from = with_async(t, i);
		name = given_name(f, from);
		body++;
	} else if (!code_open(t, body, '{') || code_word(t, i - 1, S("catch"))) {
		return;
	} else {
		uint32_t word = i - 1;
		bool named = code_at(t, word)->kind != CODE_OP && !code_word(t, word, S("function"));
		word -= named;
		word -= code_op(t, word, S("*"));
		bool function = code_word(t, word, S("function"));
		from = function ? with_async(t, word) : i - 1;
		if (named)
			name = code_at(t, i - 1)->kind == CODE_STRING ? code_string(t, i - 1, f->arena)
			                                              : code_text(t, i - 1);
		else
			name = given_name(f, from);
	}
	code_scope_open(s, name, from, behind_body(t, body), params_of(f, i + 1, close), NULL);
}

/* x => … at x */
static void on_single(struct code_scope *s, uint32_t i)
{
	struct code_file *f = s->w->f;
	uint32_t from = with_async(&f->t, i);
	code_scope_open(s, given_name(f, from), from, behind_body(&f->t, i + 2), params_of(f, i, i + 1), NULL);
}

/* ---- ways out ---- */

/* Where the statement whose last token stands in front of end begins. */
static uint32_t statement_start(const struct code_tokens *t, uint32_t end)
{
	uint32_t i = end;
	for (unsigned n = 0; n < STATEMENT_LONGEST && i; n++) {
		const struct code_token *k = code_at(t, i - 1);
		if (k->kind == CODE_OPEN || code_op(t, i - 1, S(";")) || (code_close(t, i - 1, '{') && i != end))
			break;
		i = k->kind == CODE_CLOSE || k->kind == CODE_TAIL ? k->mate : i - 1;
	}
	return i;
}

/* The statement that stands last in front of end, if it is neither a block nor a way out of its own. */
static void last_statement(struct code_scope *s, uint32_t end)
{
	const struct code_tokens *t = &s->w->f->t;
	end -= code_op(t, end - 1, S(";"));
	uint32_t start = code_close(t, end - 1, '{') ? end : statement_start(t, end);
	if (start < end && !code_one_of(code_text(t, start), " return throw if for while switch try break continue "))
		code_scope_exit(s, start, end);
}

static void on_leave(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t end = code_expression_end(t, i + 1);
	bool bare = end <= i + 1 || code_at(t, i + 1)->line > code_at(t, i)->line;
	uint32_t before = i - code_op(t, i - 1, S(";"));
	uint32_t start = bare && !code_close(t, before - 1, '{') ? statement_start(t, before) : i;
	code_scope_exit(s, start, bare ? i + 1 : end);
}

/* Is there nothing to run behind the part of an if that ends in front of i? */
static bool is_last(const struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t end = s->n_functions ? s->functions[s->n_functions - 1].to : 0;
	while (code_at(t, i)->kind == CODE_CLOSE && i + 1 < end)
		i++;
	return i + 1 >= end || code_word(t, i, S("else")) || code_word(t, i, S("catch"));
}

/* Before i: parts of an if, and functions, whose last statement ends there. */
static void reach(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	while (s->n_conditions && s->conditions[s->n_conditions - 1].to <= i) {
		const struct code_condition *c = &s->conditions[s->n_conditions - 1];
		if (c->function == s->n_functions && code_close(t, c->to - 1, '{') && is_last(s, c->to))
			last_statement(s, c->to - 1);
		s->n_conditions--;
	}
	while (s->n_functions && s->functions[s->n_functions - 1].to <= i) {
		const struct code_open_function *o = &s->functions[s->n_functions - 1];
		if (code_close(t, o->to - 1, '{'))
			last_statement(s, o->to - 1);
		code_scope_close(s);
	}
}

/* if (…), else, catch (…), catch */
static void on_part(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	bool bracket = code_open(t, i + 1, '(');
	struct code_condition c = {.from = bracket ? i + 2 : i, .end = bracket ? code_at(t, i + 1)->mate : i + 1};
	uint32_t body = bracket ? c.end + 1 : i + 1;
	if (!code_word(t, i, S("if")))
		c.from = i, c.end = i + 1;
	if (code_dot(t, i - 1) || code_word(t, body, S("if")))
		return;
	uint32_t start = body + (code_word(t, body, S("return")) || code_word(t, body, S("throw")));
	c.to = code_open(t, body, '{') ? code_at(t, body)->mate + 1 : code_expression_end(t, start);
	code_scope_condition(s, &c);
}

static void on_word(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	bool member = code_dot(t, i - 1) || code_op(t, i + 1, S(":"));
	if (code_op(t, i + 1, S("=>")))
		on_single(s, i);
	else if (!member && code_one_of(code_text(t, i), " return throw "))
		on_leave(s, i);
	else if (!member && code_one_of(code_text(t, i), " if else catch "))
		on_part(s, i);
	else
		code_scope_read(s, i);
}

void code_functions(struct code_walk *w)
{
	struct code_scope *s = arena_new(w->f->arena, struct code_scope);
	const struct code_tokens *t = &w->f->t;
	*s = (struct code_scope){.w = w};
	for (uint32_t i = 0; i < t->n && !w->f->too_many; i++) {
		reach(s, i);
		if (code_at(t, i)->kind == CODE_WORD)
			on_word(s, i);
		else if (code_open(t, i, '(') && code_at(t, i)->flags & CODE_PARAMS)
			on_params(s, i);
	}
	reach(s, (uint32_t)t->n);
}
