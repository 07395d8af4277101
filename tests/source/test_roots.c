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
/* May it be read: does one of the roots hold it, or is it one? */
static bool roots_cover(struct strs roots, const char *below)
{
	str want = sandbox_path(&roots_box, below);
	for (size_t i = 0; i < roots.n; i++)
		if (str_starts(want, roots.at[i]))
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
	cr_expect_eq(roots_of("none").n, 1, "nothing that could be followed, and so nothing may be read");
	cr_expect(roots_hold(roots_of("none"), "none"));
}

Test(roots, sub_folder_of_a_repository)
{
	sandbox_run(&roots_box, "git init -q r; mkdir -p r/a/b; echo x >r/a/b/f");
	struct strs roots = roots_of("r/a/b");
	cr_expect(roots_hold(roots, "r/a/b") && roots_hold(roots, "r") && roots_cover(roots, "r/.git"));
	cr_expect(roots_cover(roots_of("r/a/b/f"), "r/.git"));
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

/* Work trees inside of a bare repository: it holds what is scanned, so only its parts are given. */
Test(roots, work_tree_inside_its_repository)
{
	sandbox_run(&roots_box, "git init -q r; cd r; echo x >f; commit 1 one; cd ..; git clone -q --bare r b; cd b; "
	                        "git worktree add -q w; echo secret >private");
	struct strs roots = roots_of("b/w");
	cr_expect(roots_hold(roots, "b/w") && roots_hold(roots, "b/objects") && roots_hold(roots, "b/refs"));
	cr_expect_not(roots_hold(roots, "b"));
}

Test(roots, parts_that_are_links)
{
	sandbox_run(&roots_box, "git init -q r; cd r; echo x >f; commit 1 one; git pack-refs --all; cd ..; mkdir -p "
	                        "n/.git n/.git/logs; cd n/.git; "
	                        "for i in config refs objects packed-refs logs/refs; do ln -s \"$OLDPWD/r/.git/$i\" "
	                        "$i; done; echo x >HEAD");
	struct strs roots = roots_of("n");
	cr_expect(roots_hold(roots, "r/.git/config") && roots_hold(roots, "r/.git/refs"));
	cr_expect(roots_hold(roots, "r/.git/objects") && roots_hold(roots, "r/.git/packed-refs"));
	cr_expect(roots_hold(roots, "r/.git/logs/refs"));
	cr_expect_not(roots_hold(roots, "r/.git"));
}

/* A repository cannot open what it likes by naming it. */
Test(roots, nothing_is_opened_by_its_name_alone)
{
	static const char *const scripts[] = {
	        "echo / >.git/objects/info/alternates",
	        "echo ../../../home >.git/objects/info/alternates",
	        "for i in $(seq 200); do echo ../../../home; done >.git/objects/info/alternates",
	        "rm -rf .git/objects; ln -s ../../home .git/objects",
	        "rm -rf .git/refs; ln -s ../../home .git/refs",
	        "rm -f .git/config; ln -s ../../home/config .git/config",
	        "rm -rf .git/logs; ln -s ../../home/logs .git/logs",
	        "rm -rf .git; echo 'gitdir: ../home' >.git",
	        "rm -rf .git; echo 'gitdir: /' >.git",
	        "rm -rf .git; ln -s ../home .git",
	        "echo ../../home >.git/commondir",
	};
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		sandbox_run(
		        &roots_box,
		        arena_printf(
		                &roots_box.arena,
		                "rm -rf r home; mkdir -p home/info home/logs; echo s >home/diary; echo s >home/config; "
		                "git init -q r; cd r; echo x >f; commit 1 one; %s",
		                scripts[i])
		                .p);
		struct strs roots = roots_of("r");
		cr_expect(roots_hold(roots, "r"));
		for (size_t k = 0; k < roots.n; k++)
			cr_expect(str_find(roots.at[k], S("/r"), 0) != SIZE_MAX, "%s opens %.*s", scripts[i],
			          STR_ARG(roots.at[k]));
	}
}

Test(roots, many_alternates_keep_the_sandbox)
{
	sandbox_run(&roots_box,
	            "git init -q r; cd r; for i in $(seq 300); do mkdir -p ../a$i/pack; echo ../../../a$i; done "
	            ">.git/objects/info/alternates");
	struct strs roots = roots_of("r");
	cr_expect(roots.n > 2 && roots.n < 100, "%zu", roots.n);
	cr_expect(roots_hold(roots, "r") && roots_hold(roots, "a1") && !roots_hold(roots, "a299"));
}
