/* A query that keeps its lists answers as one that goes over them. */
#include "query/query_lists.h"

#include "base/buf.h"
#include "ask.h"

enum { ROWS = 150 };

/* Every value under a beside every value under b. last: what stands behind them. */
static struct node *long_tree(struct arena *a, const char *last)
{
	static const char *const values[] = {"x", "y", "1", "true", "false", "~", "computed()", "[x]", "'1'", NULL};
	enum { KINDS = sizeof values / sizeof *values };
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("{want: x, list: ["));
	for (unsigned i = 0; i < ROWS; i++) {
		const char *one = values[i % KINDS], *other = values[i / KINDS % KINDS];
		buf_printf(&b, "{%s%s%sn: %u%s%s%s}, ", one ? "a: " : "", one ? one : "", one ? ", " : "", i,
		           other ? ", b: " : "", other ? other : "", i % 7 ? "" : ", c: more()");
	}
	buf_printf(&b, "%s]}", last);
	buf_byte(&b, '\0');
	return ask_tree(a, b.p);
}

static void same(const char *last)
{
	static const char *const parts[] = {"{path: a, equals: x}",
	                                    "{path: a, equals: z}",
	                                    "{path: a, equals: true}",
	                                    "{path: a, equals: false}",
	                                    "{path: a, in: [y, 1]}",
	                                    "{path: a, matches: '^[xy]'}",
	                                    "{path: a, equals: {path: ^want}}",
	                                    "{path: b, equals: 1}",
	                                    "{path: n, equals: 149}",
	                                    "{path: c, equals: x}",
	                                    "{path: b, exists: false}",
	                                    "{not: {path: b, equals: x}}"};
	enum { N = sizeof parts / sizeof *parts };
	struct arena a = {0};
	struct patterns *p = patterns_new();
	struct query_lists *lists = query_lists_new();
	const struct node *tree = long_tree(&a, last);
	for (unsigned i = 0; i < N * N * N; i++) {
		str cond = arena_printf(&a, "{some: $.list.*, where: {all: [%s, %s, %s]}}", parts[i % N],
		                        parts[i / N % N], parts[i / N / N]);
		const struct cond *c = ask_cond(&a, cond.p);
		struct query plain = {.patterns = p, .arena = &a, .root = tree}, kept = plain;
		kept.lists = lists;
		enum truth one = query_test(&plain, c, tree), other = query_test(&kept, c, tree);
		cr_expect_eq(one, other, "%s: %d, %d", cond.p, one, other);
		cr_expect_eq(query_test(&kept, c, tree), one, "%s, asked again", cond.p);
	}
	query_lists_free(lists);
	patterns_free(p);
	arena_free(&a);
}

Test(query_lists, change_no_answer) { same("{a: x, n: 149}"); }
Test(query_lists, know_that_a_list_may_go_on) { same("more()"); }

Test(query_lists, spend_less)
{
	struct arena a = {0};
	struct patterns *p = patterns_new();
	struct query_lists *lists = query_lists_new();
	const struct node *tree = long_tree(&a, "{a: x}");
	const struct cond *c =
	        ask_cond(&a, "{some: $.list.*, where: {all: [{path: n, equals: 149}, {path: a, equals: z}]}}");
	struct query plain = {.patterns = p, .arena = &a, .root = tree}, kept = plain;
	kept.lists = lists;
	query_test(&kept, c, tree); /* makes them */
	kept.spent = 0;
	query_test(&plain, c, tree);
	query_test(&kept, c, tree);
	cr_expect_gt(plain.spent, ROWS);
	cr_expect_lt(kept.spent, 80, "%zu", kept.spent);
	query_lists_free(lists);
	patterns_free(p);
	arena_free(&a);
}
