/* Configuration and baseline: those of the command line, and those that stand in the root. */
#include "cmd/scan_settings.h"

#include "cmd/scan_files.h"
#include "format/format.h"

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
	if (scan_file(r, name, &bytes) && !parse_config(r, name, bytes, held, &ignored))
		*held = (struct config){0};
	for (unsigned side = 1; side <= r->plan.sides.n_new; side++) {
		bytes = S("");
		scan_side_file(r, side, name, &bytes);
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
	str name = p->has_config_file ? p->ask->config_file : S(".microaudit.yaml"), bytes = S("");
	struct config repository = {0};
	if (p->has_config_file)
		bytes = p->config_bytes;
	else
		scan_file(r, name, &bytes);
	bool ok = p->ask->kind.changes && !p->has_config_file ? change_settings(r, name, &repository, err)
	                                                      : parse_config(r, name, bytes, &repository, err);
	config_merge(&p->ask->levels, p->has_policy ? &p->policy : NULL, &repository, &r->arena, &r->config);
	if (bytes.n)
		r->result.report.config_digest = scan_digest(&r->arena, bytes);
	return ok;
}

/* ---- baseline ---- */

static const str baseline_name = STR_INIT(".microaudit-baseline");

static bool change_baselines(struct scan_run *r, struct err *err)
{
	struct baseline new;
	struct err why = {{0}};
	str bytes;
	for (unsigned side = 1; side <= r->plan.sides.n_new; side++) {
		if (!scan_side_file(r, side, baseline_name, &bytes))
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
	if (p->has_baseline || p->ask->no_baseline || p->options.stream)
		return true;
	if (scan_file(r, baseline_name, &bytes)) {
		bool ok = baseline_read(bytes, &r->arena, &p->baseline, &why);
		if (!ok && !p->ask->kind.changes)
			return err_set(err, "%.*s: %.300s", STR_ARG(baseline_name), why.text);
		if (!ok)
			p->baseline = (struct baseline){0};
		p->has_baseline = ok;
		r->result.report.baseline_digest = ok ? scan_digest(&r->arena, bytes) : S("");
	}
	if (!change_baselines(r, err))
		return false;
	p->has_baseline = p->has_baseline || p->baseline.n;
	return true;
}

void scan_settings_baseline(struct scan_run *r)
{
	struct report *out = &r->result.report;
	if (!r->plan.has_baseline)
		return;
	if (out->stage != STAGE_LAUNCH || str_eq(out->baseline_digest, r->config.baseline)) {
		baseline_apply(&r->plan.baseline, out);
		return;
	}
	str given = r->plan.ask->baseline_file, name = given.n ? str_basename(given) : baseline_name;
	notice_add(&r->change.notices, out, NOTICE_BASELINE_UNNAMED, name, 0, 0, S(""),
	           arena_printf(&r->arena, "the policy does not name its digest, %.*s", STR_ARG(out->baseline_digest)));
	r->change.notices.at[r->change.notices.n - 1].main.at_most = SEVERITY_INFO;
}

/* A wrong line is the user's to mend who named the folder. One that was only found there is looked at without it, which
 * hides nothing, and the run is incomplete. */
static bool go_without(struct scan_run *r, str name, str why)
{
	if (r->plan.root.found)
		collect_trouble(&r->result.found, TROUBLE_FAILED, S("configuration that is not valid"),
		                str_of(arena_str(&r->arena, why).p), name);
	return r->plan.root.found;
}

static bool go_without_config(struct scan_run *r, str why)
{
	static const struct config none = {0};
	const struct scan_plan *p = &r->plan;
	if (!go_without(r, S(".microaudit.yaml"), why))
		return false;
	config_merge(&p->ask->levels, p->has_policy ? &p->policy : NULL, &none, &r->arena, &r->config);
	return true;
}

bool scan_settings_read(struct scan_run *r, struct err *err)
{
	r->change = (struct change){
	        .r = &r->result.report, .allowed = r->plan.policy.allow_in_change, .has_base = r->plan.sides.has_base};
	if (r->plan.unruly.n)
		go_without_config(r, r->plan.unruly);
	else if (!read_config(r, err) && !go_without_config(r, str_of(err->text)))
		return false;
	return read_baseline(r, err) || go_without(r, baseline_name, str_of(err->text));
}
