/* Statements that part a way: if, switch, loops, try; of JavaScript and Go. */
#include "code_flow_int.h"
#include "format/code_value.h"

static uint32_t mate(const struct flow_reader *p, uint32_t i) { return code_at(p->t, i)->mate; }

/* ( … ) of a header: its value. */
static struct flow *bracketed(struct flow_reader *p)
{
	uint32_t at = p->i, close = mate(p, at);
	if (!flow_sign(p, "("))
		return flow_node(p, FLOW_UNKNOWN, at);
	p->i++;
	struct flow *n = flow_expressions(p);
	if (n->kind == FLOW_LIST && !p->go)
		n->kind = FLOW_LAST;
	if (p->i != close)
		n = flow_node(p, FLOW_UNKNOWN, at);
	p->i = close + 1;
	return n;
}

/* A block of what was read already: a statement in front of others. */
static struct flow *in_front(struct flow_reader *p, struct flow *first, struct flow *rest)
{
	struct flow *block = flow_of(p, FLOW_BLOCK, p->i, first, rest);
	block->mark = true;
	return block;
}

/* ---- choices ---- */

/* The condition of `if`; of Go, with a statement in front of it, which is set to *first. */
static struct flow *condition(struct flow_reader *p, struct flow **first)
{
	*first = NULL;
	if (!p->go)
		return bracketed(p);
	p->header = true;
	struct flow *n = flow_expressions(p);
	if (flow_takes(p, ";")) {
		*first = flow_done(p, n);
		n = flow_expression(p);
	}
	p->header = false;
	return n;
}

/* if … else if … else …: a list of choices, each in the one before. */
struct flow *flow_choose(struct flow_reader *p)
{
	struct flow *whole = NULL, **slot = &whole;
	unsigned depth = p->depth;
	for (;;) {
		uint32_t at = p->i++;
		struct flow *first, *c = condition(p, &first), *n = flow_of(p, FLOW_IF, at, c, flow_block(p));
		*slot = first ? in_front(p, first, n) : n;
		slot = &c->next->next;
		if (flow_is_line(p, p->i) && code_word(p->t, p->i + 1, S("else")))
			p->i++;
		if (!flow_takes(p, "else"))
			break;
		if (!flow_word(p, "if")) {
			*slot = flow_block(p);
			break;
		}
		if (!flow_enter(p)) {
			*slot = flow_of(p, FLOW_BLOCK, at, flow_node(p, FLOW_OTHER, at), NULL);
			break;
		}
	}
	p->depth = depth;
	return whole;
}

/* case a, b: …, default: … up to end */
static struct flow *cases(struct flow_reader *p, uint32_t end)
{
	struct flow *first = NULL, **tail = &first;
	while (p->i < end && !p->more) {
		uint32_t at = p->i, colon = at, to;
		bool fallback = flow_word(p, "default");
		if (!fallback && !flow_word(p, "case")) {
			p->i = code_next(p->t, p->i);
			continue;
		}
		struct flow *one = flow_node(p, FLOW_CATCH, at), **values = &one->child;
		one->mark = fallback;
		p->i++;
		if (!fallback)
			flow_add(&values, flow_expressions(p));
		for (colon = p->i; colon < end && !code_op(p->t, colon, S(":"));)
			colon = code_next(p->t, colon);
		for (to = colon; to < end && !(to > colon &&
		                               (code_word(p->t, to, S("case")) || code_word(p->t, to, S("default"))) &&
		                               !code_dot(p->t, to - 1));)
			to = code_next(p->t, to);
		p->i = colon + 1;
		flow_add(&values, flow_statements(p, to));
		p->i = to;
		flow_add(&tail, one);
	}
	return first;
}

struct flow *flow_choose_case(struct flow_reader *p)
{
	uint32_t at = p->i++;
	struct flow *n = flow_node(p, FLOW_SWITCH, at), *value = NULL, *first = NULL;
	bool select = code_word(p->t, at, S("select"));
	if (!flow_sign(p, "{") && !select)
		value = condition(p, &first);
	n->child = value ? value : flow_node(p, FLOW_TRUE, at);
	if (!flow_sign(p, "{"))
		return flow_node(p, FLOW_OTHER, at);
	uint32_t open = p->i;
	p->i++;
	n->child->next = cases(p, mate(p, open));
	p->i = mate(p, open) + 1;
	return first ? in_front(p, first, n) : n;
}

/* ---- loops and tries ---- */

/* { of a block; behind i++ nothing else can stand */
static bool opens_body(const struct flow_reader *p, uint32_t i)
{
	return code_open(p->t, i, '{') &&
	       (code_at(p->t, i)->flags & CODE_BLOCK || code_op(p->t, i - 1, S("++")) || code_op(p->t, i - 1, S("--")));
}

/* for (…) …, for … {…}: what its head says is one statement, the body may be run or not. */
struct flow *flow_loop(struct flow_reader *p)
{
	uint32_t at = p->i++, to;
	struct flow *n = flow_node(p, FLOW_LOOP, at), *value = flow_node(p, FLOW_UNKNOWN, at);
	flow_takes(p, "await");
	if (!p->go && flow_sign(p, "(")) {
		uint32_t head = p->i;
		p->i = head + 1;
		if (code_one_of(code_text(p->t, p->i), " const let var "))
			p->i++;
		if (code_word(p->t, at, S("while")))
			value = flow_expression(p);
		to = mate(p, head) + 1;
	} else {
		for (to = p->i; !opens_body(p, to) && code_at(p->t, to)->kind != CODE_CLOSE &&
		                code_at(p->t, to)->kind != CODE_NONE;)
			to = code_next(p->t, to);
	}
	p->i = to;
	struct flow *body = flow_block(p);
	n->child = in_front(p, flow_done(p, value), body);
	return n;
}

struct flow *flow_loop_first(struct flow_reader *p) /* do … while (…) */
{
	uint32_t at = p->i++;
	struct flow *n = flow_of(p, FLOW_LOOP, at, flow_block(p), NULL);
	n->mark = true;
	if (flow_takes(p, "while"))
		bracketed(p);
	return n;
}

struct flow *flow_try_all(struct flow_reader *p)
{
	uint32_t at = p->i++;
	struct flow *n = flow_node(p, FLOW_TRY, at), **tail = &n->child;
	flow_add(&tail, flow_block(p));
	if (flow_word(p, "catch")) {
		struct flow *c = flow_node(p, FLOW_CATCH, p->i++), **in = &c->child;
		c->mark = true;
		if (flow_sign(p, "(")) {
			struct flow *name = flow_node(p, FLOW_NAME, p->i + 1);
			name->text = code_text(p->t, p->i + 1);
			flow_add(&in, name);
			p->i = mate(p, p->i) + 1;
		}
		flow_add(&in, flow_block(p));
		flow_add(&tail, c);
	}
	if (flow_takes(p, "finally"))
		flow_add(&tail, flow_block(p));
	return n;
}
