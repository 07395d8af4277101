/* Statements of Python that part a way, or hold others: if, loops, try, with, match. */
#include "code_flow_int.h"
#include "format/code_value.h"

/* Does a line begin here with this word, in this column? */
static bool follows(struct flow_reader *p, const char *word, unsigned column)
{
	uint32_t at = p->i;
	flow_skip_lines(p);
	if (flow_word(p, word) && code_at(p->t, p->i)->col == column)
		return true;
	p->i = at;
	return false;
}

struct flow *flow_python_choose(struct flow_reader *p, unsigned column)
{
	struct flow *whole = NULL, **slot = &whole;
	unsigned depth = p->depth;
	for (;;) {
		uint32_t at = p->i++;
		struct flow *c = flow_expression(p);
		if (!flow_sign(p, ":"))
			c = flow_node(p, FLOW_UNKNOWN, at), flow_to_colon(p);
		*slot = flow_of(p, FLOW_IF, at, c, flow_suite(p, column));
		slot = &c->next->next;
		if (!flow_enter(p)) {
			*slot = flow_of(p, FLOW_BLOCK, at, flow_node(p, FLOW_OTHER, at), NULL);
			break;
		}
		if (follows(p, "elif", column))
			continue;
		if (follows(p, "else", column)) {
			p->i++;
			*slot = flow_suite(p, column);
		}
		break;
	}
	p->depth = depth;
	return whole;
}

struct flow *flow_python_loop(struct flow_reader *p, unsigned column)
{
	uint32_t at = p->i;
	struct flow *value = flow_node(p, FLOW_UNKNOWN, at), *n = flow_node(p, FLOW_LOOP, at);
	bool whiles = flow_word(p, "while");
	p->i++;
	if (whiles)
		value = flow_expression(p);
	flow_to_colon(p);
	struct flow *first = flow_done(p, value);
	n->child = flow_of(p, FLOW_BLOCK, at, first, flow_suite(p, column));
	if (follows(p, "else", column)) { /* behind the last round: perhaps */
		p->i++;
		first->next->next = flow_suite(p, column);
	}
	return n;
}

struct flow *flow_python_try_all(struct flow_reader *p, unsigned column)
{
	struct flow *n = flow_node(p, FLOW_TRY, p->i++), **tail = &n->child, *body = flow_suite(p, column);
	flow_add(&tail, body);
	while (follows(p, "except", column) && !p->more) {
		struct flow *c = flow_node(p, FLOW_CATCH, p->i++), **in = &c->child;
		c->mark = flow_sign(p, ":") || flow_word(p, "Exception") || flow_word(p, "BaseException");
		while (!flow_is_line(p, p->i) && !flow_sign(p, ":")) {
			if (flow_takes(p, "as")) {
				struct flow *name = flow_node(p, FLOW_NAME, p->i);
				name->text = code_text(p->t, p->i);
				flow_add(&in, name);
			}
			p->i = code_next(p->t, p->i);
		}
		flow_add(&in, flow_suite(p, column));
		flow_add(&tail, c);
	}
	if (follows(p, "else", column)) { /* goes on where the body ended */
		p->i++;
		struct flow **end = &body->child;
		while (*end)
			end = &(*end)->next;
		*end = flow_suite(p, column);
	}
	if (follows(p, "finally", column)) {
		p->i++;
		flow_add(&tail, flow_suite(p, column));
	}
	return n;
}

/* with a as b, c: … */
struct flow *flow_python_with(struct flow_reader *p, unsigned column)
{
	uint32_t at = p->i++;
	struct flow *n = flow_node(p, FLOW_BLOCK, at), **tail = &n->child;
	do {
		struct flow *value = flow_expression(p);
		if (flow_takes(p, "as")) {
			struct flow *target = flow_expression(p);
			value = flow_of(p, FLOW_SET, at, target, flow_of(p, FLOW_UNKNOWN, at, value, NULL));
		}
		flow_add(&tail, flow_done(p, value));
	} while (flow_takes(p, ",") && !p->more);
	flow_to_colon(p);
	flow_add(&tail, flow_suite(p, column));
	return n;
}

/* match x: what its cases do may be done or not. */
struct flow *flow_python_match(struct flow_reader *p, unsigned column)
{
	uint32_t at = p->i++;
	struct flow *n = flow_node(p, FLOW_LOOP, at);
	flow_to_colon(p);
	n->child = flow_of(p, FLOW_BLOCK, at, flow_node(p, FLOW_OTHER, at), flow_suite(p, column));
	return n;
}

struct flow *flow_python_case_of(struct flow_reader *p, unsigned column)
{
	uint32_t at = p->i++;
	flow_to_colon(p);
	return flow_of(p, FLOW_IF, at, flow_node(p, FLOW_UNKNOWN, at), flow_suite(p, column));
}
