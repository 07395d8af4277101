/* What is wrong with a configuration, with its line. */
#include "config_int.h"

#include "policy/schema_words.h"

bool config_fail(const struct config_reading *r, unsigned line, str what)
{
	return err_set(r->err, "%.*s:%u: %.*s", STR_ARG(r->file), line, STR_ARG(what));
}

unsigned config_line(const struct node *n) { return n->key_line ? n->key_line : n->line; }

bool config_is_text(const struct node *n)
{
	return n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER) && n->text.n;
}

size_t config_count(const struct node *list)
{
	size_t n = 0;
	for (const struct node *i = list->child; i; i = i->next)
		n++;
	return n;
}

bool config_unknown_key(const struct config_reading *r, const struct node *n, const str *names, size_t n_names)
{
	size_t best = 0;
	for (size_t i = 1; i < n_names; i++)
		if (str_distance(names[i], n->key) < str_distance(names[best], n->key))
			best = i;
	return config_fail(r, config_line(n),
	                   arena_printf(r->arena, "unknown key %.*s; the nearest known one is %.*s",
	                                STR_ARG(words_key(n->key)), STR_ARG(names[best])));
}
