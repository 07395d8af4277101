/* Rows in an order of their own: what the tree of facts says must not depend on who read which file first. */
#include <stdlib.h>

#include "base/arena.h"
#include "facts/fact.h"

static int number_order(unsigned a, unsigned b) { return (a > b) - (a < b); }

static int place_order(const struct node *a, const struct node *b)
{
	int order = number_order(a->line, b->line);
	order = order ? order : number_order(a->col, b->col);
	order = order ? order : number_order(a->end_line, b->end_line);
	order = order ? order : number_order(a->end_col, b->end_col);
	return order ? order : number_order(a->key_line, b->key_line);
}

/* Of everything below two nodes: what it says, or where it stands. Trees are as deep as readers let them be. */
static int tree_order(const struct node *a, const struct node *b, bool places)
{
	int order = 0;
	if (places)
		order = place_order(a, b);
	else if (!(order = str_cmp(a->key, b->key)) && !(order = str_cmp(a->text, b->text)))
		order = (a->kind > b->kind) - (a->kind < b->kind);
	const struct node *x = a->child, *y = b->child;
	for (; !order && x && y; x = x->next, y = y->next)
		order = tree_order(x, y, places);
	return order ? order : (x != NULL) - (y != NULL);
}

/* Section, path, line, then what the members say. */
static int speech_order(const struct row *x, const struct row *y)
{
	int order = str_cmp(x->section->name, y->section->name);
	order = order ? order : str_cmp(x->node->child->text, y->node->child->text);
	order = order ? order : number_order(x->node->line, y->node->line);
	return order ? order : tree_order(x->node, y->node, false);
}

int row_order(const void *left, const void *right)
{
	const struct row *x = left, *y = right;
	int order = speech_order(x, y);
	return order ? order : tree_order(x->node, y->node, true);
}

bool row_says_same(const struct row *x, const struct row *y) { return speech_order(x, y) == 0; }
