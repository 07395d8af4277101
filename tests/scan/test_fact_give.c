/* What a rule with `give` makes of a document: fields of their type, computed ones not known, absent ones not there. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "facts/fact.h"
#include "match/matcher.h"
#include "rules/ruleset.h"
#include "scan/scan.h"

static void give_hit(void *ctx, const struct doc *doc, const struct hit *h) { (void)ctx, (void)doc, (void)h; }
static void give_trouble(void *ctx, enum trouble_class c, str reason, str hint, str path)
{
	(void)ctx, (void)c, (void)reason, (void)hint, (void)path;
}
static void give_state(void *ctx, const struct statement *s) { (void)ctx, (void)s; }

/* "size=3(2) permissions(5) …": kinds in brackets, rows in lines. */
static void give_show(const struct node *n, struct buf *out)
{
	buf_printf(out, "%.*s%s%.*s(%d", STR_ARG(n->key), n->text.n ? "=" : "", STR_ARG(n->text), n->kind);
	for (const struct node *c = n->child; c; c = c->next) {
		buf_byte(out, ' ');
		give_show(c, out);
	}
	buf_byte(out, ')');
}
static void give_row(void *ctx, const struct row *row)
{
	struct buf *out = ctx;
	cr_expect(section_fits(row->section, row->node));
	if (str_eq(row->section->name, S("package_files")) || str_eq(row->section->name, S("code")))
		return;
	buf_printf(out, "%.*s:%u", STR_ARG(row->section->name), row->node->line);
	for (const struct node *n = row->node->child->next; n; n = n->next) {
		buf_byte(out, ' ');
		give_show(n, out);
	}
	buf_byte(out, '\n');
}

static void gives(const char *fact, const char *give, const char *each, const char *json, const char *want)
{
	struct arena a = {0};
	struct buf rule BUF_AUTO = {0}, out BUF_AUTO = {0};
	struct err err = {{0}};
	struct ruleset set;
	buf_printf(&rule,
	           "id: own\nkind: config\ntitle: Own\nfiles: ['*.json']\nfact: %s\ngive: %s\neach: %s\n"
	           "where: {path: ., exists: true}\nmatch: ['{}']\nclean: ['[]']\n",
	           fact, give, each);
	struct ruleset_file file = {S("own.yaml"), buf_str(&rule)};
	cr_assert(ruleset_read(&file, 1, ruleset_builtin(), RULE_GIVEN, &a, &set, &err), "%s", err.text);
	struct matcher *m = matcher_new(&set, S(""), false, &err);
	bool *on = arena_array(&a, bool, set.n_rules);
	on[set.n_rules - 1] = true;
	struct scan_options o = {.on = on, .structure = true, .trees = true, .as_of = S("2026-01-01")};
	struct scan_sink sink = {NULL, give_hit, give_trouble, give_state};
	struct facts *facts = facts_new();
	struct scanner *s = scanner_new(m, &o, &sink, facts, &err);
	scanner_document(s, &(struct doc){.path = S("a.json"), .bytes = str_of(json), .blob = UINT32_MAX});
	facts_drain(facts, &out, give_row);
	cr_expect(str_eq(buf_str(&out), str_of(want)), "%s of %s gives\n%.*sand not\n%s", give, json,
	          STR_ARG(buf_str(&out)), want);
	scanner_free(s);
	facts_free(facts);
	matcher_free(m);
	arena_free(&a);
}

Test(fact_give, values_and_paths)
{
	gives("files", "{size: {path: n}, tracked: true}", "l.*", "{\"l\": [{\"n\": 7},\n{\"n\": \"8.50\"}, {}]}",
	      "files:1 size=7(2) tracked=true(1)\nfiles:2 size=8.5(2) tracked=true(1)\nfiles:2 tracked=true(1)\n");
	gives("files", "{size: {path: $.n}}", "l.*", "{\"l\": [1], \"n\": 3}", "files:1 size=3(2)\n");
}

Test(fact_give, what_is_none_of_the_fields_is_not_known)
{
	gives("files", "{size: {path: n}, tracked: {path: t}}", "l.*", "{\"l\": [{\"n\": \"many\", \"t\": [1]}]}",
	      "files:1 size=many(6) tracked(6)\n");
	gives("files", "{size: {path: n}}", "l.*", "{\"l\": [{\"n\": \"${SIZE}\"}]}", "files:1 size=${SIZE}(6)\n");
}

Test(fact_give, trees_as_they_are)
{
	gives("workflows", "{permissions: {path: p}, on: {path: p}}", "l.*", "{\"l\": [{\"p\": {\"a\": [1]}}]}",
	      "workflows:1 permissions(5 a(4 =1(2))) on(5 a(4 =1(2)))\n");
	gives("workflows", "{on: {path: p}}", "l.*", "{\"l\": [{\"p\": \"push\"}]}", "workflows:1 on=push(6)\n");
}
