/* TOML 1.0: the tables. Values are read by toml_value.c. A table may be opened in pieces all over the document
 * ([a], [a.b], a.b.c = 1), so each keeps its tail, and a map finds it by (parent, key).
 *
 *   struct table ── node (OBJECT or ARRAY of tables)
 *                └─ kids: where its next member is linked */
#include "format/toml.h"

struct table {
	struct node *node;
	struct children kids;
	struct table *last; /* of an ARRAY of tables: the one that is open */
	unsigned depth;
};

static struct table *table_new(struct toml *t, struct table *parent, str key, enum node_kind kind, size_t offset)
{
	unsigned depth = parent ? parent->depth + 1 : 1;
	if (depth > t->r.budget->depth)
		return reader_limit(&t->r, "nested too deeply"), NULL;
	struct node *n = reader_node(&t->r, kind, offset);
	if (!n)
		return NULL;
	struct table *made = arena_new(t->r.arena, struct table);
	*made = (struct table){.node = n, .kids = children_of(n), .depth = depth};
	n->key = key;
	if (parent)
		children_add(&parent->kids, n);
	if (parent && parent->node->kind == NODE_OBJECT)
		map_put(&t->tables, t->r.arena, parent, key, made);
	return made;
}

/* The table called key in parent, made when it is not there. For an array of tables, its open one. */
static struct table *descend(struct toml *t, struct table *parent, str key, size_t offset)
{
	struct table *found = map_get(&t->tables, parent, key);
	if (!found)
		return table_new(t, parent, key, NODE_OBJECT, offset);
	return found->last ? found->last : found;
}

/* One part of a key: bare, "basic" or 'literal'. */
static bool key_part(struct toml *t, str *key)
{
	struct reader *r = &t->r;
	int c = reader_peek(r, 0);
	if (c == '"' || c == '\'')
		return toml_string(r, key);
	size_t from = r->at;
	while ((c = reader_peek(r, 0)) >= 0 && (c == '_' || c == '-' || (c >= '0' && c <= '9') ||
	                                        ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0x80))
		r->at++;
	*key = str_sub(r->bytes, from, r->at);
	return r->at > from || reader_broken(r, "a key is missing");
}

/* Reads a.b.c: descends through all parts but the last, which it returns. New tables stand at offset. */
static struct table *key_path(struct toml *t, struct table *from, size_t offset, str *last)
{
	struct reader *r = &t->r;
	for (;;) {
		if (!key_part(t, last))
			return NULL;
		toml_blanks(r);
		if (reader_peek(r, 0) != '.')
			return from;
		r->at++;
		toml_blanks(r);
		from = descend(t, from, *last, offset);
		if (!from)
			return NULL;
	}
}

/* key = value, in a table or between the braces of an inline one. */
static bool pair(struct toml *t, struct table *into)
{
	struct reader *r = &t->r;
	unsigned line, col;
	str key;
	reader_locate(r, r->at, &line, &col);
	struct table *parent = key_path(t, into, r->at, &key);
	if (!parent)
		return false;
	if (reader_peek(r, 0) != '=')
		return reader_broken(r, "'=' is missing");
	r->at++;
	toml_blanks(r);
	r->depth = parent->depth;
	struct node *n = toml_value(t);
	if (!n)
		return false;
	r->depth = into->depth;
	n->key = key;
	n->key_line = line;
	children_add(&parent->kids, n);
	return r->result == FORMAT_OK;
}

/* { a = 1, b.c = 2 }; line ends and a trailing comma are allowed, as TOML 1.1 does. */
void toml_inline(struct toml *t, struct node *n)
{
	struct reader *r = &t->r;
	struct table *own = arena_new(r->arena, struct table);
	if (!reader_enter(r))
		return;
	*own = (struct table){.node = n, .kids = children_of(n), .depth = r->depth};
	r->at++;
	for (toml_space(r); reader_peek(r, 0) != '}'; toml_space(r)) {
		if (!pair(t, own))
			return;
		toml_space(r);
		if (reader_peek(r, 0) == ',') {
			r->at++;
		} else if (reader_peek(r, 0) != '}') {
			reader_broken(r, "',' or '}' is missing");
			return;
		}
	}
	r->at++;
	reader_leave(r);
}

/* [a.b] or [[a.b]]: the table that the following pairs belong to. */
static struct table *header(struct toml *t)
{
	struct reader *r = &t->r;
	size_t offset = r->at;
	bool many = reader_peek(r, 1) == '[';
	str key;
	r->at += 1u + many;
	toml_blanks(r);
	struct table *parent = key_path(t, t->root, offset, &key);
	if (!parent)
		return NULL;
	if (reader_peek(r, 0) != ']' || (many && reader_peek(r, 1) != ']'))
		return reader_broken(r, "']' is missing"), NULL;
	r->at += 1u + many;
	if (!many)
		return descend(t, parent, key, offset);
	struct table *array = map_get(&t->tables, parent, key);
	if (!array)
		array = table_new(t, parent, key, NODE_ARRAY, offset);
	if (!array || array->node->kind != NODE_ARRAY)
		return reader_broken(r, "a table and an array of tables have the same name"), NULL;
	array->last = table_new(t, array, (str){0}, NODE_OBJECT, offset);
	return array->last;
}

static bool line_read(struct toml *t, struct table **into)
{
	struct reader *r = &t->r;
	toml_space(r);
	int c = reader_peek(r, 0);
	if (c < 0)
		return false;
	if (c == '[')
		*into = header(t);
	if (c == '[' ? !*into : !pair(t, *into))
		return false;
	toml_blanks(r);
	c = reader_peek(r, 0);
	if (c >= 0 && c != '\n' && c != '\r' && c != '#')
		return reader_broken(r, "something follows the value");
	return true;
}

enum format_result toml_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                             struct err *err)
{
	struct toml t = {0};
	*tree = NULL;
	if (!reader_start(&t.r, bytes, a, budget, err))
		return t.r.result;
	t.root = table_new(&t, NULL, (str){0}, NODE_OBJECT, t.r.at);
	if (!t.root)
		return t.r.result;
	*tree = t.root->node;
	for (struct table *into = t.root; line_read(&t, &into);)
		;
	return t.r.result;
}
