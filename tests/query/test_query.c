/* Conditions about a tree, in three values: what each form says of known, computed and absent nodes. */
#include "query/query.h"

#include <stdlib.h>

#include "query/query_each.h"
#include "ask.h"

Test(query, the_right_side_may_be_a_path)
{
	ASK(NULL, TIER_NONE, {"{path: a, equals: {path: b}}", "{a: x, b: x}", T},
	    {"{path: a, equals: {path: b}}", "{a: x, b: y}", F},
	    {"{path: a.*, equals: {path: b.*}}", "{a: [x, y], b: [z, y]}", T},
	    {"{path: a.*, equals: {path: b.*}}", "{a: [x, y], b: [z]}", F},
	    {"{path: a, equals: {path: b}}", "{a: x}", F}, {"{path: a, equals: {path: b}}", "{b: x}", F},
	    {"{path: a, equals: {path: b}}", "{}", F}, {"{path: a, equals: {path: b}}", "{a: x, b: computed()}", U},
	    {"{path: a, equals: {path: b}}", "{a: computed(), b: x}", U},
	    {"{path: a, equals: {path: b}}", "{a: computed()}", F},
	    {"{path: a, equals: {path: b.c}}", "{a: x, b: computed()}", U},
	    {"{path: a, equals: {path: b}}", "{a: ~, b: ~}", F},
	    {"{path: a, equals: {path: b}}", "{a: [x], b: [x]}", F},
	    {"{path: a, equals: {path: b}}", "{a: 1, b: '1'}", T}, {"{path: a, in: {path: b}}", "{a: x, b: [w, x]}", T},
	    {"{path: a, in: {path: b}}", "{a: x, b: [w]}", F}, {"{path: a, in: {path: b.*}}", "{a: x, b: [w, x]}", T},
	    {"{path: a, in: {path: b}}", "{a: x, b: [w, computed()]}", U},
	    {"{path: a, above: {path: b}}", "{a: 10, b: 9}", T}, {"{path: a, below: {path: b}}", "{a: 10, b: 9}", F},
	    {"{path: a, above: {path: b}}", "{a: '1.10', b: '1.9'}", T},
	    {"{path: a, matches: {path: b}}", "{a: critical, b: '^page|crit'}", T},
	    {"{path: a, matches: {path: b}}", "{a: critical, b: '^page'}", F},
	    {"{path: a, matches: {path: b}}", "{a: critical, b: '('}", U},
	    {"{path: a, equals: {path: $.b}}", "{a: x, b: x}", T});
}

Test(query, what_else_may_stand_there_is_nothing_that_does)
{
	ASK(NULL, TIER_NONE, {"{path: a.*, exists: true}", "{a: [more()]}", U},
	    {"{path: a.*, exists: true}", "{a: [computed()]}", T}, {"{path: a.*, exists: true}", "{a: [x, more()]}", T},
	    {"{path: a.0, exists: true}", "{a: [more()]}", U}, {"{path: a.1, exists: true}", "{a: [x, more()]}", U},
	    {"{path: a.*, equals: x}", "{a: [more()]}", U}, {"{path: a.*, exists: true}", "{a: {b: more()}}", U},
	    {"{count: a.*, above: 0}", "{a: [more()]}", U},
	    {"{some: a.*, where: {path: b, exists: true}}", "{a: [more()]}", U},
	    {"{every: a.*, where: {path: b, exists: true}}", "{a: [more()]}", U});
}

Test(query, some_and_every)
{
	ASK(NULL, TIER_NONE, {"{some: a.*, where: {path: b, equals: 1}}", "{a: [{b: 2}, {b: 1}]}", T},
	    {"{some: a.*, where: {path: b, equals: 1}}", "{a: [{b: 2}]}", F},
	    {"{some: a.*, where: {path: b, equals: 1}}", "{a: []}", F},
	    {"{some: a.*, where: {path: b, equals: 1}}", "{a: [{b: 2}, computed()]}", U},
	    {"{some: a.*, where: {path: b, equals: 1}}", "{a: computed()}", U},
	    /* both of one item, which `all` of two conditions does not say */
	    {"{some: a.*, where: {all: [{path: b, equals: 1}, {path: c, equals: 1}]}}", "{a: [{b: 1}, {c: 1}]}", F},
	    {"{some: a.*, where: {all: [{path: b, equals: 1}, {path: c, equals: 1}]}}", "{a: [{b: 1, c: 1}]}", T},
	    {"{every: a.*, where: {path: b, equals: 1}}", "{a: [{b: 1}, {b: 1}]}", T},
	    {"{every: a.*, where: {path: b, equals: 1}}", "{a: [{b: 1}, {b: 2}, computed()]}", F},
	    {"{every: a.*, where: {path: b, equals: 1}}", "{a: [{b: 1}, computed()]}", U},
	    {"{every: a.*, where: {path: b, equals: 1}}", "{a: []}", T},
	    {"{every: a.*, where: {path: b, equals: 1}}", "{}", T},
	    {"{every: a.*, where: {path: b, equals: 1}}", "{a: computed()}", U});
}

Test(query, the_outer_subject)
{
	ASK(NULL, TIER_NONE,
	    {"{some: $.to.*, where: {path: name, equals: {path: ^who}}}", "{who: b, to: [{name: b}]}", T},
	    {"{some: $.to.*, where: {path: name, equals: {path: ^who}}}", "{who: b, to: [{name: c}]}", F},
	    {"{some: to.*, where: {path: ^who, exists: true}}", "{who: b, to: [1]}", T},
	    {"{some: to.*, where: {path: ^., exists: true}}", "{to: [1]}", T},
	    {"{some: x.*, where: {some: y.*, where: {path: ., equals: {path: ^^z}}}}", "{z: 1, x: [{y: [2, 1]}]}", T},
	    {"{some: x.*, where: {some: y.*, where: {path: ., equals: {path: ^z}}}}", "{z: 1, x: [{y: [1]}]}", F},
	    {"{some: x.*, where: {some: ^y.*, where: {path: ., equals: {path: ^z}}}}", "{y: [3], x: [{z: 3}]}", T});
}

Test(query, covers)
{
	ASK(NULL, TIER_NONE,
	    {"{covers: a.*, by: b.*, where: {path: x, equals: {path: ^x}}}",
	     "{a: [{x: 1}, {x: 2}], b: [{x: 2}, {x: 1}]}", T},
	    {"{covers: a.*, by: b.*, where: {path: x, equals: {path: ^x}}}", "{a: [{x: 1}, {x: 2}], b: [{x: 2}]}", F},
	    {"{covers: a.*, by: b.*, where: {path: x, equals: {path: ^x}}}", "{a: [{x: 1}], b: [{x: computed()}]}", U},
	    {"{covers: a.*, by: b.*, where: {path: x, equals: {path: ^x}}}", "{a: [{x: 1}], b: computed()}", U},
	    {"{covers: a.*, by: b.*, where: {path: x, equals: {path: ^x}}}", "{a: [{x: 1}]}", F},
	    {"{covers: a.*, by: b.*, where: {path: x, equals: {path: ^x}}}", "{b: [{x: 1}]}", T},
	    {"{covers: a.*, by: b.*, where: {path: ^^only, equals: {path: ^x}}}", "{only: 1, a: [{x: 1}], b: [{}]}",
	     T});
}

Test(query, count)
{
	ASK(NULL, TIER_NONE, {"{count: a.*, above: 1}", "{a: [1, 2]}", T}, {"{count: a.*, above: 2}", "{a: [1, 2]}", F},
	    {"{count: a.*, equals: 2}", "{a: [1, 2]}", T}, {"{count: a.*, below: 1}", "{}", T},
	    {"{count: a.*, equals: 0}", "{}", T}, {"{count: a.*, above: 1}", "{a: [1, computed()]}", U},
	    {"{count: a.*, above: 1}", "{a: [1, 2, computed()]}", T},
	    {"{count: a.*, below: 2}", "{a: [1, 2, computed()]}", F},
	    {"{count: a.*, equals: 2}", "{a: [1, 2, computed()]}", U},
	    {"{count: a.*, equals: 1}", "{a: [1, 2, computed()]}", F}, {"{count: a.*, above: 0}", "{a: computed()}", U},
	    {"{count: a.*, where: {path: b, equals: 1}, equals: 1}", "{a: [{b: 1}, {b: 2}]}", T},
	    {"{count: a.*, where: {path: b, equals: 1}, equals: 1}", "{a: [{b: 1}, {b: computed()}]}", U},
	    {"{count: a.*, where: {path: b, equals: 1}, below: 3}", "{a: [{b: 1}, {b: computed()}]}", T},
	    {"{count: a.*, above: {path: n}}", "{a: [1, 2], n: 1}", T},
	    {"{count: a.*, above: {path: n}}", "{a: [1, 2]}", F},
	    {"{count: a.*, above: {path: n}}", "{a: [1, 2], n: computed()}", U});
}

Test(query, sets)
{
	ASK(NULL, TIER_NONE, {"{path: a.*, subset: [x, y]}", "{a: [y, x, y]}", T},
	    {"{path: a, subset: [x, y]}", "{a: [y]}", T}, {"{path: a.*, subset: [x, y]}", "{a: [y, z]}", F},
	    {"{path: a.*, subset: [x]}", "{}", T}, {"{path: a.*, subset: [x]}", "{a: [x, computed()]}", U},
	    {"{path: a.*, subset: [x]}", "{a: [y, computed()]}", F}, {"{path: a.*, subset: [x]}", "{a: computed()}", U},
	    {"{path: a, subset: [x]}", "{a: {x: 1}}", F}, {"{path: a, subset: {path: b}}", "{a: [x], b: [y, x]}", T},
	    {"{path: a, subset: {path: b.*}}", "{a: [x], b: [y]}", F},
	    {"{path: a, subset: {path: b}}", "{a: [x], b: [computed()]}", U},
	    {"{path: a, subset: {path: b}}", "{a: [x]}", F}, {"{path: a, disjoint: [x, y]}", "{a: [z]}", T},
	    {"{path: a, disjoint: [x, y]}", "{a: [z, x]}", F},
	    {"{path: a, disjoint: [x, y]}", "{a: [z, computed()]}", U}, {"{path: a, disjoint: [x, y]}", "{}", T},
	    {"{path: a, disjoint: [x, y]}", "{a: {}}", F}, {"{path: a, disjoint: {path: b}}", "{a: [z], b: [x]}", T},
	    {"{path: a, disjoint: {path: b}}", "{a: [z], b: computed()}", U});
}

Test(query, by_tier)
{
	static const char *const tree = "{a: 1000}";
	static const char *const cond = "{path: a, above: {by_tier: {low: 100, medium: 1000, high: 10000}}}";
	static const struct {
		enum tier tier;
		enum truth truth;
	} rows[] = {{TIER_LOW, T}, {TIER_MEDIUM, F}, {TIER_NONE, F}, {TIER_HIGH, F}, {TIER_CRITICAL, F}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ask_all(&(struct ask){cond, tree, rows[i].truth}, 1, NULL, rows[i].tier);
	ASK(NULL, TIER_CRITICAL, {"{path: a, in: {by_tier: {low: [1], medium: [2], high: [3]}}}", "{a: 3}", T},
	    {"{count: a.*, equals: {by_tier: {low: 1, medium: 2, high: 3}}}", "{a: [1, 2, 3]}", T});
	ASK(NULL, TIER_NONE, {"{count: a.*, equals: {by_tier: {low: 1, medium: 2, high: 3}}}", "{a: [1, 2]}", T});
}

Test(query, units)
{
	ASK(NULL, TIER_NONE, {"{path: a, above: 15m}", "{a: 901}", T}, {"{path: a, above: 15m}", "{a: 900}", F},
	    {"{path: a, equals: 15m}", "{a: PT15M}", T}, {"{path: a, equals: 15m}", "{a: '00:15:00'}", T},
	    {"{path: a, equals: 15m}", "{a: 16m}", F}, {"{path: a, equals: 15m}", "{a: never}", U},
	    {"{path: a, below: 15m}", "{a: never}", U}, {"{path: a, below: 15m}", "{a: [1]}", F},
	    {"{path: a, below: 15m}", "{}", F}, {"{path: a, in: [1h, 15m]}", "{a: 3600}", T},
	    {"{path: a, in: [1h, 15m]}", "{a: 10m}", F}, {"{path: a, above: 10MiB}", "{a: 11m}", T},
	    {"{path: a, above: 5/s}", "{a: 100r/m}", F}, {"{path: a, below: 5/s}", "{a: 100r/m}", T},
	    {"{path: a, equals: 100r/m}", "{a: 100 per minute}", T},
	    {"{path: a, above: {by_tier: {low: 12h, medium: 1h, high: 15m}}}", "{a: 2h}", T},
	    /* joins: one amount is one thing, and what is none differs */
	    {"{path: a, equals: {path: b}}", "{a: 15m, b: 900}", T},
	    {"{path: a, equals: {path: b}}", "{a: 900, b: 15m}", T},
	    {"{path: a, equals: {path: b}}", "{a: 15m, b: team}", F},
	    {"{path: a, above: {path: b}}", "{a: 15m, b: 60}", T},
	    {"{path: a, above: {path: b}}", "{a: 15m, b: team}", U},
	    {"{path: a, below: {path: b}}", "{a: 60, b: 15m}", T});
}

Test(query, the_manifest)
{
	static const char *const cond = "{path: id, in: {path: $manifest.clients.*.id}}";
	ask_all(&(struct ask){cond, "{id: b}", T}, 1, "{clients: [{id: a}, {id: b}]}", TIER_NONE);
	ask_all(&(struct ask){cond, "{id: c}", F}, 1, "{clients: [{id: a}, {id: b}]}", TIER_NONE);
	ask_all(&(struct ask){cond, "{id: b}", F}, 1, NULL, TIER_NONE);
	ask_all(&(struct ask){cond, "{id: b}", U}, 1, "computed()", TIER_NONE);
	ask_all(&(struct ask){"{path: $manifest.app, exists: true}", "{}", T}, 1, "{app: x}", TIER_NONE);
	ask_all(&(struct ask){"{path: $manifest, exists: true}", "{}", F}, 1, NULL, TIER_NONE);
}

/* ---- the walk ---- */

static bool each_text(void *ctx, const struct node *n, const struct query_way *way)
{
	str *all = ctx;
	char *end = (char *)all->p + all->n;
	memcpy(end, n->text.p, n->text.n);
	all->n += n->text.n;
	for (; way; way = way->up)
		((char *)all->p)[all->n++] = '<';
	return str_find(*all, S("stop"), 0) == SIZE_MAX;
}

Test(query, each_gives_what_is_selected_in_order_and_says_whether_it_is_all)
{
	static const struct {
		const char *path, *tree, *all;
		bool whole;
	} rows[] = {{"a.*", "{a: [x, y]}", "x<<<y<<<", true},
	            {"**.k", "{k: x, a: [{k: y}]}", "x<<y<<<<", true},
	            {"a.*", "{a: computed()}", "", false},
	            {"a", "{b: 1}", "", true},
	            {"$.a", "{a: x}", "x<<", true},
	            {"a.*", "{a: [stop, y]}", "stop<<<", true},
	            {"a.*", "{a: [computed(), y]}", "computed()<<<y<<<", true}};
	struct arena a = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct cond *c = ask_cond(&a, arena_printf(&a, "{path: '%s', exists: true}", rows[i].path).p);
		const struct node *tree = ask_tree(&a, rows[i].tree);
		struct query q = {.arena = &a, .root = tree};
		char bytes[200];
		str all = {bytes, 0};
		cr_expect_eq(query_each(&q, &c->path, tree, &all, each_text), rows[i].whole, "%s", rows[i].path);
		cr_expect(str_eq(all, str_of(rows[i].all)), "%s of %s: %.*s", rows[i].path, rows[i].tree, STR_ARG(all));
	}
	arena_free(&a);
}

/* A join of two long lists is a square: it ends, and what was not compared is UNKNOWN. */
Test(query, a_square_of_two_lists_ends)
{
	enum { WIDE = 5000 };
	struct arena a = {0};
	struct patterns *p = patterns_new();
	struct node *items = arena_array(&a, struct node, 2 * WIDE);
	for (size_t i = 0; i < 2 * WIDE; i++)
		items[i] = (struct node){.kind = NODE_STRING,
		                         .text = arena_printf(&a, "%zu", i),
		                         .next = i % WIDE == WIDE - 1 ? NULL : &items[i + 1]};
	struct node b = {.kind = NODE_ARRAY, .key = S("b"), .child = &items[WIDE]};
	struct node l = {.kind = NODE_ARRAY, .key = S("a"), .child = items, .next = &b};
	struct node tree = {.kind = NODE_OBJECT, .child = &l};
	static const char *const conds[] = {"{path: a.*, equals: {path: b.*}}", "{path: a.*, in: {path: b}}",
	                                    "{path: a, disjoint: {path: b}}",
	                                    "{some: a.*, where: {some: $.b.*, where: {path: ., equals: {path: ^.}}}}",
	                                    "{count: a.*, where: {path: ., in: {path: $.b}}, equals: 0}"};
	for (size_t i = 0; i < sizeof conds / sizeof *conds; i++) {
		struct query q = {.patterns = p, .arena = &a, .root = &tree};
		cr_expect_eq(query_test(&q, ask_cond(&a, conds[i]), &tree), U, "%s", conds[i]);
		cr_expect_lt(q.spent, 2u * QUERY_MOST);
	}
	patterns_free(p);
	arena_free(&a);
}
