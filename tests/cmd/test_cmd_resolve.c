/* resolve: decisions about findings, written down in .microaudit.yaml. */
#include "run.h"

#define PRINT_A "1:00112233445566778899aabbccddeeff"
#define PRINT_B "1:ff112233445566778899aabbccddeeff"

Test(cmd_resolve, begins_a_file, .init = run_in_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("resolve", PRINT_A, "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_HOLDS);
	cr_expect(str_eq(run_read(".microaudit.yaml"),
	                 S("resolved:\n  - {finding: \"" PRINT_A "\", rotated: 2025-11-02, by: \"a@example.com\"}\n")));
	cr_expect_eq(RUN("resolve", PRINT_A, "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_USAGE,
	             "once is enough");
}

Test(cmd_resolve, keeps_every_other_byte, .init = run_in_folder, .fini = run_clean)
{
	const char before[] = "# ours\nresolved:   # list\n", after[] = "- finding: '" PRINT_B
	                                                                "'\n  rotated: 2026-01-01\n"
	                                                                "  by: b@example.com\n\nstage: launch # x";
	str text = arena_printf(&run_arena, "%s%s", before, after);
	run_write(".microaudit.yaml", text.p);
	cr_assert_eq(RUN("resolve", PRINT_A, "--not-a-secret", "--why", "a \"sample\"", "--by", "a@example.com"),
	             EXIT_HOLDS);
	str got = run_read(".microaudit.yaml");
	cr_expect(str_starts(got, str_of(before)) && str_ends(got, str_of(after)));
	cr_expect(run_holds(".microaudit.yaml", "\n- {finding: \"" PRINT_A "\", not_a_secret: true, why: \"a "
	                                        "\\\"sample\\\"\", by: \"a@example.com\"}\n"));
}

Test(cmd_resolve, leaves_a_form_it_cannot_add_to, .init = run_in_folder, .fini = run_clean)
{
	const char text[] = "resolved: []\n";
	run_write(".microaudit.yaml", text);
	cr_expect_eq(RUN("resolve", PRINT_A, "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect(str_eq(run_read(".microaudit.yaml"), str_of(text)));
	cr_expect(run_holds("err", "rotated: 2025-11-02"), "it prints what to add");
}

Test(cmd_resolve, asks_for_what_is_missing, .init = run_in_folder, .fini = run_clean)
{
	cr_expect_eq(RUN("resolve", "github-pat", "--rotated", "2025-11-02", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect_eq(RUN("resolve", PRINT_A, "--rotated", "2026-02-30", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect(run_holds("err", "2026-02-30 is no day of the calendar"));
	cr_expect_eq(RUN("resolve", PRINT_A, "--rotated", "9999-01-01", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect(run_holds("err", "9999-01-01 is still to come"));
	cr_expect_eq(RUN("resolve", PRINT_A, "--rotated", "2025-11-02"), EXIT_USAGE);
	cr_expect_eq(RUN("resolve", PRINT_A, "--not-a-secret", "--by", "a@example.com"), EXIT_USAGE);
	cr_expect_neq(access(".microaudit.yaml", F_OK), 0);
}
