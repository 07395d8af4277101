/* One wording of what is wrong, for rules and for controls. */
#include "key_value.h"

bool key_list(const struct node *n, struct arena *a, struct strs *out, struct err *err)
{
	size_t count = 0;
	if (n->kind != NODE_ARRAY)
		return err_set(err, "`%.*s` takes a list", STR_ARG(n->key));
	for (const struct node *item = n->child; item; item = item->next, count++)
		if (!node_is_leaf(item))
			return err_set(err, "`%.*s` takes a list of texts", STR_ARG(n->key));
	str *at = arena_array(a, str, count);
	*out = (struct strs){at, count};
	for (const struct node *item = n->child; item; item = item->next)
		*at++ = arena_str(a, item->text);
	return true;
}

bool key_unknown(const struct node *n, str (*name)(size_t i), struct err *err)
{
	str best = name(0);
	for (size_t i = 1; name(i).n; i++)
		if (str_distance(name(i), n->key) < str_distance(best, n->key))
			best = name(i);
	return err_set(err, "unknown key `%.*s`; did you mean `%.*s`?", STR_ARG(n->key), STR_ARG(best));
}
