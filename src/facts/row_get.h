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

/* A list that lacks a file ends with what is unknown, which is no row. */
static inline const struct node *row_at(const struct node *n)
{
	while (n && n->kind != NODE_OBJECT)
		n = n->next;
	return n;
}
static inline const struct node *row_after(const struct node *row) { return row_at(row->next); }

/* The first row of a section, or NULL; the others come by row_after(). */
static inline const struct node *rows_of(const struct node *facts, str section)
{
	const struct node *list = node_get(facts, section);
	return list && list->kind == NODE_ARRAY ? row_at(list->child) : NULL;
}

#endif
