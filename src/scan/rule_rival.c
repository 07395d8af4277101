/* The scanner itself decides who wins, so that this cannot differ from what a scan does. */
#include "scan/rule_rival.h"

#include "rules/example.h"
#include "rules/ruleset.h"
#include "scan/scan.h"

struct contest {
	uint32_t number; /* of the rule whose example it is */
	bool won;
	const struct rule *other;
};

static void on_hit(void *ctx, const struct doc *doc, const struct hit *h)
{
	struct contest *c = ctx;
	(void)doc;
	if (h->rule->number == c->number)
		c->won = true;
	else
		c->other = h->rule;
}
static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)ctx, (void)class, (void)reason, (void)hint, (void)path;
}
static void on_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static bool same_files(const struct rule *a, const struct rule *b)
{
	if (a->files.n != b->files.n)
		return false;
	for (size_t i = 0; i < a->files.n; i++)
		if (!str_eq(a->files.at[i], b->files.at[i]))
			return false;
	return true;
}

static bool run(struct matcher *m, const struct rule *r, const bool *on, struct arena *a, struct err *err)
{
	struct contest c = {.number = r->number};
	struct scan_options options = {.on = on, .as_of = S("2026-01-01"), .pathless = true};
	struct scan_sink sink = {&c, on_hit, on_trouble, on_statement};
	struct scanner *s = scanner_new(m, &options, &sink, NULL, err);
	bool ok = s != NULL;
	for (size_t i = 0; ok && i < r->match.n; i++) {
		struct doc doc = {.path = r->match.at[i].path, .tracked = true, .blob = UINT32_MAX};
		c.won = false;
		c.other = NULL;
		ok = example_expand(r->match.at[i].text, ruleset_seed(r->id, i), a, &doc.bytes, err);
		if (ok)
			scanner_document(s, &doc);
		if (ok && c.other && !c.won)
			ok = err_set(err, "match %zu is taken by %.*s, which stands on line %u", i + 1,
			             STR_ARG(c.other->id), c.other->line);
	}
	scanner_free(s);
	return ok;
}

/* Of n rules of one file. False with err, and *at the place of the rule that lost. */
static bool try_file(const struct rule *rules, size_t n, struct arena *a, size_t *at, struct err *err)
{
	struct rule *mine = arena_array(a, struct rule, n);
	bool *on = arena_array(a, bool, n);
	size_t texts = 0;
	bool ok = true;
	for (size_t i = 0; i < n; i++) {
		mine[i] = rules[i];
		mine[i].number = (uint32_t)i;
		texts += rules[i].kind == RULE_TEXT;
	}
	*at = 0;
	if (texts < 2)
		return true;
	const struct ruleset set = {.rules = mine, .n_rules = n};
	struct matcher *m = matcher_new(&set, S(""), true, err);
	for (size_t i = 0; m && ok && i < n; i++) {
		if (mine[i].kind != RULE_TEXT)
			continue;
		for (size_t k = 0; k < n; k++)
			on[k] = mine[k].kind == RULE_TEXT && same_files(&mine[i], &mine[k]);
		ok = run(m, &mine[i], on, a, err);
		*at = i;
	}
	matcher_free(m);
	return m && ok;
}

bool rule_rivals(const struct ruleset *set, size_t first, struct arena *a, struct err *err)
{
	for (size_t end; first < set->n_rules; first = end) {
		const struct rule *rules = set->rules + first;
		struct err why = {{0}};
		size_t at;
		for (end = first + 1; end < set->n_rules && str_eq(set->rules[end].file, rules->file);)
			end++;
		if (!try_file(rules, end - first, a, &at, &why))
			return err_set(err, "%.*s:%u: %.400s", STR_ARG(rules->file), rules[at].line, why.text);
	}
	return true;
}
