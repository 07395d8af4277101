/* microaudit scan: plan, run, output. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/program.h"
#include "cmd/command.h"
#include "cmd/scan_all.h"
#include "cmd/scan_facts.h"
#include "cmd/show_secrets.h"
#include "report/writer.h"

static unsigned terminal_width(void)
{
	uint64_t n = 0;
	const char *columns = getenv("COLUMNS");
	return columns && str_number(str_of(columns), 1000, &n) && n >= 40 ? (unsigned)n : 100;
}

static bool write_one(const struct args *args, const struct report *r, str format, str file, struct err *err)
{
	bool to_stdout = file.n == 0;
	bool tty = to_stdout && isatty(STDOUT_FILENO);
	struct report_style style = {.color = to_stdout && cmd_color(args, stdout),
	                             .tty = tty,
	                             .width = tty ? terminal_width() : 0,
	                             .verbose = opt_given(args, OPT_VERBOSE),
	                             .quiet = opt_given(args, OPT_QUIET),
	                             .show_hyperlinks = tty && cmd_color(args, stdout),
	                             .program = to_stdout ? program_name(r->arena) : S("")};
	struct buf out BUF_AUTO = {0};
	if (!report_write(format, r, &style, &out, err))
		return false;
	if (!to_stdout)
		return cmd_write_file(file, buf_str(&out), err);
	return cmd_write(buf_str(&out)) || err_set(err, "the report is not complete");
}

static bool write_reports(const struct args *args, const struct scan_ask *ask, struct report *r, struct err *err)
{
	static const str names[][2] = {{STR_INIT("json"), STR_INIT("report.json")},
	                               {STR_INIT("sarif"), STR_INIT("report.sarif")},
	                               {STR_INIT("html"), STR_INIT("report.html")},
	                               {STR_INIT("markdown"), STR_INIT("summary.md")}};
	bool ok = true;
	if (ask->report_dir.n && mkdir(ask->report_dir.p, 0777) != 0 && errno != EEXIST)
		ok = err_system(err, errno, "cannot make the folder %.*s", STR_ARG(ask->report_dir));
	for (size_t i = 0; ok && ask->report_dir.n && i < sizeof names / sizeof *names; i++) {
		str file = arena_printf(r->arena, "%.*s/%.*s", STR_ARG(ask->report_dir), STR_ARG(names[i][1]));
		ok = write_one(args, r, names[i][0], file, err);
	}
	for (size_t i = 0; i < ask->n_outputs; i++) {
		struct err own = {{0}};
		if (!write_one(args, r, ask->outputs[i].format, ask->outputs[i].file, &own)) {
			*err = own;
			ok = false;
		}
	}
	return ok;
}

int cmd_scan(const struct args *args)
{
	struct scan_all all = {0};
	struct err err = {{0}};
	int status;
	if (!show_secrets_allowed(args, &err) || !scan_all(args, &all, &err)) {
		status = cmd_error(&err);
	} else {
		status = all.report->exit_status;
		if (opt_given(args, OPT_SHOW_SECRETS))
			show_secrets(all.report);
		if ((all.ask.facts_file.n && !scan_facts_write(&all, all.ask.facts_file, &err)) ||
		    !write_reports(args, &all.ask, all.report, &err)) {
			cmd_usage("%s", err.text);
			status = EXIT_INCOMPLETE;
		}
	}
	scan_all_free(&all);
	return status;
}
