/* Ignore rules: single lines by hand, whole trees against `git check-ignore`. */
#include "sandbox.h"
#include "source/ignore.h"
#include "source/walk.h"

static bool ignore_one(const char *text, const char *path, bool is_folder)
{
	struct arena a = {0};
	bool ignored = ignore_check(ignore_parse(&a, str_of(text), 0, NULL), str_of(path), is_folder);
	arena_free(&a);
	return ignored;
}

Test(ignore, names_match_in_every_folder)
{
	cr_assert(ignore_one("*.log", "a/b/c.log", false));
	cr_assert(ignore_one("build", "a/build", true));
	cr_assert_not(ignore_one("build", "a/builder", false));
}

Test(ignore, a_slash_anchors)
{
	cr_assert(ignore_one("/build", "build", true));
	cr_assert_not(ignore_one("/build", "a/build", true));
	cr_assert(ignore_one("a/*.c", "a/x.c", false));
	cr_assert_not(ignore_one("a/*.c", "b/a/x.c", false));
	cr_assert(ignore_one("**/a/x", "b/c/a/x", false));
}

Test(ignore, folder_rules_spare_files)
{
	cr_assert(ignore_one("build/", "a/build", true));
	cr_assert_not(ignore_one("build/", "a/build", false));
}

Test(ignore, the_last_line_wins)
{
	cr_assert_not(ignore_one("*.env\n!keep.env\n", "keep.env", false));
	cr_assert(ignore_one("!keep.env\n*.env\n", "keep.env", false));
}

Test(ignore, blanks_comments_and_escapes)
{
	cr_assert(ignore_one("a \r\n", "a", false));
	cr_assert(ignore_one("a\\ ", "a ", false));
	cr_assert(ignore_one("\\#a\n", "#a", false));
	cr_assert(ignore_one("\\!a\n", "!a", false));
	cr_assert_not(ignore_one("# a\n\n/\n", "a", false));
	cr_assert(ignore_one("\xEF\xBB\xBF"
	                     "a",
	                     "a", false));
	cr_assert_not(ignore_one("a[\nb\\\n", "a[", false));
}

Test(ignore, inner_file_wins)
{
	struct arena a = {0};
	const struct ignore_file *top = ignore_parse(&a, S("*.env\nsub/x"), 0, NULL);
	const struct ignore_file *sub = ignore_parse(&a, S("!*.env\n/x/y"), 4, top);
	cr_assert_not(ignore_check(sub, S("sub/a.env"), false));
	cr_assert(ignore_check(top, S("sub/a.env"), false));
	cr_assert(ignore_check(sub, S("sub/x/y"), false));
	cr_assert(ignore_check(sub, S("sub/x"), false));
	arena_free(&a);
}

static bool ignore_seen(void *ctx, const struct walk_entry *e)
{
	struct buf *seen = ctx;
	buf_add(seen, e->path);
	buf_byte(seen, '\n');
	return true;
}

/* The walk's files are those that git calls tracked or untracked and not ignored. */
Test(ignore, agrees_with_git)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(
	        &s,
	        "git init -q .\n"
	        "for d in . a a/b a/b/c build build/x doc doc/a node_modules/p 'sp ace'; do mkdir -p \"$d\"\n"
	        "for f in x.c x.o keep.o .env a.env '#h' '!n' 'b[' 'tr ' README y; do echo 1 > \"$d/$f\"; done; done\n"
	        "printf '%s\\n' '*.o' '!keep.o' '/build/' 'node_modules' 'doc/**/y' '.env' '\\#h' 'tr\\ ' 'a/b/*.c' "
	        "'!a/b/c/x.c' 'doc/a/' '!doc/a/README' '[b-b][[]' 'sp*/READM?' > .gitignore\n"
	        "printf '%s\\n' '!.env' '/c/*' '!/c/keep.o' '!/c/y' > a/b/.gitignore\n"
	        "printf '%s\\n' 'README' '*.env' > .git/info/exclude\n"
	        "printf '!a.env\\n' > a/.gitignore\n"
	        "git add -f build/x/y doc/a/x.c");
	str want = sandbox_read(&s, "git -c core.excludesFile= ls-files -co --exclude-standard -z | tr '\\0' "
	                            "'\\n' | LC_ALL=C sort");
	const str held[] = {STR_INIT("build/x/y"), STR_INIT("doc/a/x.c")};
	struct strs tracked = {held, 2};
	struct walk_options o = {.root = str_of(s.path), .tracked = &tracked, .use_ignore = true};
	o.exclude_file = sandbox_path(&s, ".git/info/exclude");
	struct source_sink sink = {.ctx = &s, .trouble = sandbox_trouble};
	struct buf seen = {0};
	cr_assert(walk_tree(&o, &seen, ignore_seen, &sink, NULL));
	buf_byte(&seen, 0);
	FILE *f = fopen(sandbox_path(&s, ".git/seen").p, "w");
	cr_assert(f != NULL);
	fputs(seen.p, f);
	fclose(f);
	str got = sandbox_read(&s, "LC_ALL=C sort .git/seen");
	cr_assert(str_eq(got, want), "walk:\n%.*s\ngit:\n%.*s", STR_ARG(got), STR_ARG(want));
	buf_free(&seen);
	sandbox_close(&s);
}
