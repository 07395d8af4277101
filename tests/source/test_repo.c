/* Opening repositories of every shape, and refusing those that would hang or mislead. */
#include <unistd.h>

#include "sandbox.h"
#include "source/repo.h"

#define REPO_ONE "git init -q r; cd r; echo 1 > f; mkdir -p d/e; echo 2 > d/e/g; commit 1 one\n"

static enum repo_status repo_try(struct sandbox *s, const char *below, bool discover, struct repo_info *info)
{
	struct repo *r;
	struct err err;
	enum repo_status status = repo_open(&r, sandbox_path(s, below), discover, false, &err);
	if (status == REPO_OK)
		cr_assert(repo_describe(r, &s->arena, info, &err), "%s", err.text);
	repo_close(r);
	return status;
}

Test(repo, describes)
{
	struct sandbox s;
	struct repo_info i;
	sandbox_open(&s);
	sandbox_run(&s, REPO_ONE "git remote add origin https://me:pass@example.com:8080/o/r.git");
	cr_assert_eq(repo_try(&s, "r", false, &i), REPO_OK);
	cr_assert(str_eq(i.branch, S("main")));
	cr_assert(str_eq(i.commit, sandbox_read(&s, "git -C r rev-parse HEAD")));
	cr_assert(str_eq(i.remote, S("https://example.com:8080/o/r.git")));
	cr_assert(str_eq(i.top, sandbox_path(&s, "r")));
	cr_assert(!i.bare && !i.shallow && !i.partial && !i.empty && !i.dirty && !i.prefix.n);
	sandbox_run(&s, "cd r; echo 3 > f; git remote set-url origin git@example.com:o/r");
	cr_assert_eq(repo_try(&s, "r", false, &i), REPO_OK);
	cr_assert(i.dirty);
	cr_assert(str_eq(i.remote, S("example.com:o/r")));
	sandbox_run(&s, "cd r; git remote set-url origin /home/me/r");
	cr_assert_eq(repo_try(&s, "r", false, &i), REPO_OK);
	cr_assert(!i.remote.n);
	sandbox_close(&s);
}

Test(repo, parents_only_when_asked)
{
	struct sandbox s;
	struct repo_info i;
	sandbox_open(&s);
	sandbox_run(&s, REPO_ONE);
	cr_assert_eq(repo_try(&s, "r/d/e", false, &i), REPO_NONE);
	cr_assert_eq(repo_try(&s, "r/d/e", true, &i), REPO_OK);
	cr_assert(str_eq(i.prefix, S("d/e/")));
	cr_assert_eq(repo_try(&s, "r/f", true, &i), REPO_NONE);
	cr_assert_eq(repo_try(&s, "", false, &i), REPO_NONE);
	sandbox_close(&s);
}

Test(repo, linked_bare_empty_shallow_partial)
{
	struct sandbox s;
	struct repo_info i;
	sandbox_open(&s);
	sandbox_run(&s, REPO_ONE "git worktree add -q ../w -b side; echo x > f; commit 2 two; cd ..\n"
	                         "git clone -q --bare r b.git; git init -q e; git clone -q --depth 1 file://$PWD/r s\n"
	                         "git -C r config uploadpack.allowFilter true\n"
	                         "git clone -q --no-checkout --filter=blob:none file://$PWD/r p");
	cr_assert_eq(repo_try(&s, "w", false, &i), REPO_OK);
	cr_assert(str_eq(i.branch, S("side")));
	cr_assert(str_eq(i.top, sandbox_path(&s, "w")));
	cr_assert(str_eq(i.commondir, sandbox_path(&s, "r/.git/")));
	cr_assert_not(i.dirty);
	cr_assert_eq(repo_try(&s, "b.git", false, &i), REPO_OK);
	cr_assert(i.bare && !i.top.n);
	cr_assert_eq(repo_try(&s, "e", false, &i), REPO_OK);
	cr_assert(i.empty && !i.commit.n);
	cr_assert_eq(repo_try(&s, "s", false, &i), REPO_OK);
	cr_assert(i.shallow);
	cr_assert_eq(repo_try(&s, "p", false, &i), REPO_OK);
	cr_assert(i.partial && !i.shallow);
	sandbox_close(&s);
}

Test(repo, unsupported)
{
	struct sandbox s;
	struct repo_info i;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q --object-format=sha256 r; git init -q t; cd t\n"
	                "git config core.repositoryformatversion 1; git config extensions.refstorage reftable");
	cr_assert_eq(repo_try(&s, "r", false, &i), REPO_UNSUPPORTED);
	cr_assert_eq(repo_try(&s, "t", false, &i), REPO_UNSUPPORTED);
	sandbox_close(&s);
}

Test(repo, fifos_do_not_hang)
{
	const char *files[] = {"index", "config", "HEAD", "packed-refs", "shallow"};
	struct sandbox s;
	struct repo_info i;
	for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
		sandbox_open(&s);
		sandbox_run(&s, arena_printf(&s.arena, REPO_ONE "rm -f .git/%s; mkfifo .git/%s", files[f], files[f]).p);
		cr_assert_eq(repo_try(&s, "r", false, &i), REPO_BROKEN, "%s", files[f]);
		sandbox_close(&s);
	}
}

Test(repo, broken)
{
	struct sandbox s;
	struct repo_info i;
	sandbox_open(&s);
	sandbox_run(&s, "mkdir -p a/.git b; echo 'gitdir: nowhere' > b/.git; git init -q c; echo '[x' > c/.git/config");
	cr_assert_eq(repo_try(&s, "a", false, &i), REPO_BROKEN);
	cr_assert_eq(repo_try(&s, "b", false, &i), REPO_BROKEN);
	cr_assert_eq(repo_try(&s, "c", false, &i), REPO_BROKEN);
	sandbox_close(&s);
}

Test(repo, core_worktree_moves_nothing)
{
	struct sandbox s;
	struct repo_info i;
	sandbox_open(&s);
	sandbox_run(&s, REPO_ONE "git config core.worktree /etc");
	cr_assert_eq(repo_try(&s, "r", false, &i), REPO_OK);
	cr_assert(str_eq(i.top, sandbox_path(&s, "r")));
	cr_assert_not(i.dirty);
	sandbox_close(&s);
}

Test(repo, index)
{
	struct sandbox s;
	struct repo *r;
	struct strs paths;
	str bytes;
	sandbox_open(&s);
	sandbox_run(&s, REPO_ONE "echo new > d/h; git add d/h; echo later > d/h");
	cr_assert_eq(repo_open(&r, sandbox_path(&s, "r/d"), true, false, NULL), REPO_OK);
	cr_assert(repo_tracked(r, &s.arena, &paths, NULL));
	cr_assert_eq(paths.n, 2);
	cr_assert(str_eq(paths.at[0], S("e/g")) && str_eq(paths.at[1], S("h")));
	cr_assert(repo_index_file(r, S("h"), &s.arena, &bytes) && str_eq(bytes, S("new\n")));
	cr_assert_not(repo_index_file(r, S("f"), &s.arena, &bytes));
	repo_close(r);
	sandbox_close(&s);
}

/* `git commit -am` writes to an index of its own, which the hook learns from the environment. */
Test(repo, index_of_the_environment)
{
	struct sandbox s;
	struct repo *r;
	str bytes;
	sandbox_open(&s);
	sandbox_run(&s, REPO_ONE "cp .git/index .git/other; echo 9 > f; GIT_INDEX_FILE=.git/other git add f");
	cr_assert(chdir(sandbox_path(&s, "r").p) == 0);
	setenv("GIT_INDEX_FILE", ".git/other", 1);
	cr_assert_eq(repo_open(&r, S("."), true, true, NULL), REPO_OK);
	cr_assert(repo_index_file(r, S("f"), &s.arena, &bytes) && str_eq(bytes, S("9\n")));
	repo_close(r);
	cr_assert_eq(repo_open(&r, S("."), true, false, NULL), REPO_OK);
	cr_assert(repo_index_file(r, S("f"), &s.arena, &bytes) && str_eq(bytes, S("1\n")));
	repo_close(r);
	setenv("GIT_DIR", ".git", 1);
	cr_assert_eq(repo_open(&r, S("d"), true, true, NULL), REPO_OK);
	cr_assert(repo_index_file(r, S("e/g"), &s.arena, &bytes) && str_eq(bytes, S("2\n")));
	repo_close(r);
	sandbox_close(&s);
}
