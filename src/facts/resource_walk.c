/* One copy of the attributes. Whatever references come to is walked again for each of them, so that positions are those
 * of the reference; steps, nodes and bytes are counted, for ten locals of ten references each are a text of ten
 * thousand million. */
#include "resource_walk.h"

enum { MOST_DEPTH = 8 };

static const struct node nothing = {.kind = NODE_NULL};

struct node *resource_nothing(void) { return (struct node *)&nothing; }

struct node *resource_made(struct resource_scope *s, enum node_kind kind, str text, const struct node *n)
{
	struct resource_walking *w = s->of;
	struct node *made = arena_new(w->arena, struct node);
	const struct node *at = s->at ? s->at : n;
	*made = (struct node){.kind = kind, .text = text, .line = at->line, .col = at->col};
	made->end_line = at->end_line;
	made->end_col = at->end_col;
	made->key_line = at->key_line;
	if (!w->nodes || w->bytes < text.n) {
		made->kind = NODE_UNKNOWN;
		made->text = S("...");
		return made;
	}
	w->nodes--;
	w->bytes -= text.n;
	return made;
}

bool resource_enter(const struct resource_scope *s, str place, const struct node *n, struct resource_scope *into)
{
	if (s->depth >= MOST_DEPTH || !s->of->steps)
		return false;
	s->of->steps--;
	*into = (struct resource_scope){s->of, place, s->depth + 1, s->at ? s->at : n};
	return true;
}

static void walk_children(struct resource_scope *s, struct node *made, const struct node *n)
{
	const struct node **tail = &made->child;
	for (const struct node *k = n->child; k && s->of->nodes; k = k->next) {
		struct node *child = resource_walk(s, k);
		if (!child)
			continue;
		*tail = child;
		tail = &child->next;
	}
	if (s->of->nodes)
		return;
	struct node *rest = resource_made(s, NODE_UNKNOWN, S("..."), n);
	rest->key = n->kind == NODE_OBJECT ? S("...") : S("");
	*tail = rest;
}

static str by_of(struct resource_walking *w)
{
	str by = w->n_by ? w->by[0] : S("");
	for (size_t i = 1; i < w->n_by; i++)
		by = arena_printf(w->arena, "%.*s.%.*s", STR_ARG(by), STR_ARG(w->by[i]));
	return by;
}

static void note_resolved(struct resource_scope *s, const struct node *n)
{
	struct resource_walking *w = s->of;
	if (!w->resolved_left)
		return;
	str by = by_of(w);
	if (w->noted.n && str_eq(by, w->noted)) /* a part of the same */
		return;
	w->noted = by;
	bool last = --w->resolved_left == 0;
	members_scalar(&w->resolved, last ? NODE_UNKNOWN : NODE_STRING, S(""), last ? S("...") : by, n);
}

struct node *resource_walk(struct resource_scope *s, const struct node *n)
{
	struct resource_walking *w = s->of;
	bool own = !s->at && n->key.n && w->n_by < RESOURCE_KEYS;
	if (own)
		w->by[w->n_by++] = n->key;
	struct node *made = w->language ? w->language(s, n) : NULL;
	if (!made) {
		made = resource_made(s, n->kind, n->text, n);
		if (made->kind == n->kind)
			walk_children(s, made, n);
	} else if (!s->at && made != &nothing && made->kind != NODE_UNKNOWN)
		note_resolved(s, n);
	w->n_by -= own;
	if (made == &nothing)
		return NULL;
	made->key = n->key;
	return made;
}

void resource_refers(struct resource_scope *s, str to, const struct node *n)
{
	struct resource_walking *w = s->of;
	str by = by_of(w);
	for (const struct node *r = w->refs.node->child; r; r = r->next)
		if (str_eq(r->child->text, to) && str_eq(r->child->next->text, by))
			return;
	if (!w->refs_left)
		return;
	bool last = --w->refs_left == 0;
	struct members ref = members_below(&w->refs, NODE_OBJECT, S(""), s->at ? s->at : n);
	members_scalar(&ref, last ? NODE_UNKNOWN : NODE_STRING, S("to"), last ? S("...") : to, ref.node);
	members_scalar(&ref, NODE_STRING, S("by"), by, ref.node);
}

bool resource_is_text(const struct node *n)
{
	return n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER || n->kind == NODE_BOOL);
}

bool resource_same(const struct node *a, const struct node *b)
{
	if (a->kind == NODE_UNKNOWN || b->kind == NODE_UNKNOWN || (resource_is_text(a) != resource_is_text(b)) ||
	    (!resource_is_text(a) && a->kind != b->kind) || !str_eq(a->text, b->text))
		return false;
	const struct node *x = a->child, *y = b->child;
	for (; x && y; x = x->next, y = y->next)
		if (!str_eq(x->key, y->key) || !resource_same(x, y))
			return false;
	return !x && !y;
}
