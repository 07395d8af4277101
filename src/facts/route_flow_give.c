/* What is known of a call as the value that it gives, and of promises. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_keep.h"
#include "route_judge.h"
#include "route_word.h"
#include "row_get.h"

/* ---- what is known ---- */

static struct flow_value several(struct flow_run *r, struct flow_value a, struct flow_value b)
{
	struct flow_value v = flow_worth(WORTH_LIST), *items = arena_array(r->arena, struct flow_value, 4);
	items[0] = a;
	items[1] = items[2] = items[3] = b;
	v.items = items;
	v.n = 4;
	return v;
}

struct flow_value flow_sent(void)
{
	struct flow_value v = flow_worth(WORTH_SENT);
	v.token = v.of_token = true;
	return v;
}

static struct flow_value fails(struct flow_run *r, struct flow_state *s, str chain)
{
	struct flow_value v = flow_nobody(WORTH_NOTHING);
	v.guessed = true;
	str why = arena_printf(r->arena, "leaves it to %.*s, which was not read", STR_ARG(route_last(chain)));
	struct flow_state thrown = *s;
	flow_doubt(&thrown, FLOW_MAYBE, why);
	if (r->attempt && s->alive)
		r->attempt->thrown = flow_join(r, &r->attempt->thrown, &thrown);
	flow_doubt(s, FLOW_MAYBE, why);
	return v;
}

void flow_callback(struct flow_run *r, struct flow_state *s, struct flow_value f, struct flow_value a,
                   struct flow_value b)
{
	const struct flow_value args[] = {a, b};
	struct flow_state in = *s;
	flow_apply(r, &in, f, args, 2);
	*s = flow_join(r, s, &in);
}

/* session.get('user'), which anybody may have written there himself */
static bool is_kept(struct flow_run *r, const struct flow *call)
{
	const struct flow *key = flow_arguments(call);
	return r->python && call->child->kind == FLOW_MEMBER && key && key->kind == FLOW_TEXT &&
	       route_kept(r->f, route_flow_chain(call->child->child, r->arena), key->text).n > 0;
}

struct flow_value flow_known(struct flow_run *r, struct flow_state *s, struct flow_fact fact, const struct flow *call,
                             str chain, const struct flow_args *a)
{
	static const char gives_null[] = "getServerSession unstable_getServerSession getToken auth currentUser";
	struct flow_value v = flow_worth(WORTH_UNKNOWN), error = flow_sent(); /* or whether it is there */
	error.guessed = true;
	switch (fact.is) {
	case KNOWN_NOTHING:
		v = is_kept(r, call) ? flow_sent() : flow_nobody(WORTH_NOTHING);
		if (v.worth == WORTH_NOTHING && str_listed(route_last(chain), gives_null))
			v.none = NONE_NULL;
		break;
	case KNOWN_NOBODY:
		v = flow_nobody(WORTH_NOBODY);
		break;
	case KNOWN_FALSE:
		v = flow_nobody(WORTH_FALSE);
		v.password = a->asked_for;
		break;
	case KNOWN_FAILS:
		v = fails(r, s, chain);
		v.perhaps =
		        fact.async && (str_find(chain, S("."), 0) != SIZE_MAX || route_hash(call->text) != SIZE_MAX);
		return v;
	case KNOWN_NOTE:
		return flow_worth(WORTH_NOTE);
	case KNOWN_REFUSES:
		v.guessed = v.caller = v.rejects = v.promise = true;
		return fact.async ? v : flow_waited(r, s, v);
	case KNOWN_THROWS:
		if (a->function.function) { /* it tells by a callback */
			flow_callback(r, s, a->function, flow_nobody(WORTH_THERE), flow_nobody(WORTH_NOTHING));
			return v;
		}
		v.caller = v.rejects = true;
		v.promise = true;
		return fact.async ? v : flow_waited(r, s, v);
	case KNOWN_ERROR:
		return several(r, flow_nobody(WORTH_NOBODY), flow_nobody(WORTH_THERE));
	case KNOWN_NO:
		return several(r, flow_nobody(WORTH_NOTHING), flow_nobody(WORTH_FALSE));
	case KNOWN_SENT:
		v = flow_sent();
		v.asked_for = route_has_word(chain, "json form query param body");
		v.token = v.of_token =
		        flow_is_token(chain) || (flow_arguments(call) && flow_is_token(flow_arguments(call)->text));
		return v;
	case KNOWN_SENT_PAIR:
		return several(r, flow_sent(), error);
	case KNOWN_SECRET:
		return flow_worth(WORTH_SECRET);
	case KNOWN_SETTING:
		return flow_worth(a->n > 1 ? WORTH_SECRET : WORTH_SETTING);
	case KNOWN_STOPS:
		flow_throw(r, s);
		return v;
	case KNOWN_ANSWER:
		return flow_worth(WORTH_ANSWER);
	case KNOWN_PASS:
		return flow_worth(WORTH_PASS);
	case KNOWN_GATE:
		if (a->function.function)
			flow_callback(r, s, a->function, flow_worth(WORTH_NOTHING), flow_nobody(WORTH_FALSE));
		return flow_worth(WORTH_GATE);
	default:
		return v;
	}
	v.promise = fact.async;
	return v;
}

/* .then(f), .catch(f) */
bool flow_of_promise(struct flow_run *r, struct flow_state *s, const struct flow *call, struct flow_value of,
                     const struct flow_args *a, struct flow_value *v)
{
	bool then = str_eq(call->child->text, S("then")), catches = str_eq(call->child->text, S("catch"));
	if (!r->script || (!then && !catches) || (!of.promise && !of.perhaps))
		return false;
	struct flow_value f = a->function, in = flow_awaited(of);
	*v = of;
	if (catches && !of.rejects && !of.perhaps)
		return true;
	if (!f.function) {
		*v = flow_worth(WORTH_UNKNOWN);
		v->perhaps = true;
		return true;
	}
	if (then && of.rejects) {
		if (a->n < 2)
			return true;
		f = a->at[1];
	}
	in = catches || of.rejects ? flow_nobody(WORTH_THERE) : in;
	*v = f.function ? flow_apply(r, s, f, &in, 1) : flow_worth(WORTH_UNKNOWN);
	if (!s->alive)
		return true;
	v->promise = true;
	return true;
}

/* Of FastAPI: what the dependency gives, which is asked first. */
struct flow_value flow_dependency(struct flow_run *r, struct flow_state *s, const struct flow *call)
{
	const struct flow *first = flow_arguments(call);
	str chain = first ? route_flow_chain(first, r->arena) : S("");
	struct flow_value f = first && !chain.n ? flow_value(r, s, first)
	                                        : flow_resolved(r, r->frame ? r->frame->file : 0, chain),
	                  v;
	if (f.worth == WORTH_FUNCTION && r->depth < FLOW_CALLS_DEEP) {
		struct flow_args none = {.n = 0};
		v = flow_run_function(r, s, f, &none, true);
		return flow_awaited(v);
	}
	v = flow_sent();
	v.worth = WORTH_SENT_IN;
	return v;
}
