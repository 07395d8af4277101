/* Each limiter is looked for by itself: whoever comes to a route by a way on which it does not stand has come past it.
 */
#include "limit_reach.h"

#include "route_join.h"
#include "route_word.h"
#include "row_get.h"

enum { LIMITERS = 16 }; /* that are looked for: more are taken for what they seem */

struct reaching {
	struct limit_joiner *j;
	struct limit_made *of;
	unsigned behind, past, unknown;
	bool beside; /* it stands in front of something that is no route */
	str misses;
	struct arena *arena;
};

static struct route_part_at *part_of(const struct limit_joiner *j, size_t file, const struct node *row)
{
	for (size_t i = limit_first_part(j, file, row->line); i < j->f->n; i++)
		if (j->f->parts[i].file != file || j->f->parts[i].row->line != row->line)
			break;
		else if (j->f->parts[i].row == row)
			return &j->f->parts[i];
	return NULL;
}

static struct route_verdict judge(void *ctx, const struct route_finder *f, size_t file, str ref)
{
	struct reaching *r = ctx;
	struct limit_made *m = limit_follow(r->j, file, ref);
	const struct route_part_at *p = m || !f->asked ? NULL : part_of(r->j, file, f->asked);
	m = m || !p ? m : limit_made_there(r->j, p, ref);
	if (m == r->of)
		return (struct route_verdict){ROUTE_GUARDED, S("the limit"), S("")};
	if (str_eq(ref, S("?")))
		return (struct route_verdict){ROUTE_UNKNOWN, S(""), S("")};
	return (struct route_verdict){ROUTE_OPEN, S(""), S("")};
}

static void route(void *ctx, str method, str path, const struct route_verdict *v)
{
	struct reaching *r = ctx;
	str public = route_public(method, path);
	if (public.n && !route_is_sign_in(path)) /* signs of life, pages for everybody */
		return;
	r->behind += v->auth == ROUTE_GUARDED;
	r->unknown += v->auth == ROUTE_UNKNOWN;
	r->past += v->auth == ROUTE_OPEN;
	if (v->auth == ROUTE_OPEN && !r->misses.n)
		r->misses = arena_printf(r->arena, "%.*s %.*s", STR_ARG(method.n ? method : S("any")), STR_ARG(path));
}

/* app.use('/graphql', limiter, server): what answers there is no route of ours. Files that are handed out are none. */
static bool is_beside(struct limit_joiner *j, const struct route_part_at *p, const struct limit_made *of)
{
	const struct node *list = node_get(p->row, S("guards"));
	bool here = false, others = false;
	for (const struct node *g = list ? list->child : NULL; g; g = g->next) {
		struct limit_made *m = limit_follow(j, p->file, g->text);
		m = m ? m : limit_made_there(j, p, g->text);
		bool again = m == of && here; /* calls of one line are told apart by nothing else */
		here = here || m == of;
		others = others || ((!m || again) && str_find(g->text, S("static"), 0) == SIZE_MAX);
	}
	return here && others && str_eq(p->kind, S("use"));
}

/* Whoever is asked for his name behind it, and nowhere before, is nobody yet when it counts. */
static bool counts_too_early(struct limit_joiner *j, const struct limit_made *of)
{
	const struct route_part_at *at = NULL;
	bool before = false, behind = false;
	for (size_t i = 0; i < j->f->n && !at; i++) {
		struct route_part_at *p = &j->f->parts[i];
		const struct node *list = str_eq(p->kind, S("use")) ? node_get(p->row, S("guards")) : NULL;
		for (const struct node *g = list ? list->child : NULL; g; g = g->next) {
			struct limit_made *m = limit_follow(j, p->file, g->text);
			at = (m ? m : limit_made_there(j, p, g->text)) == of ? p : at;
		}
	}
	for (size_t i = 0; at && i < j->f->n; i++) {
		struct route_part_at *p = &j->f->parts[i];
		bool same = p->file == at->file && p != at && str_eq(p->kind, S("use")) &&
		            row_is(p->row, S("of"), row_text(at->row, S("of")));
		const struct node *list = same ? node_get(p->row, S("guards")) : NULL;
		for (const struct node *g = list ? list->child : NULL; g; g = g->next)
			if (route_judge(j->f, p->file, g->text).auth != ROUTE_OPEN)
				*(p->row->line < at->row->line ? &before : &behind) = true;
	}
	return behind && !before;
}

static void judge_one(struct reaching *r)
{
	struct limit_made *m = r->of;
	if (r->unknown || r->beside) {
		if (!r->behind)
			m->wired = TRUTH_UNKNOWN;
		return;
	}
	if (!r->behind) {
		m->wired = TRUTH_FALSE;
		m->why = arena_printf(r->arena, "no route stands behind it, as %.*s does not", STR_ARG(r->misses));
		return;
	}
	m->wired = TRUTH_TRUE;
	m->covers = r->past ? S("some") : S("all");
	m->misses = r->misses;
}

void limit_reach(struct limit_joiner *j, const struct node *facts, const struct app_set *apps, struct arena *a)
{
	unsigned looked = 0;
	for (size_t i = 0; i < j->n_made && looked < LIMITERS; i++) {
		struct reaching r = {.j = j, .of = &j->made[i], .arena = a};
		const struct route_asker ask = {&r, judge, route};
		if (!r.of->used || r.of->called)
			continue;
		looked++;
		routes_ask(facts, apps, a, &ask);
		for (size_t k = 0; k < j->f->n; k++)
			r.beside = r.beside || is_beside(j, &j->f->parts[k], r.of);
		if (r.behind + r.past + r.unknown)
			judge_one(&r);
		r.of->early = r.behind && counts_too_early(j, r.of);
	}
}
