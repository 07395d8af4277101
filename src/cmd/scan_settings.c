/* Files of the scanned root come from the jobs that read it, those of a change from its two sides. */
#include "cmd/scan_settings.h"

#include "cmd/opt.h"
#include "format/format.h"
#include "policy/gate.h"
#include "policy/tier.h"
#include "rules/ruleset.h"

static const struct wire_file *sent_file(const struct scan_run *r, str name)
{
	for (size_t i = 0; i < r->found.n_files; i++)
		if (str_eq(r->found.files[i].name, name))
			return &r->found.files[i];
	return NULL;
}

/* The file that counts for the whole run: of the base side, or of the root. False when there is none. */
static bool own_file(const struct scan_run *r, str name, str *bytes)
{
	const struct side_file *base = change_file(&r->plan.change, 0, name);
	const struct wire_file *sent = sent_file(r, name);
	if (r->plan.changes ? !base : !sent)
		return false;
	*bytes = r->plan.changes ? base->bytes : sent->bytes;
	return true;
}

static bool new_file(const struct scan_run *r, unsigned side, str name, str *bytes)
{
	const struct side_file *f = change_file(&r->plan.change, side, name);
	if (f)
		*bytes = f->bytes;
	return f != NULL;
}

void scan_settings_troubles(struct scan_run *r)
{
	if (r->plan.rules_trouble.n)
		collect_trouble(&r->found, TROUBLE_DEGRADED,
		                S("rules that the repository adds, broken before this change"), r->plan.rules_trouble,
		                S(""));
}

/* ---- configuration ---- */

static bool parse_config(struct scan_run *r, str name, str bytes, struct config *out, struct err *err)
{
	const struct node *tree = NULL;
	struct err why = {{0}};
	if (bytes.n && yaml_read(bytes, &r->arena, &format_default_budget, &tree, &why) != FORMAT_OK)
		return err_set(err, "%.*s: %.300s", STR_ARG(name), why.text);
	return config_read(tree, name, false, &r->arena, out, err);
}

/* What the base side says; a file that was broken there says nothing, so that it can be mended. */
static bool change_settings(struct scan_run *r, str name, struct config *held, struct err *err)
{
	str bytes = S("");
	struct err ignored = {{0}};
	struct config new;
	if (own_file(r, name, &bytes) && !parse_config(r, name, bytes, held, &ignored))
		*held = (struct config){0};
	for (unsigned side = 1; side <= r->plan.change.n_new; side++) {
		bytes = S("");
		new_file(r, side, name, &bytes);
		if (!parse_config(r, name, bytes, &new, err))
			return false;
		change_config(&r->change, &new, held);
	}
	return true;
}

/* The file of --config, or the repository's own. */
static bool read_config(struct scan_run *r, struct err *err)
{
	const struct scan_plan *p = &r->plan;
	str name = p->has_config_file ? p->config_file : S(".microaudit.yaml"), bytes = S("");
	struct config repository = {0};
	if (p->has_config_file)
		bytes = p->config_bytes;
	else
		own_file(r, name, &bytes);
	bool ok = p->changes && !p->has_config_file ? change_settings(r, name, &repository, err)
	                                            : parse_config(r, name, bytes, &repository, err);
	config_merge(&p->command_line, p->has_policy ? &p->policy : NULL, &repository, &r->arena, &r->config);
	if (bytes.n)
		r->report.config_digest = scan_digest(&r->arena, bytes);
	return ok;
}

/* ---- manifest ---- */

static bool find_manifest(const struct scan_run *r, unsigned side, str *name, str *bytes)
{
	for (size_t i = 0; i < manifest_paths.n; i++) {
		*name = manifest_paths.at[i];
		if (side ? new_file(r, side, *name, bytes) : own_file(r, *name, bytes))
			return true;
	}
	return false;
}

static void change_manifests(struct scan_run *r)
{
	struct report *out = &r->report;
	const struct node *tree;
	struct manifest new;
	str name, bytes;
	for (unsigned side = 1; side <= r->plan.change.n_new; side++) {
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

/* The manifest's facts, and its errors as findings; none at all is what the gate says something about. */
void scan_settings_manifest(struct scan_run *r)
{
	struct report *out = &r->report;
	const struct node *tree = NULL, *schema = NULL;
	struct err err = {{0}};
	str name, bytes;
	bool checks = !r->plan.changes && !r->plan.stream;
	if (find_manifest(r, 0, &name, &bytes)) {
		out->has_manifest = true;
		out->manifest_path = name;
		out->manifest_digest = scan_digest(&r->arena, bytes);
		enum format_result result = yaml_read(bytes, &r->arena, &format_default_budget, &tree, &err);
		if (result != FORMAT_OK || !tree) {
			if (checks)
				manifest_broken(out, name,
				                result == FORMAT_OK ? S("it is empty")
				                                    : str_of(arena_str(&r->arena, str_of(err.text)).p));
			tree = NULL;
		}
		manifest_facts(tree, name, out->as_of, &r->arena, &r->manifest);
		out->tier = tier_in_force(&r->manifest);
	}
	change_manifests(r);
	out->app_id = r->manifest.app_id;
	out->owner = r->manifest.owner;
	json_read(ruleset_template(S("microapp.schema.json")), &r->arena, &format_default_budget, &schema, &err);
	if (tree && schema && checks)
		manifest_check(out, tree, schema, name);
}

/* ---- baseline ---- */

static const str baseline_name = STR_INIT(".microaudit-baseline");

static bool change_baselines(struct scan_run *r, struct err *err)
{
	struct baseline new;
	struct err why = {{0}};
	str bytes;
	for (unsigned side = 1; side <= r->plan.change.n_new; side++) {
		if (!new_file(r, side, baseline_name, &bytes))
			continue;
		if (!baseline_read(bytes, &r->arena, &new, &why))
			return err_set(err, "%.*s: %.300s", STR_ARG(baseline_name), why.text);
		change_baseline(&r->change, &new, baseline_name, &r->plan.baseline);
	}
	return true;
}

/* That of the command line was read with the plan; else the one at its usual name. */
static bool read_baseline(struct scan_run *r, struct err *err)
{
	struct scan_plan *p = &r->plan;
	struct err why = {{0}};
	str bytes;
	if (p->has_baseline || p->no_baseline || p->stream)
		return true;
	if (own_file(r, baseline_name, &bytes)) {
		bool ok = baseline_read(bytes, &r->arena, &p->baseline, &why);
		if (!ok && !p->changes)
			return err_set(err, "%.*s: %.300s", STR_ARG(baseline_name), why.text);
		if (!ok)
			p->baseline = (struct baseline){0};
		p->has_baseline = ok;
		r->report.baseline_digest = ok ? scan_digest(&r->arena, bytes) : S("");
	}
	if (!change_baselines(r, err))
		return false;
	p->has_baseline = p->has_baseline || p->baseline.n;
	return true;
}

void scan_settings_baseline(struct scan_run *r)
{
	struct report *out = &r->report;
	if (!r->plan.has_baseline)
		return;
	if (out->stage != STAGE_LAUNCH || str_eq(out->baseline_digest, r->config.baseline)) {
		baseline_apply(&r->plan.baseline, out);
		return;
	}
	str name = str_basename(opt_value(r->plan.args, OPT_BASELINE, baseline_name));
	notice_add(&r->change.notices, out, NOTICE_BASELINE_UNNAMED, name, 0, 0, S(""),
	           arena_printf(&r->arena, "the policy does not name its digest, %.*s", STR_ARG(out->baseline_digest)));
	r->change.notices.at[r->change.notices.n - 1].main.at_most = SEVERITY_INFO;
}

/* A wrong line is the user's to mend who named the folder. One that was only found there is looked at without it, which
 * hides nothing, and the run is incomplete. */
static bool go_without(struct scan_run *r, str name, str why)
{
	if (r->plan.root.found)
		collect_trouble(&r->found, TROUBLE_FAILED, S("configuration that is not valid"),
		                str_of(arena_str(&r->arena, why).p), name);
	return r->plan.root.found;
}

static bool go_without_config(struct scan_run *r, str why)
{
	static const struct config none = {0};
	const struct scan_plan *p = &r->plan;
	if (!go_without(r, S(".microaudit.yaml"), why))
		return false;
	config_merge(&p->command_line, p->has_policy ? &p->policy : NULL, &none, &r->arena, &r->config);
	return true;
}

bool scan_settings_read(struct scan_run *r, struct err *err)
{
	r->change = (struct change){
	        .r = &r->report, .allowed = r->plan.policy.allow_in_change, .has_base = r->plan.change.has_base};
	if (r->plan.unruly.n)
		go_without_config(r, r->plan.unruly);
	else if (!read_config(r, err) && !go_without_config(r, str_of(err->text)))
		return false;
	return read_baseline(r, err) || go_without(r, baseline_name, str_of(err->text));
}

struct strs scan_settings_unread(struct scan_run *r)
{
	struct strs wanted = r->plan.audit.files, out = {0};
	str *at = arena_array(&r->arena, str, wanted.n);
	for (size_t i = 0; i < wanted.n; i++)
		for (size_t k = 0; k < r->found.n_troubles && !sent_file(r, wanted.at[i]); k++)
			if (str_eq(r->found.troubles[k].path, wanted.at[i])) {
				at[out.n++] = wanted.at[i];
				break;
			}
	out.at = at;
	return out;
}
