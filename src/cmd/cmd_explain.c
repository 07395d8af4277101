/* microaudit explain: what a rule looks for and what to do about it, what a line of the checklist asks. */
#include "cmd/cmd.h"
#include "cmd/command.h"
#include "cmd/prose.h"
#include "cmd/rule_text.h"
#include "rules/ruleset.h"

enum { MOST_LISTED = 12 };

static void put_severity(struct buf *out, const struct control *c)
{
	str low = severity_name(c->severity[0]), medium = severity_name(c->severity[1]),
	    high = severity_name(c->severity[2]);
	struct buf text BUF_AUTO = {0};
	buf_printf(&text, "%.*s at low risk, %.*s at medium, %.*s at high%s", STR_ARG(low), STR_ARG(medium),
	           STR_ARG(high), c->required ? "; required for launch" : "");
	prose_field(out, S("Severity"), buf_str(&text));
}

static void put_steps(struct buf *out, struct strs steps)
{
	if (steps.n)
		buf_add(out, S("\nWhat to do\n"));
	for (size_t i = 0; i < steps.n; i++) {
		buf_printf(out, "%3zu. ", i + 1);
		prose_fold(out, 5, steps.at[i]);
	}
}

static void put_rule(struct buf *out, const struct rule *r, struct arena *a)
{
	struct rule_text t = rule_text(r, a);
	buf_printf(out, "%.*s: ", STR_ARG(t.id));
	prose_fold(out, 0, t.title);
	for (size_t i = 0; i < t.n; i++)
		prose_field(out, t.fields[i].label, t.fields[i].text);
	if (t.why.n) {
		buf_add(out, S("\nWhy it matters\n  "));
		prose_fold(out, 2, t.why);
	}
	if (t.protects.n) {
		buf_add(out, S("\nWhat protects it\n  "));
		prose_fold(out, 2, t.protects);
	}
	put_steps(out, t.fix);
	if (rule_is_secret(r))
		buf_add(out, S("\nAfterwards (microaudit scan -v shows the fingerprint)\n"));
	for (size_t i = 0; rule_is_secret(r) && i < sizeof rule_after / sizeof *rule_after; i++)
		buf_printf(out, "  %.*s:\n    %.*s\n", STR_ARG(rule_after[i].when), STR_ARG(rule_after[i].command));
}

static size_t put_deciding(struct buf *out, const struct ruleset *set, const struct control *c)
{
	size_t n = 0;
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		if (r->control != c || r->kind == RULE_CONTROL || r->kind == RULE_NOTICE)
			continue;
		if (n == 0)
			buf_add(out, S("\nRules that decide it\n"));
		if (n++ < MOST_LISTED) {
			buf_printf(out, "  %-31.*s ", STR_ARG(r->id));
			prose_fold(out, 34, r->title);
		}
	}
	if (n > MOST_LISTED)
		buf_printf(out, "  and %zu more: microaudit rules list\n", n - MOST_LISTED);
	return n;
}

static void put_control(struct buf *out, const struct ruleset *set, const struct control *c)
{
	const struct rule *own = ruleset_own(set, c);
	bool steps = own && own->fix.n > 1;
	buf_printf(out, "%.*s: ", STR_ARG(c->id));
	prose_fold(out, 0, c->title);
	prose_field(out, S("Section"), c->section);
	put_severity(out, c);
	prose_field(out, S("Asks"), c->ask);
	prose_field(out, S("Evidence"), c->evidence);
	if (!steps)
		prose_field(out, S("What to do"), c->fix);
	else
		put_steps(out, own->fix);
	if (put_deciding(out, set, c))
		return;
	buf_add(out, own ? S("\nThe scan itself decides it, by what it read and found.\n")
	             : c->needs != NEEDS_NOTHING
	                     ? S("\nA scan alone cannot tell: it needs the catalogue, logs or an assessment.\n")
	                     : S("\nNo rule decides it: a scan shows it as unproven.\n"));
}

static int explain(const struct args *args, str id, struct arena *a)
{
	struct ruleset set;
	struct err err = {{0}};
	struct buf out BUF_AUTO = {0};
	uint8_t print[PRINT_SIZE];
	if (!cmd_rules(opt_value(args, OPT_RULES, S("")), a, &set, &err))
		return cmd_error(&err);
	const struct rule *rule = ruleset_find(&set, id);
	const struct control *control = ruleset_control(&set, id);
	if (rule && !(control && rule->kind == RULE_CONTROL))
		put_rule(&out, rule, a);
	else if (control)
		put_control(&out, &set, control);
	else if (print_parse(id, print))
		return cmd_usage("%.*s is the fingerprint of a finding; explain takes the rule or control that the "
		                 "report names with it",
		                 STR_ARG(id));
	else {
		prose_unknown(&out, &set, id);
		return cmd_usage("%.*s", STR_ARG(buf_str(&out)));
	}
	return cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}

int cmd_explain(const struct args *args)
{
	struct arena arena = {0};
	if (args->n_words != 1)
		return cmd_usage("explain takes one rule or control; microaudit rules list and microaudit checklist "
		                 "name them");
	int status = explain(args, args->words[0], &arena);
	arena_free(&arena);
	return status;
}
