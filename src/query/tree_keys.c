/* Names in chains by length and first byte: most names of a document are told from all of them by that alone. */
#include "query/tree_keys.h"

struct tree_key {
	struct tree_key *next;
	str name;
	int number;
};

enum { CHAINS = 512 };
struct tree_keys {
	struct tree_key *chains[CHAINS];
	size_t n;
};

static size_t chain_of(str name) { return (name.n & 15) << 5 | (unsigned char)name.p[0] % 32; }

int tree_keys_find(const struct tree_keys *k, str name)
{
	if (!name.n)
		return TREE_KEYS_NONE;
	const struct tree_key *key = k->chains[chain_of(name)];
	while (key && !str_eq(key->name, name))
		key = key->next;
	return key ? key->number : TREE_KEYS_NONE;
}

size_t tree_keys_count(const struct tree_keys *k) { return k->n; }

struct gathering {
	struct tree_keys *keys;
	struct arena *arena;
};

static void add_name(struct gathering *g, str name)
{
	uint64_t number;
	/* A number asks for items of arrays as well. */
	if (!name.n || str_number(name, UINT32_MAX, &number) || tree_keys_find(g->keys, name) != TREE_KEYS_NONE)
		return;
	struct tree_key *key = arena_new(g->arena, struct tree_key), **chain = &g->keys->chains[chain_of(name)];
	*key = (struct tree_key){*chain, name, (int)g->keys->n++};
	*chain = key;
}

static void add_path(struct gathering *g, const struct path *p)
{
	for (size_t i = 0; i + 1 < p->n; i++)
		if (p->steps[i].kind == STEP_DEEP && p->steps[i + 1].kind == STEP_KEY)
			add_name(g, p->steps[i + 1].key);
}

static void add_cond(struct gathering *g, const struct cond *c)
{
	if (!c)
		return;
	add_path(g, &c->path);
	if (c->other)
		add_path(g, c->other);
	for (size_t i = 0; i < c->n_kids; i++)
		add_cond(g, &c->kids[i]);
}

static void add_rule(struct gathering *g, const struct rule *r)
{
	add_path(g, &r->each);
	add_cond(g, r->where);
	add_cond(g, r->require);
	add_cond(g, r->forbid);
	for (size_t i = 0; i < r->give.n; i++)
		add_path(g, &r->give.at[i].path);
}

struct tree_keys *tree_keys_new(const struct ruleset *set, struct arena *a)
{
	struct gathering g = {arena_new(a, struct tree_keys), a};
	for (size_t i = 0; i < set->n_rules; i++)
		if (set->rules[i].kind == RULE_CONFIG)
			add_rule(&g, &set->rules[i]);
	return g.keys;
}
