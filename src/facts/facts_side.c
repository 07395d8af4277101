/* A side is known when the whole file was read: it stands in rows that were made before. */
#include "facts/facts_side.h"

#include "facts/section.h"
#include "facts_int.h"

str facts_code_side(const struct facts *f, str path)
{
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->rows[i].section->name, S("code")) && str_eq(f->rows[i].node->child->text, path))
			return node_get(f->rows[i].node, S("side"))->text;
	return S("");
}

/* The second member; a maker may have put what the code says elsewhere. */
static void set_side(struct facts *f, struct node *row, str side)
{
	struct node *path = (struct node *)row->child, *own = (struct node *)node_get(row, S("side"));
	if (own) {
		own->text = arena_str(f->arena, side);
		return;
	}
	const struct node *rest = path->next;
	struct members m = {f->arena, row, &path->next};
	members_scalar(&m, NODE_STRING, S("side"), side, NULL);
	*m.tail = rest;
}

void facts_sides(struct facts *f, str path, str side)
{
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->rows[i].node->child->text, path))
			set_side(f, f->rows[i].node, side);
}
