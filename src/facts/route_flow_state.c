/* Where a run stands: names, joins of two ways, what was thrown. */
#include "route_flow_go.h"
#include "route_flow_int.h"

struct flow_value flow_worth(enum flow_worth worth) { return (struct flow_value){.worth = (uint8_t)worth}; }

struct flow_value flow_nobody(enum flow_worth worth)
{
	return (struct flow_value){.worth = (uint8_t)worth, .caller = true, .of_nobody = true};
}

bool flow_step(struct flow_run *r) { return ++r->steps < FLOW_STEPS; }

/* ---- values ---- */

static bool is_false(struct flow_value v) { return v.worth >= WORTH_NOTHING && v.worth <= WORTH_EMPTY && !v.promise; }
static bool is_sent(struct flow_value v) { return v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN; }

static struct flow_value join_lists(struct flow_run *r, struct flow_value a, struct flow_value b)
{
	struct flow_value *items = arena_array(r->arena, struct flow_value, a.n);
	for (size_t i = 0; i < a.n; i++)
		items[i] = flow_join_values(r, a.items[i], b.items[i]);
	a.items = items;
	a.others = a.others || b.others;
	return a;
}

static struct flow_value named(struct flow_value v, str name)
{
	for (size_t i = 0; i < v.n; i++)
		if (str_eq(v.names[i], name))
			return v.items[i];
	return flow_worth(v.others ? WORTH_UNKNOWN : WORTH_NOTHING);
}

enum { MOST_NAMES = 64 };

static struct flow_value join_objects(struct flow_run *r, struct flow_value a, struct flow_value b)
{
	size_t n = (size_t)a.n + b.n;
	struct flow_value *items = arena_array(r->arena, struct flow_value, n), v = a;
	str *names = arena_array(r->arena, str, n);
	v.n = 0;
	v.others = a.others || b.others;
	for (size_t i = 0; i < n; i++) {
		str name = i < a.n ? a.names[i] : b.names[i - a.n];
		bool there = false;
		for (size_t k = 0; k < v.n; k++)
			there = there || str_eq(names[k], name);
		if (there)
			continue;
		if (v.n == MOST_NAMES) { /* what is not among them is not known, and not nothing */
			v.others = true;
			continue;
		}
		names[v.n] = name;
		items[v.n++] = flow_join_values(r, named(a, name), named(b, name));
	}
	v.items = items;
	v.names = names;
	return v;
}

static bool is_true(struct flow_value v)
{
	return !v.perhaps &&
	       (v.promise || v.worth == WORTH_THERE || v.worth == WORTH_NOBODY || v.worth == WORTH_FUNCTION ||
	        v.worth == WORTH_LIST || v.worth == WORTH_OBJECT || v.worth == WORTH_ANSWER);
}

struct flow_value flow_told(struct flow_run *r, struct flow_value v, bool guessed)
{
	v.caller = true;
	v.guessed = v.guessed || guessed;
	if (!v.n || !flow_step(r))
		return v;
	struct flow_value *items = arena_array(r->arena, struct flow_value, v.n);
	for (size_t i = 0; i < v.n; i++)
		items[i] = flow_told(r, v.items[i], guessed);
	v.items = items;
	return v;
}

/* Both are the same, but for what they say. */
static bool is_alike(struct flow_value a, struct flow_value b)
{
	if (a.worth != b.worth || a.promise != b.promise)
		return false;
	return a.worth == WORTH_FUNCTION ? a.function == b.function : a.worth != WORTH_LIST || a.n == b.n;
}

static struct flow_value alike(struct flow_value a, struct flow_value b)
{
	struct flow_value v = a;
	v.none = a.none == b.none ? a.none : NONE_EITHER;
	v.text = flow_is_text(a) && flow_is_text(b) && str_eq(a.text, b.text) ? a.text : (str){NULL, 0};
	return v;
}

/* What both ways come to, where they are not alike. */
static enum flow_worth common_worth(struct flow_value a, struct flow_value b)
{
	bool sent_a = is_sent(a), sent_b = is_sent(b), no_a = is_false(a), no_b = is_false(b);
	if (no_a && no_b)
		return WORTH_NOTHING;
	if (is_true(a) && is_true(b))
		return WORTH_THERE;
	return (sent_a && (sent_b || no_b)) || (sent_b && no_a) ? WORTH_SENT : WORTH_UNKNOWN;
}

struct flow_value flow_join_values(struct flow_run *r, struct flow_value a, struct flow_value b)
{
	a = flow_go_several(r, a, b);
	b = flow_go_several(r, b, a);
	bool same = is_alike(a, b), object = same && a.worth == WORTH_OBJECT;
	if ((object || (same && a.worth == WORTH_LIST)) && flow_step(r))
		return object ? join_objects(r, a, b) : join_lists(r, a, b);
	struct flow_value v = same ? alike(a, b) : flow_worth(common_worth(a, b));
	bool errors = r->go && same && v.worth == WORTH_THERE; /* one of which he gets because nobody knows him */
	v.caller = errors ? a.caller || b.caller : a.caller && b.caller;
	v.guessed = a.guessed || b.guessed;
	v.perhaps = a.perhaps || b.perhaps || a.promise != b.promise;
	v.token = a.token || b.token;
	v.of_token = a.of_token || b.of_token;
	v.of_nobody = a.of_nobody || b.of_nobody;
	v.of_sent = a.of_sent || b.of_sent || (is_sent(a) && !a.token) || (is_sent(b) && !b.token);
	v.by = a.by.n ? a.by : b.by;
	return v;
}

/* ---- names ---- */

static bool stands_for(str name, str chain)
{
	return chain.n > name.n && str_starts(chain, name) && chain.p[name.n] == '.';
}

const struct flow_env *flow_find(const struct flow_env *env, str name)
{
	for (; env; env = env->next) {
		if (str_eq(env->name, name))
			return env;
		if (stands_for(env->name, name)) /* given anew since, with all its members */
			return NULL;
	}
	return NULL;
}

static void bind(struct flow_run *r, struct flow_state *s, str name, unsigned id, struct flow_value v)
{
	struct flow_env *e = arena_new(r->arena, struct flow_env);
	*e = (struct flow_env){.next = s->env, .name = name, .id = id, .value = v};
	s->env = e;
}

void flow_declare(struct flow_run *r, struct flow_state *s, str name, struct flow_value v)
{
	size_t type = str_find(name, S("^"), 0);
	bind(r, s, type == SIZE_MAX ? name : str_sub(name, 0, type), ++r->ids, v);
}

void flow_assign(struct flow_run *r, struct flow_state *s, str name, struct flow_value v)
{
	const struct flow_env *old = s->env;
	while (old && !str_eq(old->name, name))
		old = old->next;
	bool member = str_find(name, S("."), 0) != SIZE_MAX;
	bind(r, s, name, old ? old->id : member ? 0 : ++r->ids, v);
}

void flow_forget(struct flow_run *r, struct flow_state *s, const struct flow_env *before, unsigned id)
{
	enum { MOST = 256 };
	const struct flow_env *kept[MOST];
	size_t n = 0;
	bool own = false;
	for (const struct flow_env *e = s->env; e && e != before; e = e->next)
		own = own || e->id > id;
	for (const struct flow_env *e = s->env; own && e && e != before && n < MOST; e = e->next)
		if (e->id <= id)
			kept[n++] = e;
	if (!own)
		return;
	s->env = before;
	while (n--)
		bind(r, s, kept[n]->name, kept[n]->id, kept[n]->value);
}

/* ---- joining ---- */

static size_t length(const struct flow_env *e)
{
	size_t n = 0;
	for (; e; e = e->next)
		n++;
	return n;
}

static const struct flow_env *common(const struct flow_env *a, const struct flow_env *b)
{
	size_t la = length(a), lb = length(b);
	for (; la > lb; la--)
		a = a->next;
	for (; lb > la; lb--)
		b = b->next;
	while (a != b)
		a = a->next, b = b->next;
	return a;
}

static const struct flow_env *by_id(const struct flow_env *e, str name, unsigned id)
{
	while (e && (e->id != id || !str_eq(e->name, name)))
		e = e->next;
	return e;
}

/* Of what changed on the way to one of them, both values. */
static void join_names(struct flow_run *r, struct flow_state *out, const struct flow_env *from,
                       const struct flow_env *base, const struct flow_env *other)
{
	for (const struct flow_env *e = from; e != base && flow_step(r); e = e->next) {
		if (by_id(out->env, e->name, e->id) != by_id(base, e->name, e->id))
			continue; /* done, or newer */
		const struct flow_env *there = by_id(other, e->name, e->id);
		struct flow_value v = there ? flow_join_values(r, e->value, there->value) : e->value;
		if (!there && !r->python)
			v = flow_worth(WORTH_UNKNOWN);
		bind(r, out, e->name, e->id, v);
	}
}

struct flow_state flow_join(struct flow_run *r, const struct flow_state *a, const struct flow_state *b)
{
	if (!a->alive || !b->alive)
		return a->alive ? *a : *b;
	struct flow_state s = a->sure <= b->sure ? *a : *b;
	s.region = a->region && b->region;
	s.answered = a->answered && b->answered;
	if (a->env == b->env)
		return s;
	const struct flow_env *base = common(a->env, b->env);
	s.env = base;
	join_names(r, &s, a->env, base, b->env);
	join_names(r, &s, b->env, base, a->env);
	return s;
}

/* ---- ends ---- */

void flow_doubt(struct flow_state *s, enum flow_sure sure, str why)
{
	if (sure <= s->sure)
		return;
	s->why = s->sure == FLOW_SURE ? why : s->why;
	s->sure = (uint8_t)sure;
}

void flow_pass(struct flow_run *r, const struct flow_state *s, unsigned line)
{
	if (!s->alive)
		return;
	if (s->sure == FLOW_SURE && !r->passes) {
		r->passes = true;
		r->how = line ? arena_printf(r->arena, "lets everybody pass, line %u", line) : S("lets everybody pass");
	} else if (s->sure == FLOW_APART) {
		r->apart = true;
	} else if (s->sure != FLOW_SURE && !r->may_pass) {
		r->may_pass = true;
		r->why = s->why;
	}
}

void flow_throw(struct flow_run *r, struct flow_state *s)
{
	if (s->alive && r->attempt) {
		struct flow_state here = *s;
		r->attempt->thrown = flow_join(r, &r->attempt->thrown, &here);
	}
	r->kept = r->kept || (s->alive && s->region);
	s->alive = false;
}
