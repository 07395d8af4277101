/* Several apps: of each a report of its own is made, judged as any other, and taken back into the whole. What an app is
 * not shown cannot prove anything for it. */
#include <stdlib.h>

#include "policy/asked.h"
#include "policy/verdict.h"
#include "gate_int.h"
#include "join_int.h"

struct judging_apps {
	struct report *r;
	const struct gate_options *o;
	bool *kept;           /* by finding of r: some app has it */
	struct notices extra; /* what the judging itself found */
	uint64_t again;       /* bits of apps that are judged a second time */
};

static uint64_t bit(size_t app) { return UINT64_C(1) << app; }

/* ---- one app's part ---- */

/* Their numbers are those of the whole, from 1; what the gate adds has none. */
static void take_findings(const struct judging_apps *g, size_t app, struct report *part, struct arena *a)
{
	const struct report *r = g->r;
	size_t n = 0;
	for (size_t i = 0; i < r->n_findings; i++)
		n += apps_have(r->findings[i].main.apps, app);
	part->findings = arena_array(a, struct finding, n);
	part->n_findings = 0;
	for (size_t i = 0; i < r->n_findings; i++) {
		if (!apps_have(r->findings[i].main.apps, app))
			continue;
		part->findings[part->n_findings] = r->findings[i];
		part->findings[part->n_findings++].number = i + 1;
	}
}

/* What is said of nobody in particular may stand in the way of each app, and speaks for none. */
static bool is_heard(const struct statement *s, size_t app)
{
	bool takes_away = s->polarity == EVIDENCE_AGAINST || s->polarity == EVIDENCE_UNREAD;
	return takes_away ? apps_have(s->apps, app) : s->apps >> app & 1;
}

static void take_statements(const struct gate_options *o, size_t app, struct gate_options *part, struct arena *a)
{
	struct statement *at = arena_array(a, struct statement, o->n_statements);
	part->n_statements = 0;
	for (size_t i = 0; i < o->n_statements; i++)
		if (is_heard(&o->statements[i], app))
			at[part->n_statements++] = o->statements[i];
	part->statements = at;
}

/* That the root's manifest was not read is nothing to an app that has its own. */
static void take_unread(const struct gate_options *o, bool own, struct gate_options *part, struct arena *a)
{
	str *at = arena_array(a, str, o->unread.n);
	part->unread = (struct strs){at, 0};
	for (size_t i = 0; i < o->unread.n; i++)
		if (!own || !strs_ihas(manifest_paths, o->unread.at[i]))
			at[part->unread.n++] = o->unread.at[i];
}

static void take_manifest(const struct judging_apps *g, size_t app, struct report *part, struct gate_options *o)
{
	const struct app_report *is = &g->r->apps[app];
	const struct gate_app *by = &g->o->apps[app];
	o->manifest = by->manifest;
	o->manifest_tree = by->tree;
	part->has_manifest = by->manifest != NULL;
	part->manifest_path = is->manifest_path.n ? is->manifest_path : g->r->manifest_path;
	part->app_id = is->app_id;
	part->owner = is->owner;
	part->tier = is->tier;
	part->stage = is->stage;
}

/* ---- back into the whole ---- */

static void give_back(struct judging_apps *g, size_t app, const struct finding *f)
{
	if (!f->number) {
		mem_room(g->extra.at, g->extra.n, g->extra.cap);
		struct finding *new = &g->extra.at[g->extra.n++];
		*new = *f;
		new->main.apps = bit(app);
		new->stops = f->gates ? bit(app) : 0;
		return;
	}
	struct finding *whole = &g->r->findings[f->number - 1];
	bool first = !g->kept[f->number - 1];
	g->kept[f->number - 1] = true;
	whole->control = f->control;
	whole->severity = first || f->severity > whole->severity ? f->severity : whole->severity;
	whole->stops = (whole->stops & ~bit(app)) | (f->gates ? bit(app) : 0);
}

static void judge_app(struct judging_apps *g, size_t app, struct notices *unused)
{
	struct report part = *g->r;
	struct gate_options o = *g->o;
	struct app_report *is = &g->r->apps[app];
	struct arena scratch = {0};
	part.apps = NULL;
	part.n_apps = 0;
	take_findings(g, app, &part, &scratch);
	take_statements(g->o, app, &o, &scratch);
	take_unread(g->o, is->manifest_path.n, &o, &scratch);
	take_manifest(g, app, &part, &o);
	if (o.views)
		o.views(o.facts, app, &scratch, &part.facts, &o.may);
	gate_begin(&part, &o);
	verdict_all(&part, &o, unused);
	gate_end(&part, &o);
	for (size_t i = 0; i < part.n_findings; i++)
		give_back(g, app, &part.findings[i]);
	is->status = part.status;
	is->exit_status = part.exit_status;
	is->controls = part.controls;
	is->next_command = part.next_command;
	arena_free(&scratch);
}

/* ---- exceptions that nobody needs ---- */

static bool is_same(const struct finding *x, const struct finding *y)
{
	return x->main.rule == y->main.rule && memcmp(x->main.print, y->main.print, PRINT_SIZE) == 0;
}

/* Apps that the manifest at this path registers. */
static uint64_t registered_by(const struct judging_apps *g, str path)
{
	uint64_t apps = 0;
	for (size_t i = 0; i < g->r->n_apps; i++)
		if (g->o->apps[i].manifest && str_eq(g->o->apps[i].manifest->path, path))
			apps |= bit(i);
	return apps;
}

/* An exception of a manifest is out of use when none of its apps needs it: then all of them say so. */
static void keep_unused(struct judging_apps *g, struct notices *all)
{
	struct notices kept = {0};
	for (size_t i = 0; i < all->n; i++) {
		uint64_t said = 0, apps = registered_by(g, all->at[i].main.place.path);
		bool again = false;
		for (size_t k = 0; k < all->n; k++) {
			bool same = is_same(&all->at[i], &all->at[k]);
			said |= same ? all->at[k].main.apps : 0;
			again = again || (same && k < i);
		}
		if (again || said != apps)
			continue;
		mem_room(kept.at, kept.n, kept.cap);
		kept.at[kept.n] = all->at[i];
		kept.at[kept.n++].main.apps = apps;
		g->again |= apps;
	}
	free(all->at);
	*all = kept;
}

static void judge_all(struct judging_apps *g)
{
	struct notices unused = {0};
	size_t before = 0;
	for (size_t i = 0; i < g->r->n_apps; i++, before = unused.n) {
		judge_app(g, i, &unused);
		for (size_t k = before; k < unused.n; k++)
			unused.at[k].main.apps = bit(i);
	}
	keep_unused(g, &unused);
	bool *kept = arena_array(g->r->arena, bool, g->r->n_findings + unused.n);
	if (g->r->n_findings)
		memcpy(kept, g->kept, g->r->n_findings * sizeof *kept);
	g->kept = kept;
	if (!gate_join(g->r, &unused))
		return;
	for (size_t i = 0; i < g->r->n_apps; i++)
		if (g->again & bit(i))
			judge_app(g, i, NULL);
}

/* ---- the whole ---- */

static void put_findings(struct judging_apps *g)
{
	struct report *r = g->r;
	size_t kept = 0, n = 0;
	for (size_t i = 0; i < r->n_findings; i++)
		if (g->kept[i])
			r->findings[kept++] = r->findings[i];
		else
			r->hidden += r->findings[i].main.confidence < r->min_confidence;
	r->n_findings = kept;
	for (size_t i = 0; i < g->extra.n; i++) {
		struct finding *f = &g->extra.at[i], *old = NULL;
		for (size_t k = 0; k < n && !old; k++)
			old = is_same(&g->extra.at[k], f) ? &g->extra.at[k] : NULL;
		if (!old) {
			g->extra.at[n++] = *f;
			continue;
		}
		old->main.apps |= f->main.apps;
		old->stops |= f->stops;
		old->severity = f->severity > old->severity ? f->severity : old->severity;
	}
	g->extra.n = n;
	notice_join(&g->extra, r);
}

/* Names are shared by findings that count for the same apps. */
static void name_apps(struct report *r)
{
	uint64_t all = r->n_apps == 64 ? UINT64_MAX : bit(r->n_apps) - 1, last = 0;
	struct strs names = {0};
	for (size_t i = 0; i < r->n_findings; i++) {
		struct finding *f = &r->findings[i];
		f->gates = f->stops != 0;
		if (!f->main.apps || (f->main.apps & all) == all)
			continue;
		if (f->main.apps != last) {
			str *at = arena_array(r->arena, str, r->n_apps);
			names = (struct strs){at, 0};
			for (size_t k = 0; k < r->n_apps; k++)
				if (f->main.apps & bit(k))
					at[names.n++] = r->apps[k].id;
			last = f->main.apps;
		}
		f->app = names;
	}
}

/* Of apps that do not agree the sentence says which one it is about. */
static void put_control(struct report *r, size_t control)
{
	struct judgement *to = &r->controls[control];
	bool agree = true;
	for (size_t i = 1; i < r->n_apps; i++) {
		const struct judgement *x = &r->apps[0].controls[control], *y = &r->apps[i].controls[control];
		agree = agree && x->verdict == y->verdict && str_eq(x->why, y->why);
	}
	for (size_t i = 0; i < r->n_apps; i++) {
		const struct judgement *j = &r->apps[i].controls[control];
		str why =
		        agree ? j->why : arena_printf(r->arena, "%.*s: %.*s", STR_ARG(r->apps[i].id), STR_ARG(j->why));
		join_judgement(NULL, j, why, to, r->arena);
	}
}

static void put_status(struct report *r)
{
	const struct app_report *worst = &r->apps[0];
	bool any = r->has_manifest;
	r->stage = worst->stage;
	for (size_t i = 0; i < r->n_apps; i++) {
		const struct app_report *app = &r->apps[i];
		any = any || app->manifest_path.n;
		worst = app->status > worst->status ? app : worst;
		r->stage = app->stage < r->stage ? app->stage : r->stage;
	}
	r->status = worst->status;
	r->exit_status = worst->exit_status;
	if (r->status == STATUS_ACTION_REQUIRED)
		r->stage = worst->stage;
	/* One manifest at the root registers all. */
	r->next_command = any ? join_next(worst->path, worst->next_command, r->arena) : worst->next_command;
}

void gate_apps(struct report *r, const struct gate_options *o)
{
	struct judging_apps g = {.r = r, .o = o, .kept = arena_array(r->arena, bool, r->n_findings)};
	judge_all(&g);
	put_findings(&g);
	name_apps(r);
	gate_sort(r);
	r->n_controls = o->checklist ? r->rules->n_controls : 0;
	r->controls = arena_array(r->arena, struct judgement, r->n_controls);
	for (size_t i = 0; i < r->n_controls; i++)
		put_control(r, i);
	put_status(r);
}
