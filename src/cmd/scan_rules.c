/* The rules of one run. */
#include "cmd/scan_rules.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "cmd/cmd.h"
#include "cmd/prose.h"
#include "format/format.h"
#include "scan/rule_rival.h"

static const str own_name = STR_INIT(".microaudit.yaml");

/* rules_dir of a configuration file counts from the file's own folder. */
static str beside(struct arena *a, str file, str folder)
{
	if (folder.n == 0 || folder.p[0] == '/')
		return folder;
	str name = str_basename(file);
	return arena_printf(a, "%.*s%.*s", STR_ARG(str_sub(file, 0, file.n - name.n)), STR_ARG(folder));
}

/* A change is judged by the rules that stood before it. Where these are broken, the change may be what mends them. */
static void add_base_rules(struct scan_plan *p)
{
	struct ruleset base = p->rules;
	struct err why = {{0}};
	if (!p->sides.n_rules ||
	    (ruleset_read(p->sides.rules, p->sides.n_rules, &base, RULE_OWN, p->arena, &p->rules, &why) &&
	     rule_rivals(&p->rules, base.n_rules, p->arena, &why)))
		return;
	p->rules = base;
	scan_known(p, TROUBLE_DEGRADED, S("rules that the repository adds, broken before this change"),
	           arena_str(p->arena, str_of(why.text)), S(""));
}

/* Does the folder, when it is there, lie in root? What is beside a repository did not come with it, and an error about
 * it would tell whoever proposed a change what stands there. */
static bool is_inside(struct arena *a, str root, str folder)
{
	char *top = realpath(arena_str(a, root).p, NULL), *real = realpath(arena_str(a, folder).p, NULL);
	size_t n = top ? strlen(top) : 0;
	bool inside = !real || (top && strncmp(real, top, n) == 0 && (n == 1 || !real[n] || real[n] == '/'));
	free(top);
	free(real);
	return inside;
}

/* The folder that a configuration names. A file that is not well-formed is reported by who reads the rest of it. */
static str folder_of(str bytes, struct arena *a)
{
	const struct node *tree = NULL;
	struct config config = {0};
	if (yaml_read(bytes, a, &format_default_budget, &tree, NULL) != FORMAT_OK ||
	    !config_read(tree, own_name, false, a, &config, NULL))
		return S("");
	return config.rules_dir;
}

/* Of a change: its two sides, whose base has the rules. */
static bool add_side_rules(struct scan_plan *p, struct err *err)
{
	const struct audit_sides_rules rules = {own_name, folder_of};
	if (!audit_sides_read(&p->options.job, &rules, p->arena, &p->sides, err))
		return false;
	if (!p->has_config_file)
		add_base_rules(p);
	return true;
}

/* The repository's own file is read here for this key alone, before the run; everything else in it is read from what
 * the run sends, under --staged from the index. False: there is nothing to read. */
static bool read_own_config(struct scan_plan *p, str path, str *bytes)
{
	struct err why = {{0}};
	struct stat st;
	if (p->has_config_file)
		*bytes = p->config_bytes;
	if (p->has_config_file || cmd_read_file(path.p, p->arena, bytes, &why))
		return true;
	/* One that is there and cannot be read may have named rules; of any other the run says more. */
	if (why.system && lstat(path.p, &st) == 0)
		scan_known(p, TROUBLE_FAILED, S("cannot be read"), arena_str(p->arena, str_of(why.text)), own_name);
	return false;
}

static bool add_own_rules(struct scan_plan *p, struct err *err)
{
	str root = p->root.path, bytes;
	str name = p->has_config_file ? p->ask->config_file
	                              : arena_printf(p->arena, "%.*s/%.*s", STR_ARG(root), STR_ARG(own_name));
	if (!read_own_config(p, name, &bytes))
		return true;
	struct ruleset before = p->rules;
	str folder = beside(p->arena, name, folder_of(bytes, p->arena));
	if (folder.n && !p->has_config_file && !is_inside(p->arena, root, folder))
		err_set(err, "%.*s: rules_dir leads out of the repository", STR_ARG(name));
	else if (cmd_rules_add(folder, RULE_OWN, p->arena, &p->rules, err))
		return true;
	if (!p->root.found)
		return false;
	p->rules = before;
	p->unruly = arena_str(p->arena, str_of(err->text));
	return true;
}

static bool add_all(struct scan_plan *p, struct err *err)
{
	str policy = beside(p->arena, p->ask->policy_file, p->policy.rules_dir);
	if (!cmd_rules(p->ask->rules_dir, p->arena, &p->rules, err) ||
	    !cmd_rules_add(policy, RULE_GIVEN, p->arena, &p->rules, err))
		return false;
	if (p->ask->kind.changes && !add_side_rules(p, err))
		return false;
	if (p->options.stream || (p->ask->kind.changes && !p->has_config_file))
		return true;
	return add_own_rules(p, err);
}

/* ---- which of them ---- */

static bool check_ids(const struct ruleset *set, struct strs list, struct err *err)
{
	for (size_t i = 0; i < list.n; i++)
		if (!ruleset_find(set, list.at[i]) && !ruleset_control(set, list.at[i])) {
			struct buf text BUF_AUTO = {0};
			prose_unknown(&text, set, list.at[i]);
			return err_set(err, "%.*s", STR_ARG(buf_str(&text)));
		}
	return true;
}

static bool is_on(const struct scan_plan *p, const struct rule *r)
{
	const struct scan_ask *ask = p->ask;
	if (rule_named(r, ask->skipped) || rule_named(r, p->policy.skip_rules))
		return false;
	/* Rules that only collect facts serve all others. */
	if (r->fact.n)
		return true;
	if (ask->rule_ids.n && !rule_named(r, ask->rule_ids))
		return false;
	return !ask->sections.n || !r->control || strs_ihas(ask->sections, r->control->section);
}

bool scan_rules_read(struct scan_plan *p, struct err *err)
{
	if (!add_all(p, err))
		return false;
	if (!check_ids(&p->rules, p->ask->skipped, err) || !check_ids(&p->rules, p->ask->rule_ids, err) ||
	    !check_ids(&p->rules, p->policy.skip_rules, err))
		return false;
	bool *on = arena_array(p->arena, bool, p->rules.n_rules);
	for (size_t i = 0; i < p->rules.n_rules; i++)
		on[i] = is_on(p, &p->rules.rules[i]);
	p->options.job.on = on;
	p->options.rules = &p->rules;
	return true;
}
