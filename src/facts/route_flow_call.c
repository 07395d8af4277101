/* Calls: of functions of the repository, which are gone through; of what goes on; of libraries, by what is known of
 * them. What is not known gives something, or throws. */
#include <stdint.h>

#include "route_flow_go.h"
#include "route_flow_int.h"
#include "route_flow_store.h"
#include "route_flow_text.h"
#include "route_word.h"
#include "row_get.h"

const struct flow *flow_arguments(const struct flow *call) { return call->child ? call->child->next : NULL; }

/* ---- arguments and callbacks ---- */

static void read_arguments(struct flow_run *r, struct flow_state *s, const struct flow *call, struct flow_args *a)
{
	for (const struct flow *n = flow_arguments(call); n; n = n->next) {
		struct flow_value v = flow_value(r, s, n);
		a->of_token = a->of_token || v.of_token || (v.worth == WORTH_SENT_IN && v.token);
		a->of_nobody = a->of_nobody || v.of_nobody;
		a->plain = a->plain ||
		           ((v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN) && !v.token && !v.of_token) ||
		           v.of_sent;
		str named = n->kind == FLOW_NAME || n->kind == FLOW_MEMBER ? n->text : S("");
		a->asked_for = a->asked_for || v.asked_for ||
		               (v.worth == WORTH_UNKNOWN && route_has_word(named, "password passwd pwd"));
		a->asks = a->asks || v.of_token || v.token || str_listed(v.name, "req request event ctx c context");
		a->proof = a->proof || v.of_token || (flow_is_sent(v) && v.token);
		a->sent = a->sent || v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN;
		a->hands_on = a->hands_on || v.worth == WORTH_ON;
		if (v.worth == WORTH_FUNCTION && !a->function.function)
			a->function = v;
		if (a->n < FLOW_ARGS) {
			a->names[a->n] = n->kind == FLOW_NAMED ? n->text : S("");
			a->at[a->n++] = v;
		}
	}
}

/* A method of what is known. */
static bool of_value(struct flow_run *r, struct flow_state *s, const struct flow *call, struct flow_value of,
                     const struct flow_args *a, struct flow_value *v)
{
	static const char tests[] =
	        "includes has contains some indexOf test startsWith startswith endsWith endswith match";
	str name = call->child->text;
	const struct flow *first = flow_arguments(call);
	if (flow_address_call(r, s, of, name, a, v))
		return true;
	if (of.worth == WORTH_SENT || of.worth == WORTH_SENT_IN) {
		*v = of;
		v->worth = WORTH_SENT;
		v->token = v->of_token = of.token || (first && flow_is_token(first->text));
		return true;
	}
	if (of.worth == WORTH_ADDRESS) {
		*v = flow_worth(WORTH_ADDRESS);
		if (str_listed(name, tests) && first) {
			struct flow_value arg = flow_value(r, s, first);
			*v = flow_within(r, of, arg,
			                 first->kind == FLOW_TEXT
			                         ? &(struct flow){.kind = FLOW_LIST, .child = (struct flow *)first}
			                         : first);
		}
		return true;
	}
	if (of.worth == WORTH_NOBODY || (of.worth == WORTH_NOTHING && of.caller)) {
		*v = flow_nobody(WORTH_NOTHING);
		v->guessed = of.guessed;
		v->looked = of.looked;
		return true;
	}
	if (first && str_listed(name, "includes has contains some indexOf test")) {
		struct flow_value arg = flow_value(r, s, first);
		bool test = str_eq(name, S("test"));
		*v = test && arg.worth != WORTH_ADDRESS ? flow_worth(WORTH_UNKNOWN)
		                                        : flow_within(r, arg, of, call->child->child);
		return true;
	}
	return false;
}

/* A guard of a package, which it gives when it is called. */
static bool is_gate(struct flow_run *r, size_t file, str ref)
{
	size_t hash = route_hash(ref);
	if (hash == SIZE_MAX)
		return false;
	struct route_target t = route_resolve(r->f, file, ref);
	return t.kind == ROUTE_TARGET_PACKAGE && route_package(t.module, t.member) == ROUTE_GUARD;
}

/* Is it handed a test of what is sent that lets everybody in? */
static bool lets_in(struct flow_run *r, const struct flow_state *s, const struct flow_args *a)
{
	for (size_t i = 0; i < a->n; i++) {
		struct flow_value f = a->at[i];
		for (size_t k = 0; k < f.n && f.worth == WORTH_OBJECT; k++)
			if (route_has_word(f.names[k], "validator authorizer successhandler next skipper filter"))
				f = f.items[k];
		struct flow_state in = *s, yes, no;
		if (f.worth != WORTH_FUNCTION || !f.function)
			continue;
		struct flow_value args[4] = {flow_sent(), flow_sent(), flow_sent(), flow_sent()};
		struct flow_value v = flow_awaited(flow_apply(r, &in, f, args, 4));
		if (!in.alive)
			continue;
		flow_part(r, &in, v.worth == WORTH_LIST && v.n ? v.items[0] : v, NULL, &yes, &no);
		if (yes.alive && yes.sure == FLOW_SURE)
			return true;
	}
	return false;
}

/* getattr(request.state, "user", None), and hasattr() of it: as request.state.user */
static bool of_attribute(struct flow_run *r, struct flow_state *s, const struct flow *call, str chain,
                         struct flow_value *v)
{
	const struct flow *of = flow_arguments(call), *name = of ? of->next : NULL;
	if (!str_listed(chain, "getattr hasattr") || !name || name->kind != FLOW_TEXT || !name->text.n)
		return false;
	struct flow alone = *of, member = {.kind = FLOW_MEMBER, .text = name->text, .child = &alone};
	alone.next = NULL;
	*v = flow_value(r, s, &member);
	if (v->worth == WORTH_NOTHING && str_eq(chain, S("hasattr")))
		v->worth = WORTH_FALSE;
	return v->worth == WORTH_NOTHING || v->worth == WORTH_FALSE;
}

struct flow_value flow_call(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	const struct flow *callee = n->child;
	if (!callee || !s->alive)
		return flow_worth(WORTH_UNKNOWN);
	str chain = route_flow_chain(callee, r->arena), ref = n->text.n ? n->text : chain;
	str head = str_sub(chain, 0, str_find(chain, S("."), 0));
	size_t file = r->frame ? r->frame->file : 0;
	if (callee->kind == FLOW_LIST && callee->mark)
		return flow_matched(r, callee);
	if (r->python && str_listed(route_last(chain), "Depends Security"))
		return flow_dependency(r, s, n);
	if (r->python && str_listed(chain, "Header Cookie Query Form Body File Path"))
		return flow_sent();
	const struct flow_env *bound = chain.n ? flow_find(s->env, chain) : NULL;
	bool local = chain.n && flow_find(s->env, head);
	struct flow_value f = bound ? bound->value : flow_worth(WORTH_UNKNOWN), v;
	struct flow_args a = {.n = 0};
	if (callee->kind == FLOW_FUNCTION || callee->kind == FLOW_CALL)
		f = flow_value(r, s, callee);
	if (f.worth == WORTH_ON || f.worth == WORTH_OUTER || flow_is_going_on(r, callee)) {
		read_arguments(r, s, n, &a);
		return flow_go_on(r, s, n);
	}
	struct flow_value of = flow_worth(WORTH_UNKNOWN);
	if (callee->kind == FLOW_MEMBER)
		of = flow_value(r, s, callee->child);
	read_arguments(r, s, n, &a);
	if (!s->alive)
		return flow_worth(WORTH_UNKNOWN);
	flow_see_deed(r, s, n, chain);
	if (a.n > 1)
		flow_see_kept(r, s, n, chain, &a.at[1]);
	if (f.worth == WORTH_GATE) {
		r->asked = r->proven = s->region = true;
		flow_throw(r, s);
		return flow_worth(WORTH_UNKNOWN);
	}
	if (f.worth != WORTH_FUNCTION && chain.n && (!local || n->text.n))
		f = flow_resolved(r, file, ref);
	if (f.worth == WORTH_FUNCTION)
		return flow_apply_args(r, s, f, &a);
	if (r->python && of_attribute(r, s, n, chain, &v))
		return v;
	if (callee->kind == FLOW_MEMBER && flow_of_promise(r, s, n, of, &a, &v))
		return v;
	if (of.worth == WORTH_GATE && str_eq(callee->text, S("unless")))
		return flow_excepted(r, flow_arguments(n), of);
	if (flow_made_address(chain, &a, &v) || flow_go_error(r, chain, &a, &v))
		return v;
	if (r->script && flow_arguments(n) &&
	    str_listed(chain, "ctx.assert c.assert assert assert.ok invariant invariantResponse"))
		return flow_asserted(r, s, flow_arguments(n));
	struct flow_fact fact = flow_known_call(r, chain.n ? chain : callee->text, ref, n);
	if (fact.is == KNOWN_THROWS && local && str_eq(route_last(chain), S("verify"))) {
		/* of what it was handed: one throws, another gives nothing */
		v = flow_known(r, s, (struct flow_fact){KNOWN_FAILS, fact.async}, n, chain, &a);
		v.guessed = false;
		return v;
	}
	bool guess = fact.is == KNOWN_NOT || fact.is == KNOWN_FAILS || fact.is == KNOWN_REFUSES;
	if (guess && is_gate(r, file, ref))
		return flow_worth(lets_in(r, s, &a) ? WORTH_UNKNOWN : WORTH_GATE);
	if (fact.is == KNOWN_FAILS && a.plain && !a.of_token && !a.of_nobody)
		fact.is = KNOWN_NOT; /* getUser(req.params.id): of whom he asks for */
	if (fact.is != KNOWN_NOT)
		return flow_known(r, s, fact, n, chain.n ? chain : callee->text, &a);
	if (callee->kind == FLOW_MEMBER && of_value(r, s, n, of, &a, &v))
		return v;
	return flow_unread(r, s, n, chain, of, &a);
}
