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
	struct hit h = {.rule = r, .confidence = c, .place = {.path = S("tests/a.txt"), .sample = sample}};
	scan_weigh_place(&h);
	return h.confidence;
}

Test(path_class, a_sample_lowers_confidence)
{
	struct rule specific = {0}, generic = {.generic = true};
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_CERTAIN, false), CONFIDENCE_CERTAIN);
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_CERTAIN, true), CONFIDENCE_HIGH);
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_HIGH, true), CONFIDENCE_MEDIUM);
	cr_expect_eq(path_confidence(&specific, CONFIDENCE_LOW, true), CONFIDENCE_LOW);
	cr_expect_eq(path_confidence(&generic, CONFIDENCE_HIGH, false), CONFIDENCE_HIGH);
	cr_expect_eq(path_confidence(&generic, CONFIDENCE_HIGH, true), CONFIDENCE_MEDIUM);
	cr_expect_eq(path_confidence(&generic, CONFIDENCE_MEDIUM, true), CONFIDENCE_LOW);
}

Test(path_class, a_sample_caps_severity)
{
	struct rule provider = {0}, generic = {.generic = true}, key = {.in_sample = SEVERITY_LOW};
	const struct {
		const struct rule *rule;
		const char *path;
		bool sample;
		enum severity at_most;
		enum confidence confidence;
	} rows[] = {
	        {&provider, "tests/a", true, SEVERITY_OFF, CONFIDENCE_MEDIUM},
	        {&key, "tests/a", true, SEVERITY_LOW, CONFIDENCE_MEDIUM},
	        {&key, "src/a", false, SEVERITY_OFF, CONFIDENCE_HIGH},
	        {&generic, "tests/a", true, SEVERITY_LOW, CONFIDENCE_MEDIUM},
	        {&generic, "docs/a", true, SEVERITY_LOW, CONFIDENCE_LOW},
	        {&generic, "src/a", false, SEVERITY_OFF, CONFIDENCE_HIGH},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct hit h = {.rule = rows[i].rule, .confidence = CONFIDENCE_HIGH};
		h.place = (struct place){.path = str_of(rows[i].path), .sample = rows[i].sample};
		scan_weigh_place(&h);
		cr_expect_eq(h.at_most, rows[i].at_most, "%zu", i);
		cr_expect_eq(h.confidence, rows[i].confidence, "%zu", i);
	}
}
