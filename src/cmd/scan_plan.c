/* From options to a plan. */
#include "cmd/scan_plan.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "audit/pool.h"
#include "base/hash.h"
#include "cmd/opt.h"
#include "cmd/prose.h"
#include "cmd/scan_kind.h"
#include "format/format.h"
#include "policy/manifest.h"
#include "report/writer.h"
#include "scan/rule_rival.h"

str scan_digest(struct arena *a, str bytes)
{
	uint8_t sum[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1];
	hash_sha256(bytes, sum);
	hash_hex(sum, sizeof sum, hex);
	return arena_printf(a, "sha256:%s", hex);
}

static bool read_size(str text, uint64_t *out, struct err *err)
{
	static const char units[] = "KMG";
	unsigned shift = 0;
	uint64_t n = 0;
	str digits = text;
	if (digits.n) {
		const char *unit = strchr(units, digits.p[digits.n - 1] & ~0x20);
		if (unit && *unit) {
			shift = 10 * (unsigned)(unit - units + 1);
			digits.n--;
		}
	}
	if (!str_number(digits, UINT64_C(1) << 40, &n) || n == 0 || (uint64_t)n << shift > (uint64_t)4 << 30)
		return err_set(err, "--max-file-size: write a size up to 4G such as 500K or 64M, not %.*s",
		               STR_ARG(text));
	*out = (uint64_t)n << shift;
	return true;
}

static bool read_number(const struct args *args, enum option_id id, const char *name, unsigned most, unsigned *out,
                        struct err *err)
{
	str text = opt_value(args, id, S(""));
	uint64_t n = 0;
	if (!opt_given(args, id))
		return true;
	if (!str_number(text, most, &n) || n == 0)
		return err_set(err, "--%s: write a whole number from 1 to %u, not %.*s", name, most, STR_ARG(text));
	*out = (unsigned)n;
	return true;
}

static bool is_written(const struct scan_plan *p, const struct output *out, str file)
{
	for (size_t i = 0; i < p->n_outputs; i++)
		if (str_eq(out[i].file, file))
			return true;
	return false;
}

/* FORMAT or FORMAT:FILE, text by default; two in one place would run into each other. */
static bool read_outputs(struct scan_plan *p, struct err *err)
{
	struct output *out = arena_array(p->arena, struct output, p->args->n + 1);
	size_t on_stdout = 0;
	for (size_t i = 0; i < p->args->n; i++) {
		if (p->args->given[i].id != OPT_FORMAT)
			continue;
		str value = p->args->given[i].value;
		size_t colon = str_find(value, S(":"), 0);
		str file = colon == SIZE_MAX ? S("") : str_sub(value, colon + 1, value.n);
		if (file.n && is_written(p, out, file))
			return err_set(err, "--format: two reports cannot be written to %.*s", STR_ARG(file));
		struct output *o = &out[p->n_outputs++];
		*o = (struct output){str_sub(value, 0, colon), file};
		if (!report_format_known(o->format))
			return err_set(err, "--format: no format named %.*s; microaudit help scan lists them",
			               STR_ARG(o->format));
		if (colon != SIZE_MAX && o->file.n == 0)
			return err_set(err, "--format: a file name belongs behind the colon of %.*s", STR_ARG(value));
		on_stdout += o->file.n == 0;
	}
	if (p->n_outputs == 0)
		out[p->n_outputs++] = (struct output){S("text"), S("")};
	if (on_stdout > 1)
		return err_set(err, "two formats on standard output; write --format NAME:FILE for all but one");
	p->outputs = out;
	return true;
}

/* What is not there is a slip of the pen; what cannot be read is a run that is incomplete. */
static bool read_root(struct scan_plan *p, struct err *err)
{
	struct stat st = {0};
	str root = p->root.path;
	p->audit.root = root;
	p->stream = str_eq(root, S("-"));
	p->unreadable = S("");
	if (p->stream)
		return true;
	bool there = root.n && stat(root.p, &st) == 0;
	if (!there && !p->root.found &&
	    (!root.n || errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG))
		return err_set(err, "no such file or folder: %.*s", STR_ARG(root));
	if (!there)
		p->unreadable = arena_str(p->arena, str_of(strerror(errno)));
	else if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		return err_set(err, "%.*s is neither a file nor a folder", STR_ARG(root));
	return true;
}

static bool read_sources(struct scan_plan *p, struct err *err)
{
	const struct args *args = p->args;
	bool recursive = opt_given(args, OPT_RECURSIVE);
	p->audit.stdin_name = opt_value(args, OPT_STDIN_NAME, S("stdin"));
	p->audit.git = !opt_given(args, OPT_NO_GIT) && !p->stream;
	p->worktree = !opt_given(args, OPT_NO_WORKTREE) && !p->changes && !p->stream;
	p->history = p->audit.git && !opt_given(args, OPT_NO_HISTORY) && !p->stream;
	p->audit.reflog = opt_given(args, OPT_REFLOG);
	p->all_refs = opt_given(args, OPT_ALL_REFS);
	if (p->changes && (!p->audit.git || p->stream))
		return err_set(err, "a run over changes needs a git repository");
	if (!p->worktree && !p->history && !p->stream)
		return err_set(err, "nothing is left to look at");
	if (recursive && (!p->worktree || !p->audit.git))
		return err_set(err, "--recursive finds repositories by walking the files of PATH, with git");
	p->narrowed =
	        opt_given(args, OPT_NO_HISTORY) || opt_given(args, OPT_NO_WORKTREE) || opt_given(args, OPT_NO_GIT);
	return true;
}

static bool contains(struct strs list, str s)
{
	for (size_t i = 0; i < list.n; i++)
		if (str_ieq(list.at[i], s))
			return true;
	return false;
}

/* Rules are named by id, by an old id, or by their control. */
static bool names_rule(struct strs list, const struct rule *r)
{
	for (size_t i = 0; i < r->was.n; i++)
		if (contains(list, r->was.at[i]))
			return true;
	return contains(list, r->id) || (r->control && contains(list, r->control->id));
}

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
	if (!p->change.n_rules ||
	    (ruleset_read(p->change.rules, p->change.n_rules, &base, RULE_OWN, p->arena, &p->rules, &why) &&
	     rule_rivals(&p->rules, base.n_rules, p->arena, &why)))
		return;
	p->rules = base;
	p->rules_trouble = arena_str(p->arena, str_of(why.text));
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

/* Rules that the policy and the configuration add. The repository's own file is read here for this key alone, before
 * the scan; everything else in it is read from what the scan sends, under --staged from the index. */
static bool add_rules_dirs(struct scan_plan *p, struct err *err)
{
	str own = arena_printf(p->arena, "%.*s/.microaudit.yaml", STR_ARG(p->audit.root));
	str name = p->has_config_file ? p->config_file : own, bytes = p->config_bytes;
	struct config config = {0};
	struct err why = {{0}};
	struct stat st;
	const struct node *tree = NULL;
	if (!cmd_rules_add(beside(p->arena, opt_value(p->args, OPT_POLICY, S("")), p->policy.rules_dir), RULE_GIVEN,
	                   p->arena, &p->rules, err))
		return false;
	if (p->changes && !change_files_read(&p->audit, p->arena, &p->change, err))
		return false;
	if (p->changes && !p->has_config_file) {
		add_base_rules(p);
		return true;
	}
	if (p->stream)
		return true;
	if (!p->has_config_file && !cmd_read_file(own.p, p->arena, &bytes, &why)) {
		/* One that is there and cannot be read may have named rules; of any other the scan says more. */
		if (why.system && lstat(own.p, &st) == 0)
			p->config_unread = arena_str(p->arena, str_of(why.text));
		return true;
	}
	/* A file that is not well-formed is reported by who reads the rest of it. */
	if (yaml_read(bytes, p->arena, &format_default_budget, &tree, NULL) != FORMAT_OK ||
	    !config_read(tree, name, false, p->arena, &config, NULL))
		return true;
	struct ruleset before = p->rules;
	str folder = beside(p->arena, name, config.rules_dir);
	if (folder.n && !p->has_config_file && !is_inside(p->arena, p->audit.root, folder))
		err_set(err, "%.*s: rules_dir leads out of the repository", STR_ARG(name));
	else if (cmd_rules_add(folder, RULE_OWN, p->arena, &p->rules, err))
		return true;
	if (!p->root.found)
		return false;
	p->rules = before;
	p->unruly = arena_str(p->arena, str_of(err->text));
	return true;
}

static bool select_rules(struct scan_plan *p, struct err *err)
{
	const struct args *args = p->args;
	struct strs skip = p->skipped = opt_list(args, OPT_SKIP_RULE, p->arena);
	p->sections = opt_list(args, OPT_ONLY, p->arena);
	p->rule_ids = opt_list(args, OPT_RULE, p->arena);
	if (!cmd_rules(opt_value(args, OPT_RULES, S("")), p->arena, &p->rules, err) || !add_rules_dirs(p, err))
		return false;
	if (!check_ids(&p->rules, skip, err) || !check_ids(&p->rules, p->rule_ids, err) ||
	    !check_ids(&p->rules, p->policy.skip_rules, err))
		return false;
	bool *on = arena_array(p->arena, bool, p->rules.n_rules);
	for (size_t i = 0; i < p->rules.n_rules; i++) {
		const struct rule *r = &p->rules.rules[i];
		on[i] = !names_rule(skip, r) && !names_rule(p->policy.skip_rules, r);
		/* Rules that only collect facts serve all others. */
		if (r->fact.n)
			continue;
		if (p->rule_ids.n)
			on[i] = on[i] && names_rule(p->rule_ids, r);
		if (p->sections.n && r->control)
			on[i] = on[i] && contains(p->sections, r->control->section);
	}
	p->audit.on = on;
	p->narrowed = p->narrowed || p->sections.n || p->rule_ids.n || skip.n;
	return true;
}

static bool read_policy_files(struct scan_plan *p, struct err *err)
{
	str policy = opt_value(p->args, OPT_POLICY, S("")), baseline = opt_value(p->args, OPT_BASELINE, S("")), bytes;
	const struct node *tree = NULL;
	p->config_file = opt_value(p->args, OPT_CONFIG, S(""));
	if (p->config_file.n && !cmd_read_file(p->config_file.p, p->arena, &p->config_bytes, err))
		return false;
	p->has_config_file = p->config_file.n > 0;
	if (policy.n) {
		struct err why = {{0}};
		if (!cmd_read_file(policy.p, p->arena, &bytes, err))
			return false;
		if (yaml_read(bytes, p->arena, &format_default_budget, &tree, &why) != FORMAT_OK)
			return err_set(err, "%s: %.300s", policy.p, why.text);
		if (!config_read(tree, policy, true, p->arena, &p->policy, err))
			return false;
		p->has_policy = true;
		p->policy_digest = scan_digest(p->arena, bytes);
	}
	if (baseline.n) {
		struct err why = {{0}};
		if (!cmd_read_file(baseline.p, p->arena, &bytes, err))
			return false;
		if (!baseline_read(bytes, p->arena, &p->baseline, &why))
			return err_set(err, "%s: %.300s", baseline.p, why.text);
		p->has_baseline = true;
		p->baseline_digest = scan_digest(p->arena, bytes);
	}
	return true;
}

static void read_levels(struct scan_plan *p)
{
	struct config *c = &p->command_line;
	/* The words were checked against the option's list already. */
	c->has_fail_on = severity_parse(opt_value(p->args, OPT_FAIL_ON, S("")), &c->fail_on);
	c->has_min_confidence = confidence_parse(opt_value(p->args, OPT_MIN_CONFIDENCE, S("")), &c->min_confidence);
	c->has_stage = stage_parse(opt_value(p->args, OPT_STAGE, S("")), &c->stage);
	c->strict = opt_given(p->args, OPT_STRICT);
}

/* What the supervisor reads of the scanned root. */
static struct strs settings_files(struct arena *a)
{
	static const str own[] = {STR_INIT(".microaudit.yaml"), STR_INIT(".microaudit-baseline")};
	enum { OWN = sizeof own / sizeof *own };
	str *files = arena_array(a, str, OWN + manifest_paths.n);
	memcpy(files, own, sizeof own);
	memcpy(files + OWN, manifest_paths.at, manifest_paths.n * sizeof *files);
	return (struct strs){files, OWN + manifest_paths.n};
}

bool scan_plan_read(const struct args *args, const struct scan_root *root, struct scan_roots *roots, struct arena *a,
                    struct scan_plan *out, struct err *err)
{
	enum { MOST_JOBS = 64, MOST_SECONDS = 7 * 24 * 3600 };
	*out = (struct scan_plan){.args = args, .arena = a, .root = *root, .roots = roots};
	struct audit *audit = &out->audit;
	audit->jobs = pool_processors();
	audit->files = settings_files(a);
	if (!read_root(out, err) || !scan_kind_read(out, err) || !read_sources(out, err) || !read_outputs(out, err) ||
	    !read_policy_files(out, err) || !select_rules(out, err) || !cmd_as_of(args, a, &out->as_of, err))
		return false;
	if (opt_given(args, OPT_MAX_FILE_SIZE) &&
	    !read_size(opt_value(args, OPT_MAX_FILE_SIZE, S("")), &audit->limits.max_file_size, err))
		return false;
	if (!read_number(args, OPT_JOBS, "jobs", MOST_JOBS, &audit->jobs, err) ||
	    !read_number(args, OPT_TIMEOUT, "timeout", MOST_SECONDS, &out->timeout, err))
		return false;
	read_levels(out);
	out->report_dir = opt_value(args, OPT_REPORT, S(""));
	audit->as_of = out->as_of;
	audit->exclude = out->policy.exclude;
	audit->repository_rules = out->worktree;
	audit->index = out->worktree;
	/* History is judged by the secrets section alone. */
	if (!out->changes && out->sections.n && !contains(out->sections, S("secrets")))
		out->history = false;
	return true;
}
