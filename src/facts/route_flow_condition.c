/* What a condition says of a stranger: which way he goes. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_word.h"
#include "row_get.h"

enum flow_answer flow_answer_of(struct flow_value v)
{
	if (v.promise)
		return ANSWER_YES;
	if (v.perhaps)
		return ANSWER_OPEN;
	switch (v.worth) {
	case WORTH_NOTHING:
	case WORTH_FALSE:
	case WORTH_EMPTY:
		return ANSWER_NO;
	case WORTH_SENT:
		return ANSWER_HIS;
	case WORTH_SETTING:
		return ANSWER_SET;
	case WORTH_ADDRESS:
		return ANSWER_PATH;
	case WORTH_NOTE:
		return ANSWER_NOTE;
	case WORTH_UNKNOWN:
		return ANSWER_OPEN;
	default:
		return ANSWER_YES;
	}
}

/* What was asked is known behind it: of `if (!key)`, key is there. */
static void note(struct flow_run *r, struct flow_state *s, const struct flow *asked, struct flow_value v,
                 enum flow_worth worth)
{
	str name = asked ? route_flow_chain(asked, r->arena) : S("");
	if (!name.n || !s->alive)
		return;
	v.worth = (uint8_t)worth;
	v.perhaps = false;
	flow_assign(r, s, name, v);
}

void flow_part(struct flow_run *r, const struct flow_state *s, struct flow_value v, const struct flow *asked,
               struct flow_state *yes, struct flow_state *no)
{
	enum flow_answer a = flow_answer_of(v);
	*yes = *no = *s;
	if (!s->alive)
		return;
	if (v.by.n) {
		str told = arena_printf(r->arena, "asks for what %.*s gives to everybody", STR_ARG(v.by));
		flow_doubt(yes, FLOW_MAYBE, told);
		flow_doubt(no, FLOW_MAYBE, told);
		return;
	}
	if (a == ANSWER_YES || a == ANSWER_NO) {
		(a == ANSWER_YES ? no : yes)->alive = false;
		if (v.caller && !v.promise) {
			(a == ANSWER_YES ? yes : no)->region = true;
			r->asked = true;
			r->proven = r->proven || !v.guessed;
			r->otherwise = r->otherwise || !v.password;
		}
		return;
	}
	str why = S("");
	enum flow_sure sure = FLOW_TOLD;
	if (a == ANSWER_HIS && !v.token)
		sure = FLOW_SURE;
	else if (a == ANSWER_HIS)
		why = S("only looks whether something was sent");
	else if (a == ANSWER_SET)
		why = S(FLOW_WHERE_SET), r->compared = r->compared || v.compared;
	else if (a == ANSWER_PATH)
		sure = FLOW_APART, why = S("tells apart what is asked for");
	else if (a == ANSWER_NOTE)
		sure = FLOW_SURE;
	else
		sure = FLOW_MAYBE, why = arena_printf(r->arena, "asks in line %u what was not understood", r->line);
	/* what was sent has to be there where it goes on; it is nobody's work to send nothing */
	flow_doubt(yes, sure, why);
	flow_doubt(no, a == ANSWER_HIS && !v.guessed ? FLOW_SURE : sure, why);
	if (a == ANSWER_PATH || a == ANSWER_NOTE || v.promise)
		return;
	note(r, yes, asked, v, a == ANSWER_HIS ? WORTH_SENT_IN : a == ANSWER_SET ? WORTH_SECRET : WORTH_THERE);
	note(r, no, asked, v, WORTH_NOTHING);
}

const struct flow *flow_second(const struct flow *n) { return n->child ? n->child->next : NULL; }

static bool is_nothing(const struct flow *n) { return n && (n->kind == FLOW_NOTHING || n->kind == FLOW_EMPTY); }

/* Two ways in, which came from s. */
void flow_meet(struct flow_run *r, const struct flow_state *s, const struct flow_state *a, const struct flow_state *b,
               struct flow_state *out)
{
	*out = flow_join(r, a, b);
	if (a->alive && b->alive && (a->sure == FLOW_SURE || b->sure == FLOW_SURE))
		out->sure = s->sure, out->why = s->why;
}

const struct flow *flow_nothing_of(const struct flow *n)
{
	bool compares = (n->kind == FLOW_EQUAL || n->kind == FLOW_UNEQUAL) && n->child;
	return !compares ? NULL : is_nothing(flow_second(n)) ? flow_second(n) : is_nothing(n->child) ? n->child : NULL;
}

struct flow_value flow_strictly(const struct flow_run *r, struct flow_value v, const struct flow *nothing, bool strict)
{
	bool text = nothing->kind == FLOW_EMPTY, undefined = nothing->text.n;
	uint8_t meant = undefined ? NONE_UNDEFINED : NONE_NULL;
	if (!r->script || v.promise || v.worth > WORTH_EMPTY || v.worth < WORTH_NOTHING || (!strict && !text))
		return v;
	bool other = v.worth == WORTH_NOTHING ? text || (v.none && v.none != meant) : !text && strict;
	if (other) { /* undefined === null */
		v = flow_worth(WORTH_THERE);
	} else if (v.worth == WORTH_NOTHING && !v.none && undefined && v.caller) {
		v.worth = WORTH_UNKNOWN; /* what says that it does not know somebody mostly gives null */
		v.caller = false;
	}
	return v;
}

void flow_condition(struct flow_run *r, const struct flow_state *s, const struct flow *n, struct flow_state *yes,
                    struct flow_state *no)
{
	struct flow_state at = *s, left_yes, left_no, right_yes, right_no;
	if (n->kind == FLOW_NOT && n->child) {
		flow_condition(r, s, n->child, no, yes);
	} else if ((n->kind == FLOW_AND || n->kind == FLOW_OR) && flow_second(n)) {
		bool both = n->kind == FLOW_AND;
		flow_condition(r, s, n->child, &left_yes, &left_no);
		flow_condition(r, both ? &left_yes : &left_no, flow_second(n), &right_yes, &right_no);
		*yes = right_yes;
		*no = right_no;
		if (both)
			flow_meet(r, s, &left_no, &right_no, no);
		else
			flow_meet(r, s, &left_yes, &right_yes, yes);
	} else if (n->kind == FLOW_LAST && n->child) {
		const struct flow *last = n->child;
		for (; last->next && at.alive; last = last->next)
			flow_value(r, &at, last);
		flow_condition(r, &at, last, yes, no);
	} else if (flow_nothing_of(n)) {
		const struct flow *nothing = flow_nothing_of(n),
		                  *what = nothing == n->child ? flow_second(n) : n->child;
		struct flow_value v = flow_strictly(r, flow_value(r, &at, what), nothing, n->mark);
		bool equal = n->kind == FLOW_EQUAL;
		flow_part(r, &at, v, what, equal ? no : yes, equal ? yes : no);
	} else if (n->kind == FLOW_UNEQUAL) {
		struct flow equal = *n;
		equal.kind = FLOW_EQUAL;
		flow_condition(r, s, &equal, no, yes);
	} else {
		struct flow_value v = flow_value(r, &at, n);
		flow_part(r, &at, v, n->kind == FLOW_SET ? n->child : n, yes, no);
	}
}

bool flow_asks_for_note(struct flow_run *r, const struct flow_state *s, const struct flow *n)
{
	for (; n && flow_step(r); n = n->next) {
		str chain = n->kind == FLOW_NAME || n->kind == FLOW_MEMBER ? route_flow_chain(n, r->arena) : S("");
		const struct flow_env *e = flow_find(s->env, str_sub(chain, 0, str_find(chain, S("."), 0)));
		if (chain.n && e && e->value.worth == WORTH_NOTE)
			return true;
		if (n->kind != FLOW_FUNCTION && n->kind != FLOW_BLOCK && flow_asks_for_note(r, s, n->child))
			return true;
		if (n->kind == FLOW_BLOCK)
			return false;
	}
	return false;
}

/* ---- comparing ---- */

static bool is_no(struct flow_value v) { return v.worth >= WORTH_NOTHING && v.worth <= WORTH_EMPTY; }
bool flow_is_sent(struct flow_value v) { return v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN; }

struct flow_value flow_both(struct flow_value a, struct flow_value b, struct flow_value v)
{
	v.of_token = v.of_token || a.of_token || b.of_token;
	v.of_nobody = v.of_nobody || a.of_nobody || b.of_nobody;
	v.asked_for = v.asked_for || a.asked_for || b.asked_for;
	v.by = v.by.n ? v.by : a.by.n ? a.by : b.by;
	return v;
}

/* a == b */
struct flow_value flow_compare(struct flow_value a, struct flow_value b)
{
	struct flow_value unknown = flow_both(a, b, flow_worth(WORTH_UNKNOWN)), v = unknown;
	if (a.promise || b.promise || a.perhaps || b.perhaps)
		return unknown;
	if (flow_is_sent(b) || is_no(b)) {
		struct flow_value other = a;
		a = b;
		b = other;
	}
	if (flow_compare_address(a, b, &v)) {
		return v;
	} else if (a.worth == WORTH_ADDRESS || b.worth == WORTH_ADDRESS) {
		v.worth = WORTH_ADDRESS;
	} else if (flow_is_sent(a) && b.worth == WORTH_SECRET) {
		v = flow_nobody(WORTH_FALSE);
		v.password = a.asked_for;
	} else if (a.worth == WORTH_SENT_IN && b.worth == WORTH_SETTING) {
		v = flow_nobody(WORTH_FALSE);
		v.password = a.asked_for;
	} else if (flow_is_sent(a) && b.worth == WORTH_SETTING) {
		v.worth = WORTH_SETTING;
		v.compared = true;
	} else if (flow_is_sent(a) && (flow_is_sent(b) || is_no(b))) {
		v = a;
		v.worth = WORTH_SENT;
	} else if (flow_is_sent(a) && a.token && b.worth == WORTH_THERE && !b.token && !flow_is_text(b)) {
		v = unknown; /* with what is there, and may be a secret */
	} else if (flow_is_sent(a) && b.worth == WORTH_THERE && !b.of_nobody && !b.of_token) {
		v = b.token && a.token ? flow_nobody(WORTH_FALSE) : a; /* a text: one that somebody has to know? */
		v.worth = b.token && a.token ? WORTH_FALSE : WORTH_SENT;
		v.token = v.token && b.token; /* 'true' is no secret: whoever wants to sends it */
	} else if (is_no(a) && is_no(b)) {
		bool same = a.worth == b.worth;
		v = flow_worth(same ? WORTH_THERE : a.caller || b.caller ? WORTH_FALSE : WORTH_UNKNOWN);
		v.caller = a.caller || b.caller;
	} else if (is_no(a) && (b.worth == WORTH_THERE || b.worth == WORTH_SECRET || b.worth == WORTH_LIST)) {
		v = flow_worth(WORTH_FALSE);
		v.caller = a.caller;
	}
	v.guessed = v.guessed || a.asked_for || b.asked_for;
	return flow_both(a, b, v);
}

bool route_flow_leaves_out(str path)
{
	static const char words[] =
	        "login logout signin signup register static health favicon docs openapi robots ping "
	        "forgot callback manifest auth _next reset";
	return route_has_word(path, words);
}

/* Is the item in a list, in what is sent, in a session? */
struct flow_value flow_within(struct flow_run *r, struct flow_value item, struct flow_value of, const struct flow *list)
{
	struct flow_value v = flow_both(item, of, flow_worth(WORTH_UNKNOWN));
	if (flow_address_within(item, of, &v)) {
		return v;
	} else if (item.worth == WORTH_ADDRESS || of.worth == WORTH_ADDRESS) {
		v.worth = WORTH_ADDRESS;
		bool all = list && list->kind == FLOW_LIST && list->child;
		for (const struct flow *n = list ? list->child : NULL; n && all; n = n->next)
			all = n->kind == FLOW_TEXT && route_flow_leaves_out(n->text);
		if (all)
			v = flow_worth(WORTH_FALSE), r->exempts = true; /* only ways to sign in, and the like */
	} else if (of.worth == WORTH_NOBODY || (is_no(of) && of.caller) || (is_no(item) && item.caller)) {
		v = flow_nobody(WORTH_FALSE);
	} else if (flow_is_sent(of)) {
		v.worth = WORTH_SENT;
		v.token = of.token || item.token;
	} else if (flow_is_sent(item)) {
		v = item.token && of.worth == WORTH_UNKNOWN ? flow_nobody(WORTH_FALSE) : flow_worth(WORTH_SENT);
	}
	return v;
}
