/* A rule says the same with an index and without, whatever the calls look like: a name that is a text, computed, a
 * list, missing, written twice, or perhaps in what is spread. */
#include "query/tree.h"

#include <criterion/criterion.h>

#include "query/cond.h"
#include "query/path.h"
#include "query/tree_index.h"

static struct arena narrow_arena;
static uint64_t narrow_state = 88172645463325252u;
static size_t narrow_random(size_t below)
{
	narrow_state ^= narrow_state << 13;
	narrow_state ^= narrow_state >> 7;
	narrow_state ^= narrow_state << 17;
	return narrow_state % below;
}

static struct node *narrow_node(enum node_kind kind, const char *key, const char *text)
{
	struct node *n = arena_new(&narrow_arena, struct node);
	*n = (struct node){.kind = kind, .key = str_of(key), .text = str_of(text)};
	return n;
}

/* Of some members by chance. */
static struct node *narrow_call(const char *key)
{
	static const char *const keys[] = {"name", "name", "name", "new", "args", "..."};
	static const char *const texts[] = {"jwt.sign", "sign", "process.env.VITE_SECRET", "true"};
	static const enum node_kind kinds[] = {NODE_STRING, NODE_STRING,  NODE_STRING, NODE_STRING,
	                                       NODE_STRING, NODE_UNKNOWN, NODE_NULL,   NODE_ARRAY};
	struct node *call = narrow_node(narrow_random(9) ? NODE_OBJECT : NODE_UNKNOWN, key, "computed()");
	const struct node **tail = &call->child;
	for (size_t i = 1 + narrow_random(3); i; i--) {
		struct node *n = narrow_node(kinds[narrow_random(8)], keys[narrow_random(6)], texts[narrow_random(4)]);
		*tail = n;
		tail = &n->next;
	}
	return call;
}

static const struct node *narrow_document(void)
{
	struct node *root = narrow_node(NODE_OBJECT, "", "");
	struct node *calls = narrow_node(narrow_random(5) ? NODE_ARRAY : NODE_OBJECT, "calls", "");
	const struct node **tail = &calls->child;
	for (size_t i = narrow_random(12); i; i--) {
		struct node *n = narrow_call(calls->kind == NODE_OBJECT && !narrow_random(4) ? "..." : "");
		*tail = n;
		tail = &n->next;
	}
	root->child = narrow_node(NODE_STRING, "side", "client");
	((struct node *)root->child)->next = calls;
	return root;
}

struct narrow_said {
	struct tree_hit at[64];
	size_t n;
};

static void narrow_note(void *ctx, const struct tree_hit *hit)
{
	struct narrow_said *said = ctx;
	cr_assert_lt(said->n, sizeof said->at / sizeof *said->at);
	said->at[said->n++] = *hit;
}

/* {path: P, OP: V} */
static struct cond narrow_leaf(const char *path, enum cond_op op, const char *value)
{
	struct cond c = {.op = op, .value = narrow_node(NODE_STRING, "", value)};
	cr_assert(path_parse(str_of(path), &narrow_arena, &c.path, NULL));
	return c;
}

static void narrow_same(const struct rule *r, const struct node *root, struct patterns *patterns, size_t *hits)
{
	static struct narrow_said plain, fast;
	struct query q = {.patterns = patterns, .arena = &narrow_arena, .root = root}, quick = q;
	static const struct ruleset none;
	quick.index = tree_index_new(root, tree_keys_new(&none, &narrow_arena), &narrow_arena);
	plain.n = fast.n = 0;
	tree_judge(r, &q, &plain, narrow_note);
	tree_judge(r, &quick, &fast, narrow_note);
	cr_assert_eq(plain.n, fast.n, "%zu and not %zu", fast.n, plain.n);
	for (size_t i = 0; i < plain.n; i++) {
		const struct tree_hit *a = &plain.at[i], *b = &fast.at[i];
		cr_assert(a->outcome == b->outcome && a->node == b->node && a->each == b->each);
		cr_assert(str_eq(a->node_path, b->node_path), "%.*s", STR_ARG(b->node_path));
	}
	*hits += plain.n;
}

Test(tree_narrow, says_what_the_plain_walk_says)
{
	static const struct {
		const char *each, *path;
		enum cond_op op;
		const char *value;
	} rows[] = {
	        {"calls.*", "name", COND_EQUALS, "jwt.sign"}, {"calls.*", "name", COND_MATCHES, "(?:^|\\.)sign$"},
	        {"calls.*", "name", COND_EXISTS, "true"},     {"calls.*", "name", COND_EXISTS, "false"},
	        {"calls.*", "name", COND_SOURCE, "env"},      {"calls.*", "name.0", COND_EQUALS, "sign"},
	        {"$.calls.*", "new", COND_EQUALS, "true"},    {"**", ".", COND_SOURCE, "env|computed"},
	        {"**", "name", COND_SOURCE, "env"},           {"calls.**", ".", COND_SOURCE, "env|computed"},
	};
	struct patterns *patterns = patterns_new();
	size_t hits[sizeof rows / sizeof *rows] = {0};
	for (unsigned round = 0; round < 3000; round++) {
		const struct node *root = narrow_document();
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			struct cond kids[2] = {narrow_leaf("$.side", COND_EQUALS, "client"),
			                       narrow_leaf(rows[i].path, rows[i].op, rows[i].value)};
			struct cond all = {.op = COND_ALL, .kids = kids, .n_kids = 2};
			struct rule r = {.kind = RULE_CONFIG, .where = round % 2 ? &all : &kids[1]};
			cr_assert(path_parse(str_of(rows[i].each), &narrow_arena, &r.each, NULL));
			narrow_same(&r, root, patterns, &hits[i]);
		}
		arena_reset(&narrow_arena);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_gt(hits[i], 100, "%s %s", rows[i].each, rows[i].path);
	patterns_free(patterns);
	arena_free(&narrow_arena);
}

/* The bound on one rule's work holds, and is told at the root. */
Test(tree_narrow, stops_where_the_plain_walk_does)
{
	struct patterns *patterns = patterns_new();
	struct node *root = narrow_node(NODE_OBJECT, "", ""), *calls = narrow_node(NODE_ARRAY, "calls", "");
	const struct node **tail = &calls->child;
	root->child = calls;
	for (unsigned i = 0; i < 3000; i++) {
		struct node *call = narrow_node(NODE_OBJECT, "", "");
		call->child = narrow_node(NODE_STRING, "name", "jwt.sign");
		*tail = call;
		tail = &call->next;
	}
	struct cond where = narrow_leaf("name", COND_EQUALS, "jwt.sign"), none = narrow_leaf("$.**", COND_EQUALS, "no");
	struct rule r = {.kind = RULE_CONFIG, .where = &where, .forbid = &none};
	cr_assert(path_parse(S("calls.*"), &narrow_arena, &r.each, NULL));
	static const struct ruleset no_rules;
	struct query q = {.patterns = patterns, .arena = &narrow_arena, .root = root};
	q.index = tree_index_new(root, tree_keys_new(&no_rules, &narrow_arena), &narrow_arena);
	static struct narrow_said said;
	tree_judge(&r, &q, &said, narrow_note);
	cr_assert_eq(said.n, 1);
	cr_expect(said.at[0].outcome == TREE_UNPROVEN && said.at[0].node == root && q.spent >= QUERY_MOST);
	patterns_free(patterns);
	arena_free(&narrow_arena);
}
