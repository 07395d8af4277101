/* Any bytes through the whole document path, as a file of each kind (the first line says which): intake, decoding, text
 * rules, reader, facts, frames. Every hit has a place inside the document and a fingerprint; the frame is one line. */
#include "rules/ruleset.h"
#include "scan/scan.h"

#include "fuzz.h"

static const char *const paths[] = {"a.txt",
                                    "a.js",
                                    "a.vue",
                                    "a.py",
                                    "a.json",
                                    "a.yaml",
                                    ".env",
                                    "a.tf",
                                    "nginx.conf",
                                    "Dockerfile",
                                    "package.json",
                                    ".github/workflows/a.yml",
                                    "realm.json",
                                    "a.properties",
                                    "a.xml",
                                    "microapp.yaml",
                                    "a.sql",
                                    "a.bicep",
                                    "serverless.yml",
                                    "compose.yaml",
                                    "kustomization.yaml",
                                    "wrangler.toml",
                                    "azuredeploy.json"};
str fuzz_name(size_t i) { return i < sizeof paths / sizeof *paths ? str_of(paths[i]) : S(""); }

static void on_hit(void *ctx, const struct doc *doc, const struct hit *h)
{
	(void)ctx;
	must(h->rule != NULL);
	if (h->rule->kind != RULE_REPO) { /* what is about the repository stands nowhere */
		must(h->place.line && h->place.col && h->place.line <= doc->bytes.n + 1);
		must(h->place.end_line > h->place.line || h->place.end_col >= h->place.col);
	}
	must(h->frame.n == 0 || !memchr(h->frame.p, '\n', h->frame.n));
	fuzz_touch(h->frame), fuzz_touch(h->shown), fuzz_touch(h->note), fuzz_touch(h->subject);
}
static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)ctx, (void)class, (void)path;
	fuzz_touch(reason), fuzz_touch(hint);
}
static void on_statement(void *ctx, const struct statement *statement)
{
	(void)ctx;
	fuzz_touch(statement->what);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct matcher *m;
	static const struct scan_options o = {.as_of = S("2026-01-01"), .structure = true, .trees = true};
	static const struct scan_sink sink = {NULL, on_hit, on_trouble, on_statement};
	struct err err = {{0}};
	struct arena a = {0};
	size_t path;
	str text;
	if (!m)
		must((m = matcher_new(ruleset_builtin(), ruleset_builtin_database(), false, &err)) != NULL);
	if (!fuzz_named(data, size, &path, &text))
		return -1;
	struct facts *facts = facts_new();
	struct scanner *s = scanner_new(m, &o, &sink, facts, &err);
	struct doc doc = {.path = str_of(paths[path]), .bytes = text, .blob = UINT32_MAX};
	must(s != NULL);
	facts_file(facts, doc.path, text.n, true);
	scanner_document(s, &doc);
	scan_repository(m, &o, &sink, facts_finish(facts, &a));
	scanner_free(s);
	facts_free(facts);
	arena_free(&a);
	fuzz_free(text);
	return 0;
}
