/* Submodules that are checked out, theirs, and those that are not. */
#include "sandbox.h"

#include "source/modules.h"

static void modules_show(struct sandbox *s, struct strs tracked, const struct modules *m, struct buf *out)
{
	(void)s;
	for (size_t i = 0; i < tracked.n; i++)
		buf_printf(out, "%.*s ", STR_ARG(tracked.at[i]));
	for (size_t i = 0; i < m->n; i++)
		buf_printf(out, "[%.*s%s] ", STR_ARG(m->at[i].path), m->at[i].exclude_file.n ? "" : " empty");
}

static void modules_expect(struct sandbox *s, const char *root, const char *want)
{
	struct repo *r;
	struct modules m;
	struct err err = {{0}};
	struct buf b = {0};
	struct source_sink sink = {.ctx = s, .trouble = sandbox_trouble};
	cr_assert_eq(repo_open(&r, sandbox_path(s, root), true, false, &err), REPO_OK, "%s", err.text);
	cr_assert(modules_read(r, sandbox_path(s, root), &s->arena, &sink, &m, &err), "%s", err.text);
	modules_show(s, m.tracked, &m, &b);
	cr_expect(str_eq(buf_str(&b), str_of(want)), "got %.*s", STR_ARG(buf_str(&b)));
	buf_free(&b);
	repo_close(r);
}

Test(modules, each_index_speaks_for_its_own)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s,
	            "git init -q deep; cd deep; echo 1 > d; commit 1 one; cd ..\n"
	            "git init -q lib; cd lib; echo 1 > l; git submodule add -q ../deep in/deep; commit 2 two; cd ..\n"
	            "git init -q app; cd app; echo 1 > a; git submodule add -q ../lib web/lib; commit 3 three\n"
	            "git submodule update -q --init --recursive");
	modules_expect(&s, "app",
	               ".gitmodules a web/lib/.gitmodules web/lib/in/deep/d web/lib/l [web/lib] [web/lib/in/deep] ");
	modules_expect(&s, "app/web", "lib/.gitmodules lib/in/deep/d lib/l [lib] [lib/in/deep] ");
	modules_expect(&s, "app/web/lib", ".gitmodules in/deep/d l [in/deep] ");
	sandbox_run(&s, "cd app; git submodule deinit -q -f web/lib");
	modules_expect(&s, "app", ".gitmodules a [web/lib empty] ");
	cr_expect_eq(s.troubles.n, 0);
	sandbox_close(&s);
}

Test(modules, a_link_or_a_broken_one_is_not_followed)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q lib; cd lib; echo 1 > l; commit 1 one; cd ..\n"
	                "git init -q app; cd app; echo 1 > a; git submodule add -q ../lib lib; commit 2 two\n"
	                "rm -rf lib; ln -s ../lib lib");
	modules_expect(&s, "app", ".gitmodules a [lib empty] ");
	cr_expect_eq(s.troubles.n, 0);
	sandbox_run(&s, "cd app; rm lib; mkdir lib; echo 'gitdir: ../nowhere' > lib/.git");
	modules_expect(&s, "app", ".gitmodules a [lib empty] ");
	cr_expect(sandbox_reported(&s, "3 submodule: "));
	sandbox_close(&s);
}
