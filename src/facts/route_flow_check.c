/* Checks of tokens and signatures by what they are handed: one that is told to check nothing, one that throws. */
#include "route_flow_int.h"
#include "route_word.h"

static const struct flow *first_of(const struct flow *call) { return call->child ? call->child->next : NULL; }

/* Python: options={"verify_signature": False}, verify=False; an empty key, an empty list of what is asked for. */
bool flow_checks_nothing(const struct flow *call)
{
	for (const struct flow *n = first_of(call); n; n = n->next) {
		if (n->kind == FLOW_EMPTY)
			return true;
		if (n->kind == FLOW_NAMED && str_eq(n->text, S("optional")) && n->child)
			return n->child->kind != FLOW_FALSE;
		if (n->kind == FLOW_NAMED && str_listed(n->text, "options verify") && n->child) {
			bool made = n->child->kind == FLOW_CALL && n->child->child && /* dict(require=[…]) */
			            n->child->child->kind == FLOW_NAME && str_eq(n->child->child->text, S("dict"));
			if (n->child->kind != FLOW_OBJECT && !made)
				return n->child->kind != FLOW_TRUE;
			for (const struct flow *m = made ? first_of(n->child) : n->child->child; m; m = m->next)
				if (str_starts(m->text, S("verify_sig")) && m->child && m->child->kind != FLOW_TRUE)
					return true;
		}
	}
	return false;
}

/* receiver.verify(signature=…, body=…), stripe.Webhook.construct_event(…): of Python, they throw. */
bool flow_checks_signature(const struct flow_run *r, str last, str chain, const struct flow *call)
{
	bool signature = str_eq(last, S("construct_event")) ||
	                 (str_eq(last, S("verify")) && route_has_word(chain, "webhook wh.verify"));
	for (const struct flow *n = first_of(call); n; n = n->next)
		signature = signature ||
		            (str_eq(last, S("verify")) && n->kind == FLOW_NAMED && str_eq(n->text, S("signature")));
	return r->python && signature;
}
