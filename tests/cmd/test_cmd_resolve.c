/* resolve: decisions about findings, written down in .microaudit.yaml. */
#include "run.h"

#include "model/finding.h"

#define PRINT_B "1:ff112233445566778899aabbccddeeff"

/* A token's shape, put together here so that it stands in no file of ours; and its fingerprint. */
static char *leak(const char *path)
{
	struct hit h = {0};
	str token = arena_printf(&run_arena, "%sp_%s", "gh", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3hJ6");
	run_write(path, arena_printf(&run_arena, "token = \"%.*s\"\n", STR_ARG(token)).p);
	finding_identify(&run_arena, &h, token, S(""));
	return (char *)print_text(&run_arena, h.print).p;
}

Test(cmd_resolve, begins_a_file, .init = run_in_folder, .fini = run_clean)
{
	char *print = leak("a.js");
	cr_assert_eq(RUN("resolve", print, "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_HOLDS);
	cr_expect(str_eq(run_read(".microaudit.yaml"),
	                 arena_printf(&run_arena,
	                              "resolved:\n  - {finding: \"%s\", rotated: 2025-11-02, by: \"a@example.com\"}\n",
	                              print)));
	cr_expect(run_holds("out", "stays a finding until the value is gone from where it stands now: a.js:1."));
	cr_expect_eq(RUN("resolve", print, "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_USAGE,
	             "once is enough");
}

Test(cmd_resolve, keeps_every_other_byte, .init = run_in_folder, .fini = run_clean)
{
	const char before[] = "# ours\nresolved:   # list\n", after[] = "- finding: '" PRINT_B
	                                                                "'\n  rotated: 2026-01-01\n"
	                                                                "  by: b@example.com\n\nstage: launch # x";
	char *print = leak("a.js");
	str text = arena_printf(&run_arena, "%s%s", before, after);
	run_write(".microaudit.yaml", text.p);
	cr_assert_eq(RUN("resolve", print, "--not-a-secret", "--why", "a \"sample\"", "--by", "a@example.com"),
	             EXIT_HOLDS);
	str got = run_read(".microaudit.yaml");
	cr_expect(str_starts(got, str_of(before)) && str_ends(got, str_of(after)));
	cr_expect(run_holds(".microaudit.yaml", arena_printf(&run_arena,
	                                                     "\n- {finding: \"%s\", not_a_secret: true, why: \"a "
	                                                     "\\\"sample\\\"\", by: \"a@example.com\"}\n",
	                                                     print)
	                                                .p));
}

Test(cmd_resolve, leaves_a_form_it_cannot_add_to, .init = run_in_folder, .fini = run_clean)
{
	const char text[] = "resolved: []\n";
	run_write(".microaudit.yaml", text);
	cr_expect_eq(RUN("resolve", leak("a.js"), "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect(str_eq(run_read(".microaudit.yaml"), str_of(text)));
	cr_expect(run_holds("err", "rotated: 2025-11-02"), "it prints what to add");
}

Test(cmd_resolve, asks_for_what_is_missing, .init = run_in_folder, .fini = run_clean)
{
	cr_expect_eq(RUN("resolve", "github-pat", "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect_eq(RUN("resolve", PRINT_B, "--rotated", "2026-02-30", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect(run_holds("err", "2026-02-30 is no day of the calendar"));
	cr_expect_eq(RUN("resolve", PRINT_B, "--rotated", "9999-01-01", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect(run_holds("err", "9999-01-01 is still to come"));
	cr_expect_eq(RUN("resolve", PRINT_B, "--rotated", "2025-11-02"), EXIT_USAGE);
	cr_expect_eq(RUN("resolve", PRINT_B, "--not-a-secret", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect_neq(access(".microaudit.yaml", F_OK), 0);
}

Test(cmd_resolve, refuses_what_nothing_has, .init = run_in_folder, .fini = run_clean)
{
	leak("a.js");
	cr_expect_eq(RUN("resolve", PRINT_B, "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect(run_holds("err", "no secret found here has the fingerprint " PRINT_B));
	cr_expect_neq(access(".microaudit.yaml", F_OK), 0, "nothing was written");
}
