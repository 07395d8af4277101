/* explain: what it says of rules, controls and notices, and of names it does not know. */
#include "run.h"

Test(cmd_explain, knows_rules_controls_and_notices, .init = run_in_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("explain", "github-pat"), EXIT_HOLDS);
	cr_expect(run_holds("out", "SECR-02") && run_holds("out", "What to do"));
	cr_assert_eq(RUN("explain", "AUTH-01"), EXIT_HOLDS);
	cr_expect(run_holds("out", "Rules that decide it"));
	cr_assert_eq(RUN("explain", "manifest-missing"), EXIT_HOLDS);
	cr_expect(run_holds("out", "REGI-01"));
}

Test(cmd_explain, names_what_was_probably_meant, .init = run_in_folder, .fini = run_clean)
{
	cr_expect_eq(RUN("explain", "githb-pat"), EXIT_USAGE);
	cr_expect(run_holds("err", "github-pat"));
	cr_expect_eq(RUN("explain", "1:00112233445566778899aabbccddeeff"), EXIT_USAGE);
	cr_expect(run_holds("err", "fingerprint"));
}
