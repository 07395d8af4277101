/* microaudit rules doc: all rules on one page, by section and provider, as Markdown or as a manual page. */
#include <stdlib.h>

#include "cmd/mdoc.h"
#include "cmd/opt.h"
#include "cmd/rule_text.h"
#include "cmd/rules.h"
#include "report/escape.h"

/* One rule and where it stands on the page. */
struct entry {
	str section, provider;
	const struct rule *rule;
};

/* The file is named after the provider; policy's own rules stand in none, and the first word of their id serves. */
static str provider_of(const struct rule *r)
{
	str name = str_basename(r->file), first, rest = r->id;
	str extension = str_extension(name);
	name = str_sub(name, 0, extension.n ? name.n - extension.n - 1 : name.n);
	str_cut(&rest, '-', &first);
	return str_starts(r->id, name) ? name : first;
}

static str section_of(const struct rule *r)
{
	return r->is_public ? S("public by design") : r->control ? r->control->section : S("facts");
}

static int compare(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = str_cmp(x->section, y->section);
	if (order == 0)
		order = str_cmp(x->provider, y->provider);
	return order ? order : str_cmp(x->rule->id, y->rule->id);
}

static struct entry *entries(const struct ruleset *set, struct arena *a, size_t *n)
{
	struct entry *e = arena_array(a, struct entry, set->n_rules);
	*n = 0;
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		if (r->kind != RULE_CONTROL) /* explained with its control */
			e[(*n)++] = (struct entry){section_of(r), provider_of(r), r};
	}
	qsort(e, *n, sizeof *e, compare);
	return e;
}

/* ---- Markdown -----------------------------------------------------------------------------------------------------
 */
static void markdown_line(struct buf *out, const char *before, str text, const char *after)
{
	if (!text.n)
		return;
	buf_printf(out, "%s", before);
	escape_markdown(out, text);
	buf_printf(out, "%s", after);
}

static void markdown_rule(struct buf *out, const struct rule_text *t)
{
	markdown_line(out, "\n#### ", t->id, ": ");
	markdown_line(out, "", t->title, "\n\n");
	for (size_t i = 0; i < t->n; i++) {
		markdown_line(out, "- **", t->fields[i].label, "**: ");
		markdown_line(out, "", t->fields[i].text, "\n");
	}
	markdown_line(out, "\n**Why it matters**: ", t->why, "\n");
	markdown_line(out, "\n**What protects it**: ", t->protects, "\n");
	buf_add(out, t->fix.n ? S("\n**What to do**\n\n") : S(""));
	for (size_t i = 0; i < t->fix.n; i++) {
		buf_printf(out, "%zu. ", i + 1);
		markdown_line(out, "", t->fix.at[i], "\n");
	}
}

static void markdown(struct buf *out, const struct entry *e, size_t n, struct arena *a)
{
	buf_printf(out,
	           "# Rules of microaudit\n\n%zu rules. Once a secret was dealt with (`microaudit scan -v` shows the "
	           "fingerprint):\n\n",
	           n);
	for (size_t i = 0; i < sizeof rule_after / sizeof *rule_after; i++)
		buf_printf(out, "- %.*s: `%.*s`\n", STR_ARG(rule_after[i].when), STR_ARG(rule_after[i].command));
	for (size_t i = 0; i < n; i++) {
		struct rule_text t = rule_text(e[i].rule, a);
		bool section = i == 0 || !str_eq(e[i].section, e[i - 1].section);
		if (section)
			markdown_line(out, "\n## ", e[i].section, "\n");
		if (section || !str_eq(e[i].provider, e[i - 1].provider))
			markdown_line(out, "\n### ", e[i].provider, "\n");
		markdown_rule(out, &t);
	}
}

/* ---- the manual page ----------------------------------------------------------------------------------------------
 */
static void mdoc_line(struct buf *out, const char *macro, str argument)
{
	buf_printf(out, ".%s ", macro);
	mdoc_argument(out, argument);
	buf_byte(out, '\n');
}

static void mdoc_paragraph(struct buf *out, str head, str text)
{
	if (!text.n)
		return;
	buf_add(out, S(".Pp\n"));
	mdoc_line(out, "Sy", head);
	mdoc_text(out, text);
}

static void mdoc_rule(struct buf *out, const struct rule_text *t)
{
	mdoc_line(out, "It Cm", t->id);
	mdoc_text(out, t->title);
	buf_add(out, S(".Bl -tag -width Confidence: -compact\n"));
	for (size_t i = 0; i < t->n; i++) {
		mdoc_line(out, "It", t->fields[i].label);
		mdoc_text(out, t->fields[i].text);
	}
	buf_add(out, S(".El\n"));
	mdoc_paragraph(out, S("Why it matters:"), t->why);
	mdoc_paragraph(out, S("What protects it:"), t->protects);
	if (!t->fix.n)
		return;
	buf_add(out, S(".Pp\n.Sy \"What to do:\"\n.Bl -enum -compact\n"));
	for (size_t i = 0; i < t->fix.n; i++) {
		buf_add(out, S(".It\n"));
		mdoc_text(out, t->fix.at[i]);
	}
	buf_add(out, S(".El\n"));
}

/* The page is as old as the last look at an address in it. */
static str page_date(const struct entry *e, size_t n, struct arena *a)
{
	static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
	                                     "July",    "August",   "September", "October", "November", "December"};
	str last = S("2026-01");
	uint64_t month = 1;
	for (size_t i = 0; i < n; i++)
		if (str_cmp(e[i].rule->checked, last) > 0)
			last = e[i].rule->checked;
	str_number(str_sub(last, 5, 7), 12, &month);
	return arena_printf(a, "%s 1, %.*s", months[month ? month - 1 : 0], STR_ARG(str_sub(last, 0, 4)));
}

static void mdoc(struct buf *out, const struct entry *e, size_t n, struct arena *a)
{
	buf_printf(out,
	           ".Dd %.*s\n.Dt MICROAUDIT-RULES 7\n.Os\n.Sh NAME\n.Nm microaudit-rules\n.Nd what microaudit finds\n"
	           ".Sh DESCRIPTION\nThe %zu rules of\n.Xr microaudit 1 ,\nby section and provider.\n"
	           ".Ql microaudit explain RULE\nsays the same of one.\n.Pp\nOnce a secret was dealt with\n"
	           ".Pq Ql microaudit scan -v No shows the fingerprint :\n.Bl -tag -width Ds\n",
	           STR_ARG(page_date(e, n, a)), n);
	for (size_t i = 0; i < sizeof rule_after / sizeof *rule_after; i++) {
		mdoc_line(out, "It", rule_after[i].when);
		mdoc_line(out, "Ql", rule_after[i].command);
	}
	buf_add(out, S(".El\n"));
	for (size_t i = 0; i < n; i++) {
		struct rule_text t = rule_text(e[i].rule, a);
		bool section = i == 0 || !str_eq(e[i].section, e[i - 1].section);
		bool provider = section || !str_eq(e[i].provider, e[i - 1].provider);
		if (provider && i)
			buf_add(out, S(".El\n"));
		if (section)
			mdoc_line(out, "Sh", e[i].section);
		if (provider) {
			mdoc_line(out, "Ss", e[i].provider);
			buf_add(out, S(".Bl -tag -width Ds\n"));
		}
		mdoc_rule(out, &t);
	}
	buf_add(out, n ? S(".El\n.Sh SEE ALSO\n.Xr microaudit 1 ,\n.Xr microaudit-rule 5\n") : S(""));
}

int rules_doc(const struct args *args)
{
	str format = opt_value(args, OPT_FORMAT, S("markdown"));
	struct arena arena = {0};
	struct buf out BUF_AUTO = {0};
	struct err err = {{0}};
	struct ruleset set;
	size_t n;
	int status = EXIT_USAGE;
	bool page = str_eq(format, S("mdoc")), known = page || str_eq(format, S("markdown"));
	if (known && args->n_words == 2 && str_eq(args->words[1], S("facts")))
		return rules_doc_facts(page);
	if (!cmd_rules(opt_value(args, OPT_RULES, S("")), &arena, &set, &err)) {
		status = cmd_error(&err);
	} else if (args->n_words != 1 || !known) {
		cmd_usage("rules doc takes no argument but facts, and --format markdown or mdoc");
	} else {
		const struct entry *e = entries(&set, &arena, &n);
		(page ? mdoc : markdown)(&out, e, n, &arena);
		status = cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
	}
	arena_free(&arena);
	return status;
}
