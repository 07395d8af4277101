/* What a file that was not read leaves open. */
#include "scan/unread.h"

#include "scanning.h"

#include <stdio.h>

static bool unread_says(struct scanning *s, const char *path, const char *text, const char *want)
{
	scanning_run(s, path, str_of(text));
	buf_byte(&s->statements, '\0');
	return strstr(s->statements.p, want) != NULL;
}

Test(unread, rules_that_would_have_judged_the_file_say_so)
{
	struct scanning s;
	scanning_open(&s, true);
	cr_expect(unread_says(&s, "keycloak/realm.json", "{\"clients\": [", "unread AUTH-01 keycloak/realm.json\n"));
	cr_expect(unread_says(&s, "Dockerfile", "FROM a\nUSER $\n", "") && s.statements.n <= 1,
	          "read, and nothing to say");
	cr_expect(unread_says(&s, "auth.json", "{\"disablePKCE\": [", "unread AUTH-01 auth.json\n"));
	cr_expect_not(unread_says(&s, "notes.txt", "disablePKCE", "AUTH-01"), "no rule wants it");
	scanning_close(&s);
}

Test(unread, what_is_no_text_was_left_out_by_choice)
{
	struct scanning s;
	scanning_open(&s, true);
	struct buf pointer BUF_AUTO = {0};
	buf_printf(&pointer, "version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12\n", 7);
	cr_expect_not(scanning_run(&s, "keycloak/realm.json", buf_str(&pointer)));
	buf_byte(&s.statements, '\0');
	cr_expect(strstr(s.statements.p, "unread AUTH-01 keycloak/realm.json by choice\n"), "%s", s.statements.p);
	scanning_close(&s);
}

/* A broken test decides nothing; the same file of the program does, and so does one that is only called a test. */
Test(unread, what_a_test_breaks_off_hides_nothing)
{
	static const char broken[] = "import jwt\nprint(\"\"\"never ends\n";
	static const struct {
		const char *path;
		bool open;
	} rows[] = {{"tests/_jwt_stub.py", false}, {"app/jwt_stub.py", true}, {"app/test.py", true}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct scanning s;
		struct arena a = {0};
		scanning_open(&s, true);
		s.o.trees = true;
		scanning_run(&s, rows[i].path, str_of(broken));
		const struct node *unread = node_get(facts_finish(s.facts, &a), S("unread"));
		cr_expect_eq(unread && unread->child, rows[i].open, "%s", rows[i].path);
		cr_expect_eq(s.statements.n > 0, rows[i].open, "%s: %.*s", rows[i].path, (int)s.statements.n,
		             s.statements.p);
		buf_byte(&s.troubles, '\0');
		cr_expect(strstr(s.troubles.p, rows[i].path), "it is said that it was not read: %s", s.troubles.p);
		arena_free(&a);
		scanning_close(&s);
	}
}

static bool unread_lacks(struct scanning *s, const char *section)
{
	struct arena a = {0};
	const struct node *list = node_get(facts_finish(s->facts, &a), S("unread"));
	bool lacks = false;
	for (const struct node *row = list ? list->child : NULL; row; row = row->next)
		lacks = lacks || str_eq(node_get(row, S("section"))->text, str_of(section));
	arena_free(&a);
	return lacks;
}

/* Of brackets that do not close every token was seen; a text that never ends may have swallowed anything. */
Test(unread, what_does_not_close_was_seen)
{
	static const struct {
		const char *path, *text;
		bool imports, routes;
	} rows[] = {{"src/a.tsx", "import {a} from 'b';\nexport default () => { if (b) {\n", false, true},
	            {"src/a.ts", "import {a} from 'b';\nconst x = `never ends\n", true, true},
	            {"tool.py", "import csv\nrows = [(1, 2,\n", false, false},
	            {"app.py", "from flask import Flask\nrows = [(1, 2,\n", false, true}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct scanning s;
		scanning_open(&s, true);
		s.o.trees = true;
		scanning_run(&s, rows[i].path, str_of(rows[i].text));
		cr_expect_eq(unread_lacks(&s, "imports"), rows[i].imports, "%s", rows[i].path);
		cr_expect_eq(unread_lacks(&s, "doors"), rows[i].routes, "%s", rows[i].path);
		buf_byte(&s.troubles, '\0');
		cr_expect(strstr(s.troubles.p, rows[i].path), "it is said all the same: %s", s.troubles.p);
		scanning_close(&s);
	}
}

static const struct rule *unread_rule(const char *id)
{
	const struct rule *r = ruleset_find(ruleset_builtin(), str_of(id));
	cr_assert_not_null(r, "%s", id);
	return r;
}

Test(unread, sections_that_a_rule_reads)
{
	cr_expect(unread_section_matters(unread_rule("govn-06"), S("commands")), "in each");
	cr_expect_not(unread_section_matters(unread_rule("govn-06"), S("imports")));
	cr_expect(unread_section_matters(unread_rule("authlibrary-keycloak"), S("pkce_method_set")), "below not");
	cr_expect(unread_section_matters(unread_rule("authlibrary-keycloak"), S("dependencies")));
	cr_expect_not(unread_section_matters(unread_rule("authlibrary-keycloak"), S("imports")));
	cr_expect(unread_section_matters(unread_rule("authlibrary-always"), S("imports")),
	          "it asks whether it is imported");
}

static bool unread_repository(struct scanning *s, struct facts *facts, const char *want)
{
	struct arena a = {0};
	buf_clear(&s->statements);
	s->n = 0;
	scan_repository(s->m, &s->o, &s->sink, facts_finish(facts, &a));
	buf_byte(&s->statements, '\0');
	arena_free(&a);
	return strstr(s->statements.p, want) != NULL;
}

Test(unread, repository_rules_are_told)
{
	struct scanning s;
	scanning_open(&s, true);
	struct facts *none = facts_new(), *one = facts_new(), *chosen = facts_new();
	cr_expect_not(unread_repository(&s, none, "unread GOVN-06"));
	cr_expect_null(scanning_of(&s, "govn-06"), "what is not there is no finding");
	facts_unread(one, S(".github/workflows/ci.yml"), S("yaml"), false);
	cr_expect(unread_repository(&s, one, "unread GOVN-06 .github/workflows/ci.yml\n"), "%s", s.statements.p);
	facts_unread(chosen, S("web/package.json"), S("json"), true);
	cr_expect(unread_repository(&s, chosen, "unread AUTH-01 web/package.json by choice\n"), "%s", s.statements.p);
	facts_free(none);
	facts_free(one);
	facts_free(chosen);
	scanning_close(&s);
}

/* `flowType: process.env.FLOW` may be pkce or not: neither a finding nor silence. */
Test(unread, a_computed_value_of_a_rule_for_facts_is_not_known)
{
	static const char login[] = "import { createClient } from '@supabase/supabase-js'\n"
	                            "const s = createClient(u, k, {auth: {flowType: %s}})\n"
	                            "s.auth.signInWithOAuth({provider: 'github'})\n";
	static const struct {
		const char *flow;
		bool finding, unsure;
	} rows[] = {{"'pkce'", false, false}, {"'implicit'", true, false}, {"process.env.FLOW", false, true}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct scanning s;
		char text[400];
		scanning_open(&s, true);
		s.o.trees = true;
		snprintf(text, sizeof text, login, rows[i].flow);
		scanning_run(&s, "src/login.ts", str_of(text));
		bool unsure = unread_repository(&s, s.facts, "unread AUTH-01 src/login.ts\n");
		cr_expect_eq(unsure, rows[i].unsure, "%s: %s", rows[i].flow, s.statements.p);
		cr_expect_eq(scanning_of(&s, "signin-supabase-implicit") != NULL, rows[i].finding, "%s", rows[i].flow);
		scanning_close(&s);
	}
}
