/* What stands in a member afterwards is copied: nothing points into the file. (A condition's values stay the tree's.)
 */
#include "key_value.h"

#include "query/cond.h"
#include "query/path.h"

bool key_text(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	(void)key;
	*(str *)member = arena_str(k->a, n->text);
	return node_is_leaf(n) || err_set(k->err, "`%.*s` takes a text", STR_ARG(n->key));
}

bool key_list(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	size_t count = 0;
	(void)key;
	if (n->kind != NODE_ARRAY)
		return err_set(k->err, "`%.*s` takes a list", STR_ARG(n->key));
	for (const struct node *item = n->child; item; item = item->next, count++)
		if (!node_is_leaf(item))
			return err_set(k->err, "`%.*s` takes a list of texts", STR_ARG(n->key));
	str *at = arena_array(k->a, str, count);
	*(struct strs *)member = (struct strs){at, count};
	for (const struct node *item = n->child; item; item = item->next)
		*at++ = arena_str(k->a, item->text);
	return true;
}

bool key_flag(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	(void)key;
	*(bool *)member = str_eq(n->text, S("true"));
	return n->kind == NODE_BOOL || err_set(k->err, "`%.*s` takes true or false", STR_ARG(n->key));
}

bool key_path(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	(void)key;
	return path_parse(arena_str(k->a, n->text), k->a, member, k->err);
}

bool key_cond(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	struct cond *c = arena_new(k->a, struct cond);
	(void)key;
	*(const struct cond **)member = c;
	return cond_read(n, k->a, c, k->err);
}

bool key_strange(struct key_reading *k, const struct node *n)
{
	return err_set(k->err, "`%.*s: %.*s` is not known", STR_ARG(n->key), STR_ARG(n->text));
}

bool key_word(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	/* Our enumerations have no negative values, so that each is kept as an unsigned int. */
	unsigned *place = member;
	str words = key->words, word;
	for (*place = 0; str_cut(&words, ' ', &word); ++*place)
		if (word.n && str_eq(word, n->text))
			return true;
	return key_strange(k, n);
}

bool key_severity(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	(void)key;
	return severity_parse(n->text, member) || key_strange(k, n);
}

bool key_confidence(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	(void)key;
	return confidence_parse(n->text, member) || key_strange(k, n);
}

bool key_control(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	const struct control *c = k->control(k->ctx, n->text);
	(void)key;
	*(const struct control **)member = c;
	return c != NULL || key_strange(k, n);
}
