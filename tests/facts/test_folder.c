/* Folders as text. */
#include "facts/folder.h"

#include <criterion/criterion.h>

#include "facts/language.h"

Test(folder, of_and_holds)
{
	cr_expect(str_eq(folder_of(S("a/b/c.ts")), S("a/b")));
	cr_expect(str_eq(folder_of(S("c.ts")), S(".")));
	cr_expect(folder_holds(S("."), S("a/b")));
	cr_expect(folder_holds(S("a"), S("a/b")) && folder_holds(S("a"), S("a")));
	cr_expect_not(folder_holds(S("a"), S("ab/c")));
}

Test(folder, ways_that_stay_inside)
{
	static const struct {
		const char *from, *way, *to; /* NULL: leads nowhere */
	} rows[] = {{".", "./a", "a"},   {"a/b", "../c/", "a/c"},    {"a", "..", "."},         {"a", "", "a"},
	            {"a", ".", "a"},     {"a", "../..", NULL},       {"a", "/etc", NULL},      {"a", "~/x", NULL},
	            {"a", "${X}", NULL}, {"a", "https://x/y", NULL}, {"a", "b//./c", "a/b/c"}, {"a", "git@x:y", NULL}};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		str to;
		bool inside = folder_join(str_of(rows[i].from), str_of(rows[i].way), &arena, &to);
		cr_expect_eq(inside, rows[i].to != NULL, "%s from %s", rows[i].way, rows[i].from);
		cr_expect(!inside || str_eq(to, str_of(rows[i].to)), "%s from %s", rows[i].way, rows[i].from);
	}
	arena_free(&arena);
}

Test(folder, what_is_no_part_of_the_product)
{
	cr_expect(folder_is_foreign(S("a/node_modules/b/c.js")) && !folder_is_foreign(S("a/vendor")));
	cr_expect(folder_is_sample(S("examples/a/b.js")) && folder_is_sample(S("web-e2e/a.ts")));
	cr_expect_not(folder_is_sample(S("src/test")) || folder_is_sample(S("latest/a.js")));
	cr_expect_not(folder_is_sample(S("src/main/java/com/example/demo/A.java")));
	cr_expect_not(folder_is_sample(S("app/com/example/A.kt")));
	cr_expect(folder_is_sample(S("demo/src/main/java/com/acme/A.java")));
	cr_expect(folder_is_sample(S("src/com/example/sample/A.kt")));
}

Test(language, by_extension)
{
	cr_expect(str_eq(language_of(S("a/b.go")), S("Go")) && str_eq(language_of(S("x.TSX")), S("TypeScript")));
	cr_expect_eq(language_of(S("a.sql")).n + language_of(S("Makefile")).n, 0);
	cr_expect(language_is_tooling(S("vite.config.ts")) && language_is_tooling(S("scripts/a.js")) &&
	          language_is_tooling(S("a/b.d.ts")));
	cr_expect(language_is_tooling(S("windows/runner/main.cpp")));
	cr_expect(language_is_tooling(S("ios/Runner/Runner-Bridging-Header.h")));
	cr_expect_not(language_is_tooling(S("ios/Runner/AppDelegate.m")));
	cr_expect_not(language_is_tooling(S("src/config.ts")) || language_is_tooling(S("src/scripts.js")));
}

/* What is no language: an app is not less known for its lock file. A page that a server fills in is not read. */
Test(language, what_is_none)
{
	static const char none[] =
	        "bun.lockb site.webmanifest Dockerfile.dev page.tsx.old app.1 a.tf.tpl policy.json.tpl "
	        "alembic/script.py.mako emails/welcome.hbs web/.next/server/a.rsc requests/a.bru page.old a.ssmssln "
	        "debian/a.dirs logstash.config Admin.tsx.part2 proguard-rules.pro";
	static const char some[] = "views/a.ejs a.cshtml a.phtml a.html.erb a.zig server.nim page.jsp legacy.cob";
	str path;
	for (str rest = S(none); str_cut(&rest, ' ', &path);)
		cr_expect(language_is_none(path), "%.*s", STR_ARG(path));
	for (str rest = S(some); str_cut(&rest, ' ', &path);)
		cr_expect_not(language_is_none(path), "%.*s", STR_ARG(path));
}
