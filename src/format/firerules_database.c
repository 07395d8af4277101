/* Rules of a Realtime Database: JSON whose strings are expressions. What a place grants, all below it have.
 *
 *   {"rules": {"users": {"$uid": {".read": "auth.uid == $uid", ".write": false}}}} */
#include "firerules_int.h"

enum { DEPTH = 64 };

static const struct {
	str key, method;
} kinds[] = {{STR_INIT(".read"), STR_INIT("read")},
             {STR_INIT(".write"), STR_INIT("write")},
             {STR_INIT(".validate"), STR_INIT("validate")}};

static const struct fire_expr unreadable = {.op = FIRE_OTHER};

/* One that is broken costs itself alone. */
static const struct fire_expr *expression(struct fire *f, str text)
{
	struct err err;
	struct reader *r = &f->r;
	size_t nodes = r->nodes;
	f->bytes += text.n;
	if (!reader_start(r, text, r->arena, r->budget, &err))
		return &unreadable;
	r->nodes = nodes;
	const struct fire_expr *e = fire_expression(f);
	fire_space(r);
	return e && reader_peek(r, 0) < 0 ? e : &unreadable;
}

static void add(struct fire *f, const struct fire_scope *scope, size_t kind, const struct node *n)
{
	struct fire_allow *a = arena_new(f->r.arena, struct fire_allow);
	*a = (struct fire_allow){.scope = scope, .methods = {&kinds[kind].method, 1}, .line = n->line, .col = n->col};
	a->text = str_sub(n->text, 0, 200);
	a->when = n->kind == NODE_STRING || n->kind == NODE_BOOL ? expression(f, n->text) : &unreadable;
	*f->tail = a;
	f->tail = &a->next;
}

static bool read_place(struct fire *f, const struct fire_scope *at, const struct node *n, unsigned depth)
{
	bool whole = depth < DEPTH;
	for (const struct node *c = n->child; c && depth < DEPTH; c = c->next) {
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (str_eq(c->key, kinds[i].key))
				add(f, at, i, c);
		if (c->kind != NODE_OBJECT || at->path.n + c->key.n > FIRE_LONGEST_PATH) {
			whole = whole && c->kind != NODE_OBJECT;
			continue;
		}
		struct fire_scope *below = arena_new(f->r.arena, struct fire_scope);
		*below = (struct fire_scope){.up = at, .service = at->service};
		below->path = arena_printf(f->r.arena, "%.*s/%.*s", STR_ARG(at->path), STR_ARG(c->key));
		below->place = below->path;
		whole = read_place(f, below, c, depth + 1) && whole;
	}
	return whole;
}

/* Others have a member called rules, too. */
static bool says_who(const struct node *n, unsigned depth)
{
	for (const struct node *c = n->child; c && depth < DEPTH; c = c->next)
		if (str_eq(c->key, kinds[0].key) || str_eq(c->key, kinds[1].key) ||
		    (c->kind == NODE_OBJECT && says_who(c, depth + 1)))
			return true;
	return false;
}

const struct node *firerules_database(const struct node *json, struct arena *a, enum format_result *result)
{
	const struct node *rules = json && json->kind == NODE_OBJECT ? node_get(json, S("rules")) : NULL;
	struct err err;
	struct fire f = {.database = true, .tail = &f.allows};
	*result = FORMAT_OK;
	if (!rules || rules->kind != NODE_OBJECT || !says_who(rules, 0))
		return NULL;
	reader_start(&f.r, S(""), a, &format_default_budget, &err);
	struct fire_scope top = {.service = S("database")};
	bool whole = read_place(&f, &top, rules, 0);
	reader_start(&f.r, S(""), a, &format_default_budget, &err);
	const struct node *tree = fire_tree(&f, rules->line, rules->col);
	*result = !whole || f.r.result == FORMAT_LIMIT ? FORMAT_LIMIT : FORMAT_OK;
	return tree;
}
