/* The repository as a whole, in the supervisor: every job has told what it knows, and no file is opened any more. Paths
 * that are kept are those of the facts. */
#include "audit/audit_repository.h"

#include "scan/scan.h"

static void on_hit(void *ctx, const struct doc *doc, const struct hit *hit)
{
	struct collector *c = ctx;
	struct hit h = *hit;
	(void)doc;
	h.shown = arena_str(c->arena, h.shown);
	h.subject = arena_str(c->arena, h.subject);
	collect_hit(c, &h);
}

static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	collect_trouble(ctx, class, reason, hint, path);
}

static void on_statement(void *ctx, const struct statement *statement)
{
	struct collector *c = ctx;
	struct statement s = *statement;
	s.what = arena_str(c->arena, s.what);
	collect_statement(c, &s);
}

void audit_repository(struct audit_result *r, const struct audit *job, enum tier tier)
{
	struct scan_options options = {.on = job->on, .as_of = job->as_of, .tier = tier};
	struct scan_sink sink = {&r->found, on_hit, on_trouble, on_statement};
	if (!r->report.worktree || !job->repository_rules)
		return;
	r->report.facts = collect_facts(&r->found);
	scan_repository(r->matcher, &options, &sink, r->report.facts);
}
