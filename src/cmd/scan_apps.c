/* Manifests below the root come from the facts, which every file gave already; that of the root is a file of the run's
 * own (scan_manifest.h), and registers all apps that have none beside them. */
#include "cmd/scan_apps.h"

#include "policy/gate.h"
#include "policy/tier.h"

static const str unreadable = STR_INIT("it could not be read");

static str text_of(const struct node *row, str key)
{
	const struct node *n = row && row->kind == NODE_OBJECT ? node_get(row, key) : NULL;
	return n ? n->text : S("");
}

static const struct node *row_about(const struct node *facts, str section, str path)
{
	const struct node *list = node_get(facts, section);
	for (const struct node *row = list ? list->child : NULL; row; row = row->next)
		if (str_eq(text_of(row, S("path")), path))
			return row;
	return NULL;
}

/* A repository with one app may have its manifest where the app's package is. */
static void read_only(struct scan_run *r)
{
	struct report *out = &r->result.report;
	const struct node *apps = node_get(out->facts, S("apps"));
	str path = text_of(apps ? apps->child : NULL, S("manifest"));
	/* The run knows of the root's own, and of what is wrong with it. */
	if (out->has_manifest || !path.n || strs_ihas(manifest_paths, path) || text_of(apps->child, S("together")).n)
		return;
	out->has_manifest = true;
	out->manifest_path = path;
	if (row_about(out->facts, S("unread"), path))
		r->manifest_broken = unreadable;
	else
		r->manifest_tree = node_get(row_about(out->facts, S("manifests"), path), S("says"));
	manifest_facts(r->manifest_tree, path, out->as_of, &r->arena, &r->manifest);
	out->tier = tier_in_force(&r->manifest);
	out->app_id = r->manifest.app_id;
	out->owner = r->manifest.owner;
}

static void read_app(struct scan_run *r, size_t app, struct manifest *own)
{
	struct report *out = &r->result.report;
	struct app_report *is = &out->apps[app];
	struct gate_app *by = &r->apps[app];
	if (is->manifest_path.n) {
		manifest_facts(is->manifest, is->manifest_path, out->as_of, &r->arena, own);
		manifest_limit(own, UINT64_C(1) << app, &r->arena);
		*by = (struct gate_app){own, is->manifest};
	} else if (out->has_manifest) {
		*by = (struct gate_app){&r->manifest, r->manifest_tree};
	}
	if (!by->manifest)
		return;
	is->app_id = by->manifest->app_id;
	is->owner = by->manifest->owner;
	is->tier = tier_in_force(by->manifest);
}

void scan_apps_read(struct scan_run *r)
{
	struct report *out = &r->result.report;
	if (!out->facts)
		return;
	if (!out->n_apps) {
		read_only(r);
		return;
	}
	struct manifest *own = arena_array(&r->arena, struct manifest, out->n_apps);
	r->apps = arena_array(&r->arena, struct gate_app, out->n_apps);
	for (size_t i = 0; i < out->n_apps; i++) {
		if (str_eq(out->apps[i].path, S("."))) {
			out->apps[i].manifest_path = S("");
			out->apps[i].manifest = NULL;
		}
		read_app(r, i, &own[i]);
	}
	if (scan_apps_of_root(r))
		manifest_limit(&r->manifest, scan_apps_of_root(r), &r->arena);
	else
		r->manifest.n_exceptions = 0; /* it registers nobody */
}

uint64_t scan_apps_of_root(const struct scan_run *r)
{
	const struct report *out = &r->result.report;
	uint64_t rest = 0;
	for (size_t i = 0; i < out->n_apps; i++)
		rest |= out->apps[i].manifest_path.n ? 0 : UINT64_C(1) << i;
	return rest;
}

/* What does not fit may be anything: an identity that is wrong is none. */
static void check_app(struct scan_run *r, size_t app, const struct node *schema)
{
	struct report *out = &r->result.report;
	struct app_report *is = &out->apps[app];
	const str app_id = out->app_id, owner = out->owner;
	size_t before = out->n_findings;
	out->app_id = is->app_id;
	out->owner = is->owner;
	if (is->manifest)
		manifest_check(out, is->manifest, schema, is->manifest_path);
	else if (is->manifest_path.n)
		manifest_broken(out, is->manifest_path, unreadable);
	is->app_id = out->app_id;
	is->owner = out->owner;
	out->app_id = app_id;
	out->owner = owner;
	for (size_t i = before; i < out->n_findings; i++)
		out->findings[i].main.apps = UINT64_C(1) << app;
}

void scan_apps_errors(struct scan_run *r, const struct node *schema)
{
	for (size_t i = 0; i < r->result.report.n_apps; i++)
		check_app(r, i, schema);
}
