/* What expressions are worth to a stranger. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_keep.h"
#include "route_word.h"
#include "row_get.h"

struct flow_value flow_awaited(struct flow_value v)
{
	v.promise = v.perhaps = false;
	return v;
}

struct flow_value flow_waited(struct flow_run *r, struct flow_state *s, struct flow_value v)
{
	if (v.rejects) {
		r->asked = r->asked || v.caller;
		r->proven = r->proven || (v.caller && !v.guessed);
		r->otherwise = r->otherwise || (v.caller && !v.password);
		s->region = s->region || v.caller;
		flow_throw(r, s);
		v = flow_worth(WORTH_UNKNOWN);
	}
	return flow_awaited(v);
}

/* a ? b : c, a || b, a && b, a ?? b: by what a is. */
static struct flow_value choice(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_state yes, no, before = *s;
	struct flow_value a = flow_worth(WORTH_UNKNOWN), b = a;
	uint8_t yes_sure, no_sure; /* as the question leaves them */
	if (n->kind == FLOW_CHOICE) {
		flow_condition(r, s, n->child, &yes, &no);
		yes_sure = yes.sure, no_sure = no.sure;
		if (yes.alive)
			a = flow_value(r, &yes, flow_second(n));
		if (no.alive && flow_second(n)->next)
			b = flow_value(r, &no, flow_second(n)->next);
	} else {
		a = flow_value(r, s, n->child);
		before = *s;
		flow_part(r, s, a, n->child, &yes, &no);
		yes_sure = yes.sure, no_sure = no.sure;
		struct flow_state *other = n->kind == FLOW_AND ? &yes : &no;
		if (n->kind != FLOW_AND && a.worth == WORTH_ADDRESS) /* event.path || '' */
			return a;
		if (a.worth == WORTH_NOTE) /* what it says is looked at elsewhere */
			return flow_second(n) ? flow_value(r, s, flow_second(n)) : a;
		if (other->alive)
			b = flow_value(r, other, flow_second(n));
		if (n->kind != FLOW_AND && a.worth == WORTH_SENT)
			a.worth = WORTH_SENT_IN;
		else if (n->kind == FLOW_AND && a.worth == WORTH_SENT)
			a.worth = WORTH_NOTHING;
		struct flow_value first = n->kind == FLOW_AND ? b : a, last = n->kind == FLOW_AND ? a : b;
		a = first;
		b = last;
	}
	bool both_alive = yes.alive && no.alive;
	struct flow_value v = both_alive ? flow_join_values(r, a, b) : yes.alive ? a : b;
	bool region = s->region;
	flow_meet(r, &before, &yes, &no, s);
	if (both_alive && (yes.sure == yes_sure || no.sure == no_sure)) /* whichever it is, it comes here */
		s->sure = before.sure, s->why = before.why;
	s->region = region;
	return v;
}

static struct flow_value list(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	enum { MOST = 64 };
	size_t count = 0;
	for (const struct flow *c = n->child; c && count < MOST; c = c->next)
		count++;
	struct flow_value v = flow_worth(WORTH_LIST), *items = arena_array(r->arena, struct flow_value, count);
	for (const struct flow *c = n->child; c; c = c->next) {
		struct flow_value one = flow_value(r, s, c);
		if (v.n < count)
			items[v.n++] = one;
		else
			v.others = true;
		v.of_token = v.of_token || one.of_token;
		v.of_nobody = v.of_nobody || one.of_nobody;
	}
	v.items = items;
	return v;
}

static struct flow_value object(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	enum { MOST = 24 };
	struct flow_value v = flow_worth(WORTH_OBJECT), *items = arena_array(r->arena, struct flow_value, MOST);
	str *names = arena_array(r->arena, str, MOST);
	v.others = n->mark;
	for (const struct flow *c = n->child; c; c = c->next) {
		struct flow_value one = flow_value(r, s, c->kind == FLOW_NAMED ? c->child : c);
		v.of_token = v.of_token || one.of_token || (one.token && flow_is_sent(one));
		v.of_nobody = v.of_nobody || one.of_nobody;
		if (c->kind != FLOW_NAMED || v.n == MOST) {
			v.others = true;
			continue;
		}
		names[v.n] = c->text;
		items[v.n++] = one;
	}
	v.items = items;
	v.names = names;
	return v;
}

/* What is computed of parts. */
static struct flow_value made(struct flow_run *r, struct flow_state *s, const struct flow *n, enum flow_worth worth)
{
	struct flow_value v = flow_worth(worth);
	bool secret = false, setting = false, sent = false, known = n->kind == FLOW_JOIN;
	bool chosen = n->kind == FLOW_ORDER && r->script; /* rating > 5: by who sends the number */
	str text = S("");
	for (const struct flow *c = n->child; c; c = c->next) {
		struct flow_value one = flow_value(r, s, c->kind == FLOW_NAMED && c->child ? c->child : c);
		v = flow_both(v, one, v);
		v.function = v.function ? v.function : one.function;
		v.env = v.env ? v.env : one.env;
		secret = secret || one.worth == WORTH_SECRET;
		setting = setting || one.worth == WORTH_SETTING;
		sent = sent || flow_is_sent(one);
		v.token = v.token || one.token;
		chosen = chosen && (c->kind == FLOW_NUMBER || (flow_is_sent(one) && !one.token && !one.of_token));
		known = known && flow_is_text(one) && one.worth != WORTH_ADDRESS;
		text = known ? arena_printf(r->arena, "%.*s%.*s", STR_ARG(text), STR_ARG(one.text)) : text;
	}
	if (known)
		v.text = text;
	if (n->kind == FLOW_JOIN && !sent)
		v.worth = setting ? WORTH_SETTING : secret ? WORTH_SECRET : v.worth;
	if (n->kind == FLOW_JOIN && sent)
		v.worth = WORTH_SENT_IN;
	if (chosen && sent)
		v.worth = WORTH_SENT;
	return v;
}

static struct flow_value set(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_value v = flow_second(n) ? flow_value(r, s, flow_second(n)) : flow_worth(WORTH_UNKNOWN);
	flow_give(r, s, n->child, v, n->mark);
	return v;
}

/* === 'OPTIONS': a browser asks first whether it may ask; no route of ours is asked so. */
static bool is_preflight(const struct flow *n)
{
	return n && n->kind == FLOW_TEXT && str_listed(n->text, "OPTIONS options HEAD");
}

static struct flow_value negated(struct flow_value v)
{
	enum flow_answer a = flow_answer_of(v);
	v.worth = a == ANSWER_YES ? WORTH_FALSE : a == ANSWER_NO ? WORTH_THERE : v.worth;
	return v;
}

/* Is it an endpoint that a text, or one of a list, is compared with, and this one? UNKNOWN where that is not known. */
static enum truth is_endpoint(struct flow_run *r, const struct flow *what, const struct flow *with)
{
	bool asks = what && r->endpoint.n && str_eq(route_flow_chain(what, r->arena), S("request.endpoint"));
	bool list = asks && with && with->kind == FLOW_LIST, unknown = !asks || !with;
	for (const struct flow *n = !asks ? NULL : list ? with->child : with; n; n = list ? n->next : NULL) {
		unknown = unknown || n->kind != FLOW_TEXT || !n->text.n;
		if (n->kind == FLOW_TEXT && str_eq(route_last(n->text), r->endpoint))
			return TRUTH_TRUE;
	}
	return unknown ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static bool proves(struct flow_value v) { return flow_is_sent(v) && v.token; }

/* a == b, a != b, a in b */
static struct flow_value compared(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	const struct flow *second = flow_second(n);
	struct flow_value a = flow_value(r, s, n->child), b = flow_value(r, s, second);
	bool within = n->kind == FLOW_IN;
	if (within && r->python && second && n->child->kind == FLOW_TEXT &&
	    route_kept(r->f, route_flow_chain(second, r->arena), n->child->text).n)
		return flow_sent(); /* 'user' in session */
	if (is_preflight(n->child) || is_preflight(second)) {
		a = within ? a : flow_worth(WORTH_NOTHING);
		b = a;
		b.worth = WORTH_THERE;
	}
	const struct flow *nothing = flow_nothing_of(n);
	if (nothing == second)
		a = flow_strictly(r, a, nothing, n->mark);
	else if (nothing)
		b = flow_strictly(r, b, nothing, n->mark);
	struct flow_value v = within ? flow_within(r, a, b, second) : flow_compare(a, b);
	bool understood = v.worth != WORTH_UNKNOWN && v.worth != WORTH_SETTING;
	r->doubted = r->doubted || (!understood && proves(a) != proves(b)); /* with what, is not known */
	enum truth asked = is_endpoint(r, n->child, second);
	if (asked != TRUTH_UNKNOWN)
		v = flow_worth(asked == TRUTH_TRUE ? WORTH_THERE : WORTH_FALSE);
	return n->kind == FLOW_UNEQUAL ? negated(v) : v;
}

/* What is written out. */
static struct flow_value literal(const struct flow_run *r, const struct flow_state *s, const struct flow *n)
{
	static const struct {
		enum flow_kind kind;
		enum flow_worth worth;
	} worths[] = {{FLOW_TEXT, WORTH_THERE},  {FLOW_NUMBER, WORTH_THERE}, {FLOW_TRUE, WORTH_THERE},
	              {FLOW_EMPTY, WORTH_EMPTY}, {FLOW_FALSE, WORTH_FALSE},  {FLOW_NOTHING, WORTH_NOTHING}};
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	if (n->kind == FLOW_FUNCTION)
		return (struct flow_value){.worth = WORTH_FUNCTION,
		                           .function = n,
		                           .env = s->env,
		                           .async = n->mark,
		                           .file = r->frame ? r->frame->file : 0};
	for (size_t i = 0; i < sizeof worths / sizeof *worths; i++)
		if (worths[i].kind == (enum flow_kind)n->kind)
			v.worth = worths[i].worth;
	v.none = n->kind != FLOW_NOTHING || !r->script ? NONE_EITHER : n->text.n ? NONE_UNDEFINED : NONE_NULL;
	if (n->kind == FLOW_NUMBER && str_eq(n->text, S("0")))
		v.worth = WORTH_EMPTY;
	v.token = n->kind == FLOW_TEXT && !n->text.n; /* it may be a secret */
	if ((n->kind == FLOW_TEXT && n->text.n) || n->kind == FLOW_EMPTY)
		v.text = n->text.n ? n->text : S("");
	return v;
}

/* A dependency of FastAPI lets its route be answered where it yields; what stands behind is done later. */
static void yield(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	bool front = r->mode == MODE_BACK || r->mode == MODE_ANSWER;
	if (front && r->frame && !r->frame->outer && !r->making)
		flow_pass(r, s, n->line);
}

struct flow_value flow_value(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	if (!n || !flow_step(r))
		return v;
	switch ((enum flow_kind)n->kind) {
	case FLOW_NAME:
	case FLOW_MEMBER:
		return flow_chain_value(r, s, n);
	case FLOW_INDEX:
		return flow_index_value(r, s, n);
	case FLOW_CALL:
		return flow_call(r, s, n);
	case FLOW_AWAIT:
		return flow_waited(r, s, flow_value(r, s, n->child));
	case FLOW_NOT:
		v = negated(flow_value(r, s, n->child));
		v.promise = v.perhaps = false;
		return v;
	case FLOW_EQUAL:
	case FLOW_UNEQUAL:
	case FLOW_IN:
		return compared(r, s, n);
	case FLOW_AND:
	case FLOW_OR:
	case FLOW_ELSE:
	case FLOW_CHOICE:
		return n->child && flow_second(n) ? choice(r, s, n) : v;
	case FLOW_UNKNOWN:
		if (r->python && str_eq(n->text, S("yield")))
			yield(r, s, n);
		return made(r, s, n, WORTH_UNKNOWN);
	case FLOW_ORDER:
	case FLOW_JOIN:
		return made(r, s, n, n->kind == FLOW_JOIN ? WORTH_THERE : WORTH_UNKNOWN);
	case FLOW_OBJECT:
		return object(r, s, n);
	case FLOW_NAMED:
		return flow_value(r, s, n->child);
	case FLOW_LAST:
		for (const struct flow *c = n->child; c; c = c->next)
			v = flow_value(r, s, c);
		return v;
	case FLOW_LIST:
		return list(r, s, n);
	case FLOW_SET:
		return set(r, s, n);
	default:
		return literal(r, s, n);
	}
}
