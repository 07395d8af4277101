/* Several reports become one. The parts stay as they are: what is renamed is copied. */
#include "policy/join.h"

#include <stdlib.h>

#include "base/buf.h"
#include "join_int.h"

str join_name(struct arena *a, const struct root_report *root, str path)
{
	if (root->is_file)
		return root->path;
	if (str_eq(root->path, S(".")))
		return path;
	return arena_printf(a, "%.*s/%.*s", STR_ARG(root->path), STR_ARG(path));
}

/* ---- findings ---- */

static struct finding name_finding(struct arena *a, const struct root_report *root, const struct finding *from)
{
	struct finding f = *from;
	struct place *places = arena_array(a, struct place, f.n_places);
	f.main.place.path = join_name(a, root, f.main.place.path);
	for (size_t i = 0; i < f.n_places; i++) {
		places[i] = from->places[i];
		places[i].path = join_name(a, root, places[i].path);
	}
	f.places = places;
	return f;
}

/* The same thing, seen from a root and from another one inside it: a value has one fingerprint, a setting is named by
 * its path in each. */
static bool is_same(const struct finding *a, const struct finding *b)
{
	const struct place *p = &a->main.place, *q = &b->main.place;
	bool named = a->main.subject.n && str_eq(a->main.subject, b->main.subject) &&
	             str_eq(a->main.rule->id, b->main.rule->id);
	return p->line == q->line && p->col == q->col && str_eq(p->path, q->path) && a->control == b->control &&
	       (named || memcmp(a->main.print, b->main.print, PRINT_SIZE) == 0);
}

static int by_order(const void *a, const void *b) { return finding_order(a, b); }

static void join_findings(const struct root_report *parts, size_t n, struct report *out)
{
	size_t all = 0, kept = 0;
	for (size_t i = 0; i < n; i++)
		all += parts[i].report->n_findings;
	out->findings = arena_array(out->arena, struct finding, all);
	all = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; !parts[i].report->container && k < parts[i].report->n_findings; k++)
			out->findings[all++] = name_finding(out->arena, &parts[i], &parts[i].report->findings[k]);
	if (all)
		qsort(out->findings, all, sizeof *out->findings, by_order);
	for (size_t i = 0; i < all; i++) {
		struct finding *f = &out->findings[i], *last = kept ? &out->findings[kept - 1] : NULL;
		if (last && is_same(last, f))
			last->gates = last->gates || f->gates;
		else
			out->findings[kept++] = *f;
	}
	out->n_findings = kept;
}

/* ---- controls ---- */

static void join_evidence(const struct root_report *root, const struct judgement *from, struct judgement *to,
                          struct arena *a)
{
	struct evidence *evidence = arena_array(a, struct evidence, EVIDENCE_MAX);
	if (to->n_evidence)
		memcpy(evidence, to->evidence, to->n_evidence * sizeof *evidence);
	for (size_t i = 0; i < from->n_evidence && to->n_evidence < EVIDENCE_MAX; i++) {
		struct evidence e = from->evidence[i];
		if (root)
			e.path = join_name(a, root, e.path);
		evidence[to->n_evidence++] = e;
	}
	to->evidence = evidence;
}

/* What several apps share is told once. */
static bool is_told(const struct judgement *j, const struct evidence *e)
{
	for (size_t i = 0; i < j->n_undecided; i++) {
		const struct evidence *k = &j->undecided[i];
		if (k->line == e->line && str_eq(k->path, e->path) && str_eq(k->what, e->what))
			return true;
	}
	return false;
}

/* What fails in one app, and what is open in another: both are seen. */
static void join_undecided(const struct root_report *root, const struct judgement *from, struct judgement *to,
                           struct arena *a)
{
	bool open = from->verdict == VERDICT_UNPROVEN && from->cause == CAUSE_UNREAD;
	const struct evidence *list = open ? from->evidence : from->undecided;
	size_t n = open ? from->n_evidence : from->n_undecided;
	struct evidence *undecided = arena_array(a, struct evidence, UNDECIDED_MAX);
	if (to->n_undecided)
		memcpy(undecided, to->undecided, to->n_undecided * sizeof *undecided);
	to->undecided = undecided;
	for (size_t i = 0; i < n; i++) {
		struct evidence e = list[i];
		if (root)
			e.path = join_name(a, root, e.path);
		if (is_told(to, &e))
			continue;
		if (to->n_undecided < UNDECIDED_MAX)
			undecided[to->n_undecided++] = e;
		to->all_undecided++;
	}
	if (!open)
		to->all_undecided += from->all_undecided - n;
}

void join_judgement(const struct root_report *root, const struct judgement *from, str why, struct judgement *to,
                    struct arena *a)
{
	bool gates = to->gates || from->gates;
	const struct judgement before = *to;
	if (!to->control || verdict_worse(from->verdict, to->verdict)) {
		*to = *from;
		to->why = why;
		to->n_evidence = to->n_undecided = to->all_undecided = 0;
		if (before.control && from->verdict == VERDICT_FAIL)
			join_undecided(NULL, &before, to, a);
	}
	if (from->verdict == to->verdict)
		join_evidence(root, from, to, a);
	if (to->verdict == VERDICT_FAIL)
		join_undecided(root, from, to, a);
	to->gates = gates;
}

static void join_control(const struct root_report *parts, size_t n, size_t control, struct judgement *to,
                         struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		const struct report *r = parts[i].report;
		if (r->container || control >= r->n_controls)
			continue;
		const struct judgement *j = &r->controls[control];
		str why = str_eq(parts[i].path, S("."))
		                  ? j->why
		                  : arena_printf(a, "%.*s: %.*s", STR_ARG(parts[i].path), STR_ARG(j->why));
		join_judgement(&parts[i], j, why, to, a);
	}
}

static void join_controls(const struct root_report *parts, size_t n, struct report *out)
{
	for (size_t i = 0; i < n; i++)
		if (!parts[i].report->container && parts[i].report->n_controls > out->n_controls)
			out->n_controls = parts[i].report->n_controls;
	out->controls = arena_array(out->arena, struct judgement, out->n_controls);
	for (size_t i = 0; i < out->n_controls; i++)
		join_control(parts, n, i, &out->controls[i], out->arena);
}

/* ---- the whole ---- */

/* What all say alike, else "". */
static void agree(str *all, str one, bool first)
{
	if (first)
		*all = one;
	else if (!str_eq(*all, one))
		*all = S("");
}

static void join_subject(const struct report *r, bool first, struct report *out)
{
	agree(&out->as_of, r->as_of, first);
	agree(&out->repository, r->repository, first);
	agree(&out->commit, r->commit, first);
	agree(&out->branch, r->branch, first);
	agree(&out->manifest_digest, r->manifest_digest, first);
	agree(&out->config_digest, r->config_digest, first);
	agree(&out->policy_digest, r->policy_digest, first);
	agree(&out->baseline_digest, r->baseline_digest, first);
	if (first || out->nothing || !r->nothing) /* an empty scope is worth saying only where all are */
		agree(&out->scope, r->scope, first || (out->nothing && !r->nothing));
	out->dirty = out->dirty || r->dirty;
	out->is_repository = out->is_repository || r->is_repository;
	out->narrowed = out->narrowed || r->narrowed;
	out->history = out->history || r->history;
	out->worktree = out->worktree || r->worktree;
	out->nothing = (first || out->nothing) && r->nothing;
	out->has_manifest = (first || out->has_manifest) && r->has_manifest;
	out->min_confidence = r->min_confidence;
	if (first || r->stage < out->stage)
		out->stage = r->stage;
}

static void join_counts(const struct report *r, struct report *out)
{
	out->files += r->files;
	out->blobs += r->blobs;
	out->commits += r->commits;
	out->text_files += r->text_files;
	out->text_blobs += r->text_blobs;
	out->bytes += r->bytes;
	out->hidden += r->hidden;
	out->below += r->below;
}

static void join_app(const struct root_report *parts, size_t n, struct report *out)
{
	const struct root_report *only = NULL;
	size_t with = 0;
	for (size_t i = 0; i < n; i++)
		if (parts[i].report->has_manifest) {
			only = &parts[i];
			with++;
		}
	out->app_id = out->owner = S("");
	out->manifest_path = S("");
	if (with != 1)
		return;
	out->app_id = only->report->app_id;
	out->owner = only->report->owner;
	out->tier = only->report->tier;
	out->manifest_path = join_name(out->arena, only, only->report->manifest_path);
}

str join_next(str path, str next, struct arena *a)
{
	if (!str_eq(next, S("microaudit init")) || str_eq(path, S(".")))
		return next;
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("microaudit init "));
	buf_shell_word(&b, path);
	return arena_str(a, buf_str(&b));
}

static void join_status(const struct root_report *parts, size_t n, struct report *out)
{
	const struct root_report *worst = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct report *r = parts[i].report;
		if (r->container)
			continue;
		/* Where there was nothing to judge says nothing about the others. */
		bool counts = !r->nothing || r->status > STATUS_CLEAN;
		if (!worst || (counts && (worst->report->nothing || r->status > worst->report->status)))
			worst = &parts[i];
		if (r->exit_status > out->exit_status)
			out->exit_status = r->exit_status;
	}
	out->status = worst ? worst->report->status : STATUS_INCOMPLETE;
	if (out->status == STATUS_ACTION_REQUIRED)
		out->stage = worst->report->stage;
	out->next_command = worst ? join_next(worst->path, worst->report->next_command, out->arena) : S("");
}

void report_join(const struct root_report *parts, size_t n, struct arena *a, struct report *out)
{
	const struct report *first = parts[0].report;
	struct root_report *roots = arena_array(a, struct root_report, n);
	*out = (struct report){.arena = a, .rules = first->rules, .version = first->version, .path = S(".")};
	out->retry = S("");
	for (size_t i = 0; i < n; i++) {
		join_counts(parts[i].report, out);
		if (parts[i].report->container)
			continue;
		join_subject(parts[i].report, out->n_roots == 0, out);
		roots[out->n_roots++] = parts[i];
	}
	out->roots = roots;
	join_findings(parts, n, out);
	join_controls(parts, n, out);
	join_troubles(parts, n, out);
	join_app(parts, n, out);
	join_status(parts, n, out);
}
