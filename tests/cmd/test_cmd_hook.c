/* hook install: writes a hook where there is none, and never touches one that is there. */
#include "run.h"

#include <sys/stat.h>

/* The least that is a repository. */
static void make_repository(const char *config)
{
	run_in_folder();
	cr_assert(mkdir(".git", 0777) == 0 && mkdir(".git/objects", 0777) == 0 && mkdir(".git/refs", 0777) == 0);
	run_write(".git/HEAD", "ref: refs/heads/main\n");
	run_write(".git/config", config);
}
static void plain_repository(void) { make_repository("[core]\n\trepositoryformatversion = 0\n"); }
static void own_folder(void) { make_repository("[core]\n\trepositoryformatversion = 0\n\thooksPath = .husky\n"); }
static void outside(void) { make_repository("[core]\n\trepositoryformatversion = 0\n\thooksPath = /etc/hooks\n"); }

Test(cmd_hook, installs_once_and_leaves_another_alone, .init = plain_repository, .fini = run_clean)
{
	struct stat st;
	cr_assert_eq(RUN("hook", "install"), EXIT_HOLDS);
	cr_assert_eq(stat(".git/hooks/pre-commit", &st), 0);
	cr_expect(st.st_mode & 0100);
	cr_expect(run_holds(".git/hooks/pre-commit", "microaudit scan --hook\n"));
	cr_expect_eq(RUN("hook", "install"), EXIT_HOLDS);
	run_write(".git/hooks/pre-commit", "#!/bin/sh\nmake lint\n");
	cr_expect_eq(RUN("hook", "install"), EXIT_USAGE);
	cr_expect(str_eq(run_read(".git/hooks/pre-commit"), S("#!/bin/sh\nmake lint\n")));
	cr_expect(run_holds("err", "microaudit scan --hook"), "it says which line to add");
}

Test(cmd_hook, goes_where_the_repository_says, .init = own_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("hook", "install"), EXIT_HOLDS);
	cr_expect_eq(access(".husky/pre-commit", X_OK), 0);
}

Test(cmd_hook, writes_nothing_outside_the_repository, .init = outside, .fini = run_clean)
{
	cr_expect_eq(RUN("hook", "install"), EXIT_USAGE);
}

Test(cmd_hook, needs_a_repository, .init = run_in_folder, .fini = run_clean)
{
	cr_expect_eq(RUN("hook", "install"), EXIT_USAGE);
}
