/* Trees that grow at their end. */
#include "facts/fact.h"

#include <assert.h>
#include <stdlib.h>

#include "facts_int.h"

enum { DEPTH = 300 }; /* readers stop at 256 */

static struct node *append(struct members *m, struct node n)
{
	struct node *copy = arena_new(m->arena, struct node);
	*copy = n;
	*m->tail = copy;
	m->tail = &copy->next;
	return copy;
}

static struct node placed(enum node_kind kind, str key, str text, const struct node *at)
{
	struct node n = {.kind = kind, .key = key, .text = text};
	if (at) {
		n.line = at->line;
		n.col = at->col;
		n.end_line = at->end_line;
		n.end_col = at->end_col;
		n.key_line = at->key_line;
	}
	return n;
}

struct members members_below(struct members *m, enum node_kind kind, str key, const struct node *at)
{
	struct node *n = append(m, placed(kind, arena_str(m->arena, key), S(""), at ? at : m->node));
	return (struct members){m->arena, n, &n->child};
}

struct node *members_scalar(struct members *m, enum node_kind kind, str key, str text, const struct node *at)
{
	return append(m, placed(kind, arena_str(m->arena, key), arena_str(m->arena, text), at ? at : m->node));
}

void members_bool(struct members *m, str key, bool value)
{
	append(m, placed(NODE_BOOL, key, value ? S("true") : S("false"), m->node));
}

static void copy_below(struct members *m, str key, const struct node *n, unsigned depth)
{
	if (n->kind != NODE_ARRAY && n->kind != NODE_OBJECT) {
		members_scalar(m, n->kind, key, n->text, n);
		return;
	}
	struct members below = members_below(m, n->kind, key, n);
	for (const struct node *c = n->child; c && depth < DEPTH; c = c->next)
		copy_below(&below, c->key, c, depth + 1);
}

void members_copy(struct members *m, str key, const struct node *n)
{
	if (n)
		copy_below(m, key, n, 0);
}

struct table facts_rows(const struct facts *f, struct arena *a)
{
	struct row *rows = arena_array(a, struct row, f->n);
	for (size_t i = 0; i < f->n; i++) {
		assert(section_fits(f->rows[i].section, f->rows[i].node));
		rows[i] = f->rows[i];
	}
	if (f->n)
		qsort(rows, f->n, sizeof *rows, row_order);
	return (struct table){rows, f->n};
}
