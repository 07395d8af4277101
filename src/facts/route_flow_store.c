/* Who else gives a name that says who calls: req.user is worth nothing to a stranger, unless a function of the app puts
 * something there for whoever comes by: what he sends, a guest, what was decoded and not checked. Each function that
 * gives such a name is gone through once for it. Which of them stands in front of which route is not asked: what gives
 * to everybody makes it unknown, and nothing more. */
#include <stdint.h>
#include <stdlib.h>

#include "route_flow_store.h"
#include "route_flow_text.h"
#include "route_rules.h"
#include "route_word.h"
#include "row_get.h"

enum { PER_FUNCTION = 8, LOOKS = 64 };

struct giving {
	str name;
	bool session;
	size_t part, app;
	const struct flow_watch *seen;
};
struct route_flow_givings {
	struct giving *at;
	size_t n;
};

/* ---- which functions give what ---- */

static bool is_of_session(str chain)
{
	return route_has_word(str_sub(chain, 0, chain.n - route_last(chain).n), "session");
}

/* req.user, ctx.state.user, event.locals.user; of other objects nobody says who calls by them. */
static bool is_request(str chain)
{
	static const char heads[] = "req request ctx context c event locals res response self _req r session";
	return str_listed(str_sub(chain, 0, str_find(chain, S("."), 0)), heads) ||
	       route_has_word(chain, ".locals. .state. .session. request.");
}

/* The name that a call keeps a value under: c.set('user', v) */
static str kept_name(const struct flow *call, str chain)
{
	static const char keepers[] = "c ctx context req request session locals";
	const struct flow *first = flow_arguments(call);
	bool sets = str_ends(chain, S(".set")) && first && first->kind == FLOW_TEXT;
	str of = sets ? str_sub(chain, 0, chain.n - 4) : S("");
	return sets && str_listed(route_last(of), keepers) ? first->text : S("");
}

struct found {
	struct route_finder *f;
	struct route_flow_givings *g;
	size_t room, part, here;
};

static void note(struct found *w, str name, bool session)
{
	for (size_t i = w->here; i < w->g->n; i++)
		if (str_eq(w->g->at[i].name, name) && w->g->at[i].session == session)
			return;
	if (w->g->n - w->here >= PER_FUNCTION || w->g->n == w->room)
		return;
	size_t app = route_rules_of(w->f, w->f->parts[w->part].file, S("")).app;
	w->g->at[w->g->n++] = (struct giving){.name = name, .session = session, .part = w->part, .app = app};
}

static void look(struct found *w, const struct flow *n)
{
	for (; n; n = n->next) {
		str chain = S(""), name = S("");
		if (n->kind == FLOW_SET && n->child && n->child->kind == FLOW_MEMBER && !n->mark) {
			chain = route_flow_chain(n->child, w->f->arena);
			name = is_request(chain) ? route_last(chain) : S("");
		} else if (n->kind == FLOW_CALL && n->child && n->child->kind == FLOW_MEMBER &&
		           str_eq(n->child->text, S("set"))) {
			chain = route_flow_chain(n->child, w->f->arena);
			name = kept_name(n, chain);
		}
		if (name.n)
			note(w, name, is_of_session(chain));
		look(w, n->child);
	}
}

static int giving_order(const void *x, const void *y)
{
	const struct giving *a = x, *b = y;
	int order = str_cmp(a->name, b->name);
	return order ? order : a->part < b->part ? -1 : a->part > b->part;
}

static const struct route_flow_givings *givings(struct flow_run *r)
{
	struct route_finder *f = r->f;
	if (f->givings)
		return f->givings;
	struct route_flow_givings *g = arena_new(f->arena, struct route_flow_givings);
	f->givings = g;
	struct found w = {.f = f, .g = g, .room = f->n};
	g->at = arena_array(f->arena, struct giving, f->n);
	for (w.part = 0; w.part < f->n; w.part++) {
		struct route_part_at *p = &f->parts[w.part];
		bool script = !str_listed(str_extension(f->reach.files.at[p->file]), "py go");
		struct flow_value v =
		        script && row_text(p->row, S("flow")).n ? flow_resolved_part(r, p) : flow_worth(WORTH_UNKNOWN);
		w.here = g->n;
		if (v.function)
			look(&w, v.function->child);
	}
	if (g->n)
		qsort(g->at, g->n, sizeof *g->at, giving_order);
	return g;
}

/* ---- what they give ---- */

/* Is it something that anybody has: what he sent, a constant, a promise that nobody waited for? Of what others found
 * out it is not known. */
static bool is_for_everybody(struct flow_value v)
{
	bool some = false;
	if (v.promise)
		return true;
	for (size_t i = 0; v.worth == WORTH_OBJECT && i < v.n; i++) {
		bool nobody = v.items[i].caller && flow_answer_of(v.items[i]) == ANSWER_NO;
		if (v.items[i].worth == WORTH_UNKNOWN || v.items[i].worth == WORTH_SECRET || nobody)
			return false;
		some = some || is_for_everybody(v.items[i]);
	}
	return v.worth == WORTH_OBJECT ? some && !v.others
	                               : v.worth == WORTH_THERE || v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN ||
	                                         v.worth == WORTH_LIST;
}

static bool is_sent_in_there(struct flow_value v)
{
	for (size_t i = 0; v.worth == WORTH_OBJECT && i < v.n; i++)
		if (flow_is_sent(v.items[i]))
			return true;
	return flow_is_sent(v);
}

static void see(struct flow_run *r, const struct flow_state *s, struct flow_value v)
{
	struct flow_watch *w = r->watch;
	bool sure = s->sure == FLOW_SURE || s->sure == FLOW_APART;
	if (v.worth == WORTH_NOTHING && !v.promise) {
		w->none = !w->given || w->none == v.none ? v.none : NONE_EITHER;
		w->given = true;
	} else if (!w->by.n && (sure || is_sent_in_there(v)) && is_for_everybody(v)) {
		str path = r->f->reach.files.at[r->frame ? r->frame->file : 0];
		w->by = arena_printf(r->f->arena, "%.*s:%u", STR_ARG(path), r->line);
	}
}

void flow_see_stored(struct flow_run *r, const struct flow_state *s, str chain, struct flow_value v)
{
	const struct flow_watch *w = r->watch;
	if (w && s->alive && str_eq(route_last(chain), w->name) && is_of_session(chain) == w->session &&
	    is_request(chain))
		see(r, s, v);
}

void flow_see_kept(struct flow_run *r, const struct flow_state *s, const struct flow *call, str chain,
                   const struct flow_value *v)
{
	const struct flow_watch *w = r->watch;
	if (w && s->alive && str_eq(kept_name(call, chain), w->name) && is_of_session(chain) == w->session)
		see(r, s, *v);
}

static const struct flow_watch *watched(struct flow_run *r, struct giving *g)
{
	struct route_finder *f = r->f;
	struct route_part_at *p = &f->parts[g->part];
	struct flow_watch *w = arena_new(f->arena, struct flow_watch);
	struct arena scratch = {0};
	struct flow_run own = {.f = f, .arena = &scratch, .script = true, .watch = w};
	*w = (struct flow_watch){.name = g->name, .session = g->session};
	g->seen = w;
	if (f->flow_steps < FLOW_STEPS_ALL)
		flow_enter_part(&own, p);
	f->flow_steps += own.steps;
	if (g->session && p->flow && flow_works(p->flow->child, &scratch))
		w->by = S(""); /* who signs up is known from then on */
	arena_free(&scratch);
	return w;
}

struct flow_value flow_stored(struct flow_run *r, str chain, struct flow_value v)
{
	if (!r->script || r->watch || !r->frame)
		return v;
	const struct route_flow_givings *g = givings(r);
	str name = route_last(chain);
	bool session = is_of_session(chain);
	size_t low = 0, high = g->n, app = route_rules_of(r->f, r->frame->file, S("")).app;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(g->at[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < g->n && i < low + LOOKS && str_eq(g->at[i].name, name); i++) {
		struct giving *one = &g->at[i];
		if (one->app != app || one->session != session)
			continue;
		const struct flow_watch *w = one->seen ? one->seen : watched(r, one);
		if (w->given && w->none != v.none)
			v.none = NONE_EITHER;
		if (w->by.n) {
			v = flow_worth(WORTH_UNKNOWN);
			v.by = w->by;
			return v;
		}
	}
	return v;
}
