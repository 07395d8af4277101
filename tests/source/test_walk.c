/* The walk: what it gives, what it reports instead, and that nothing leads it out of its root. */
#include "sandbox.h"
#include "source/walk.h"

struct walk_log {
	struct sandbox *box;
	struct walk_options o;
	struct buf seen;
};

static bool walk_seen(void *ctx, const struct walk_entry *e)
{
	struct walk_log *log = ctx;
	buf_printf(&log->seen, "%.*s%s\n", STR_ARG(e->path), e->tracked ? " tracked" : "");
	return true;
}

static bool walk_run(struct walk_log *log, struct err *err)
{
	struct source_sink sink = {.ctx = log->box, .trouble = sandbox_trouble};
	return walk_tree(&log->o, log, walk_seen, &sink, err);
}

static void walk_expect(struct sandbox *s, struct walk_options o, const char *want)
{
	struct walk_log log = {.box = s, .o = o};
	if (!log.o.root.n)
		log.o.root = str_of(s->path);
	struct err err;
	cr_assert(walk_run(&log, &err), "%s", err.text);
	cr_assert(str_eq(buf_str(&log.seen), str_of(want)), "got:\n%.*s", STR_ARG(buf_str(&log.seen)));
	buf_free(&log.seen);
}

Test(walk, sorted_and_without_git)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "mkdir -p b/.git a .git; touch b/y a/x c $(printf 'n\\377')");
	walk_expect(&s, (struct walk_options){0}, "a/x\nb/y\nc\nn\377\n");
	sandbox_close(&s);
}

Test(walk, reports_what_it_does_not_enter)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(
	        &s,
	        "mkdir d; ln -s /etc/passwd d/link; ln -s /etc dirlink; mkfifo pipe; git init -q inner; touch inner/x\n"
	        "head -c 100 /dev/zero > big; mkdir shut; chmod 0 shut");
	struct walk_options o = {.limits = {50}};
	walk_expect(&s, o, "");
	cr_assert(sandbox_reported(&s, "0 symbolic link d/link\n"));
	cr_assert(sandbox_reported(&s, "0 symbolic link dirlink\n"));
	cr_assert(sandbox_reported(&s, "0 special file pipe\n"));
	cr_assert(sandbox_reported(&s, "0 nested repository inner\n"));
	cr_assert(sandbox_reported(&s, "0 over the size limit big\n"));
	sandbox_close(&s);
}

Test(walk, ignored_unless_tracked)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "mkdir -p out/in other; touch out/a out/in/b out/c other/x .env; printf 'out\\n.env\\nlog' > "
	                ".gitignore");
	const str held[] = {STR_INIT(".env"), STR_INIT("out/in/b")};
	struct strs tracked = {held, 2};
	struct walk_options o = {.tracked = &tracked, .use_ignore = true};
	walk_expect(&s, o, ".env tracked\n.gitignore\nother/x\nout/in/b tracked\n");
	o.use_ignore = false;
	walk_expect(&s, o, ".env tracked\n.gitignore\nother/x\nout/a\nout/c\nout/in/b tracked\n");
	sandbox_close(&s);
}

Test(walk, rules_from_above_the_root)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s,
	            "mkdir -p a/b; touch a/b/x a/b/y a/b/z a/b/w; echo a/b/x > .gitignore; echo /b/y > a/.gitignore\n"
	            "echo z > a/b/.gitignore");
	struct walk_options o = {.root = sandbox_path(&s, "a/b"), .use_ignore = true, .ignore_above = str_of(s.path)};
	walk_expect(&s, o, ".gitignore\nw\n");
	sandbox_close(&s);
}

Test(walk, a_file_is_its_own_root)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "echo hello > one; mkfifo pipe");
	struct walk_options o = {.root = sandbox_path(&s, "one")};
	walk_expect(&s, o, "\n");
	struct trail trail = {.root = o.root};
	str bytes;
	cr_assert(walk_read(&o, &trail, S(""), &s.arena, &bytes, NULL));
	cr_assert(str_eq(bytes, S("hello\n")));
	struct walk_log log = {.box = &s, .o = {.root = sandbox_path(&s, "pipe")}};
	struct err err;
	cr_assert_not(walk_run(&log, &err));
	log.o.root = sandbox_path(&s, "nothing");
	cr_assert_not(walk_run(&log, &err));
	sandbox_close(&s);
}

Test(walk, reads_only_regular_files_below_the_root)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "mkdir -p in/d; echo 1 > out; echo 2 > in/d/f; ln -s .. in/up; ln -s ../out in/l; mkfifo in/p");
	struct walk_options o = {.root = sandbox_path(&s, "in"), .limits = {100}};
	struct trail trail = {.root = o.root};
	str bytes;
	struct err err;
	cr_assert(walk_read(&o, &trail, S("d/f"), &s.arena, &bytes, &err));
	cr_assert(str_eq(bytes, S("2\n")));
	cr_assert_not(walk_read(&o, &trail, S("l"), &s.arena, &bytes, &err));
	cr_assert_not(walk_read(&o, &trail, S("up/out"), &s.arena, &bytes, &err));
	cr_assert_not(walk_read(&o, &trail, S("../out"), &s.arena, &bytes, &err));
	cr_assert_not(walk_read(&o, &trail, S("p"), &s.arena, &bytes, &err));
	cr_assert_not(walk_read(&o, &trail, S("d"), &s.arena, &bytes, &err));
	cr_assert_not(walk_read(&o, &trail, S("d/../../out"), &s.arena, &bytes, &err));
	trail_close(&trail);
	sandbox_close(&s);
}

Test(walk, deep_folders_are_reported)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "i=0; while [ $i -lt 210 ]; do mkdir d; cd d; i=$((i+1)); done");
	struct walk_log log = {.box = &s, .o = {.root = str_of(s.path)}};
	cr_assert(walk_run(&log, NULL));
	cr_assert(sandbox_reported(&s, "3 folders nested too deeply d/d/d"));
	buf_free(&log.seen);
	sandbox_close(&s);
}

Test(walk, without_git_an_ignore_file_speaks_about_env_files_alone)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s,
	            "mkdir -p out web/.env.d; touch .env .env.local prod.env .envrc a.env.bak environment out/.env "
	            "out/x web/.env web/.env.d/x web/keep.env\n"
	            "printf '.env*\\n*.env\\nenvironment\\nout/\\n' > .gitignore; echo '!keep.env' > web/.gitignore");
	walk_expect(&s, (struct walk_options){.ignore_env = true},
	            ".envrc\n.gitignore\na.env.bak\nenvironment\nout/x\nweb/.env.d/x\nweb/.gitignore\nweb/keep.env\n");
	cr_assert(sandbox_reported(&s, "0 left out because .gitignore says so .env\n"));
	cr_assert(sandbox_reported(&s, "0 left out because .gitignore says so .env.local\n"));
	cr_assert(sandbox_reported(&s, "0 left out because .gitignore says so out/.env\n"));
	cr_assert(sandbox_reported(&s, "0 left out because .gitignore says so prod.env\n"));
	cr_assert(sandbox_reported(&s, "0 left out because .gitignore says so web/.env\n"));
	cr_assert_not(sandbox_reported(&s, "0 left out because .gitignore says so web/keep.env\n"));
	sandbox_close(&s);
}

Test(walk, without_git_nothing_is_left_out_that_no_ignore_file_in_the_tree_names)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "mkdir in; touch in/.env .env; echo '.env' > .gitignore; printf '# .env\\n' > in/.gitignore");
	struct walk_options o = {.root = sandbox_path(&s, "in"), .ignore_env = true};
	walk_expect(&s, o, ".env\n.gitignore\n");
	walk_expect(&s, (struct walk_options){0}, ".env\n.gitignore\nin/.env\nin/.gitignore\n");
	sandbox_close(&s);
}

static void walk_below(void *ctx, enum walk_below what, str path)
{
	struct walk_log *log = ctx;
	buf_printf(&log->seen, "%s %.*s\n", what == BELOW_LEFT ? "left" : "entered", STR_ARG(path));
}

Test(walk, repositories_below_are_named)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(
	        &s,
	        "git init -q a/inner; touch a/inner/x; git init -q --bare bare.git; git init -q known; touch known/x\n"
	        "mkdir -p odd/.git file; touch odd/.git/config odd/x; echo text > file/.git\n"
	        "mkdir w; echo 'gitdir: /nowhere' > w/.git; touch w/x");
	const str held[] = {STR_INIT("known/x")};
	struct strs tracked = {held, 1};
	struct walk_options o = {.tracked = &tracked, .below = walk_below};
	walk_expect(&s, o,
	            "left a/inner\nleft bare.git\nfile/.git\nentered known\nknown/x tracked\nodd/.git/config\nodd/x\n"
	            "left w\n");
	o.plain = true;
	o.tracked = NULL;
	sandbox_run(&s, "rm -rf bare.git");
	walk_expect(&s, o, "a/inner/x\nknown/x\nodd/x\nw/x\n");
	sandbox_close(&s);
}

Test(walk, a_submodule_is_entered_and_goes_by_its_own_ignore_files)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q lib; touch lib/a lib/b lib/c lib/d; echo b > lib/.gitignore; echo c > exclude\n"
	                "mkdir empty plain; touch plain/x; printf 'a\\nlib\\n' > .gitignore");
	const str held[] = {STR_INIT("lib/b")};
	struct strs tracked = {held, 1};
	struct walk_module modules[] = {
	        {S("empty"), S("")}, {S("lib"), sandbox_path(&s, "exclude")}, {S("plain"), S("")}};
	struct walk_options o = {
	        .tracked = &tracked, .use_ignore = true, .modules = modules, .n_modules = 3, .below = walk_below};
	walk_expect(&s, o, ".gitignore\nexclude\nentered lib\nlib/.gitignore\nlib/a\nlib/b tracked\nlib/d\nplain/x\n");
	cr_expect(sandbox_reported(&s, "0 submodule that is not checked out empty\n"));
	sandbox_close(&s);
}
