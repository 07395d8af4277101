/* The repository as a whole, in the supervisor: every job has told what it knows, and no file is opened any more. Paths
 * that are kept are those of the facts. Of several apps each is judged by what may be its own. */
#include "audit/audit_repository.h"

#include "audit/audit_apps.h"
#include "scan/scan.h"
#include "app_manifest.h"
#include "audit_facts.h"

struct judging {
	struct collector *found;
	uint64_t bit; /* of the app; 0: of all */
	str folder;   /* its folder; "" for all */
	enum tier tier;
	const struct node *manifest;
};

/* What has no place stands at the folder of its app, and is another thing there than elsewhere. */
static void place_in_app(const struct judging *j, struct hit *h)
{
	if (h->place.path.n || !j->folder.n)
		return;
	const str parts[] = {S("repo"), h->rule->id, j->folder, h->subject};
	hash_print(parts, sizeof parts / sizeof *parts, h->print);
	if (!str_eq(j->folder, S(".")))
		h->place.path = arena_printf(j->found->arena, "%.*s/", STR_ARG(j->folder));
}

static void on_hit(void *ctx, const struct doc *doc, const struct hit *hit)
{
	const struct judging *j = ctx;
	struct hit h = *hit;
	(void)doc;
	h.shown = arena_str(j->found->arena, h.shown);
	h.subject = arena_str(j->found->arena, h.subject);
	h.place.path = arena_str(j->found->arena, h.place.path);
	h.apps = j->bit;
	place_in_app(j, &h);
	collect_hit(j->found, &h);
}

static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	const struct judging *j = ctx;
	collect_trouble(j->found, class, reason, hint, path);
}

static void on_statement(void *ctx, const struct statement *statement)
{
	const struct judging *j = ctx;
	struct statement s = *statement;
	s.what = arena_str(j->found->arena, s.what);
	s.path = arena_str(j->found->arena, s.path);
	s.apps = j->bit;
	collect_statement(j->found, &s);
}

static void judge(struct audit_result *r, const struct audit *job, struct judging *j, const struct node *facts)
{
	const struct scan_options options = {
	        .on = job->on, .as_of = job->as_of, .tier = j->tier, .manifest = j->manifest};
	const struct scan_sink sink = {j, on_hit, on_trouble, on_statement};
	scan_repository(r->matcher, &options, &sink, facts);
}

/* An app that has none of its own is registered by the root's. */
static const struct node *manifest_of(const struct app_report *a, const struct node *root)
{
	return !a->manifest_path.n ? root : a->manifest ? a->manifest : app_manifest_unread();
}

/* By what may be its own. */
static void judge_app(struct audit_result *r, const struct audit *job, struct judging *j, size_t app)
{
	struct arena scratch = {0};
	const struct node *proof, *may;
	audit_apps_views(r->apps, app, &scratch, &proof, &may);
	judge(r, job, j, may);
	arena_free(&scratch);
}

void audit_repository_facts(struct audit_result *r, const struct audit *job)
{
	if (!r->report.worktree || !job->repository_rules)
		return;
	struct audit asked = *job;
	asked.matcher = r->matcher;
	r->report.facts = collect_facts(&r->found);
	if (audit_facts_trees(&asked)) /* a narrow run that reads no code does not know what its parts are */
		r->apps = audit_apps_find(r);
}

void audit_repository(struct audit_result *r, const struct audit *job, enum tier tier, const struct node *manifest)
{
	struct judging all = {&r->found, 0, S(""), tier, manifest};
	for (size_t i = 0; i < r->report.n_apps; i++) {
		const struct app_report *a = &r->report.apps[i];
		struct judging j = {&r->found, UINT64_C(1) << i, a->path, a->tier, manifest_of(a, manifest)};
		judge_app(r, job, &j, i);
	}
	if (r->apps && !r->report.n_apps) /* they are not told apart */
		judge_app(r, job, &all, 0);
	else if (r->report.facts && !r->report.n_apps)
		judge(r, job, &all, r->report.facts);
	audit_apps_mark(r);
}
