/* From options to values. */
#include "cmd/scan_ask.h"

#include "audit/guard.h"
#include "audit/pool.h"
#include "cmd/cmd.h"
#include "cmd/opt.h"
#include "report/writer.h"

static bool read_size(const struct args *args, uint64_t *out, struct err *err)
{
	static const char units[] = "KMG";
	str text = opt_value(args, OPT_MAX_FILE_SIZE, S("")), digits = text;
	unsigned shift = 0;
	uint64_t n = 0;
	if (!opt_given(args, OPT_MAX_FILE_SIZE))
		return true;
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

static bool is_written(const struct output *out, size_t n, str file)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(out[i].file, file))
			return true;
	return false;
}

static bool read_output(str value, struct output *list, size_t *n, struct err *err)
{
	size_t colon = str_find(value, S(":"), 0);
	struct output o = {str_sub(value, 0, colon), colon == SIZE_MAX ? S("") : str_sub(value, colon + 1, value.n)};
	if (o.file.n && is_written(list, *n, o.file))
		return err_set(err, "--format: two reports cannot be written to %.*s", STR_ARG(o.file));
	if (!report_format_known(o.format))
		return err_set(err, "--format: no format named %.*s; microaudit help scan lists them",
		               STR_ARG(o.format));
	if (colon != SIZE_MAX && o.file.n == 0)
		return err_set(err, "--format: a file name belongs behind the colon of %.*s", STR_ARG(value));
	list[(*n)++] = o;
	return true;
}

/* FORMAT or FORMAT:FILE, text by default; two in one place would run into each other. */
static bool read_outputs(const struct args *args, struct arena *a, struct scan_ask *out, struct err *err)
{
	struct output *list = arena_array(a, struct output, args->n + 1);
	size_t n = 0, on_stdout = 0;
	for (size_t i = 0; i < args->n; i++)
		if (args->given[i].id == OPT_FORMAT && !read_output(args->given[i].value, list, &n, err))
			return false;
	for (size_t i = 0; i < n; i++)
		on_stdout += list[i].file.n == 0;
	if (on_stdout > 1)
		return err_set(err, "two formats on standard output; write --format NAME:FILE for all but one");
	if (n == 0)
		return true;
	out->outputs = list;
	out->n_outputs = n;
	return true;
}

static void read_levels(const struct args *args, struct config *c)
{
	/* The words were checked against the option's list already. */
	c->has_fail_on = severity_parse(opt_value(args, OPT_FAIL_ON, S("")), &c->fail_on);
	c->has_min_confidence = confidence_parse(opt_value(args, OPT_MIN_CONFIDENCE, S("")), &c->min_confidence);
	c->has_stage = stage_parse(opt_value(args, OPT_STAGE, S("")), &c->stage);
	c->strict = opt_given(args, OPT_STRICT);
}

static bool read_limits(const struct args *args, struct scan_ask *out, struct err *err)
{
	enum { MOST_JOBS = 64, MOST_SECONDS = 7 * 24 * 3600 };
	unsigned seconds = 0;
	if (!read_size(args, &out->max_file_size, err) ||
	    !read_number(args, OPT_JOBS, "jobs", MOST_JOBS, &out->jobs, err) ||
	    !read_number(args, OPT_TIMEOUT, "timeout", MOST_SECONDS, &seconds, err))
		return false;
	if (seconds)
		out->deadline = guard_now() + seconds;
	return true;
}

static bool fill_usual(str as_of, struct arena *a, struct scan_ask *out, struct err *err)
{
	static const struct output text = {STR_INIT("text"), STR_INIT("")};
	*out = (struct scan_ask){.stdin_name = S("stdin"),
	                         .jobs = pool_processors(),
	                         .progress = true,
	                         .outputs = &text,
	                         .n_outputs = 1};
	return cmd_as_of(as_of, a, &out->as_of, err);
}

bool scan_ask_usual(struct arena *a, struct scan_ask *out, struct err *err) { return fill_usual(S(""), a, out, err); }

/* Facts are about all files; what is not looked at as a whole has none. */
static bool check_facts(const struct args *args, const struct scan_ask *ask, struct err *err)
{
	if (!opt_given(args, OPT_FACTS))
		return true;
	if (!ask->facts_file.n)
		return err_set(err, "--facts takes the name of a file");
	if (ask->kind.changes || ask->no_worktree)
		return err_set(err, "--facts: only a scan of all files knows the repository as a whole");
	return true;
}

bool scan_ask_read(const struct args *args, struct arena *a, struct scan_ask *out, struct err *err)
{
	if (!fill_usual(opt_value(args, OPT_AS_OF, S("")), a, out, err))
		return false;
	out->no_git = opt_given(args, OPT_NO_GIT);
	out->no_worktree = opt_given(args, OPT_NO_WORKTREE);
	out->no_history = opt_given(args, OPT_NO_HISTORY);
	out->recursive = opt_given(args, OPT_RECURSIVE);
	out->reflog = opt_given(args, OPT_REFLOG);
	out->all_refs = opt_given(args, OPT_ALL_REFS);
	out->stdin_name = opt_value(args, OPT_STDIN_NAME, out->stdin_name);
	out->rules_dir = opt_value(args, OPT_RULES, S(""));
	out->sections = opt_list(args, OPT_ONLY, a);
	out->rule_ids = opt_list(args, OPT_RULE, a);
	out->skipped = opt_list(args, OPT_SKIP_RULE, a);
	out->policy_file = opt_value(args, OPT_POLICY, S(""));
	out->config_file = opt_value(args, OPT_CONFIG, S(""));
	out->baseline_file = opt_value(args, OPT_BASELINE, S(""));
	out->report_dir = opt_value(args, OPT_REPORT, S(""));
	out->facts_file = opt_value(args, OPT_FACTS, S(""));
	out->progress = !opt_given(args, OPT_QUIET) && !opt_given(args, OPT_NO_PROGRESS);
	read_levels(args, &out->levels);
	return scan_kind_read(args, a, &out->kind, err) && check_facts(args, out, err) &&
	       read_outputs(args, a, out, err) && read_limits(args, out, err);
}
