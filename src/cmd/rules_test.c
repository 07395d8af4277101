/* Every example of every rule through the whole pipeline: what `match` shows must be found by the rule itself, what
 * `clean` shows must not. All other rules run along, so a rule that another one takes the finding from is seen here. */
#include "cmd/rules.h"

#include <stdlib.h>

#include "base/utf.h"
#include "cmd/opt.h"
#include "cmd/rules_trial.h"
#include "facts/section.h"
#include "format/format.h"
#include "rules/example.h"
#include "rules/ruleset.h"
#include "scan/rule_rival.h"
#include "scan/scan.h"

/* Clean examples count from here, so that a new match does not change what they expand to. */
enum { CLEAN_SEED = 1000, SHOWN = 70 };

struct testing {
	const struct ruleset *set;
	struct matcher *matcher;
	struct arena arena; /* of one example */
	bool *only;         /* one flag for each rule, for those that add facts */
	const struct rule *rule;
	const struct node *manifest; /* of the example; NULL for none */
	size_t hits;                 /* of that rule */
	unsigned long passed, failed;
	struct buf out;
};

static void on_hit(void *ctx, const struct doc *doc, const struct hit *h)
{
	struct testing *t = ctx;
	(void)doc;
	t->hits += h->rule == t->rule;
}
static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)ctx, (void)class, (void)reason, (void)hint, (void)path;
}
static void on_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static str example_path(struct testing *t, const struct example *e)
{
	if (e->path.n)
		return e->path;
	return t->rule->files.n ? rules_glob_path(&t->arena, t->rule->files.at[0]) : S("example.txt");
}

static bool run_document(struct testing *t, str path, str text, struct err *err)
{
	struct scan_sink sink = {t, on_hit, on_trouble, on_statement};
	bool adds = t->rule->fact.n > 0;
	t->only[t->rule->number] = true;
	struct scan_options options = {
	        .on = adds ? t->only : NULL, .as_of = S("2026-01-01"), .structure = true, .trees = true};
	options.manifest = t->manifest;
	struct facts *facts = facts_new();
	struct scanner *s = scanner_new(t->matcher, &options, &sink, facts, err);
	struct doc doc = {.path = path, .bytes = text, .tracked = true, .blob = UINT32_MAX};
	if (s)
		scanner_document(s, &doc);
	if (s && adds) {
		const struct node *list = node_get(facts_finish(facts, &t->arena), t->rule->fact);
		t->hits += list && list->child;
	}
	t->only[t->rule->number] = false;
	scanner_free(s);
	facts_free(facts);
	return s != NULL;
}

/* A file with a path is read as a repository of its own would be. */
static bool run_file(struct testing *t, str path, str text, struct err *err)
{
	struct scan_sink sink = {t, on_hit, on_trouble, on_statement};
	struct scan_options options = {
	        .as_of = S("2026-01-01"), .structure = true, .trees = true, .manifest = t->manifest};
	struct facts *facts = facts_new();
	struct scanner *s = scanner_new(t->matcher, &options, &sink, facts, err);
	struct doc doc = {.path = path, .bytes = text, .tracked = true, .blob = UINT32_MAX};
	if (s) {
		facts_file(facts, path, text.n, true);
		scanner_document(s, &doc);
		facts_as_of(facts, options.as_of);
		scan_repository(t->matcher, &options, &sink, facts_finish(facts, &t->arena));
	}
	scanner_free(s);
	facts_free(facts);
	return s != NULL;
}

/* Without a path it is the facts themselves. */
static bool run_repository(struct testing *t, str text, struct err *err)
{
	struct scan_sink sink = {t, on_hit, on_trouble, on_statement};
	struct scan_options options = {
	        .as_of = S("2026-01-01"), .structure = true, .trees = true, .manifest = t->manifest};
	const struct node *facts = NULL;
	if (yaml_read(text, &t->arena, &format_default_budget, &facts, err) != FORMAT_OK)
		return false;
	if (!facts)
		return err_set(err, "the example holds no facts");
	if (!section_allows(facts, err))
		return false;
	scan_repository(t->matcher, &options, &sink, facts);
	return true;
}

static void fail(struct testing *t, const char *list, size_t i, const struct example *e, const char *why)
{
	const struct rule *r = t->rule;
	str line = e->text, rest = e->text;
	str_cut(&rest, '\n', &line);
	buf_printf(&t->out, "%.*s:%u: %.*s: %s %zu: %s: ", STR_ARG(r->file), r->line, STR_ARG(r->id), list, i + 1, why);
	line = cmd_masked(&t->arena, line); /* who has only the real one may have written it there */
	utf_safe(&t->out, str_sub(line, 0, SHOWN));
	buf_add(&t->out, line.n > SHOWN || rest.n ? S("…\n") : S("\n"));
}

static void run_example(struct testing *t, const struct example *e, bool wanted, size_t i)
{
	struct err err = {{0}};
	const char *list = wanted ? "match" : "clean";
	str text;
	arena_reset(&t->arena);
	t->hits = 0;
	t->manifest = NULL;
	bool ok =
	        example_expand(e->text, ruleset_seed(t->rule->id, wanted ? i : CLEAN_SEED + i), &t->arena, &text, &err);
	if (ok && e->manifest.n)
		ok = yaml_read(e->manifest, &t->arena, &format_default_budget, &t->manifest, &err) == FORMAT_OK;
	if (ok && t->rule->kind == RULE_REPO)
		ok = e->path.n ? run_file(t, e->path, text, &err) : run_repository(t, text, &err);
	else if (ok)
		ok = run_document(t, example_path(t, e), text, &err);
	if (ok && (t->hits > 0) == wanted) {
		t->passed++;
		return;
	}
	t->failed++;
	fail(t, list, i, e, !ok ? err.text : wanted ? "the rule found nothing in" : "the rule found something in");
}

static void run_proofs(struct testing *t, const struct control *c)
{
	for (size_t i = 0; i < c->proof.n; i++) {
		struct err err = {{0}};
		const struct outcome_row *want = &outcome_table[c->proof.at[i].outcome];
		arena_reset(&t->arena);
		if (rules_try(t->set, c, &c->proof.at[i], &t->arena, &err)) {
			t->passed++;
			continue;
		}
		t->failed++;
		buf_printf(&t->out, "%.*s: %.*s, example %zu: %s: ", STR_ARG(c->id), STR_ARG(want->name), i + 1,
		           err.text);
		utf_safe(&t->out, str_sub(c->proof.at[i].facts, 0, SHOWN));
		buf_add(&t->out, c->proof.at[i].facts.n > SHOWN ? S("…\n") : S("\n"));
	}
}

static int run(struct testing *t, bool user_only)
{
	for (size_t i = 0; i < t->set->n_controls && !user_only; i++)
		run_proofs(t, &t->set->controls[i]);
	for (size_t i = 0; i < t->set->n_rules; i++) {
		t->rule = &t->set->rules[i];
		if (user_only && t->rule->from == RULE_BUILT_IN)
			continue;
		for (size_t k = 0; k < t->rule->match.n; k++)
			run_example(t, &t->rule->match.at[k], true, k);
		for (size_t k = 0; k < t->rule->clean.n; k++)
			run_example(t, &t->rule->clean.at[k], false, k);
	}
	buf_printf(&t->out, "%lu passed, %lu failed\n", t->passed, t->failed);
	if (!cmd_write(buf_str(&t->out)))
		return EXIT_INCOMPLETE;
	return t->failed ? EXIT_FAILS : EXIT_HOLDS;
}

static bool is_named(const struct args *args, str file)
{
	for (size_t i = 1; i < args->n_words; i++)
		if (str_ends(file, args->words[i]) || str_ends(args->words[i], file))
			return true;
	return false;
}

/* The set without the rules that these files bring themselves, so that a rule that is compiled in can be tried out
 * while it is being written. *place is how many stood in front of them. */
static struct ruleset without(const struct ruleset *set, const struct args *args, size_t *place, struct arena *a)
{
	struct rule *rules = arena_array(a, struct rule, set->n_rules);
	struct ruleset out = *set;
	out.rules = rules;
	out.n_rules = 0;
	*place = set->n_rules;
	for (size_t i = 0; i < set->n_rules; i++) {
		if (is_named(args, set->rules[i].file)) {
			*place = i < *place ? i : *place;
			continue;
		}
		rules[out.n_rules] = set->rules[i];
		rules[out.n_rules].number = (uint32_t)out.n_rules;
		out.n_rules++;
	}
	return out;
}

/* Moves the rules from number `from` on to `place`: the order decides which of two equals is reported. */
static void move(struct ruleset *set, size_t from, size_t place, struct arena *a)
{
	struct rule *rules = arena_array(a, struct rule, set->n_rules);
	size_t n = 0;
	for (size_t i = 0; i < place && i < from; i++)
		rules[n++] = set->rules[i];
	for (size_t i = from; i < set->n_rules; i++)
		rules[n++] = set->rules[i];
	for (size_t i = place; i < from; i++)
		rules[n++] = set->rules[i];
	for (size_t i = 0; i < n; i++)
		rules[i].number = (uint32_t)i;
	set->rules = rules;
}

static bool read_rules(const struct args *args, struct arena *a, struct ruleset *set, struct err *err)
{
	struct ruleset base;
	size_t place;
	if (!cmd_rules(opt_value(args, OPT_RULES, S("")), a, set, err))
		return false;
	if (args->n_words < 2)
		return true;
	struct ruleset_file *files = arena_array(a, struct ruleset_file, args->n_words);
	for (size_t i = 1; i < args->n_words; i++) {
		files[i - 1].path = args->words[i];
		if (!cmd_read_file(args->words[i].p, a, &files[i - 1].bytes, err))
			return false;
	}
	base = without(set, args, &place, a);
	if (!ruleset_read(files, args->n_words - 1, &base, RULE_GIVEN, a, set, err) ||
	    !rule_rivals(set, base.n_rules, a, err))
		return false;
	move(set, base.n_rules, place, a);
	return true;
}

int rules_test(const struct args *args)
{
	struct testing t = {0};
	struct arena arena = {0};
	struct ruleset set;
	struct err err = {{0}};
	int status = EXIT_USAGE;
	bool user_only = args->n_words > 1 || opt_given(args, OPT_RULES);
	bool ok = read_rules(args, &arena, &set, &err);
	if (ok) {
		bool builtin = set.rules == ruleset_builtin()->rules;
		t.set = &set;
		t.only = arena_array(&arena, bool, set.n_rules);
		t.matcher = matcher_new(&set, builtin ? ruleset_builtin_database() : S(""), false, &err);
	}
	if (t.matcher)
		status = run(&t, user_only);
	else
		status = cmd_error(&err);
	matcher_free(t.matcher);
	buf_free(&t.out);
	arena_free(&t.arena);
	arena_free(&arena);
	return status;
}
