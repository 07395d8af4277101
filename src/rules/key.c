/* One loop and one wording of what is wrong, for rules and for controls. */
#include "key.h"

static bool unknown(struct key_reading *k, const struct node *n, const struct key *keys, size_t n_keys)
{
	str best = keys[0].name;
	for (size_t i = 1; i < n_keys; i++)
		if (str_distance(keys[i].name, n->key) < str_distance(best, n->key))
			best = keys[i].name;
	return err_set(k->err, "unknown key `%.*s`; did you mean `%.*s`?", STR_ARG(n->key), STR_ARG(best));
}

bool key_read(struct key_reading *k, const struct node *map, const struct key *keys, size_t n_keys, str besides,
              void *out)
{
	for (const struct node *n = map->child; n; n = n->next) {
		size_t i = 0;
		if (besides.n && str_eq(n->key, besides))
			continue;
		while (i < n_keys && !str_eq(keys[i].name, n->key))
			i++;
		k->line = n->key_line;
		if (i == n_keys)
			return unknown(k, n, keys, n_keys);
		if (!keys[i].read(k, n, &keys[i], (char *)out + keys[i].offset))
			return false;
	}
	return true;
}
