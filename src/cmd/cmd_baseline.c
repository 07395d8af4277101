/* microaudit baseline update: the same scan as ever, and what it found becomes what is known. */
#include <sys/stat.h>

#include "cmd/cmd.h"
#include "cmd/command.h"
#include "cmd/scan_run.h"

/* The file that --baseline names, else .microaudit-baseline in PATH. */
static str file_of(const struct args *args, str root, struct arena *a)
{
	str given = opt_value(args, OPT_BASELINE, S(""));
	struct stat st;
	if (given.n)
		return given;
	if (str_eq(root, S(".")))
		return S(".microaudit-baseline");
	if (stat(root.p, &st) == 0 && S_ISDIR(st.st_mode))
		return arena_printf(a, "%.*s/.microaudit-baseline", STR_ARG(root));
	return S("");
}

static bool is_there(str path)
{
	struct stat st;
	return stat(path.p, &st) == 0;
}

/* A scan reads the one at its usual name by itself. */
static void next_command(struct buf *out, const struct args *args, str root, str file)
{
	buf_printf(out, "Next: microaudit scan %.*s", STR_ARG(root));
	if (opt_given(args, OPT_BASELINE))
		buf_printf(out, " --baseline %.*s", STR_ARG(file));
	buf_byte(out, '\n');
}

/* The baseline is what is being written, and need not be there yet. */
static bool read_ask(const struct args *args, struct arena *a, struct scan_ask *out, struct err *err)
{
	if (!scan_ask_read(args, a, out, err))
		return false;
	out->baseline_file = S("");
	out->no_baseline = true;
	return true;
}

static int update(const struct args *args, struct scan_run *r)
{
	struct err err = {{0}};
	struct buf text BUF_AUTO = {0}, out BUF_AUTO = {0};
	struct scan_ask ask;
	/* The first word is "update". */
	if (args->n_words > 2)
		return cmd_usage("give one PATH, not %zu", args->n_words - 1);
	struct scan_root root = {.path = args->n_words > 1 ? args->words[1] : S("."), .label = S(".")};
	if (!read_ask(args, &r->arena, &ask, &err) || !scan_plan_make(&ask, &root, NULL, &r->arena, &r->plan, &err))
		return cmd_error(&err);
	str file = file_of(args, root.path, &r->arena);
	if (r->plan.options.stream || file.n == 0)
		return cmd_usage("baseline update needs a folder, or --baseline FILE to say where to write");
	if (!scan_run(r, &err))
		return cmd_error(&err);
	if (r->result.report.exit_status == EXIT_INCOMPLETE)
		return cmd_usage("the scan is incomplete, so no baseline was written; microaudit scan says why"),
		       EXIT_INCOMPLETE;
	bool there = is_there(file);
	size_t known = baseline_write(&r->result.report, &text);
	if (!cmd_write_file(file, buf_str(&text), &err))
		return cmd_error(&err);
	buf_printf(&out, "%s %.*s: %zu finding%s known now. Commit that file.\n", there ? "Updated" : "Wrote",
	           STR_ARG(file), known, known == 1 ? " is" : "s are");
	next_command(&out, args, root.path, file);
	return cmd_say(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}

int cmd_baseline(const struct args *args)
{
	struct scan_run r = {0};
	if (args->n_words == 0)
		return cmd_usage("write microaudit baseline update [PATH]");
	int status = update(args, &r);
	scan_run_free(&r);
	return status;
}
