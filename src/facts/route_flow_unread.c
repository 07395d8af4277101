/* Calls whose function was not read: what their names say that they may do, and what they give. */
#include <stdint.h>
#include "route_flow_int.h"
#include "route_word.h"
#include "row_get.h"

/* Does it answer requests, so that it is wrapped and not called back? */
static bool is_handler(const struct flow *f)
{
	const struct flow *first = f->child ? f->child->child : NULL;
	if (first && first->kind == FLOW_OBJECT) {
		for (const struct flow *m = first->child; m; m = m->next)
			if (str_listed(m->text, "next ctx req request event resolve"))
				return true;
		return false;
	}
	str name =
	        first && first->kind == FLOW_NAME ? str_sub(first->text, 0, str_find(first->text, S("^"), 0)) : S("");
	return str_listed(name, "w r req request c ctx context event args self info opts _req _ kwargs");
}

static bool looks_up(str last)
{
	static const char *const verbs[] = {
	        "find",     "get",   "select", "query",        "fetch",     "lookup",   "retrieve", "first",
	        "one",      "load",  "read",   "filter",       "execute",   "where",    "scalar",   "unique",
	        "maybe",    "all",   "exists", "single",       "count",     "is_valid", "isValid",  "verify",
	        "validate", "check", "valid",  "authenticate", "authorize", "allow",    "match"};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_starts(last, str_of(verbs[i])) ||
		    (last.n > 3 && str_ieq(str_sub(last, 0, str_of(verbs[i]).n), str_of(verbs[i]))))
			return true;
	return false;
}

/* May it give a promise? Of a bare name that nothing is known of, it is what it is used as. */
static bool may_be_late(str chain, str ref)
{
	return !chain.n || str_find(chain, S("."), 0) != SIZE_MAX || route_hash(ref) != SIZE_MAX;
}

/* Of what is handed something that proves who calls: may it look at that, and refuse? */
static bool may_ask(str last)
{
	static const char aside[] = "stringify log info warn error debug trace json send set setItem add append from "
	                            "encode decode hash update digest push insert create upsert get "
	                            "Headers Response URLSearchParams URL Map Set";
	return !str_listed(last, aside);
}

/* Nobody knows what it does: it may call back, go on, or give what is asked for. */
struct flow_value flow_unread(struct flow_run *r, struct flow_state *s, const struct flow *call, str chain,
                              struct flow_value of, const struct flow_args *a)
{
	str last = call->child->kind == FLOW_MEMBER ? call->child->text : chain;
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	v.of_token = of.of_token || a->of_token;
	v.of_nobody = of.of_nobody || a->of_nobody;
	v.of_sent = a->plain && !v.of_token && !v.of_nobody;
	v.asked_for = a->asked_for && a->sent;
	bool looked = looks_up(last) && (v.of_token || v.of_nobody);
	static const char shapes[] =
	        "parse safeParse parseAsync safeParseAsync validate fromEntries assign loads "
	        "model_validate parse_obj trim toString String Number Object Boolean str ToLower "
	        "TrimSpace TrimPrefix Fields Split Replace split strip join atob decodeURIComponent "
	        "decodeURI unescape";
	if (r->mode == MODE_HANDLER && flow_leaves_answer(s, call)) {
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE, arena_printf(r->arena, "leaves the answer to %.*s", STR_ARG(last)));
		flow_pass(r, &maybe, call->line);
	}
	if (a->hands_on) {
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE,
		           arena_printf(r->arena, "leaves it to %.*s, which was not read", STR_ARG(last)));
		flow_pass(r, &maybe, call->line);
	}
	if (a->function.function && !is_handler(a->function.function)) {
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE,
		           arena_printf(r->arena, "leaves it to %.*s, which was not read", STR_ARG(last)));
		flow_callback(r, &maybe, a->function, flow_worth(WORTH_UNKNOWN),
		              looked ? flow_nobody(WORTH_NOTHING) : flow_worth(WORTH_UNKNOWN));
		struct flow_state joined = flow_join(r, s, &maybe);
		joined.sure = s->sure, joined.why = s->why;
		*s = joined;
	}
	r->hands = r->hands || (a->asks && may_ask(last));
	if (s->alive && r->script && r->mode == MODE_HANDLER && a->proof && !looked && may_ask(last))
		flow_doubt(s, FLOW_MAYBE,
		           arena_printf(r->arena, "leaves it to %.*s who calls, which was not read", STR_ARG(last)));
	if (s->alive && route_guard_name(last) && !flow_checks_nothing(call)) { /* it may throw */
		r->leaves = arena_printf(r->arena, "leaves it to %.*s, which was not read", STR_ARG(last));
		flow_doubt(s, FLOW_MAYBE, r->leaves);
	}
	if (str_listed(last, "getRequest getRequestEvent getContext getEvent switchToHttp"))
		v.name = str_eq(last, S("getRequestEvent")) ? S("event") : S("req");
	bool shaped = (str_listed(last, shapes) || str_eq(chain, S("Buffer.from"))) && a->sent;
	if (looked && !shaped)
		v = flow_nobody(WORTH_NOTHING), v.guessed = true, v.looked = r->go;
	else if (shaped)
		v.worth = WORTH_SENT, v.token = v.of_token;
	else if (a->of_nobody && route_has_word(last, "contains includes has_ hasrole"))
		v = flow_nobody(WORTH_FALSE), v.guessed = true;
	v.function = a->function.function;
	v.env = a->function.env;
	v.file = a->function.file;
	v.async = a->function.async;
	v.perhaps = r->script && !v.name.n && may_be_late(chain, call->text);
	return v;
}
