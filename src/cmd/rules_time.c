/* What each rule costs over a folder: how often its anchors woke it, the time it took then, what it matched and what
 * became a finding. */
#include "cmd/rules.h"

#include <stdlib.h>

#include "cmd/opt.h"
#include "rules/ruleset.h"
#include "scan/scan.h"
#include "source/walk.h"

struct cost {
	const struct rule *rule;
	struct rule_cost cost;
	unsigned long hits;
};
struct timing {
	struct walk_options walk;
	struct scanner *scanner;
	struct arena arena; /* of one file */
	struct cost *costs; /* by rule number */
	uint64_t total;     /* of all searches, the pass over the anchors included */
	unsigned long files, unread;
	struct trail trail;
	unsigned long long bytes;
};

static void on_hit(void *ctx, const struct doc *doc, const struct hit *h)
{
	struct timing *t = ctx;
	(void)doc;
	t->costs[h->rule->number].hits++;
}
static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)reason, (void)hint, (void)path;
	((struct timing *)ctx)->unread += class == TROUBLE_FAILED;
}
static void on_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static bool on_file(void *ctx, const struct walk_entry *e)
{
	struct timing *t = ctx;
	struct err err = {{0}};
	str path = e->path.n ? e->path : str_basename(t->walk.root);
	struct doc doc = {.path = path, .tracked = true, .blob = UINT32_MAX};
	arena_reset(&t->arena);
	if (!walk_read(&t->walk, &t->trail, e->path, &t->arena, &doc.bytes, &err)) {
		t->unread++;
		return true;
	}
	t->files++;
	t->bytes += doc.bytes.n;
	scanner_document(t->scanner, &doc);
	return true;
}

static int dearest_first(const void *a, const void *b)
{
	const struct cost *x = a, *y = b;
	if (x->cost.time != y->cost.time)
		return x->cost.time < y->cost.time ? 1 : -1;
	return str_cmp(x->rule->id, y->rule->id);
}

static void put_row(struct buf *out, str name, uint64_t time, const struct rule_cost *c, unsigned long hits)
{
	buf_printf(out, "%-36.*s %14llu %10llu %8llu %8lu\n", STR_ARG(name), (unsigned long long)time,
	           (unsigned long long)c->tried, (unsigned long long)c->matched, hits);
}

static bool print(struct timing *t, size_t n_rules)
{
	struct buf out BUF_AUTO = {0};
	struct rule_cost sum = {0};
	unsigned long hits = 0;
	qsort(t->costs, n_rules, sizeof *t->costs, dearest_first);
	buf_printf(&out, "%-36s %14s %10s %8s %8s\n", "rule", "nanoseconds", "woken", "matched", "findings");
	for (size_t i = 0; i < n_rules; i++) {
		const struct cost *c = &t->costs[i];
		sum.time += c->cost.time;
		sum.tried += c->cost.tried;
		sum.matched += c->cost.matched;
		hits += c->hits;
		if (c->cost.tried || c->hits)
			put_row(&out, c->rule->id, c->cost.time, &c->cost, c->hits);
	}
	put_row(&out, S("all rules"), sum.time, &sum, hits);
	buf_printf(&out, "%-36s %14llu\n%lu files, %llu bytes\n", "pass over the anchors",
	           (unsigned long long)(t->total > sum.time ? t->total - sum.time : 0), t->files, t->bytes);
	return cmd_write(buf_str(&out));
}

static int run(struct timing *t, const struct ruleset *set, struct err *err)
{
	struct scan_sink sink = {t, on_hit, on_trouble, on_statement};
	struct source_sink trouble = {t, NULL, on_trouble};
	struct scan_options options = {.as_of = S("2026-01-01"), .structure = true, .trees = true, .measure = true};
	bool builtin = set->rules == ruleset_builtin()->rules;
	struct matcher *m = matcher_new(set, builtin ? ruleset_builtin_database() : S(""), false, err);
	struct facts *facts = facts_new();
	t->scanner = m ? scanner_new(m, &options, &sink, facts, err) : NULL;
	bool ok = t->scanner && walk_tree(&t->walk, t, on_file, &trouble, err);
	for (size_t i = 0; ok && i < set->n_rules; i++)
		t->costs[i].cost = scanner_costs(t->scanner, &t->total)[i];
	int status = EXIT_USAGE;
	if (!ok)
		status = cmd_error(err);
	else
		status = print(t, set->n_rules) && !t->unread ? EXIT_HOLDS : EXIT_INCOMPLETE;
	if (ok && t->unread)
		cmd_usage("%lu files or folders could not be read", t->unread);
	scanner_free(t->scanner);
	facts_free(facts);
	matcher_free(m);
	return status;
}

int rules_time(const struct args *args)
{
	struct timing t = {0};
	struct arena arena = {0};
	struct ruleset set;
	struct err err = {{0}};
	int status = EXIT_USAGE;
	if (args->n_words > 2) {
		cmd_usage("give one PATH, not %zu", args->n_words - 1);
	} else if (!cmd_rules(opt_value(args, OPT_RULES, S("")), &arena, &set, &err)) {
		status = cmd_error(&err);
	} else {
		t.walk = (struct walk_options){.root = args->n_words > 1 ? args->words[1] : S("."),
		                               .limits.max_file_size = 64 << 20};
		t.trail.root = t.walk.root;
		t.costs = arena_array(&arena, struct cost, set.n_rules);
		for (size_t i = 0; i < set.n_rules; i++)
			t.costs[i].rule = &set.rules[i];
		status = run(&t, &set, &err);
	}
	trail_close(&t.trail);
	arena_free(&t.arena);
	arena_free(&arena);
	return status;
}
