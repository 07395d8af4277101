/* No secret leaves a scanner in a fact, and what is none still says what it said. */
#include "scanning.h"

#include <stdint.h>

#include "facts/fact.h"

static void mask_write(const struct node *n, struct buf *out)
{
	buf_printf(out, "%.*s=%.*s\n", STR_ARG(n->key), STR_ARG(n->text));
	for (const struct node *c = n->child; c; c = c->next)
		mask_write(c, out);
}

static void mask_row(void *ctx, const struct row *row) { mask_write(row->node, ctx); }

/* The facts of one document, whatever rules were asked for. */
static void mask_run(struct scanning *s, const char *path, str text, struct buf *out)
{
	buf_clear(out);
	scanning_run(s, path, text);
	facts_drain(s->facts, out, mask_row);
}

static bool mask_has(const struct buf *out, const char *text)
{
	return str_find(buf_str(out), str_of(text), 0) != SIZE_MAX;
}

static const char mask_workflow[] =
        "on: {pull_request: }\njobs:\n  a:\n    env:\n      DB_PASSWORD: blue7fish-Ra9\n"
        "      AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS }}\n    steps:\n"
        "      - uses: actions/checkout@v4\n        with: {token: 'ghp_{alnum:30}{crc32-base62}', persist-credentials: "
        "false}\n"
        "      - run: |\n          curl -H 'Authorization: Bearer nbrHead3dR9' https://u:nbrHost8bW@h.acme.io/a\n"
        "          microaudit scan . --stage launch\n";

static void mask_check(struct scanning *s)
{
	struct buf out BUF_AUTO = {0};
	mask_run(s, ".github/workflows/ci.yml", scanning_text(s, mask_workflow, 7), &out);
	cr_expect_not(mask_has(&out, "ghp_"));
	cr_expect_not(mask_has(&out, "blue7fish"));
	cr_expect_not(mask_has(&out, "nbrHead3dR9"));
	cr_expect_not(mask_has(&out, "nbrHost8bW"));
	cr_expect(mask_has(&out, "value=*************\n"), "as long as it was");
	cr_expect(mask_has(&out, "secrets.AWS"), "where it is kept is no secret");
	cr_expect(mask_has(&out, "persist-credentials=false\n"));
	cr_expect(mask_has(&out, "continue_on_error=false\n"));
	cr_expect(mask_has(&out, "microaudit scan . --stage launch"));
	mask_run(s, "package.json", S("{\"dependencies\": {\"a\": \"git+https://u:nbrHost8bW@h.acme.io/a.git\"}}"),
	         &out);
	cr_expect(mask_has(&out, "name=a\n") && !mask_has(&out, "nbrHost8bW"));
}

Test(fact_mask, secrets_become_stars)
{
	struct scanning s;
	scanning_open(&s, true);
	s.o.trees = true;
	mask_check(&s);
	scanning_close(&s);
}

/* A rule that nobody asked for knows a secret all the same. */
Test(fact_mask, rules_that_were_not_asked_for_mask_too)
{
	struct scanning s;
	struct err err;
	bool *on = calloc(ruleset_builtin()->n_rules, sizeof *on);
	scanning_open(&s, true);
	scanner_free(s.s);
	s.o.on = on;
	s.o.trees = true;
	s.s = scanner_new(s.m, &s.o, &s.sink, s.facts, &err);
	cr_assert_not_null(s.s);
	mask_check(&s);
	scanning_close(&s);
	free(on);
}

/* Each rule's own example in a place where facts are taken as they stand. */
Test(fact_mask, no_example_of_a_rule_leaves_the_scanner)
{
	const struct ruleset *set = ruleset_builtin();
	struct scanning s;
	struct buf out BUF_AUTO = {0};
	size_t tried = 0;
	scanning_open(&s, true);
	s.o.trees = true;
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		if (r->kind != RULE_TEXT || r->generic || r->files.n || r->scope != SCOPE_WINDOW ||
		    r->boundary != BOUNDARY_TOKEN)
			continue;
		struct buf text BUF_AUTO = {0};
		str example = scanning_text(&s, arena_str(&s.arena, r->match.at[0].text).p, ruleset_seed(r->id, 0)),
		    line;
		buf_add(&text, S("on: push\njobs:\n  a:\n    steps:\n      - run: |\n"));
		while (str_cut(&example, '\n', &line))
			buf_printf(&text, "          %.*s\n", STR_ARG(line));
		mask_run(&s, ".github/workflows/ci.yml", buf_str(&text), &out);
		for (size_t k = 0; k < s.n; k++) {
			const struct place *p = &s.hits[k].hit.place;
			if (p->line != p->end_line || s.hits[k].rule->generic || s.hits[k].rule->is_public)
				continue;
			str rest = buf_str(&text);
			for (unsigned n = 1; str_cut(&rest, '\n', &line) && n < p->line; n++)
				;
			str secret = str_sub(line, p->col - 1, p->end_col - 1);
			cr_expect(str_find(buf_str(&out), secret, 0) == SIZE_MAX, "%.*s: %.*s", STR_ARG(r->id),
			          STR_ARG(secret));
			tried++;
		}
	}
	cr_expect_gt(tried, 200u, "%zu", tried);
	scanning_close(&s);
}

/* What cannot be told apart is not shown; the row stays one, and that a file was not read is still said. */
Test(fact_mask, of_a_file_full_of_secrets_nothing_is_known_and_every_row_fits)
{
	enum { MANY = 2000 };
	static const char *const heads[] = {"on: push\njobs:\n  a:\n    steps:\n",
	                                    "on: [push\njobs:\n  a:\n    steps:\n"};
	for (size_t i = 0; i < 2; i++) {
		struct scanning s;
		struct buf text BUF_AUTO = {0}, out BUF_AUTO = {0};
		scanning_open(&s, true);
		s.o.trees = true;
		buf_add(&text, str_of(heads[i]));
		for (unsigned k = 0; k < MANY; k++)
			buf_printf(&text, "      - run: deploy %.*s\n",
			           STR_ARG(scanning_text(&s, "ghp_{alnum:36}", k)));
		mask_run(&s, ".github/workflows/ci.yml", buf_str(&text), &out);
		cr_expect_not(mask_has(&out, "ghp_") || mask_has(&out, "deploy"), "%zu: %.400s", i, out.p);
		cr_expect(i == 0 || mask_has(&out, "section=workflows\n"), "%.300s", out.p);
		scanning_close(&s);
	}
}

/* A password may be any word, also one of the table's. */
Test(fact_mask, the_names_of_fields_are_no_secret)
{
	static const str words[] = {STR_INIT("environment"), STR_INIT("continue_on_error"), STR_INIT("permissions"),
	                            STR_INIT("workflows"),   STR_INIT("section"),           STR_INIT("steps")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct scanning s;
		struct buf out BUF_AUTO = {0};
		scanning_open(&s, true);
		s.o.trees = true;
		str text = arena_printf(&s.arena,
		                        "on: push\nenv: {DB_PASSWORD: %.*s}\njobs:\n  a:\n    environment: live\n"
		                        "    steps:\n      - run: make\n",
		                        STR_ARG(words[i]));
		mask_run(&s, ".github/workflows/ci.yml", text, &out);
		cr_expect(mask_has(&out, "environment=live\n") && mask_has(&out, "run=make\n"), "%.*s",
		          STR_ARG(words[i]));
		scanning_close(&s);
	}
}

/* The same of a function of a program, by a rule of its form and by one for files of another kind (*.bru). */
Test(fact_mask, the_name_of_a_function_is_no_secret)
{
	struct scanning s;
	struct buf out BUF_AUTO = {0};
	scanning_open(&s, true);
	s.o.trees = true;
	mask_run(&s, "a.ts",
	         S("import { guardedCall } from './p';\nconst app = require('express')();\nconst x = {\n"
	           "  changePassword: guardedCall\n    .input(A),\n};\napp.get('/2', guardedCall, (q, s) => "
	           "s.json(1));\n"),
	         &out);
	cr_expect(mask_has(&out, "./p#guardedCall"));
	scanning_close(&s);
}
