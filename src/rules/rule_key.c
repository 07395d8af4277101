/* The table of model/rule.def with a reader for each type. Here are those that only rules have. */
#include "rule_key.h"

#include <stddef.h>

#include "rules/rule_give.h"
#include "key_value.h"

/* `text`, and what it stands beside. */
static bool key_example(struct key_reading *k, const struct node *map, struct example *out)
{
	for (const struct node *n = map->child; n; n = n->next) {
		str *to = str_eq(n->key, S("path"))       ? &out->path
		          : str_eq(n->key, S("text"))     ? &out->text
		          : str_eq(n->key, S("manifest")) ? &out->manifest
		                                          : NULL;
		if (!to || !node_is_leaf(n))
			return false;
		*to = arena_str(k->a, n->text);
	}
	return node_get(map, S("text")) && (out->path.n || out->manifest.n);
}

static bool key_examples(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	size_t count = 0;
	(void)key;
	if (n->kind != NODE_ARRAY)
		return err_set(k->err, "`%.*s` takes a list of examples", STR_ARG(n->key));
	for (const struct node *item = n->child; item; item = item->next)
		count++;
	struct example *example = arena_array(k->a, struct example, count);
	*(struct examples *)member = (struct examples){example, count};
	for (const struct node *item = n->child; item; item = item->next, example++) {
		if (node_is_leaf(item)) {
			example->text = arena_str(k->a, item->text);
			continue;
		}
		if (!key_example(k, item, example))
			return err_set(k->err, "an example is a text or {path: …, text: …, manifest: …}");
	}
	return true;
}

static bool read_lines(const struct node *n, unsigned *lines)
{
	enum { MOST_LINES = 1000 };
	const struct node *count = node_get(n, S("lines"));
	uint64_t number = 0;
	if (!count || !str_number(count->text, MOST_LINES, &number))
		return false;
	*lines = (unsigned)number;
	return true;
}

static bool key_near(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	const struct node *pattern = node_get(n, S("pattern"));
	struct near *near = member;
	(void)key;
	if (!pattern || !read_lines(n, &near->lines))
		return err_set(k->err, "`near` takes {pattern: …, lines: N}");
	near->pattern = arena_str(k->a, pattern->text);
	return true;
}

/* {rule: ID, lines: N}, or several ids in a list. Whether they are known is seen when all rules are read. */
static bool key_partner(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	const struct node *id = node_get(n, S("rule"));
	struct partner *with = member;
	if (!id || !read_lines(n, &with->lines))
		return err_set(k->err, "`with` takes {rule: …, lines: N}");
	if (!node_is_leaf(id))
		return key_list(k, id, key, &with->ids);
	str *one = arena_new(k->a, str);
	*one = arena_str(k->a, id->text);
	with->ids = (struct strs){one, 1};
	return true;
}

static bool key_gives(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	(void)key;
	return rule_give_read(n, k->a, member, k->err);
}

static const struct key keys[] = {
#define KEY(key, type, member)         {STR_INIT(key), offsetof(struct rule, member), key_##type, {0}},
#define WORD(key, type, member, words) {STR_INIT(key), offsetof(struct rule, member), key_word, STR_INIT(words)},
#define OWN(type, member)
#include "model/rule.def"
};

bool rule_read_keys(struct key_reading *k, const struct node *map, struct rule *rule)
{
	return key_read(k, map, keys, sizeof keys / sizeof *keys, S("rules"), rule);
}
