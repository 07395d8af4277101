/* row_get: reading rows of the finished tree of facts. What is not there is empty. */
#ifndef FACTS_ROW_GET_H
#define FACTS_ROW_GET_H

#include "model/node.h"

static inline str row_text(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : (str){0};
}

static inline bool row_is(const struct node *row, str key, str text) { return str_eq(row_text(row, key), text); }

/* The first row of a section, or NULL; the others follow by next. */
static inline const struct node *rows_of(const struct node *facts, str section)
{
	const struct node *list = node_get(facts, section);
	return list && list->kind == NODE_ARRAY ? list->child : NULL;
}

#endif
