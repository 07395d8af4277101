/* What it says, and its errors as findings; none at all is what the gate says something about. */
#include "cmd/scan_manifest.h"

#include "cmd/scan_apps.h"
#include "cmd/scan_files.h"
#include "format/format.h"
#include "policy/tier.h"
#include "rules/ruleset.h"

static bool find_manifest(const struct scan_run *r, unsigned side, str *name, str *bytes)
{
	for (size_t i = 0; i < manifest_paths.n; i++) {
		*name = manifest_paths.at[i];
		if (side ? scan_side_file(r, side, *name, bytes) : scan_file(r, *name, bytes))
			return true;
	}
	return false;
}

static void change_manifests(struct scan_run *r)
{
	struct report *out = &r->result.report;
	const struct node *tree;
	struct manifest new;
	str name, bytes;
	for (unsigned side = 1; side <= r->plan.sides.n_new; side++) {
		tree = NULL;
		if (!find_manifest(r, side, &name, &bytes) ||
		    yaml_read(bytes, &r->arena, &format_default_budget, &tree, NULL) != FORMAT_OK)
			continue;
		manifest_facts(tree, name, out->as_of, &r->arena, &new);
		change_manifest(&r->change, &new, &r->manifest, &out->tier);
		out->has_manifest = true;
		if (!out->manifest_path.n)
			out->manifest_path = name;
		if (!out->manifest_digest.n)
			out->manifest_digest = scan_digest(&r->arena, bytes);
	}
}

void scan_manifest_read(struct scan_run *r)
{
	struct report *out = &r->result.report;
	struct err err = {{0}};
	str name, bytes;
	if (find_manifest(r, 0, &name, &bytes)) {
		out->has_manifest = true;
		out->manifest_path = name;
		out->manifest_digest = scan_digest(&r->arena, bytes);
		enum format_result result =
		        yaml_read(bytes, &r->arena, &format_default_budget, &r->manifest_tree, &err);
		if (result != FORMAT_OK || !r->manifest_tree || r->manifest_tree->kind == NODE_UNKNOWN) {
			r->manifest_broken = result != FORMAT_OK ? arena_str(&r->arena, str_of(err.text))
			                     : r->manifest_tree  ? S("it is a template, or no text")
			                                         : S("it is empty");
			r->manifest_tree = NULL;
		}
		manifest_facts(r->manifest_tree, name, out->as_of, &r->arena, &r->manifest);
		out->tier = tier_in_force(&r->manifest);
	}
	change_manifests(r);
	out->app_id = r->manifest.app_id;
	out->owner = r->manifest.owner;
}

const struct node *scan_manifest_tree(struct scan_run *r)
{
	static const struct node unread_manifest = {.kind = NODE_UNKNOWN};
	struct strs unread = scan_files_unread(r);
	bool missing = r->result.report.has_manifest && !r->manifest_tree;
	for (size_t i = 0; i < unread.n && !missing; i++)
		missing = strs_ihas(manifest_paths, unread.at[i]);
	return missing ? &unread_manifest : r->manifest_tree;
}

void scan_manifest_errors(struct scan_run *r)
{
	struct report *out = &r->result.report;
	const struct node *schema = NULL;
	struct err err = {{0}};
	size_t before = out->n_findings;
	if (r->plan.ask->kind.changes || r->plan.options.stream)
		return;
	if (r->manifest_broken.n)
		manifest_broken(out, out->manifest_path, r->manifest_broken);
	json_read(ruleset_template(S("microapp.schema.json")), &r->arena, &format_default_budget, &schema, &err);
	if (r->manifest_tree && schema)
		manifest_check(out, r->manifest_tree, schema, out->manifest_path);
	for (size_t i = before; i < out->n_findings; i++)
		out->findings[i].main.apps = scan_apps_of_root(r);
	if (schema)
		scan_apps_errors(r, schema);
}
