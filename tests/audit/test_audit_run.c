/* A run over one root, from its options to the report: what was found, what was counted, and what was not looked at. */
#include "audit/audit_run.h"

#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rules/ruleset.h"

static char audit_folder[64];
static struct arena audit_arena;

static void audit_in_folder(void)
{
	strcpy(audit_folder, "/tmp/microaudit-audit-XXXXXX");
	cr_assert(mkdtemp(audit_folder) && chdir(audit_folder) == 0);
}
static int audit_remove(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}
static void audit_clean(void)
{
	nftw(audit_folder, audit_remove, 16, FTW_DEPTH | FTW_PHYS);
	arena_free(&audit_arena);
}
static void audit_write(const char *path, str text)
{
	FILE *f = fopen(path, "w");
	cr_assert(f && fwrite(text.p, 1, text.n, f) == text.n && fclose(f) == 0);
}

/* The tree of the current folder, as a scan without options looks at it. */
static struct audit_options audit_usual(void)
{
	static const str files[] = {STR_INIT("microapp.yaml")};
	bool *on = arena_array(&audit_arena, bool, ruleset_builtin()->n_rules);
	memset(on, true, ruleset_builtin()->n_rules * sizeof *on);
	return (struct audit_options){.job = {.root = S("."),
	                                      .on = on,
	                                      .as_of = S("2026-11-23"),
	                                      .git = true,
	                                      .jobs = 1,
	                                      .files = {files, 1}},
	                              .rules = ruleset_builtin(),
	                              .worktree = true,
	                              .history = true,
	                              .again = S("look again")};
}
static struct audit_result audit_done(const struct audit_options *o)
{
	struct audit_result r;
	struct err err = {{0}};
	cr_assert(audit_run(o, &audit_arena, &r, &err), "%s", err.text);
	audit_finish(&r);
	return r;
}
static const struct trouble *audit_trouble(const struct report *r, str reason)
{
	for (size_t i = 0; i < r->n_troubles; i++)
		if (str_eq(r->troubles[i].reason, reason))
			return &r->troubles[i];
	return NULL;
}

/* A token's shape, put together here so that it stands in no file of ours. */
static void audit_leak(const char *path)
{
	audit_write(path,
	            arena_printf(&audit_arena, "token = \"%sp_%s\"\n", "gh", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3hJ6"));
}

Test(audit_run, finds_counts_and_hands_back_what_decides, .init = audit_in_folder, .fini = audit_clean)
{
	struct audit_options o = audit_usual();
	audit_leak("a.js");
	audit_write("microapp.yaml", S("app_id: demo\n"));
	struct audit_result r = audit_done(&o);
	cr_assert_eq(r.report.n_findings, 1);
	cr_expect(str_eq(r.report.findings[0].main.rule->id, S("github-pat")));
	cr_expect_eq(r.report.files, 2);
	cr_expect(r.report.worktree);
	cr_expect_not(r.report.history, "there is none");
	cr_expect(audit_trouble(&r.report, S("no git history")));
	cr_assert_eq(r.found.n_files, 1);
	cr_expect(str_eq(r.found.files[0].bytes, S("app_id: demo\n")));
	audit_result_free(&r);
}

Test(audit_run, nothing_read_has_failed, .init = audit_in_folder, .fini = audit_clean)
{
	struct audit_options o = audit_usual();
	audit_write("empty", S(""));
	struct audit_result r = audit_done(&o);
	const struct trouble *t = audit_trouble(&r.report, S("nothing was read"));
	cr_assert(t);
	cr_expect_eq(t->class, TROUBLE_FAILED);
	audit_result_free(&r);
}

Test(audit_run, an_empty_file_that_was_named_is_nothing_to_judge, .init = audit_in_folder, .fini = audit_clean)
{
	struct audit_options o = audit_usual();
	audit_write("empty", S(""));
	o.job.root = S("empty");
	struct audit_result r = audit_done(&o);
	cr_expect(r.report.nothing);
	cr_expect_null(audit_trouble(&r.report, S("nothing was read")));
	audit_result_free(&r);
}

Test(audit_run, says_what_was_known_and_what_cannot_be_looked_at, .init = audit_in_folder, .fini = audit_clean)
{
	const struct wire_trouble known = {TROUBLE_DEGRADED, S("known before"), S(""), S("x")};
	struct audit_options o = audit_usual();
	o.known = &known;
	o.n_known = 1;
	o.unreadable = S("Permission denied");
	struct audit_result r = audit_done(&o);
	cr_expect(audit_trouble(&r.report, S("known before")));
	cr_expect(audit_trouble(&r.report, S("cannot be read")));
	cr_expect_eq(r.report.files, 0);
	audit_result_free(&r);
}

/* ---- repositories below ---- */

static bool audit_apart(void *ctx, str below) { return str_eq(below, S("inner")) && ++*(unsigned *)ctx; }

static void audit_nest(void)
{
	cr_assert(mkdir("inner", 0777) == 0 && mkdir("inner/.git", 0777) == 0);
	cr_assert(mkdir("inner/.git/objects", 0777) == 0 && mkdir("inner/.git/refs", 0777) == 0);
	audit_write("inner/.git/HEAD", S("ref: refs/heads/main\n"));
	audit_write("inner/a.js", S("let a = 1\n"));
}

Test(audit_run, a_repository_below_is_missing, .init = audit_in_folder, .fini = audit_clean)
{
	struct audit_options o = audit_usual();
	audit_nest();
	audit_write("b.js", S("let b = 1\n"));
	struct audit_result r = audit_done(&o);
	const struct trouble *t = audit_trouble(&r.report, S("repository below that was not looked at"));
	cr_assert(t);
	cr_expect_eq(t->class, TROUBLE_FAILED);
	cr_expect(str_eq(t->hint, S("Look at each with: look again")));
	cr_expect_eq(r.report.below, 1);
	cr_expect(str_eq(r.report.retry, o.again));
	audit_result_free(&r);
}

Test(audit_run, unless_it_is_looked_at_apart, .init = audit_in_folder, .fini = audit_clean)
{
	unsigned asked = 0;
	struct audit_options o = audit_usual();
	audit_nest();
	o.watcher = (struct audit_watcher){.ctx = &asked, .apart = audit_apart};
	struct audit_result r = audit_done(&o);
	cr_expect_eq(asked, 1);
	cr_expect_eq(r.report.below, 0);
	cr_expect(r.report.container, "it holds that one and nothing else");
	cr_expect_null(audit_trouble(&r.report, S("nothing was read")));
	audit_result_free(&r);
}

/* ---- a history that is not there ---- */

Test(audit_run, a_history_that_was_asked_for_alone_is_an_error, .init = audit_in_folder, .fini = audit_clean)
{
	struct audit_options o = audit_usual();
	struct audit_result r;
	struct err err = {{0}};
	o.worktree = false;
	cr_expect_not(audit_run(&o, &audit_arena, &r, &err));
	cr_expect_str_eq(err.text, "not a git repository");
	audit_result_free(&r);
	/* Nobody named this one. */
	o.found = true;
	r = audit_done(&o);
	cr_expect(audit_trouble(&r.report, S("not a git repository")));
	audit_result_free(&r);
}
