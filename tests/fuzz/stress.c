/* Eight threads, one matcher: patterns are compiled by whoever comes first, and every thread must see what one alone
 * sees. For ThreadSanitizer, under which Criterion does not start. */
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "audit/pool.h"
#include "rules/example.h"
#include "rules/ruleset.h"
#include "scan/scan.h"

enum { WORKERS = 8, ROUNDS = 2 };

struct stress {
	struct matcher *m;
	struct scan_options options;
	_Atomic unsigned long hits[WORKERS];
};
struct seat {
	struct stress *s;
	unsigned worker;
};

static void on_hit(void *ctx, const struct doc *doc, const struct hit *hit)
{
	struct seat *seat = ctx;
	(void)doc, (void)hit;
	atomic_fetch_add(&seat->s->hits[seat->worker], 1);
}

static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)ctx, (void)class, (void)reason, (void)hint, (void)path;
}

static void on_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static void work(void *ctx, unsigned worker)
{
	struct seat seat = {ctx, worker};
	struct stress *s = ctx;
	struct scan_sink sink = {&seat, on_hit, on_trouble, on_statement};
	struct err err = {{0}};
	struct arena a = {0};
	const struct ruleset *set = ruleset_builtin();
	struct scanner *scanner = scanner_new(s->m, &s->options, &sink, NULL, &err);
	for (unsigned round = 0; scanner && round < ROUNDS; round++)
		for (size_t i = 0; i < set->n_rules; i++) {
			/* Each thread begins elsewhere, so that they meet at every pattern in every order. */
			const struct rule *r = &set->rules[(i + worker * set->n_rules / WORKERS) % set->n_rules];
			struct doc doc = {.path = S("app/config.yaml"), .blob = UINT32_MAX};
			if (r->kind == RULE_TEXT && example_expand(r->match.at[0].text, 7, &a, &doc.bytes, &err))
				scanner_document(scanner, &doc);
			arena_reset(&a);
		}
	scanner_free(scanner);
	arena_free(&a);
}

int main(void)
{
	struct err err = {{0}};
	struct stress s = {.options = {.as_of = S("2026-01-01"), .structure = true}};
	s.m = matcher_new(ruleset_builtin(), ruleset_builtin_database(), false, &err);
	if (!s.m) {
		fprintf(stderr, "stress: %s\n", err.text);
		return 1;
	}
	pool_run(WORKERS, &s, work);
	unsigned failed = 0;
	for (unsigned i = 0; i < WORKERS; i++)
		failed += s.hits[i] == 0 || s.hits[i] != s.hits[0];
	matcher_free(s.m);
	printf("stress: %u passed, %u failed\n", WORKERS - failed, failed);
	return failed != 0;
}
