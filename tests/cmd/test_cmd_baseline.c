/* baseline update: what it writes, and that a run by it lets only new findings fail the gate. */
#include "run.h"

/* A token's shape, put together here so that it stands in no file of ours. */
static void leak(const char *path)
{
	run_write(path,
	          arena_printf(&run_arena, "token = \"%sp_%s\"\n", "gh", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3hJ6").p);
}

Test(cmd_baseline, makes_what_is_there_known, .init = run_in_folder, .fini = run_clean)
{
	leak("a.js");
	cr_assert_eq(RUN("scan", "."), EXIT_FAILS);
	cr_assert_eq(RUN("baseline", "update"), EXIT_HOLDS);
	cr_expect(run_holds(".microaudit-baseline", " github-pat SECR-02 a.js\n"));
	cr_expect_eq(RUN("scan", ".", "--baseline", ".microaudit-baseline"), EXIT_HOLDS);
}

Test(cmd_baseline, writes_nothing_without_a_folder, .init = run_in_folder, .fini = run_clean)
{
	leak("a.js");
	cr_expect_eq(RUN("baseline", "update", "nowhere"), EXIT_USAGE);
	cr_expect_eq(RUN("baseline", "update", "a.js"), EXIT_USAGE);
	cr_expect_eq(RUN("baseline", "update", "a.js", "--baseline", "known"), EXIT_HOLDS);
	cr_expect_eq(access("known", F_OK), 0);
}
