/* What a command line names, what reports call it, and that no folder is looked at twice without a word. */
#include "run.h"

#include <sys/stat.h>

#include "cmd/command.h"
#include "cmd/scan_roots.h"

static bool roots_read(struct scan_roots *out, struct err *err, char **words)
{
	struct args args;
	int n = 0;
	while (words[n])
		n++;
	cr_assert(opt_parse(command_find(S("scan")), n, words, &run_arena, &args, err), "%s", err->text);
	return scan_roots_read(&args, &run_arena, out, err);
}
#define ROOTS(out, err, ...) roots_read(out, err, (char *[]){__VA_ARGS__, NULL})

static bool roots_are(const struct scan_roots *r, const char *want)
{
	struct buf b = {0};
	for (size_t i = 0; i < r->n; i++)
		buf_printf(&b, "%s%.*s", i ? " " : "", STR_ARG(r->at[i].label));
	bool same = str_eq(buf_str(&b), str_of(want));
	cr_expect(same, "%.*s, not %s", STR_ARG(buf_str(&b)), want);
	buf_free(&b);
	return same;
}

static void roots_folders(void)
{
	run_in_folder();
	cr_assert(mkdir("a", 0777) == 0 && mkdir("a/b", 0777) == 0 && mkdir("c", 0777) == 0);
	cr_assert(mkdir("a/repo", 0777) == 0 && mkdir("a/repo/.git", 0777) == 0 && symlink("c", "link") == 0);
	run_write("a/file", "x\n");
}

Test(scan_roots, labels_are_what_was_written)
{
	struct scan_roots r;
	struct err err = {{0}};
	roots_folders();
	cr_assert(ROOTS(&r, &err, "--recursive"));
	cr_expect(roots_are(&r, "."));
	cr_assert(ROOTS(&r, &err, "a"));
	cr_expect(roots_are(&r, "."), "one PATH: paths count from it");
	cr_expect(str_eq(r.base, S("a")) && !r.many);
	cr_assert(ROOTS(&r, &err, "./a//", "c", "a/file"));
	cr_expect(roots_are(&r, "a c a/file"));
	cr_expect(r.at[2].is_file && r.many);
	cr_assert(ROOTS(&r, &err, "a/../c", "a"));
	cr_expect(roots_are(&r, "a/../c a"));
	run_clean();
}

Test(scan_roots, no_label_is_absolute)
{
	struct scan_roots r;
	struct err err = {{0}};
	char a[128], c[128];
	roots_folders();
	snprintf(a, sizeof a, "%s/a", run_folder);
	snprintf(c, sizeof c, "%s/a/b", run_folder);
	cr_assert(ROOTS(&r, &err, a, c, "c"));
	cr_expect(roots_are(&r, "a a/b c"));
	cr_expect(str_eq(r.base, str_of(run_folder)));
	cr_assert(ROOTS(&r, &err, a, "--recursive"));
	cr_expect(roots_are(&r, "."));
	run_clean();
}

Test(scan_roots, the_same_folder_is_one_root)
{
	struct scan_roots r;
	struct err err = {{0}};
	roots_folders();
	cr_assert(ROOTS(&r, &err, "c", "link", "a/../c"));
	cr_expect(roots_are(&r, "c"));
	cr_assert_eq(r.twice.n, 2);
	cr_expect(str_eq(r.twice.at[0], S("link")));
	run_clean();
}

Test(scan_roots, a_folder_inside_another_is_said_unless_it_is_a_repository)
{
	struct scan_roots r;
	struct err err = {{0}};
	roots_folders();
	cr_assert(ROOTS(&r, &err, "a", "a/b", "a/repo", "c"));
	cr_expect_eq(r.n, 4);
	cr_assert_eq(r.inside.n, 1);
	cr_expect(str_eq(r.inside.at[0], S("a/b")));
	run_clean();
}

Test(scan_roots, what_is_found_below_is_known_again)
{
	struct scan_roots r;
	struct err err = {{0}};
	roots_folders();
	cr_assert(ROOTS(&r, &err, "a", "c"));
	struct scan_root a = r.at[0];
	cr_expect_not(scan_roots_has(&r, &a, S("repo")));
	scan_roots_add(&r, &a, S("repo"));
	cr_expect(scan_roots_has(&r, &a, S("repo")));
	cr_expect(roots_are(&r, "a c a/repo"));
	cr_expect(str_eq(r.at[2].path, S("a/repo")));
	scan_roots_free(&r);
	run_clean();
}

Test(scan_roots, refuses_what_cannot_be_meant)
{
	struct scan_roots r;
	struct err err = {{0}};
	roots_folders();
	cr_expect_not(ROOTS(&r, &err, "a", "nothing"));
	cr_expect(str_find(str_of(err.text), S("no such file or folder: nothing"), 0) == 0);
	cr_expect_not(ROOTS(&r, &err, "a", ""));
	cr_expect_not(ROOTS(&r, &err, "a", "-"));
	cr_expect_not(ROOTS(&r, &err, "-", "--recursive"));
	cr_expect_not(ROOTS(&r, &err, "a", "c", "--hook"));
	cr_assert(ROOTS(&r, &err, "-"));
	cr_expect_eq(r.n, 1);
	run_clean();
}
