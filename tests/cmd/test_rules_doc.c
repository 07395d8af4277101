/* rules doc: both pages say of every rule what explain says of it, in the same order. */
#include "run.h"

#include <ctype.h>

#include "cmd/rule_text.h"
#include "facts/section.h"
#include "rules/ruleset.h"

/* Letters and digits alone, without the words of an escape: what is left is the same in every notation. */
static str doc_squeeze(str text, bool mdoc)
{
	static const char *const marks[] = {"\\(aq", "\\(ga", "\\(ha",    "\\(ti", "\\(dq", "\\e",
	                                    "&lt;",  "&amp;", "\n.It Cm", "\n.It", "\n.Sy"};
	char *out = arena_alloc(&run_arena, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		size_t skip = 0;
		for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
			if (skip == 0 && (mdoc || marks[k][0] == '&') &&
			    str_starts(str_sub(text, i, text.n), str_of(marks[k])))
				skip = strlen(marks[k]);
		if (mdoc && str_starts(str_sub(text, i, text.n), S("\n.Bl ")))
			skip = str_find(text, S("\n"), i + 1) - i;
		if (mdoc && str_starts(str_sub(text, i, text.n), S("\\[u")))
			skip = str_find(text, S("]"), i) - i + 1;
		if (skip)
			i += skip - 1;
		else if (isalnum((unsigned char)text.p[i]))
			out[n++] = text.p[i];
	}
	return str_at(out, n);
}

/* The next thing in the page must be this, or follow after no more than the number of a step or the head of a part. */
static void doc_next(const char *page, str text, size_t *at, str what, str id)
{
	enum { BETWEEN = 40 };
	str piece = doc_squeeze(what, false);
	size_t found = str_find(text, piece, *at);
	cr_assert(found != (size_t)-1 && found - *at <= BETWEEN, "%s: %.*s lacks \"%.*s\"", page, STR_ARG(id),
	          STR_ARG(what));
	*at = found + piece.n;
}

static void doc_has(const char *page, str text, const struct rule *r)
{
	struct rule_text t = rule_text(r, &run_arena);
	str first = doc_squeeze(t.fields[0].text, false);
	str head = doc_squeeze(
	        arena_printf(&run_arena, "%.*s %.*s %.*s", STR_ARG(t.id), STR_ARG(t.title), STR_ARG(t.fields[0].label)),
	        false);
	size_t at = str_find(text, head, 0);
	cr_assert(at != (size_t)-1, "%s: no %.*s", page, STR_ARG(t.id));
	at += head.n;
	cr_assert(str_starts(str_sub(text, at, text.n), first));
	for (size_t i = 0; i < t.n; i++) {
		doc_next(page, text, &at, i ? t.fields[i].label : S(""), t.id);
		doc_next(page, text, &at, t.fields[i].text, t.id);
	}
	doc_next(page, text, &at, t.why, t.id);
	doc_next(page, text, &at, t.protects, t.id);
	for (size_t i = 0; i < t.fix.n; i++)
		doc_next(page, text, &at, t.fix.at[i], t.id);
}

static str doc_page(const char *path, bool mdoc)
{
	fflush(stdout);
	str page = doc_squeeze(run_read(path), mdoc);
	cr_assert(freopen("out", "w", stdout));
	return page;
}

Test(rules_doc, pages_say_what_explain_says, .init = run_in_folder, .fini = run_clean)
{
	const struct ruleset *set = ruleset_builtin();
	cr_assert_eq(RUN("rules", "doc"), EXIT_HOLDS);
	str markdown = doc_page("out", false);
	cr_assert_eq(RUN("rules", "doc", "--format", "mdoc"), EXIT_HOLDS);
	str mdoc = doc_page("out", true);
	for (size_t i = 0; i < set->n_rules; i++) {
		str id = set->rules[i].id;
		if (set->rules[i].kind == RULE_CONTROL) /* explained as the control itself */
			continue;
		cr_assert_eq(RUN("explain", (char *)arena_str(&run_arena, id).p), EXIT_HOLDS);
		doc_has("explain", doc_page("out", false), &set->rules[i]);
		doc_has("markdown", markdown, &set->rules[i]);
		doc_has("mdoc", mdoc, &set->rules[i]);
	}
}

Test(rules_doc, is_sorted_and_grouped, .init = run_in_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("rules", "doc"), EXIT_HOLDS);
	str page = run_read("out"), line, section = S(""), provider = S("");
	size_t sections = 0;
	while (str_cut(&page, '\n', &line)) {
		if (str_starts(line, S("## "))) {
			cr_expect_lt(str_cmp(section, line), 0, "%.*s", STR_ARG(line));
			section = line;
			provider = S("");
			sections++;
		} else if (str_starts(line, S("### "))) {
			cr_expect_lt(str_cmp(provider, line), 0, "%.*s", STR_ARG(line));
			provider = line;
		}
	}
	cr_expect_gt(sections, 4u);
	cr_expect(run_holds("out", "\n## secrets\n") && run_holds("out", "\n### github\n"));
	cr_expect(run_holds("out", "\n#### manifest-missing: "), "policy's own rules are there, too");
}

Test(rules_doc, has_the_rules_of_a_folder_and_refuses_what_it_does_not_know, .init = run_in_folder, .fini = run_clean)
{
	run_write("zzz.yaml", "id: zzz-key\nkind: text\ncontrol: SECR-02\ntitle: Ours\nanchors: [zzz_]\n"
	                      "pattern: 'zzz_[a-z]{9}'\nwhy: It opens.\nfix: [Revoke it.]\n"
	                      "match: ['a zzz_{lower:9}']\nclean: ['zzz_{lower:8}']\n");
	cr_assert_eq(RUN("rules", "doc", "--rules", "."), EXIT_HOLDS);
	cr_expect(run_holds("out", "#### zzz-key: Ours"));
	cr_expect_eq(RUN("rules", "doc", "--format", "json"), EXIT_USAGE);
	cr_expect(run_holds("err", "mdoc"));
	cr_expect_eq(RUN("rules", "doc", "more"), EXIT_USAGE);
}

Test(rules_doc, facts_have_a_page_of_their_own, .init = run_in_folder, .fini = run_clean)
{
	for (int page = 0; page < 2; page++) {
		cr_assert_eq(RUN("rules", "doc", "facts", "--format", page ? "mdoc" : "markdown"), EXIT_HOLDS);
		str text = doc_page("out", page);
		for (const struct section *s = section_table; s < section_table + section_count; s++) {
			str head = doc_squeeze(
			        arena_printf(&run_arena, "%.*s %.*s", STR_ARG(s->name), STR_ARG(s->meaning)), false);
			size_t at = str_find(text, head, 0);
			cr_assert(at != (size_t)-1, "no %.*s", STR_ARG(head));
			for (size_t i = 0; i < s->n_fields; i++) {
				const struct section_field *f = &s->fields[i];
				head = doc_squeeze(arena_printf(&run_arena, "%.*s (%.*s", STR_ARG(f->name),
				                                STR_ARG(section_type_name(f->type))),
				                   false);
				at = str_find(text, head, at);
				cr_assert(at != (size_t)-1, "%.*s lacks %.*s", STR_ARG(s->name), STR_ARG(head));
				at += head.n;
				doc_next("facts", text, &at, f->meaning, s->name);
			}
		}
	}
	cr_expect_eq(RUN("rules", "doc", "fact"), EXIT_USAGE);
	cr_expect_eq(RUN("rules", "doc", "facts", "--format", "json"), EXIT_USAGE);
}
