/* Names, members, and what values are taken apart into. */
#include <stdint.h>

#include "route_flow_go.h"
#include "route_flow_int.h"
#include "route_flow_store.h"
#include "route_flow_text.h"
#include "route_keep.h"
#include "route_word.h"
#include "row_get.h"

/* ---- members ---- */

/* A fact about what is read. */
static struct flow_value known(struct flow_run *r, struct flow_fact fact, str chain)
{
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	switch (fact.is) {
	case KNOWN_NOTHING:
		v = flow_nobody(WORTH_NOTHING);
		v.none = NONE_UNDEFINED;
		return flow_stored(r, chain, v);
	case KNOWN_NOBODY:
		v = flow_nobody(WORTH_NOBODY);
		v.perhaps = str_ends(chain, S(".session")); /* there, or not, by what keeps it */
		return v;
	case KNOWN_SENT:
		v.worth = WORTH_SENT_IN; /* the headers as a whole */
		v.token = v.of_token = flow_is_token(chain);
		v.asked_for = route_has_word(chain, "body query params args form json values files");
		break;
	case KNOWN_SETTING:
		v.worth = WORTH_SETTING;
		break;
	case KNOWN_THERE:
		v.worth = WORTH_THERE;
		break;
	case KNOWN_SECRET:
		v.worth = WORTH_SECRET;
		break;
	case KNOWN_ADDRESS:
		return flow_address(r, route_last(chain), flow_holds_address(chain));
	default:
		break;
	}
	return v;
}

/* By the names that lead to it. */
static struct flow_value read_of(struct flow_run *r, struct flow_value of, str name, struct flow_value v)
{
	str chain = of.name.n && name.n ? arena_printf(r->arena, "%.*s.%.*s", STR_ARG(of.name), STR_ARG(name)) : S("");
	struct flow_fact fact = chain.n ? flow_known_read(r, chain) : (struct flow_fact){KNOWN_NOT, false};
	if (fact.is != KNOWN_NOT)
		return known(r, fact, chain);
	if (flow_is_secret(name))
		v.worth = WORTH_SECRET;
	v.name = v.worth == WORTH_UNKNOWN ? chain : S("");
	return v;
}

static struct flow_value member_of(struct flow_run *r, struct flow_state *s, struct flow_value of, str name, bool may)
{
	struct flow_value v = flow_both(of, of, flow_worth(WORTH_UNKNOWN));
	if (of.promise || (of.perhaps && of.worth != WORTH_NOBODY))
		return v;
	switch (of.worth) {
	case WORTH_NOBODY:
		if (str_listed(name, "error err"))
			return flow_nobody(WORTH_THERE);
		if (str_listed(name, "is_anonymous isAnonymous isUnauthenticated"))
			return flow_nobody(WORTH_THERE);
		if (str_listed(
		            name,
		            "is_authenticated isAuthenticated is_staff is_superuser is_active Valid valid isSignedIn"))
			return flow_nobody(WORTH_FALSE);
		return flow_nobody(str_eq(name, S("data")) ? WORTH_NOBODY : WORTH_NOTHING);
	case WORTH_OBJECT:
		for (size_t i = 0; i < of.n; i++)
			if (str_eq(of.names[i], name))
				return of.items[i];
		v.worth = of.others ? WORTH_UNKNOWN : WORTH_NOTHING;
		v.none = NONE_UNDEFINED;
		return v;
	case WORTH_NOTHING:
	case WORTH_FALSE:
		if (of.looked)
			return flow_go_named(of, name);
		if (!may && s->alive) /* in most languages that is the end of it */
			flow_doubt(s, FLOW_MAYBE, S("reads of what is not there"));
		of.worth = WORTH_NOTHING;
		of.none = NONE_UNDEFINED;
		return of;
	case WORTH_SENT:
	case WORTH_SENT_IN:
		v = of;
		v.worth = WORTH_SENT;
		v.token = v.of_token = of.token || flow_is_token(name);
		return v;
	case WORTH_ADDRESS:
		if (str_eq(name, S("searchParams")))
			return flow_sent();
		return flow_is_text(of) ? flow_worth(WORTH_ADDRESS) : flow_address(r, name, true);
	default:
		return read_of(r, of, name, v);
	}
}

/* A switch of another file that is off: export const AUTH_ON = false. */
static bool is_off(const struct flow_run *r, str name)
{
	struct route_target t = {.kind = ROUTE_TARGET_NONE};
	if (r->script && r->frame)
		t = route_resolve(r->f, r->frame->file, name);
	const struct route_part_at *p =
	        t.near && t.name.n ? route_find(r->f, t.file, S("path"), route_last(t.name)) : NULL;
	return p && str_eq(row_text(p->row, S("route")), S("false"));
}

struct flow_value flow_chain_value(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	str chain = route_flow_chain(n, r->arena);
	const struct flow_env *e = chain.n ? flow_find(s->env, chain) : NULL;
	if (e) {
		struct flow_value v = e->value;
		v.name = v.worth != WORTH_UNKNOWN ? S("") : v.name.n ? v.name : chain;
		return v;
	}
	str head = str_sub(chain, 0, str_find(chain, S("."), 0));
	const struct flow_env *root = chain.n ? flow_find(s->env, head) : NULL;
	str read = root && root->value.name.n && chain.n > head.n
	                   ? arena_printf(r->arena, "%.*s%.*s", STR_ARG(root->value.name),
	                                  STR_ARG(str_sub(chain, head.n, chain.n)))
	                   : chain;
	struct flow_fact fact = chain.n ? flow_known_read(r, read) : (struct flow_fact){KNOWN_NOT, false};
	bool foreign = !root || root->value.worth == WORTH_UNKNOWN || root->value.worth == WORTH_OUTER;
	if (r->python && foreign && (fact.is == KNOWN_NOTHING || fact.is == KNOWN_NOBODY) &&
	    route_kept(r->f, read, S("")).n)
		return flow_sent();
	if (fact.is != KNOWN_NOT && foreign)
		return known(r, fact, read);
	if (r->go && foreign && n->kind == FLOW_MEMBER && flow_go_is_error(n->text))
		return flow_worth(WORTH_THERE);
	if (n->kind == FLOW_MEMBER && n->child)
		return member_of(r, s, flow_value(r, s, n->child), n->text, n->mark);
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	v.name = chain;
	if (flow_is_secret(chain))
		return flow_worth(WORTH_SECRET);
	if (r->go ? flow_go_is_error(chain) : chain.n && chain.p[0] >= 'A' && chain.p[0] <= 'Z')
		return flow_worth(!r->go && is_off(r, chain) ? WORTH_FALSE : WORTH_THERE);
	struct flow_value f = flow_resolved(r, r->frame ? r->frame->file : 0, chain);
	return f.worth == WORTH_FUNCTION ? f : v;
}

struct flow_value flow_index_value(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_value of = flow_value(r, s, n->child);
	const struct flow *key = flow_second(n);
	if (!key)
		return flow_worth(WORTH_UNKNOWN);
	if (key->kind != FLOW_TEXT) {
		struct flow_value by = flow_value(r, s, key);
		if (r->go && of.worth == WORTH_UNKNOWN && flow_is_sent(by) && by.token) {
			of = flow_nobody(WORTH_NOTHING);
			of.guessed = of.looked = true;
			return of;
		}
	} else if (r->python && route_kept(r->f, route_flow_chain(n->child, r->arena), key->text).n)
		return flow_sent();
	bool number = key->kind == FLOW_NUMBER;
	if (of.worth == WORTH_LIST && number && of.n && str_eq(key->text, S("0")))
		return of.items[0];
	return member_of(r, s, of, key->kind == FLOW_TEXT ? key->text : S(""), !r->python && !r->script);
}

/* ---- giving ---- */

static void give_members(struct flow_run *r, struct flow_state *s, const struct flow *pattern, struct flow_value v,
                         bool declare)
{
	for (const struct flow *m = pattern->child; m; m = m->next) {
		struct flow_state quiet = *s;
		struct flow_value one = member_of(r, &quiet, v, m->text, true);
		if (v.worth == WORTH_UNKNOWN && r->entering && str_listed(m->text, "next resolve"))
			one = flow_worth(WORTH_ON);
		flow_give(r, s, m->child, one, declare);
	}
}

static void give_items(struct flow_run *r, struct flow_state *s, const struct flow *pattern, struct flow_value v,
                       bool declare)
{
	size_t i = 0;
	for (const struct flow *m = pattern->child; m; m = m->next, i++) {
		struct flow_value one = flow_worth(WORTH_UNKNOWN);
		if (v.worth == WORTH_LIST && i < v.n)
			one = v.items[i];
		else if (v.worth != WORTH_LIST && (i == 0 || r->go)) /* v, ok := x.(T) */
			one = v;
		flow_give(r, s, m, one, declare);
	}
}

void flow_give(struct flow_run *r, struct flow_state *s, const struct flow *target, struct flow_value v, bool declare)
{
	if (!target || !flow_step(r))
		return;
	if (r->keeping && !declare)
		route_keep(r, s, target, v);
	if (target->kind == FLOW_SET) { /* with a default */
		struct flow_value other = flow_value(r, s, flow_second(target));
		bool none = v.worth == WORTH_NOTHING && !v.caller;
		flow_give(r, s, target->child, none ? other : v, declare);
	} else if (target->kind == FLOW_OBJECT) {
		give_members(r, s, target, v, declare);
	} else if (target->kind == FLOW_LIST) {
		give_items(r, s, target, v, declare);
	} else if (target->kind == FLOW_NAME && declare) {
		flow_declare(r, s, target->text, flow_go_named(v, target->text));
	} else {
		str chain = route_flow_chain(target, r->arena);
		v = flow_go_named(v, chain);
		if (chain.n)
			flow_assign(r, s, chain, v);
		if (chain.n)
			flow_see_stored(r, s, chain, v);
	}
}
