/* The index answers what the plain walk does, which stays the reference: over trees and paths that are drawn at random,
 * with all that is awkward in them (repeated names, rests, what is computed and what stands below it). */
#include "query/tree_index.h"

#include <criterion/criterion.h>

#include "query/path.h"

static uint64_t index_state;
static size_t index_random(size_t below)
{
	index_state ^= index_state << 13;
	index_state ^= index_state >> 7;
	index_state ^= index_state << 17;
	return index_state % below;
}

static struct arena index_arena;
enum { MOST_NODES = 400 };
static const struct node *index_nodes[MOST_NODES];
static size_t index_n;

static const char *const index_names[] = {"a", "b", "c", "name", "...", "0", "1"};
static str index_name(void) { return str_of(index_names[index_random(sizeof index_names / sizeof *index_names)]); }

static const struct node *index_tree(bool in_object, unsigned depth)
{
	struct node *n = arena_new(&index_arena, struct node);
	static const enum node_kind kinds[] = {NODE_OBJECT, NODE_OBJECT, NODE_OBJECT, NODE_ARRAY,
	                                       NODE_ARRAY,  NODE_STRING, NODE_NULL,   NODE_UNKNOWN};
	*n = (struct node){.kind = kinds[depth ? index_random(8) : index_random(4)]};
	n->key = in_object ? index_name() : S("");
	if (index_n < MOST_NODES)
		index_nodes[index_n++] = n;
	bool holds = n->kind == NODE_OBJECT || n->kind == NODE_ARRAY || (n->kind == NODE_UNKNOWN && !index_random(4));
	const struct node **tail = &n->child;
	for (size_t i = holds ? index_random(5) : 0; i && depth < 7; i--) {
		const struct node *c = index_tree(n->kind == NODE_OBJECT, depth + 1);
		*tail = c;
		tail = &((struct node *)c)->next;
	}
	return n;
}

static struct path index_path(void)
{
	static const char *const steps[] = {"**", "**", "**", "*", "a", "b", "c", "name", "0", "'...'"};
	str text = S("");
	for (size_t i = 1 + index_random(4); i; i--)
		text = arena_printf(&index_arena, "%.*s%s%s", STR_ARG(text), text.n ? "." : "",
		                    steps[index_random(10)]);
	struct path p;
	cr_assert(path_parse(text, &index_arena, &p, NULL));
	return p;
}

/* The names of all but "a" are noted: of that one the index knows nothing. */
static struct tree_keys *index_keys(void)
{
	static struct rule rule = {.kind = RULE_CONFIG};
	static struct ruleset set = {.rules = &rule, .n_rules = 1};
	cr_assert(path_parse(S("**.b.**.c.**.name.**.'...'"), &index_arena, &rule.each, NULL));
	return tree_keys_new(&set, &index_arena);
}

struct index_seen {
	const struct node *at[4000];
	const struct node *from;
	size_t n, stop;
	bool stopped;
};

static bool index_yield(void *ctx, const struct node *n, const struct query_way *way)
{
	struct index_seen *seen = ctx;
	cr_assert_eq(way->node, n);
	for (; way->node != seen->from; way = way->up) {
		cr_assert(way->up, "the way leads back to where the path started");
		const struct node *c = way->up->node->child;
		while (c && c != way->node)
			c = c->next;
		cr_assert(c, "each step of the way is a child of the next");
	}
	if (seen->n < sizeof seen->at / sizeof *seen->at)
		seen->at[seen->n++] = n;
	seen->stopped = seen->n == seen->stop;
	return !seen->stopped;
}

static void index_agrees(const struct node *root, struct tree_index *index, const struct node *from)
{
	static struct index_seen plain, fast;
	struct path p = index_path();
	struct query q = {.arena = &index_arena, .root = root};
	plain.n = fast.n = 0;
	plain.from = fast.from = from;
	plain.stop = fast.stop = index_random(3) ? 0 : 1 + index_random(4);
	bool whole = query_each(&q, &p, from, &plain, index_yield);
	size_t spent = q.spent;
	q.index = index;
	q.spent = 0;
	bool same = query_each(&q, &p, from, &fast, index_yield) == whole || plain.stopped;
	cr_assert(same, "%.*s", STR_ARG(p.text));
	cr_assert_eq(fast.n, plain.n, "%.*s: %zu and not %zu", STR_ARG(p.text), fast.n, plain.n);
	cr_assert_arr_eq(fast.at, plain.at, plain.n * sizeof *plain.at, "%.*s", STR_ARG(p.text));
	cr_assert_leq(q.spent, spent);
}

Test(tree_index, answers_as_the_plain_walk_does)
{
	for (index_state = 1; index_state < 4000; index_state++) {
		uint64_t round = index_state;
		index_state *= 0x9e3779b97f4a7c15u;
		index_n = 0;
		const struct node *root = index_tree(false, 0);
		struct tree_index *index = tree_index_new(root, index_keys(), &index_arena);
		for (unsigned i = 0; i < 12; i++)
			index_agrees(root, index, i % 3 ? root : index_nodes[index_random(index_n)]);
		arena_reset(&index_arena);
		index_state = round;
	}
	arena_free(&index_arena);
}

/* {"b": {"b": … }} */
static const struct node *index_tower(unsigned height)
{
	struct node *n = NULL;
	for (unsigned i = 0; i <= height; i++) {
		struct node *up = arena_new(&index_arena, struct node);
		*up = (struct node){.kind = i ? NODE_OBJECT : NODE_STRING, .key = S("b"), .child = n};
		n = up;
	}
	return n;
}

Test(tree_index, leaves_what_is_too_deep_to_the_plain_walk)
{
	struct tree_uses uses;
	bool unsure;
	struct tree_keys *keys = index_keys();
	const struct node *low = index_tower(300), *high = index_tower(2000);
	cr_assert(tree_index_uses(tree_index_new(low, keys, &index_arena), low, S("b"), &uses, &unsure));
	cr_expect_eq(uses.n, 300);
	cr_expect_not(tree_index_uses(tree_index_new(high, keys, &index_arena), high, S("b"), &uses, &unsure));
	arena_free(&index_arena);
}

Test(tree_index, knows_the_names_of_its_rules_alone)
{
	struct tree_uses uses;
	bool unsure;
	const struct node *root = index_tower(2);
	struct tree_index *index = tree_index_new(root, index_keys(), &index_arena);
	cr_expect(tree_index_uses(index, root, S("c"), &uses, &unsure) && !uses.n && !unsure);
	cr_expect_not(tree_index_uses(index, root, S("a"), &uses, &unsure));
	cr_expect_not(tree_index_uses(index, root->child->child, S("b"), &uses, &unsure), "a leaf has no row");
	arena_free(&index_arena);
}
