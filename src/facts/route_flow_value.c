/* What expressions are worth to a stranger, and what a condition says of him. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_word.h"
#include "row_get.h"

/* ---- truth ---- */

enum answer {
	ANSWER_NO,
	ANSWER_YES,
	ANSWER_HIS /* he decides */,
	ANSWER_SET /* the environment */,
	ANSWER_PATH,
	ANSWER_NOTE,
	ANSWER_OPEN
};

static enum answer answer_of(struct flow_value v)
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
	enum answer a = answer_of(v);
	*yes = *no = *s;
	if (!s->alive)
		return;
	if (a == ANSWER_YES || a == ANSWER_NO) {
		(a == ANSWER_YES ? no : yes)->alive = false;
		if (v.caller && !v.promise) {
			(a == ANSWER_YES ? yes : no)->region = true;
			r->asked = true;
			r->proven = r->proven || !v.guessed;
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
		why = S("guards only where a variable is set");
	else if (a == ANSWER_PATH)
		sure = FLOW_APART, why = S("tells apart what is asked for");
	else if (a == ANSWER_NOTE)
		sure = FLOW_SURE;
	else
		sure = FLOW_MAYBE, why = arena_printf(r->arena, "asks in line %u what was not understood", r->line);
	/* what was sent has to be there where it goes on; it is nobody's work to send nothing */
	flow_doubt(yes, sure, why);
	flow_doubt(no, a == ANSWER_HIS ? FLOW_SURE : sure, why);
	if (a == ANSWER_PATH || a == ANSWER_NOTE || v.promise)
		return;
	note(r, yes, asked, v, a == ANSWER_HIS ? WORTH_SENT_IN : a == ANSWER_SET ? WORTH_SECRET : WORTH_THERE);
	note(r, no, asked, v, WORTH_NOTHING);
}

static const struct flow *second(const struct flow *n) { return n->child ? n->child->next : NULL; }

static bool is_nothing(const struct flow *n) { return n && (n->kind == FLOW_NOTHING || n->kind == FLOW_EMPTY); }

/* Two ways in, which came from s. */
static void meet(struct flow_run *r, const struct flow_state *s, const struct flow_state *a, const struct flow_state *b,
                 struct flow_state *out)
{
	*out = flow_join(r, a, b);
	if (a->alive && b->alive && (a->sure == FLOW_SURE || b->sure == FLOW_SURE))
		out->sure = s->sure, out->why = s->why;
}

static bool is_compared_with_nothing(const struct flow *n)
{
	return (n->kind == FLOW_EQUAL || n->kind == FLOW_UNEQUAL) && n->child &&
	       (is_nothing(second(n)) || is_nothing(n->child));
}

void flow_condition(struct flow_run *r, const struct flow_state *s, const struct flow *n, struct flow_state *yes,
                    struct flow_state *no)
{
	struct flow_state at = *s, left_yes, left_no, right_yes, right_no;
	if (n->kind == FLOW_NOT && n->child) {
		flow_condition(r, s, n->child, no, yes);
	} else if ((n->kind == FLOW_AND || n->kind == FLOW_OR) && second(n)) {
		bool both = n->kind == FLOW_AND;
		flow_condition(r, s, n->child, &left_yes, &left_no);
		flow_condition(r, both ? &left_yes : &left_no, second(n), &right_yes, &right_no);
		*yes = right_yes;
		*no = right_no;
		if (both)
			meet(r, s, &left_no, &right_no, no);
		else
			meet(r, s, &left_yes, &right_yes, yes);
	} else if (is_compared_with_nothing(n)) {
		const struct flow *what = is_nothing(second(n)) ? n->child : second(n);
		struct flow_value v = flow_value(r, &at, what);
		bool equal = n->kind == FLOW_EQUAL;
		flow_part(r, &at, v, what, equal ? no : yes, equal ? yes : no);
	} else {
		struct flow_value v = flow_value(r, &at, n);
		flow_part(r, &at, v, n->kind == FLOW_SET ? n->child : n, yes, no);
	}
}

/* ---- comparing ---- */

static bool is_no(struct flow_value v) { return v.worth >= WORTH_NOTHING && v.worth <= WORTH_EMPTY; }
static bool is_sent(struct flow_value v) { return v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN; }

static struct flow_value both(struct flow_value a, struct flow_value b, struct flow_value v)
{
	v.of_token = v.of_token || a.of_token || b.of_token;
	v.of_nobody = v.of_nobody || a.of_nobody || b.of_nobody;
	return v;
}

/* a == b */
struct flow_value flow_compare(const struct flow_run *r, struct flow_value a, struct flow_value b)
{
	struct flow_value unknown = both(a, b, flow_worth(WORTH_UNKNOWN)), v = unknown;
	(void)r;
	if (a.promise || b.promise || a.perhaps || b.perhaps)
		return unknown;
	if (is_sent(b) || is_no(b)) {
		struct flow_value other = a;
		a = b;
		b = other;
	}
	if (a.worth == WORTH_ADDRESS || b.worth == WORTH_ADDRESS) {
		v.worth = WORTH_ADDRESS;
	} else if (is_sent(a) && b.worth == WORTH_SECRET) {
		v = flow_nobody(WORTH_FALSE);
	} else if (a.worth == WORTH_SENT_IN && b.worth == WORTH_SETTING) {
		v = flow_nobody(WORTH_FALSE);
	} else if (is_sent(a) && b.worth == WORTH_SETTING) {
		v.worth = WORTH_SETTING;
	} else if (is_sent(a) && (is_sent(b) || is_no(b))) {
		v = a;
		v.worth = WORTH_SENT;
	} else if (is_sent(a) && b.worth == WORTH_THERE && !b.of_nobody && !b.of_token) {
		v = b.token && a.token ? flow_nobody(WORTH_FALSE) : a; /* a text: one that somebody has to know? */
		v.worth = b.token && a.token ? WORTH_FALSE : WORTH_SENT;
	} else if (is_no(a) && is_no(b)) {
		bool same = a.worth == b.worth;
		v = flow_worth(same ? WORTH_THERE : a.caller || b.caller ? WORTH_FALSE : WORTH_UNKNOWN);
		v.caller = a.caller || b.caller;
	} else if (is_no(a) && (b.worth == WORTH_THERE || b.worth == WORTH_SECRET || b.worth == WORTH_LIST)) {
		v = flow_worth(WORTH_FALSE);
		v.caller = a.caller;
	}
	return both(a, b, v);
}

/* Is the item in a list, in what is sent, in a session? */
struct flow_value flow_within(const struct flow_run *r, struct flow_value item, struct flow_value of,
                              const struct flow *list)
{
	static const char entries[] =
	        "login logout signin signup register static health favicon docs openapi robots ping "
	        "forgot callback manifest auth _next reset";
	struct flow_value v = both(item, of, flow_worth(WORTH_UNKNOWN));
	(void)r;
	if (item.worth == WORTH_ADDRESS || of.worth == WORTH_ADDRESS) {
		v.worth = WORTH_ADDRESS;
		bool all = list && list->kind == FLOW_LIST && list->child;
		for (const struct flow *n = list ? list->child : NULL; n && all; n = n->next)
			all = n->kind == FLOW_TEXT && route_has_word(n->text, entries);
		if (all)
			v = flow_worth(WORTH_FALSE); /* only ways to sign in */
	} else if (of.worth == WORTH_NOBODY || (is_no(of) && of.caller) || (is_no(item) && item.caller)) {
		v = flow_nobody(WORTH_FALSE);
	} else if (is_sent(of)) {
		v.worth = WORTH_SENT;
		v.token = of.token || item.token;
	} else if (is_sent(item)) {
		v = item.token && of.worth == WORTH_UNKNOWN ? flow_nobody(WORTH_FALSE) : flow_worth(WORTH_SENT);
	}
	return v;
}

/* ---- members ---- */

/* A fact about what is read. */
static struct flow_value known(struct flow_fact fact, str chain)
{
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	switch (fact.is) {
	case KNOWN_NOTHING:
		return flow_nobody(WORTH_NOTHING);
	case KNOWN_NOBODY:
		v = flow_nobody(WORTH_NOBODY);
		v.perhaps = str_ends(chain, S(".session")); /* there, or not, by what keeps it */
		return v;
	case KNOWN_SENT:
		v.worth = WORTH_SENT_IN; /* the headers as a whole */
		v.token = v.of_token = flow_is_token(chain);
		break;
	case KNOWN_SETTING:
		v.worth = WORTH_SETTING;
		break;
	case KNOWN_SECRET:
		v.worth = WORTH_SECRET;
		break;
	case KNOWN_ADDRESS:
		v.worth = WORTH_ADDRESS;
		break;
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
		return known(fact, chain);
	if (flow_is_secret(name))
		v.worth = WORTH_SECRET;
	v.name = v.worth == WORTH_UNKNOWN ? chain : S("");
	return v;
}

static struct flow_value member_of(struct flow_run *r, struct flow_state *s, struct flow_value of, str name, bool may)
{
	struct flow_value v = both(of, of, flow_worth(WORTH_UNKNOWN));
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
		return of.others ? v : flow_worth(WORTH_NOTHING);
	case WORTH_NOTHING:
	case WORTH_FALSE:
		if (!may && s->alive) /* in most languages that is the end of it */
			flow_doubt(s, FLOW_MAYBE, S("reads of what is not there"));
		of.worth = WORTH_NOTHING;
		return of;
	case WORTH_SENT:
	case WORTH_SENT_IN:
		v = of;
		v.worth = WORTH_SENT;
		v.token = v.of_token = of.token || flow_is_token(name);
		return v;
	case WORTH_ADDRESS:
		return of;
	default:
		return read_of(r, of, name, v);
	}
}

static struct flow_value chain_value(struct flow_run *r, struct flow_state *s, const struct flow *n)
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
	if (fact.is != KNOWN_NOT && foreign)
		return known(fact, read);
	if (n->kind == FLOW_MEMBER && n->child)
		return member_of(r, s, flow_value(r, s, n->child), n->text, n->mark);
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	v.name = chain;
	if (flow_is_secret(chain))
		return flow_worth(WORTH_SECRET);
	if (chain.n && chain.p[0] >= 'A' && chain.p[0] <= 'Z' && !r->go)
		return flow_worth(WORTH_THERE);
	struct flow_value f = flow_resolved(r, r->frame ? r->frame->file : 0, chain);
	return f.worth == WORTH_FUNCTION ? f : v;
}

static struct flow_value index_value(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_value of = flow_value(r, s, n->child);
	const struct flow *key = second(n);
	if (!key)
		return flow_worth(WORTH_UNKNOWN);
	if (key->kind != FLOW_TEXT)
		flow_value(r, s, key);
	bool number = key->kind == FLOW_NUMBER;
	if (of.worth == WORTH_LIST && number && of.n && str_eq(key->text, S("0")))
		return of.items[0];
	return member_of(r, s, of, key->kind == FLOW_TEXT ? key->text : S(""), !r->python && !r->script);
}

/* ---- the rest ---- */

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
	if (n->kind == FLOW_CHOICE) {
		flow_condition(r, s, n->child, &yes, &no);
		if (yes.alive)
			a = flow_value(r, &yes, second(n));
		if (no.alive && second(n)->next)
			b = flow_value(r, &no, second(n)->next);
	} else {
		a = flow_value(r, s, n->child);
		before = *s;
		flow_part(r, s, a, n->child, &yes, &no);
		struct flow_state *other = n->kind == FLOW_AND ? &yes : &no;
		if (a.worth == WORTH_NOTE) /* what it says is looked at elsewhere */
			return second(n) ? flow_value(r, s, second(n)) : a;
		if (other->alive)
			b = flow_value(r, other, second(n));
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
	meet(r, &before, &yes, &no, s);
	s->region = region;
	return v;
}

static struct flow_value list(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	enum { MOST = 8 };
	struct flow_value v = flow_worth(WORTH_LIST), *items = arena_array(r->arena, struct flow_value, MOST);
	for (const struct flow *c = n->child; c; c = c->next) {
		struct flow_value one = flow_value(r, s, c);
		if (v.n < MOST)
			items[v.n++] = one;
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
		v.of_token = v.of_token || one.of_token || (one.token && is_sent(one));
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
	bool secret = false, setting = false, sent = false;
	for (const struct flow *c = n->child; c; c = c->next) {
		struct flow_value one = flow_value(r, s, c->kind == FLOW_NAMED && c->child ? c->child : c);
		v = both(v, one, v);
		v.function = v.function ? v.function : one.function;
		v.env = v.env ? v.env : one.env;
		secret = secret || one.worth == WORTH_SECRET;
		setting = setting || one.worth == WORTH_SETTING;
		sent = sent || is_sent(one);
		v.token = v.token || one.token;
	}
	if (n->kind == FLOW_JOIN && !sent)
		v.worth = setting ? WORTH_SETTING : secret ? WORTH_SECRET : v.worth;
	if (n->kind == FLOW_JOIN && sent)
		v.worth = WORTH_SENT_IN;
	return v;
}

static struct flow_value set(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_value v = second(n) ? flow_value(r, s, second(n)) : flow_worth(WORTH_UNKNOWN);
	flow_give(r, s, n->child, v, n->mark);
	return v;
}

/* === 'OPTIONS': a browser asks first whether it may ask; no route of ours is asked so. */
static bool is_preflight(const struct flow *n)
{
	return n && n->kind == FLOW_TEXT && str_listed(n->text, "OPTIONS options HEAD");
}

struct flow_value flow_value(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	if (!n || !flow_step(r))
		return v;
	switch ((enum flow_kind)n->kind) {
	case FLOW_NAME:
	case FLOW_MEMBER:
		return chain_value(r, s, n);
	case FLOW_INDEX:
		return index_value(r, s, n);
	case FLOW_CALL:
		return flow_call(r, s, n);
	case FLOW_AWAIT:
		return flow_waited(r, s, flow_value(r, s, n->child));
	case FLOW_NOT:
	case FLOW_EQUAL:
	case FLOW_UNEQUAL:
	case FLOW_IN: {
		if (n->kind == FLOW_NOT) {
			v = flow_value(r, s, n->child);
			enum answer a = answer_of(v);
			v.worth = a == ANSWER_YES ? WORTH_FALSE : a == ANSWER_NO ? WORTH_THERE : v.worth;
			v.promise = v.perhaps = false;
			return v;
		}
		struct flow_value a = flow_value(r, s, n->child), b = flow_value(r, s, second(n));
		if (is_preflight(n->child) || is_preflight(second(n)))
			a = b = n->kind == FLOW_IN ? a : flow_worth(WORTH_NOTHING), b.worth = WORTH_THERE;
		v = n->kind == FLOW_IN ? flow_within(r, a, b, second(n)) : flow_compare(r, a, b);
		if (n->kind == FLOW_UNEQUAL) {
			enum answer same = answer_of(v);
			v.worth = same == ANSWER_YES ? WORTH_FALSE : same == ANSWER_NO ? WORTH_THERE : v.worth;
		}
		return v;
	}
	case FLOW_AND:
	case FLOW_OR:
	case FLOW_ELSE:
	case FLOW_CHOICE:
		return n->child && second(n) ? choice(r, s, n) : v;
	case FLOW_ORDER:
	case FLOW_UNKNOWN:
	case FLOW_JOIN:
		return made(r, s, n, n->kind == FLOW_JOIN ? WORTH_THERE : WORTH_UNKNOWN);
	case FLOW_OBJECT:
		return object(r, s, n);
	case FLOW_NAMED:
		return flow_value(r, s, n->child);
	case FLOW_LIST:
		return list(r, s, n);
	case FLOW_SET:
		return set(r, s, n);
	case FLOW_TEXT:
		v.worth = WORTH_THERE;
		v.token = !n->text.n; /* it may be a secret */
		return v;
	case FLOW_NUMBER:
		v.worth = str_eq(n->text, S("0")) ? WORTH_EMPTY : WORTH_THERE;
		return v;
	case FLOW_TRUE:
		v.worth = WORTH_THERE;
		return v;
	case FLOW_EMPTY:
		v.worth = WORTH_EMPTY;
		return v;
	case FLOW_FALSE:
		v.worth = WORTH_FALSE;
		return v;
	case FLOW_NOTHING:
		v.worth = WORTH_NOTHING;
		return v;
	case FLOW_FUNCTION:
		v = (struct flow_value){.worth = WORTH_FUNCTION,
		                        .function = n,
		                        .env = s->env,
		                        .async = n->mark,
		                        .file = r->frame ? r->frame->file : 0};
		return v;
	default:
		return v;
	}
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
	if (target->kind == FLOW_SET) { /* with a default */
		struct flow_value other = flow_value(r, s, second(target));
		bool none = v.worth == WORTH_NOTHING && !v.caller;
		flow_give(r, s, target->child, none ? other : v, declare);
	} else if (target->kind == FLOW_OBJECT) {
		give_members(r, s, target, v, declare);
	} else if (target->kind == FLOW_LIST) {
		give_items(r, s, target, v, declare);
	} else if (target->kind == FLOW_NAME && declare) {
		flow_declare(r, s, target->text, v);
	} else {
		str chain = route_flow_chain(target, r->arena);
		if (chain.n)
			flow_assign(r, s, chain, v);
	}
}
