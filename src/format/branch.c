/* Trees built by hand: see branch.h. */
#include "branch.h"

static struct node *make(struct grow *g, enum node_kind kind, struct place at)
{
	struct node *n = arena_new(g->arena, struct node);
	*n = (struct node){.kind = kind, .line = at.line, .col = at.col, .key_line = at.line};
	return n;
}

static bool link_node(struct branch *b, str key, struct node *n)
{
	if (!b->grow->left) {
		b->grow->over = true;
		return false;
	}
	b->grow->left--;
	if (b->node->kind == NODE_OBJECT)
		n->key = key;
	*b->tail = n;
	b->tail = &n->next;
	return true;
}

struct branch branch_new(struct grow *g, enum node_kind kind, struct place at)
{
	struct branch b = {.grow = g, .node = make(g, kind, at)};
	b.tail = &b.node->child;
	return b;
}

struct branch branch_below_at(struct branch *b, enum node_kind kind, str key, struct place at)
{
	struct branch below = branch_new(b->grow, kind, at);
	link_node(b, key, below.node);
	return below;
}

struct branch branch_below(struct branch *b, enum node_kind kind, str key)
{
	return branch_below_at(b, kind, key, branch_place(b));
}

void branch_scalar(struct branch *b, str key, enum node_kind kind, str text)
{
	struct node *n = make(b->grow, kind, branch_place(b));
	n->text = text;
	link_node(b, key, n);
}

void branch_text(struct branch *b, str key, str text) { branch_scalar(b, key, NODE_STRING, text); }

void branch_copy(struct branch *b, str key, str text)
{
	if (text.n)
		branch_text(b, key, arena_str(b->grow->arena, text));
}

void branch_flag(struct branch *b, str key, bool value)
{
	branch_scalar(b, key, NODE_BOOL, value ? S("true") : S("false"));
}

void branch_count(struct branch *b, str key, size_t n)
{
	branch_scalar(b, key, NODE_NUMBER, arena_printf(b->grow->arena, "%zu", n));
}
