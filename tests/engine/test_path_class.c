/* What a path alone says about a file. */
#include <criterion/criterion.h>

#include "engine/scan.h"

Test(path_class, samples)
{
	static const char *const yes[] = {"test/a.js",      "src/__tests__/a.js", "a/fixtures/b", "docs/x.txt",
	                                  "a.test.ts",      "x/test_a.py",        "AppTest.java", "README",
	                                  "x/README.md",    ".env.example",       "conf.sample",  "a_test.go",
	                                  "config.dist.js", "a/Examples/b.c"};
	static const char *const no[] = {"src/a.js", "latest.js",    "src/contest/a.js",
	                                 "a.env",    "attest_a.txt", "prod/.env"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(scan_path_is_sample(str_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(scan_path_is_sample(str_of(no[i])), "%s", no[i]);
}

Test(path_class, foreign)
{
	static const char *const yes[] = {"node_modules/a/b.js", "web/node_modules/x", "a.min.js",
	                                  "package-lock.json",   "x/yarn.lock",        "go.sum",
	                                  "x/vendor/y/z.go"};
	static const char *const no[] = {"src/a.js", "package.json", "my_node_modules/a", "minjs"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(scan_path_is_foreign(str_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(scan_path_is_foreign(str_of(no[i])), "%s", no[i]);
}

Test(path_class, counts)
{
	static const str files[] = {STR_INIT("*.env")};
	struct rule any = {0}, generic = {.generic = true}, named = {.files = {files, 1}};
	cr_expect(scan_path_counts(&any, S("yarn.lock")));
	cr_expect_not(scan_path_counts(&generic, S("yarn.lock")));
	cr_expect(scan_path_counts(&named, S("a/B.ENV")));
	cr_expect_not(scan_path_counts(&named, S("a/b.txt")));
}

static enum confidence path_confidence(const struct rule *r, enum confidence c, bool sample)
{
	struct hit h = {.rule = r, .confidence = c, .place = {.path = S("docs/a.txt"), .sample = sample}};
	return scan_confidence(&h);
}

Test(path_class, a_sample_lowers_confidence)
{
	struct rule specific = {0}, generic = {.generic = true};
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_CERTAIN, false), CONFIDENCE_CERTAIN);
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_CERTAIN, true), CONFIDENCE_HIGH);
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_HIGH, true), CONFIDENCE_MEDIUM);
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_LOW, true), CONFIDENCE_LOW);
	cr_expect_eq(path_confidence(&generic, CONFIDENCE_HIGH, false), CONFIDENCE_HIGH);
	cr_expect_eq(path_confidence(&generic, CONFIDENCE_HIGH, true), CONFIDENCE_LOW);
}
