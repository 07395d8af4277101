/* Statements, one behind the other. Where a way parts in two, both are gone, and joined where they meet. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_word.h"

static void run(struct flow_run *r, struct flow_state *s, const struct flow *n);

void flow_statements_run(struct flow_run *r, struct flow_state *s, const struct flow *block)
{
	const struct flow_env *before = s->env;
	unsigned id = r->ids;
	for (const struct flow *n = block->child; n && s->alive; n = n->next)
		run(r, s, n);
	if (block->mark && s->alive && !r->python)
		flow_forget(r, s, before, id);
}

/* Two ways that came from `from` and meet. */
static void meet(struct flow_run *r, const struct flow_state *from, const struct flow_state *yes, uint8_t yes_sure,
                 const struct flow_state *no, uint8_t no_sure, struct flow_state *s)
{
	*s = flow_join(r, yes, no);
	if (yes->alive && no->alive && yes->answered == no->answered && (yes->sure == yes_sure || no->sure == no_sure))
		s->sure = from->sure, s->why = from->why; /* whatever the condition says, it comes here */
	s->region = from->region;
}

static void choose(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_state from = *s, yes, no;
	const struct flow *condition = n->child, *then = condition ? condition->next : NULL;
	if (!then)
		return;
	bool doubted = r->doubted;
	flow_condition(r, s, condition, &yes, &no);
	uint8_t yes_sure = yes.sure, no_sure = no.sure;
	if (flow_does_nothing(then) && !then->next) /* what refused there was taken out */
		r->doubted = doubted;
	bool passes = r->passes, apart = r->apart, may = r->may_pass;
	if (yes.alive)
		flow_statements_run(r, &yes, then);
	if (flow_asks_for_note(r, s, condition) && !yes.alive && !then->next) /* if (isPublic) return true */
		r->passes = passes, r->apart = apart, r->may_pass = may;
	if (no.alive && then->next)
		run(r, &no, then->next);
	meet(r, &from, &yes, yes_sure, &no, no_sure, s);
}

/* What is given a value somewhere in there is not known any more. */
static void lose(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	for (; n && flow_step(r); n = n->next) {
		if (n->kind == FLOW_SET && n->child && !n->mark) {
			str chain = route_flow_chain(n->child, r->arena);
			if (chain.n && flow_find(s->env, chain))
				flow_assign(r, s, chain, flow_worth(WORTH_UNKNOWN));
		}
		lose(r, s, n->child);
	}
}

static void loop(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_state in;
	lose(r, s, n->child);
	in = *s;
	if (!n->mark)
		flow_doubt(&in, FLOW_MAYBE, S("asks within a loop"));
	for (const struct flow *c = n->child; c && in.alive; c = c->next)
		run(r, &in, c);
	if (n->mark && in.alive)
		*s = in;
	else if (!in.alive) /* behind it come those for whom it was not run, or who broke out of it */
		flow_doubt(s, FLOW_MAYBE, S("asks within a loop"));
}

static void try_all(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_attempt attempt = {.outer = r->attempt, .id = r->ids};
	struct flow_state before = *s, body = *s, end;
	const struct flow *c = n->child;
	if (!c)
		return;
	r->attempt = &attempt;
	flow_statements_run(r, &body, c);
	r->attempt = attempt.outer;
	end = body;
	uint8_t body_sure = body.sure;
	struct flow_state thrown = attempt.thrown;
	if (thrown.alive) {
		flow_forget(r, &thrown, before.env, attempt.id);
	} else {
		thrown = before;
		lose(r, &thrown, c);
		flow_doubt(&thrown, FLOW_MAYBE, S("goes on where something failed"));
	}
	bool any = false;
	for (c = c->next; c && c->kind == FLOW_CATCH; c = c->next) {
		struct flow_state in = thrown;
		const struct flow *body_of = c->child;
		if (!c->mark)
			flow_doubt(&in, FLOW_MAYBE, S("takes some faults back"));
		if (body_of && body_of->kind == FLOW_NAME) {
			flow_declare(r, &in, body_of->text, flow_worth(WORTH_THERE));
			body_of = body_of->next;
		}
		in.region = thrown.region;
		any = true;
		if (body_of)
			flow_statements_run(r, &in, body_of);
		struct flow_state so_far = end;
		end = flow_join(r, &so_far, &in);
		if (so_far.alive && in.alive && body_sure == before.sure && !attempt.thrown.alive)
			end.sure = before.sure, end.why = before.why;
	}
	if (!any && attempt.thrown.alive) { /* try … finally: on to whoever is around */
		struct flow_state on = thrown;
		flow_throw(r, &on);
	}
	end.region = before.region;
	for (; c; c = c->next) {
		struct flow_state last = end.alive ? end : thrown;
		flow_statements_run(r, &last, c);
		if (end.alive || !last.alive)
			end = last;
	}
	*s = end;
}

/* Each case from where it stands; behind them, whatever any of them left. */
static void choose_case(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_state from = *s, none, out = *s;
	const struct flow *value = n->child;
	bool others = false;
	if (!value)
		return;
	struct flow_value v = flow_value(r, s, value);
	if (!s->alive)
		return;
	lose(r, s, value->next);
	from = *s;
	out.alive = false;
	for (const struct flow *c = value->next; c; c = c->next) {
		const struct flow *body = c->child;
		struct flow_state yes = from;
		if (!c->mark && body) {
			struct flow_state no;
			struct flow_value one = flow_compare(v, flow_value(r, &yes, body));
			if (value->kind == FLOW_TRUE)
				flow_condition(r, &from, body, &yes, &no);
			else
				flow_part(r, &from, one, NULL, &yes, &no);
			from.alive = from.alive && (no.alive || c->next);
			body = body->next;
		}
		others = others || c->mark;
		struct flow_state in = yes;
		if (body && in.alive)
			flow_statements_run(r, &in, body);
		in.alive = in.alive || (yes.alive && body && !body->child);
		struct flow_state so_far = out;
		out = flow_join(r, &so_far, &in);
	}
	none = *s;
	*s = others ? out : flow_join(r, &out, &none);
	for (const struct flow *c = value->next; c && !s->alive; c = c->next) /* break goes on behind them */
		for (const struct flow *b = c->child; b && !s->alive; b = b->next)
			for (const struct flow *one = b->kind == FLOW_BLOCK ? b->child : NULL; one && !s->alive;
			     one = one->next)
				if (one->kind == FLOW_JUMP) {
					*s = none;
					flow_doubt(s, FLOW_MAYBE, S("tells cases apart"));
				}
}

/* ---- ends ---- */

/* Does what it gives let somebody pass, where that decides? */
static void see_given(struct flow_run *r, struct flow_state *s, const struct flow *n, struct flow_value v)
{
	struct flow_state maybe = *s;
	flow_doubt(&maybe, FLOW_MAYBE,
	           n->line ? arena_printf(r->arena, "gives in line %u what was not understood", n->line)
	                   : S("gives what was not understood"));
	bool nothing = v.worth == WORTH_NOTHING || v.worth == WORTH_EMPTY || (r->python && v.worth == WORTH_FALSE);
	switch (r->mode) {
	case MODE_BACK:
		flow_pass(r, s, n->line);
		break;
	case MODE_ANSWER:
		if (v.worth == WORTH_PASS || nothing)
			flow_pass(r, s, n->line);
		else if (v.worth == WORTH_UNKNOWN && !(n->child && flow_refuses(n->child)) && !s->region)
			flow_pass(r, &maybe, n->line);
		break;
	case MODE_TEST: {
		struct flow_state yes, no;
		if (v.worth == WORTH_UNKNOWN && v.of_sent) /* User(request.headers['X-User']) */
			v.worth = WORTH_THERE;
		flow_part(r, s, v, NULL, &yes, &no);
		flow_pass(r, &yes, n->line);
		break;
	}
	case MODE_HOOK:
		if (!s->answered)
			flow_pass(r, s, n->line);
		break;
	case MODE_GIN:
		if (!s->answered)
			flow_pass(r, s, n->line);
		break;
	case MODE_HANDLER:
		if (n->child && !nothing && !s->region && !s->answered && v.worth != WORTH_PASS &&
		    !flow_refuses(n->child))
			flow_pass(r, s, n->line);
		break;
	default:
		break;
	}
}

static void leave(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_value v = n->child ? flow_value(r, s, n->child) : flow_worth(WORTH_NOTHING);
	struct flow_frame *f = r->frame;
	if (!s->alive || !f)
		return;
	if (!f->outer)
		r->kept = r->kept || s->region || s->answered || (n->child && flow_refuses(n->child));
	if (!f->outer && !r->making)
		see_given(r, s, n, flow_awaited(v));
	f->gives = f->returned ? flow_join_values(r, f->gives, v) : v;
	f->returned = true;
	struct flow_state end = f->end;
	f->end = flow_join(r, &end, s);
	s->alive = false;
}

static void run(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	if (!flow_step(r)) {
		flow_doubt(s, FLOW_MAYBE, S("is too long to be followed"));
		return;
	}
	r->line = n->line ? n->line : r->line;
	switch ((enum flow_kind)n->kind) {
	case FLOW_BLOCK:
		flow_statements_run(r, s, n);
		break;
	case FLOW_IF:
		choose(r, s, n);
		break;
	case FLOW_LOOP:
		loop(r, s, n);
		break;
	case FLOW_TRY:
		try_all(r, s, n);
		break;
	case FLOW_SWITCH:
		choose_case(r, s, n);
		break;
	case FLOW_RETURN:
		leave(r, s, n);
		break;
	case FLOW_THROW:
		flow_value(r, s, n->child);
		flow_throw(r, s);
		break;
	case FLOW_JUMP:
		s->alive = false;
		break;
	case FLOW_DO:
		if (!n->mark)
			flow_value(r, s, n->child);
		break;
	case FLOW_OTHER:
		flow_doubt(s, FLOW_MAYBE, S("has a part that was not understood"));
		flow_pass(r, s, n->line); /* it may do anything */
		break;
	default:
		flow_value(r, s, n);
		break;
	}
}
