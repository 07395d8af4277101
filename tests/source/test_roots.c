/* Which folders a scan has to read: the root, and wherever git says its parts are. */
#include "source/roots.h"

#include "sandbox.h"

static struct sandbox roots_box;
static void roots_setup(void) { sandbox_open(&roots_box); }
static void roots_teardown(void) { sandbox_close(&roots_box); }
TestSuite(roots, .init = roots_setup, .fini = roots_teardown);

static bool roots_hold(struct strs roots, const char *below)
{
	str want = sandbox_path(&roots_box, below);
	for (size_t i = 0; i < roots.n; i++)
		if (str_eq(roots.at[i], want))
			return true;
	return false;
}
static struct strs roots_of(const char *below)
{
	return source_roots(sandbox_path(&roots_box, below), false, &roots_box.arena);
}

Test(roots, plain_folder_and_single_file)
{
	sandbox_run(&roots_box, "mkdir a; echo x >a/f");
	cr_expect(roots_hold(roots_of("a"), "a"));
	cr_expect_not(roots_hold(roots_of("a"), ""));
	cr_expect(roots_hold(roots_of("a/f"), "a/f"));
	cr_expect_eq(roots_of("none").n, 0, "nothing that could be followed, so nothing is forbidden");
}

Test(roots, sub_folder_of_a_repository)
{
	sandbox_run(&roots_box, "git init -q r; mkdir -p r/a/b; echo x >r/a/b/f");
	struct strs roots = roots_of("r/a/b");
	cr_expect(roots_hold(roots, "r/a/b") && roots_hold(roots, "r") && roots_hold(roots, "r/.git"));
	cr_expect(roots_hold(roots_of("r/a/b/f"), "r/.git"));
}

Test(roots, linked_worktree_and_alternates)
{
	sandbox_run(&roots_box, "git init -q r; cd r; echo x >f; commit 1 one; git worktree add -q ../w; cd ..; "
	                        "git clone -qs r c");
	struct strs worktree = roots_of("w");
	cr_expect(roots_hold(worktree, "w") && roots_hold(worktree, "r/.git/worktrees/w"));
	cr_expect(roots_hold(worktree, "r/.git"));
	cr_expect(roots_hold(roots_of("c"), "r/.git/objects"));
}

Test(roots, bare_repository_and_links)
{
	sandbox_run(&roots_box, "git init -q --bare b.git; ln -s b.git l");
	cr_expect(roots_hold(roots_of("b.git"), "b.git"));
	cr_expect(roots_hold(roots_of("l"), "b.git"), "links are followed to what they name");
}

Test(roots, environment_only_when_asked)
{
	sandbox_run(&roots_box, "mkdir a; git init -q r");
	setenv("GIT_DIR", sandbox_path(&roots_box, "r/.git").p, 1);
	str root = sandbox_path(&roots_box, "a");
	cr_expect_not(roots_hold(source_roots(root, false, &roots_box.arena), "r/.git"));
	cr_expect(roots_hold(source_roots(root, true, &roots_box.arena), "r/.git"));
	unsetenv("GIT_DIR");
}

Test(roots, hostile_git_files_end)
{
	sandbox_run(&roots_box, "mkdir a b; echo 'gitdir: ../b' >a/.git; echo 'gitdir: ../a' >b/.git; "
	                        "mkdir -p c/.git/objects/info; echo ../objects >c/.git/objects/info/alternates; "
	                        "mkdir d; mkfifo d/.git");
	cr_expect(roots_hold(roots_of("a"), "a"));
	cr_expect(roots_hold(roots_of("c"), "c"));
	cr_expect(roots_hold(roots_of("d"), "d"));
}
