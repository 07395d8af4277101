/* The evaluator: Kleene's tables, what a path selects, what a rule makes of it. */
#include "query/tree.h"

#include <criterion/criterion.h>

#include "query/path.h"

/* Trees are written out, not parsed: this layer knows no parser. */
static struct arena tree_arena;
static struct patterns *tree_patterns;

static void tree_setup(void) { tree_patterns = patterns_new(); }
static void tree_teardown(void)
{
	patterns_free(tree_patterns);
	arena_free(&tree_arena);
}
TestSuite(tree, .init = tree_setup, .fini = tree_teardown);

#define KIDS(...)                                                                                                      \
	(struct node *[]) { __VA_ARGS__, NULL }
static struct node *tree_node(enum node_kind kind, const char *key, const char *text, struct node **kids)
{
	struct node *n = arena_new(&tree_arena, struct node);
	*n = (struct node){.kind = kind, .key = str_of(key), .text = str_of(text)};
	const struct node **tail = &n->child;
	for (; kids && *kids; tail = &(*kids++)->next)
		*tail = *kids;
	return n;
}
#define OBJECT(key, ...)  tree_node(NODE_OBJECT, key, "", KIDS(__VA_ARGS__))
#define ARRAY(key, ...)   tree_node(NODE_ARRAY, key, "", KIDS(__VA_ARGS__))
#define STRING(key, text) tree_node(NODE_STRING, key, text, NULL)
#define NUMBER(key, text) tree_node(NODE_NUMBER, key, text, NULL)
#define TRUE(key)         tree_node(NODE_BOOL, key, "true", NULL)
#define UNKNOWN(key)      tree_node(NODE_UNKNOWN, key, "x()", NULL)

static struct path tree_path(const char *text)
{
	struct path p;
	cr_assert(path_parse(str_of(text), &tree_arena, &p, NULL));
	return p;
}

static struct cond *tree_leaf(const char *path, enum cond_op op, const struct node *value)
{
	struct cond *c = arena_new(&tree_arena, struct cond);
	*c = (struct cond){.op = op, .path = tree_path(path), .value = value};
	return c;
}
static struct cond *is(const char *path, const char *text) { return tree_leaf(path, COND_EQUALS, STRING("", text)); }

static enum truth tree_ask(const struct cond *c, const struct node *n)
{
	struct query q = {.patterns = tree_patterns, .arena = &tree_arena, .root = n};
	return query_test(&q, c, n);
}

enum { F = TRUTH_FALSE, U = TRUTH_UNKNOWN, T = TRUTH_TRUE };

Test(tree, kleene_tables)
{
	static const int all[3][3] = {{F, F, F}, {F, U, U}, {F, U, T}}, any[3][3] = {{F, U, T}, {U, U, T}, {T, T, T}};
	const struct node *n = OBJECT("", STRING("f", "no"), UNKNOWN("u"), STRING("t", "yes"));
	const char *name[] = {"f", "u", "t"};
	for (int i = 0; i < 3; i++) {
		const struct cond not = {.op = COND_NOT, .kids = is(name[i], "yes"), .n_kids = 1};
		cr_expect_eq(tree_ask(&not, n), T - i, "not %s", name[i]);
		for (int j = 0; j < 3; j++) {
			const struct cond kids[] = {*is(name[i], "yes"), *is(name[j], "yes")};
			const struct cond both = {.op = COND_ALL, .kids = kids, .n_kids = 2};
			const struct cond one = {.op = COND_ANY, .kids = kids, .n_kids = 2};
			cr_expect_eq(tree_ask(&both, n), all[i][j], "%s and %s", name[i], name[j]);
			cr_expect_eq(tree_ask(&one, n), any[i][j], "%s or %s", name[i], name[j]);
		}
	}
}

Test(tree, absent_is_false_unless_a_spread_may_hold_it)
{
	cr_expect_eq(tree_ask(is("a", "1"), OBJECT("", STRING("b", "1"))), F);
	cr_expect_eq(tree_ask(is("a", "1"), OBJECT("", UNKNOWN("..."))), U);
	cr_expect_eq(tree_ask(is("a", "1"), OBJECT("", UNKNOWN("..."), STRING("a", "1"))), T);
	cr_expect_eq(tree_ask(is("a.b", "1"), OBJECT("", UNKNOWN("a"))), U);
	cr_expect_eq(tree_ask(is("a.b", "1"), OBJECT("", STRING("a", "1"))), F, "of the wrong type");
	const struct cond *absent = tree_leaf("a", COND_EXISTS, tree_node(NODE_BOOL, "", "false", NULL));
	cr_expect_eq(tree_ask(absent, OBJECT("", STRING("b", "1"))), T);
	cr_expect_eq(tree_ask(absent, OBJECT("", UNKNOWN("..."))), U);
	cr_expect_eq(tree_ask(absent, OBJECT("", UNKNOWN("a"))), F, "computed, but there");
}

Test(tree, paths_select)
{
	const struct node *n = OBJECT("", ARRAY("a", OBJECT("", STRING("x", "1")), OBJECT("", STRING("x", "2"))),
	                              OBJECT("d", OBJECT("e", STRING("x", "3"))));
	cr_expect_eq(tree_ask(is("a.*.x", "2"), n), T);
	cr_expect_eq(tree_ask(is("a.0.x", "2"), n), F);
	cr_expect_eq(tree_ask(is("a.1.x", "2"), n), T);
	cr_expect_eq(tree_ask(is("**.x", "3"), n), T);
	cr_expect_eq(tree_ask(is("**.**.x", "4"), n), F);
	cr_expect_eq(tree_ask(is("d.**", "3"), n), T);
	cr_expect_eq(tree_ask(is("$.d.e.x", "3"), n), T);
}

Test(tree, the_last_of_repeated_keys_counts)
{
	cr_expect_eq(tree_ask(is("a", "1"), OBJECT("", STRING("a", "1"), STRING("a", "2"))), F);
}

Test(tree, operators)
{
	const struct node *n = OBJECT("", STRING("s", "abc"), NUMBER("n", "3600"), TRUE("b"),
	                              tree_node(NODE_NULL, "z", "", NULL), STRING("v", "1.10.0"));
	cr_expect_eq(tree_ask(is("b", "true"), n), T);
	cr_expect_eq(tree_ask(tree_leaf("z", COND_EQUALS, tree_node(NODE_NULL, "", "", NULL)), n), T);
	cr_expect_eq(tree_ask(is("z", ""), n), F, "null is no empty string");
	cr_expect_eq(tree_ask(tree_leaf("z", COND_EXISTS, TRUE("")), n), T);
	cr_expect_eq(tree_ask(tree_leaf("s", COND_IN, ARRAY("", STRING("", "x"), STRING("", "abc"))), n), T);
	cr_expect_eq(tree_ask(tree_leaf("s", COND_MATCHES, STRING("", "^ab")), n), T);
	cr_expect_eq(tree_ask(tree_leaf("z", COND_MATCHES, STRING("", "")), n), F);
	cr_expect_eq(tree_ask(tree_leaf("n", COND_ABOVE, NUMBER("", "900")), n), T);
	cr_expect_eq(tree_ask(tree_leaf("n", COND_BELOW, NUMBER("", "3600")), n), F);
	cr_expect_eq(tree_ask(tree_leaf("v", COND_ABOVE, STRING("", "1.9")), n), T);
	cr_expect_eq(tree_ask(tree_leaf("s", COND_BELOW, NUMBER("", "5")), n), F, "no number, no order");
}

Test(tree, source_and_name)
{
	const struct node *n = OBJECT("", UNKNOWN("VITE_SECRET"), STRING("b", "x()"));
	cr_expect_eq(tree_ask(tree_leaf("*", COND_SOURCE, STRING("", "^x\\(")), n), T);
	cr_expect_eq(tree_ask(tree_leaf("b", COND_SOURCE, STRING("", "x")), n), F, "not computed");
	cr_expect_eq(tree_ask(tree_leaf("*", COND_NAMED, STRING("", "SECRET$")), n), T);
	cr_expect_eq(tree_ask(tree_leaf("b", COND_NAMED, STRING("", "SECRET$")), n), F);
}

struct tree_seen {
	unsigned count[3];
	struct tree_hit last;
};
static void tree_note(void *ctx, const struct tree_hit *hit)
{
	struct tree_seen *seen = ctx;
	seen->count[hit->outcome]++;
	seen->last = *hit;
}
static struct tree_seen tree_apply(const struct rule *rule, const struct node *root)
{
	struct tree_seen seen = {0};
	struct query q = {.patterns = tree_patterns, .arena = &tree_arena, .root = root};
	tree_judge(rule, &q, &seen, tree_note);
	return seen;
}

Test(tree, each_judges_every_node_by_itself)
{
	const struct rule rule = {
	        .each = tree_path("clients.*"), .where = is("public", "true"), .require = is("pkce", "S256")};
	const struct node *root = OBJECT(
	        "", ARRAY("clients", OBJECT("", TRUE("public")), OBJECT("", TRUE("public"), STRING("pkce", "S256")),
	                  OBJECT("", TRUE("public"), UNKNOWN("pkce")), OBJECT("", STRING("pkce", "plain"))));
	struct tree_seen seen = tree_apply(&rule, root);
	cr_expect_eq(seen.count[TREE_FINDING], 1);
	cr_expect_eq(seen.count[TREE_UNPROVEN], 1);
	cr_expect(str_eq(seen.last.node_path, S("clients.2")));
}

Test(tree, where_alone_reports_and_the_place_is_what_decided)
{
	struct cond kids[] = {*is("name", "init"), *is("args.0.pkce", "plain"), *is("$.side", "client")};
	const struct cond where = {.op = COND_ALL, .kids = kids, .n_kids = 3};
	const struct rule rule = {.each = tree_path("calls.*"), .where = &where, .subject = S("args.0.pkce")};
	struct node *pkce = STRING("pkce", "plain");
	const struct node *root = OBJECT("", STRING("side", "client"),
	                                 ARRAY("calls", OBJECT("", STRING("name", "init")),
	                                       OBJECT("", STRING("name", "init"), ARRAY("args", OBJECT("", pkce)))));
	struct tree_seen seen = tree_apply(&rule, root);
	cr_expect_eq(seen.count[TREE_FINDING], 1);
	cr_expect_eq(seen.last.node, pkce);
	cr_expect_eq(seen.last.subject_node, pkce);
	cr_expect(str_eq(seen.last.subject, S("plain")));
	cr_expect(str_eq(seen.last.node_path, S("calls.init.1")));
}

Test(tree, forbid_finds_and_unknown_is_unproven)
{
	const struct rule rule = {.each = tree_path(""), .forbid = is("**.flow", "implicit")};
	struct tree_seen bad = tree_apply(&rule, OBJECT("", OBJECT("a", STRING("flow", "implicit"))));
	struct tree_seen open = tree_apply(&rule, OBJECT("", OBJECT("a", UNKNOWN("flow"))));
	struct tree_seen good = tree_apply(&rule, OBJECT("", OBJECT("a", STRING("flow", "code"))));
	cr_expect(bad.count[TREE_FINDING] == 1 && open.count[TREE_UNPROVEN] == 1 && !good.count[TREE_FINDING] &&
	          !good.count[TREE_UNPROVEN]);
}

/* What may or may not apply: a rule that is kept says nothing, least of all that it holds; one that is broken, or may
 * be, leaves the control unproven. */
Test(tree, where_nobody_knows_whether_it_applies)
{
	const struct rule rule = {.each = tree_path(""), .where = is("public", "true"), .require = is("pkce", "S256")};
	struct tree_seen kept = tree_apply(&rule, OBJECT("", UNKNOWN("public"), STRING("pkce", "S256")));
	struct tree_seen bad = tree_apply(&rule, OBJECT("", UNKNOWN("public"), STRING("pkce", "plain")));
	struct tree_seen open = tree_apply(&rule, OBJECT("", UNKNOWN("public"), UNKNOWN("pkce")));
	cr_expect(!kept.count[TREE_FINDING] && !kept.count[TREE_UNPROVEN]);
	cr_expect(!bad.count[TREE_FINDING] && bad.count[TREE_UNPROVEN] == 1);
	cr_expect(!open.count[TREE_FINDING] && open.count[TREE_UNPROVEN] == 1);
}

/* Items that share a name are told apart by their number among those, others by their number in the list. */
Test(tree, steps_of_a_long_list)
{
	const struct rule rule = {.each = tree_path("list.*"), .where = is("bad", "yes")};
	struct node *kids[41] = {NULL};
	for (int i = 0; i < 40; i++)
		kids[i] = i % 2 ? OBJECT("", STRING("bad", i == 39 ? "yes" : "no"))
		                : OBJECT("", STRING("name", i % 4 ? "b" : "a"), STRING("bad", i == 38 ? "yes" : "no"));
	const struct node *root = OBJECT("", tree_node(NODE_ARRAY, "list", "", kids));
	struct tree_seen seen = tree_apply(&rule, root);
	cr_expect_eq(seen.count[TREE_FINDING], 2);
	cr_expect(str_eq(seen.last.node_path, S("list.39")), "%.*s", STR_ARG(seen.last.node_path));
	const struct rule named = {.each = tree_path("list.*"), .where = is("name", "b")};
	seen = tree_apply(&named, root);
	cr_expect_eq(seen.count[TREE_FINDING], 10);
	cr_expect(str_eq(seen.last.node_path, S("list.b.9")), "%.*s", STR_ARG(seen.last.node_path));
}

Test(tree, a_square_of_wildcards_ends)
{
	enum { WIDE = 3000 };
	struct node **kids = arena_array(&tree_arena, struct node *, WIDE + 1);
	for (int i = 0; i < WIDE; i++)
		kids[i] = STRING("k", "v");
	const struct rule rule = {.each = tree_path("**"), .where = is("$.**.x", "1")};
	struct tree_seen seen = tree_apply(&rule, tree_node(NODE_OBJECT, "", "", kids));
	cr_expect_eq(seen.count[TREE_UNPROVEN], 1, "it says that it gave up, once");
}
