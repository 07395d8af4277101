/* Apps from facts. Views are made when they are asked for, and let go by who asked: of sixty apps they would not fit.
 */
#include "audit/audit_apps.h"

#include "facts/profile.h"
#include "facts/profile_row.h"

struct audit_apps {
	struct app_set set;
	struct reach reach;
	const struct node *profiles[MOST_APPS];
};

/* Whether it pays to look closer: rows of apps, and of one that stands for too many. */
static bool is_one(const struct node *facts)
{
	const struct node *list = node_get(facts, S("apps"));
	size_t n = 0;
	bool together = false;
	for (const struct node *row = list ? list->child : NULL; row; row = row->next) {
		n++;
		together = together || (row->kind == NODE_OBJECT && node_get(row, S("together")));
	}
	return n <= 1 && !together;
}

void audit_apps_views(const struct audit_apps *apps, size_t app, struct arena *a, const struct node **proof,
                      const struct node **may)
{
	*proof = app_view(&apps->reach, app, VIEW_PROOF, a);
	*may = app_view(&apps->reach, app, VIEW_VIOLATION, a);
	profile_row_join(apps->profiles[app], apps->set.at[app].folder, proof, may, a);
}

/* Once: the views that are asked for later have it. */
static void find_profiles(struct audit_apps *apps, struct arena *a)
{
	for (size_t i = 0; i < apps->set.n; i++) {
		struct arena scratch = {0};
		const struct node *proof = app_view(&apps->reach, i, VIEW_PROOF, &scratch),
		                  *may = app_view(&apps->reach, i, VIEW_VIOLATION, &scratch);
		apps->profiles[i] = profile_of(&apps->set, i, proof, may, a);
		arena_free(&scratch);
	}
}

static void report_apps(struct report *r, const struct audit_apps *apps)
{
	r->apps = arena_array(r->arena, struct app_report, apps->set.n);
	for (size_t i = 0; i < apps->set.n; i++) {
		const struct app *app = &apps->set.at[i];
		struct app_report *out = &r->apps[r->n_apps++];
		out->id = app->id;
		out->path = app->folder;
		out->manifest = app->manifest_own ? app->manifest : NULL;
		out->manifest_path = app->manifest_own ? app->manifest_path : S("");
		/* what it is: words for people, and which members its profile has */
		out->kind = package_kind_name(app->kind);
		out->words = profile_words(apps->profiles[i], r->arena);
		out->has = node_get(apps->profiles[i], S("has"));
	}
}

struct audit_apps *audit_apps_find(struct audit_result *r)
{
	struct arena *a = r->report.arena;
	if (is_one(r->report.facts))
		return NULL;
	struct audit_apps *apps = arena_new(a, struct audit_apps);
	apps->set = apps_find(r->report.facts, a);
	apps->reach = reach_find(&apps->set, r->report.facts, a);
	find_profiles(apps, a);
	if (apps->set.found <= MOST_APPS)
		report_apps(&r->report, apps);
	else
		collect_trouble(&r->found, TROUBLE_DEGRADED, trouble_many_apps,
		                S("Scan its parts one by one: what shows that a control holds has to be an app's own."),
		                S(""));
	return apps;
}

/* ---- whose is it ---- */

static uint64_t of_place(const struct audit_apps *apps, const struct place *p)
{
	return p->origin == ORIGIN_MESSAGE || !p->path.n ? 0 : reach_path(&apps->reach, p->path);
}

void audit_apps_mark(struct audit_result *r)
{
	struct collector *c = &r->found;
	if (!r->report.n_apps)
		return;
	for (size_t i = 0; i < c->n_hits; i++)
		if (!c->hits[i].apps)
			c->hits[i].apps = of_place(r->apps, &c->hits[i].place);
	for (size_t i = 0; i < c->n_statements; i++) {
		struct statement *s = &c->statements[i];
		if (!s->apps && s->path.n)
			s->apps = reach_path(&r->apps->reach, s->path);
	}
}
