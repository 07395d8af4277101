/* Laws of the evaluator over drawn conditions and trees: those of Kleene, `every` as no exception, no order, and that
 * not knowing a value never turns an answer round. */
#include "query/query.h"

#include <stdint.h>

#include "ask.h"

enum { LAWS_ROUNDS = 4000, LAWS_DEPTH = 3 };

struct laws {
	struct arena a;
	struct patterns *patterns;
	uint64_t state;
	enum tier tier;
};

static unsigned draw(struct laws *l, unsigned below)
{
	l->state = l->state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(l->state >> 33) % below;
}

static const char *one_of(struct laws *l, const char *const *words)
{
	unsigned n = 0;
	while (words[n])
		n++;
	return words[draw(l, n)];
}

/* ---- trees ---- */

static struct node *draw_tree(struct laws *l, unsigned depth)
{
	static const char *const keys[] = {"a", "b", "c", NULL};
	static const char *const texts[] = {"x", "y", "1", "2", "15m", "900", "x y", "1 KB", "", NULL};
	static const enum node_kind leaves[] = {NODE_STRING, NODE_STRING, NODE_NUMBER, NODE_BOOL, NODE_NULL};
	struct node *n = arena_new(&l->a, struct node);
	if (depth == 0 || draw(l, 4) == 0) {
		n->kind = leaves[draw(l, 5)];
		n->text = n->kind == NODE_NULL     ? S("")
		          : n->kind == NODE_BOOL   ? S("true")
		          : n->kind == NODE_NUMBER ? str_of(draw(l, 2) ? "1" : "900")
		                                   : str_of(one_of(l, texts));
		return n;
	}
	n->kind = draw(l, 2) ? NODE_OBJECT : NODE_ARRAY;
	const struct node **tail = &n->child;
	for (unsigned i = 0, many = draw(l, 4); i < many; i++) {
		struct node *kid = draw_tree(l, depth - 1);
		kid->key = n->kind == NODE_OBJECT ? str_of(keys[i]) : S("");
		*tail = kid;
		tail = &kid->next;
	}
	return n;
}

static size_t count_nodes(const struct node *n)
{
	size_t count = 1;
	for (const struct node *kid = n->child; kid; kid = kid->next)
		count += count_nodes(kid);
	return count;
}

/* A copy in which lists stand the other way round, and the node with this number is computed. */
static struct node *copy_tree(struct laws *l, const struct node *n, bool turned, size_t *computed)
{
	struct node *c = arena_new(&l->a, struct node);
	*c = *n;
	c->child = NULL;
	if ((*computed)-- == 0) {
		c->kind = NODE_UNKNOWN;
		c->text = S("f()");
		return c;
	}
	const struct node **tail = &c->child;
	for (const struct node *kid = n->child; kid; kid = kid->next) {
		struct node *copy = copy_tree(l, kid, turned, computed);
		copy->next = turned ? c->child : NULL;
		*tail = copy;
		tail = turned ? &c->child : &copy->next;
	}
	return c;
}

/* ---- conditions ---- */

static str draw_path(struct laws *l, unsigned around)
{
	static const char *const starts[] = {"", "", "", "$.", "^", "^^", "$manifest."};
	static const char *const steps[] = {"a", "b", "*", "**", "a.*", "**.b", "*.c", "*.*", NULL};
	unsigned start = draw(l, 7);
	if ((start == 4 && around < 1) || (start == 5 && around < 2))
		start = 0;
	return arena_printf(&l->a, "'%s%s'", starts[start], one_of(l, steps));
}

static str draw_value(struct laws *l, const char *op, unsigned around)
{
	bool list = !strcmp(op, "in") || !strcmp(op, "subset") || !strcmp(op, "disjoint"),
	     order = !list && op[0] != 'e';
	const char *const lists[] = {"[x, 1]", "[]", "[15m, y]", NULL}, *const orders[] = {"1", "15m", "2", NULL};
	const char *const texts[] = {"x", "1", "15m", "1 KB", "~", NULL};
	const char *const *from = list ? lists : order ? orders : texts;
	if (draw(l, 3) == 0)
		return arena_printf(&l->a, "{path: %s}", draw_path(l, around).p);
	if (draw(l, 4) == 0)
		return arena_printf(&l->a, "{by_tier: {low: %s, medium: %s, high: %s}}", one_of(l, from),
		                    one_of(l, from), one_of(l, from));
	return str_of(one_of(l, from));
}

static str draw_cond(struct laws *l, unsigned depth, unsigned around)
{
	static const char *const ops[] = {"equals", "in", "above", "below", "subset", "disjoint", NULL};
	static const char *const joins[] = {"all", "any", NULL}, *const items[] = {"some", "every", NULL};
	unsigned form = depth ? draw(l, 8) : draw(l, 3);
	const char *op = one_of(l, ops);
	struct arena *a = &l->a;
	str path = draw_path(l, around);
	switch (form) {
	case 0:
		return arena_printf(a, "{path: %s, exists: %s}", path.p, draw(l, 2) ? "true" : "false");
	case 3:
		return arena_printf(a, "{not: %s}", draw_cond(l, depth - 1, around).p);
	case 4:
		return arena_printf(a, "{%s: [%s, %s]}", one_of(l, joins), draw_cond(l, depth - 1, around).p,
		                    draw_cond(l, depth - 1, around).p);
	case 5:
		return arena_printf(a, "{%s: %s, words: %s, where: %s}", one_of(l, items), path.p,
		                    draw(l, 2) ? "true" : "false", draw_cond(l, depth - 1, around + 1).p);
	case 6:
		return arena_printf(a, "{covers: %s, by: %s, where: %s}", path.p, draw_path(l, around).p,
		                    draw_cond(l, depth - 1, around + 2).p);
	case 7:
		return arena_printf(a, "{count: %s, where: %s, %s: %u}", path.p, draw_cond(l, depth - 1, around + 1).p,
		                    draw(l, 2) ? "above" : "equals", draw(l, 3));
	case 2:
		return arena_printf(a, "{path: %s, %s: %s, unit: ms}", path.p, draw(l, 2) ? "above" : "equals",
		                    draw(l, 2) ? "1s" : "900");
	default:
		return arena_printf(a, "{path: %s, %s: %s}", path.p, op, draw_value(l, op, around).p);
	}
}

/* The same condition with its lists the other way round. */
static const struct cond *turn_cond(struct laws *l, const struct cond *c)
{
	struct cond *turned = arena_new(&l->a, struct cond), *kids = arena_array(&l->a, struct cond, c->n_kids);
	*turned = *c;
	turned->kids = kids;
	for (size_t i = 0; i < c->n_kids; i++)
		kids[c->n_kids - 1 - i] = *turn_cond(l, &c->kids[i]);
	return turned;
}

static enum truth laws_ask(struct laws *l, const struct cond *c, const struct node *tree, const struct node *manifest)
{
	struct query q = {.patterns = l->patterns, .arena = &l->a, .root = tree, .manifest = manifest, .tier = l->tier};
	return query_test(&q, c, tree);
}

static enum truth join(struct laws *l, enum cond_op op, const struct cond *x, const struct cond *y,
                       const struct node *tree, const struct node *manifest)
{
	const struct cond kids[] = {*x, *y};
	const struct cond both = {.op = op, .kids = kids, .n_kids = op == COND_NOT || op == COND_PERHAPS ? 1 : 2};
	return laws_ask(l, &both, tree, manifest);
}

#define LEAST(x, y) ((x) < (y) ? (x) : (y))
#define MOST(x, y)  ((x) > (y) ? (x) : (y))

static void laws_round(struct laws *l, unsigned *seen)
{
	str text = draw_cond(l, LAWS_DEPTH, 0), other = draw_cond(l, LAWS_DEPTH - 1, 0);
	const struct cond *c = ask_cond(&l->a, text.p), *d = ask_cond(&l->a, other.p);
	const struct node *tree = draw_tree(l, 4), *manifest = draw(l, 3) ? draw_tree(l, 3) : NULL;
	l->tier = draw(l, 5);
	enum truth x = laws_ask(l, c, tree, manifest), y = laws_ask(l, d, tree, manifest);
	cr_expect_eq(join(l, COND_NOT, c, c, tree, manifest), T - x, "not %s", text.p);
	cr_expect_eq(join(l, COND_PERHAPS, c, c, tree, manifest), LEAST(x, TRUTH_UNKNOWN), "perhaps %s", text.p);
	cr_expect_eq(join(l, COND_ALL, c, d, tree, manifest), LEAST(x, y), "%s and %s", text.p, other.p);
	cr_expect_eq(join(l, COND_ANY, d, c, tree, manifest), MOST(x, y), "%s or %s", text.p, other.p);
	/* every is no exception */
	struct cond not = {.op = COND_NOT, .kids = d, .n_kids = 1},
	            some = {.op = COND_SOME, .path = c->path, .words = draw(l, 2)};
	struct cond every = {.op = COND_EVERY, .path = c->path, .kids = d, .n_kids = 1, .words = some.words};
	some.kids = &not ;
	some.n_kids = 1;
	cr_expect_eq(laws_ask(l, &every, tree, manifest), T - laws_ask(l, &some, tree, manifest), "every %s", other.p);
	/* no order */
	size_t none = SIZE_MAX;
	const struct node *turned = copy_tree(l, tree, true, &none);
	cr_expect_eq(laws_ask(l, turn_cond(l, c), turned, manifest), x, "%s the other way round", text.p);
	/* What is not known may have been anything: the answer stays or is unknown. */
	size_t which = draw(l, (unsigned)count_nodes(tree));
	enum truth less = laws_ask(l, c, copy_tree(l, tree, false, &which), manifest);
	cr_expect(less == x || less == U, "%s: %d became %d", text.p, x, less);
	const struct node unread = {.kind = NODE_UNKNOWN};
	less = laws_ask(l, c, tree, &unread);
	cr_expect(less == x || less == U, "%s: %d without its manifest became %d", text.p, x, less);
	seen[x]++;
}

Test(query_laws, hold_for_drawn_conditions)
{
	struct laws l = {.state = 20261129, .patterns = patterns_new()};
	unsigned seen[3] = {0};
	for (unsigned i = 0; i < LAWS_ROUNDS; i++) {
		laws_round(&l, seen);
		arena_reset(&l.a);
	}
	cr_expect(seen[F] > LAWS_ROUNDS / 10 && seen[T] > LAWS_ROUNDS / 10, "%u %u", seen[F], seen[T]);
	patterns_free(l.patterns);
	arena_free(&l.a);
}
