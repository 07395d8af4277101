/* Functions as trees of statements: where they begin, nodes and their limits. */
#include "format/code_flow.h"

#include "code_flow_int.h"
#include "format/lang.h"

bool flow_is_line(const struct flow_reader *p, uint32_t i)
{
	const struct code_token *k = code_at(p->t, i);
	return k->kind == CODE_NONE || (k->kind == CODE_OP && k->from == k->to && !(k->flags & CODE_COMMA));
}

bool flow_word(const struct flow_reader *p, const char *word) { return code_word(p->t, p->i, str_of(word)); }

bool flow_sign(const struct flow_reader *p, const char *sign) { return code_op(p->t, p->i, str_of(sign)); }

bool flow_takes(struct flow_reader *p, const char *text)
{
	bool there = flow_word(p, text) || flow_sign(p, text);
	p->i += there;
	return there;
}

bool flow_enter(struct flow_reader *p)
{
	bool fits = p->depth++ < FLOW_DEPTH && !p->more;
	p->more = p->more || !fits;
	return fits;
}

void flow_leave(struct flow_reader *p) { p->depth--; }

struct flow *flow_node(struct flow_reader *p, enum flow_kind kind, uint32_t at)
{
	struct flow *n = arena_new(p->arena, struct flow);
	const struct code_token *k = code_at(p->t, at);
	*n = (struct flow){.kind = (uint8_t)kind, .line = k->line, .col = k->col};
	p->more = p->more || ++p->nodes > FLOW_NODES;
	return n;
}

void flow_add(struct flow ***tail, struct flow *n)
{
	**tail = n;
	*tail = &n->next;
}

struct flow *flow_of(struct flow_reader *p, enum flow_kind kind, uint32_t at, struct flow *a, struct flow *b)
{
	struct flow *n = flow_node(p, kind, at);
	n->child = a;
	if (a)
		a->next = b;
	return n;
}

bool code_flow_open(str bytes, str extension, struct code_tokens *out)
{
	static const char scripts[] = "js jsx ts tsx mjs cjs mts cts vue svelte astro";
	*out = (struct code_tokens){0};
	if (str_eq(extension, S("py"))) {
		python_lex(bytes, out);
	} else if (str_eq(extension, S("go"))) {
		lang_lex(&lang_go, bytes, out);
		lang_strip(out);
	} else if (str_listed(extension, scripts)) {
		code_lex(bytes, out);
		code_strip_types(out);
	} else {
		return false;
	}
	return true;
}

/* The token at a place, or t->n. */
static uint32_t token_at(const struct code_tokens *t, unsigned line, unsigned col)
{
	size_t low = code_token_from(t, line, col);
	while (low < t->n && t->at[low].line == line && t->at[low].col == col && t->at[low].from == t->at[low].to)
		low++; /* ends of lines have the place of what follows */
	bool there = low < t->n && t->at[low].line == line && t->at[low].col == col;
	return there ? (uint32_t)low : (uint32_t)t->n;
}

/* func (r T) name(…) … {, func(…) … { at the word */
static struct flow *go_function(struct flow_reader *p)
{
	uint32_t at = p->i++;
	str name = S("");
	if (code_open(p->t, p->i, '(') && code_at(p->t, code_at(p->t, p->i)->mate + 1)->kind == CODE_WORD &&
	    code_open(p->t, code_at(p->t, p->i)->mate + 2, '('))
		p->i = code_at(p->t, p->i)->mate + 1;
	if (code_at(p->t, p->i)->kind == CODE_WORD) {
		name = code_text(p->t, p->i++);
		if (code_open(p->t, p->i, '[')) /* of types */
			p->i = code_next(p->t, p->i);
	}
	return code_open(p->t, p->i, '(') ? flow_function(p, name, false, at) : NULL;
}

/* function name(…) {, (…) =>, x =>, name(…) { of a class or an object */
static struct flow *script_function(struct flow_reader *p)
{
	const struct code_tokens *t = p->t;
	uint32_t at = p->i, method = at;
	if (code_op(t, method - 1, S("*")))
		method--;
	if (flow_starts_function(p))
		return flow_operand(p);
	bool async = code_word(t, method - 1, S("async"));
	if (!code_open(t, at, '('))
		p->i = code_next(t, at); /* its name, which may be [computed] */
	return code_open(t, p->i, '(') ? flow_function(p, code_text(t, at), async, at) : NULL;
}

struct flow *code_flow_function(const struct code_tokens *t, unsigned line, unsigned col, struct arena *a, bool *more)
{
	struct flow_reader p = {.t = t,
	                        .arena = a,
	                        .i = token_at(t, line, col),
	                        .python = t->language == &code_python,
	                        .go = t->language == &lang_go};
	struct flow *f;
	if (p.i >= t->n)
		return NULL;
	if (p.python)
		f = flow_word(&p, "def") || flow_word(&p, "async") ? flow_def(&p) : NULL;
	else if (p.go)
		f = flow_word(&p, "func") ? go_function(&p) : NULL;
	else
		f = script_function(&p);
	*more = *more || p.more;
	return f && f->kind == FLOW_FUNCTION ? f : NULL;
}
