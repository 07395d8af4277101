/* What a path alone says about a file. */
#include <criterion/criterion.h>

#include "match/path_class.h"
#include "scan/scan.h"

Test(path_class, samples)
{
	static const char *const yes[] = {"test/a.js",
	                                  "src/__tests__/a.js",
	                                  "a/fixtures/b",
	                                  "docs/x.txt",
	                                  "a.test.ts",
	                                  "x/test_a.py",
	                                  "AppTest.java",
	                                  "README",
	                                  "x/README.md",
	                                  ".env.example",
	                                  "conf.sample",
	                                  "a_test.go",
	                                  "config.dist.js",
	                                  "a/Examples/b.c",
	                                  ".env.test",
	                                  "application-test.yml",
	                                  "api/appsettings.Test.json"};
	static const char *const no[] = {"src/a.js",     "latest.js", "src/contest/a.js", "a.env",
	                                 "attest_a.txt", "prod/.env", ".env.production",  "application-prod.yml"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(path_classes(str_of(yes[i])).kind, "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(path_classes(str_of(no[i])).kind, "%s", no[i]);
}

Test(path_class, foreign)
{
	static const char *const yes[] = {"node_modules/a/b.js", "web/node_modules/x", "a.min.js",
	                                  "package-lock.json",   "x/yarn.lock",        "go.sum",
	                                  "x/vendor/y/z.go"};
	static const char *const no[] = {"src/a.js", "package.json", "my_node_modules/a", "minjs"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(path_is_foreign(str_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(path_is_foreign(str_of(no[i])), "%s", no[i]);
}

Test(path_class, counts)
{
	static const str files[] = {STR_INIT("*.env")};
	struct rule any = {0}, generic = {.generic = true}, named = {.files = {files, 1}};
	cr_expect(path_counts(&any, S("yarn.lock")));
	cr_expect_not(path_counts(&generic, S("yarn.lock")));
	cr_expect(path_counts(&named, S("a/B.ENV")));
	cr_expect_not(path_counts(&named, S("a/b.txt")));
}

Test(path_class, kinds)
{
	static const struct {
		const char *path;
		enum path_kind kind;
	} rows[] = {
	        {"t/cert/server.key", PATH_TEST}, {"cpptests/a.key", PATH_TEST},
	        {"MyApp.Tests/a.cs", PATH_TEST},  {"android-test/src/main/AndroidManifest.xml", PATH_TEST},
	        {"src/FooSpec.scala", PATH_TEST}, {"examples/app/main.c", PATH_EXAMPLE},
	        {"docs/a.md", PATH_MANUAL},       {"demo/a.js", PATH_MANUAL},
	        {"README.md", PATH_MANUAL},       {".env.example", PATH_MANUAL},
	        {"lib/Guide.pod", PATH_MANUAL},   {"src/latest/a.js", PATH_LIVE},
	        {"contest/a.js", PATH_LIVE},      {"src/spectrum.js", PATH_LIVE},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_eq(path_classes(str_of(rows[i].path)).kind, rows[i].kind, "%s", rows[i].path);
}

Test(path_class, stores)
{
	static const struct {
		const char *path;
		enum path_store store;
	} rows[] = {
	        {".env", STORE_SECRETS},
	        {"a/.env.production", STORE_SECRETS},
	        {"prod.tfvars", STORE_SECRETS},
	        {"k8s/secrets.yaml", STORE_SECRETS},
	        {"application-prod.properties", STORE_SECRETS},
	        {"config/database.yml", STORE_SETTINGS},
	        {"src/config.js", STORE_SETTINGS},
	        {"Dockerfile", STORE_SETTINGS},
	        {"src/login.js", STORE_NONE},
	        {"lib/a.pm", STORE_NONE},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_eq(path_store(str_of(rows[i].path)), rows[i].store, "%s", rows[i].path);
}

Test(path_class, translations)
{
	static const char *const yes[] = {"messages/fr.json", "de.yml",      "src/zh-CN.ts",
	                                  "pt_BR.json",       "locale/x.js", "a/b.po"};
	static const char *const no[] = {"db.json", "src/app.ts", "fr/app.js", "defaults.json", "de.txt"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(path_classes(str_of(yes[i])).is_translation, "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(path_classes(str_of(no[i])).is_translation, "%s", no[i]);
}
