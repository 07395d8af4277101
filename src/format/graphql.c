/* GraphQL: what a document of types declares. Debian has no parser for it in C, and the one that was made by its
 * authors (libgraphqlparser) is given up.
 *
 *   OBJECT
 *     definitions  ARRAY of OBJECT {kind: "type" "input" "interface" "enum" "union" "scalar", name, extends:
 * true|absent, bases?: ARRAY of STRING (interfaces), fields?: ARRAY of OBJECT {name, type?, args?: ARRAY of OBJECT
 *                  {name, type}}}
 *
 * A type is text as written without blanks: "[String!]!". The values of an enum are fields without a type. Operations,
 * fragments, directives and schemas, and all that stands behind a sign that no definition begins with, are stepped
 * over. */
#include "base/ascii.h"
#include "format/reader.h"

struct graphql {
	struct reader r;
};

static bool is_word(int c) { return c == '_' || (c >= 0 && c < 0x80 && ascii_alnum((char)c)); }

/* At a quote; three of them hold a text of several lines. */
static void skip_text(struct graphql *g)
{
	str rest = reader_rest(&g->r);
	if (str_starts(rest, S("\"\"\""))) {
		size_t end = str_find(g->r.bytes, S("\"\"\""), g->r.at + 3);
		g->r.at = end == SIZE_MAX ? g->r.bytes.n : end + 3;
		return;
	}
	int c;
	for (g->r.at++; (c = reader_peek(&g->r, 0)) >= 0 && c != '"' && c != '\n'; g->r.at++)
		g->r.at += c == '\\' && reader_peek(&g->r, 1) >= 0 && reader_peek(&g->r, 1) != '\n';
	g->r.at += c == '"';
}

/* Blanks, commas, comments and descriptions say nothing. */
static int next(struct graphql *g)
{
	for (int c; (c = reader_peek(&g->r, 0)) >= 0;) {
		if (is_blank(c) || c == '\r' || c == '\n' || c == ',')
			g->r.at++;
		else if (c == '#')
			g->r.at = reader_line_end(&g->r);
		else if (c == '"')
			skip_text(g);
		else
			return c;
	}
	return -1;
}

/* At a bracket of any kind: to behind its other end. */
static void skip_brackets(struct graphql *g)
{
	unsigned open = 0;
	for (int c; (c = next(g)) >= 0;) {
		open += c == '(' || c == '[' || c == '{';
		open -= (c == ')' || c == ']' || c == '}') && open;
		g->r.at++;
		if (!open)
			return;
	}
	reader_broken(&g->r, "a bracket is not closed");
}

static str word(struct graphql *g)
{
	next(g);
	size_t from = g->r.at;
	while (is_word(reader_peek(&g->r, 0)))
		g->r.at++;
	return str_sub(g->r.bytes, from, g->r.at);
}

/* A node that stands where the word does, which says nothing else of it; without one, here. */
static struct node *add_at(struct graphql *g, struct children *kids, str key, enum node_kind kind, str at)
{
	struct node *n = reader_node(&g->r, kind, at.n ? (size_t)(at.p - g->r.bytes.p) : g->r.at);
	if (!n)
		return NULL;
	n->key = key;
	children_add(kids, n);
	return n;
}

static struct node *add(struct graphql *g, struct children *kids, str key, enum node_kind kind, str text)
{
	struct node *n = add_at(g, kids, key, kind, kind == NODE_STRING ? text : S(""));
	if (n)
		n->text = text;
	return n;
}

/* [String!]! */
static void type(struct graphql *g, struct children *kids)
{
	next(g);
	size_t from = g->r.at;
	for (int c; (c = reader_peek(&g->r, 0)) >= 0 && (is_word(c) || c == '[' || c == ']' || c == '!');)
		g->r.at++;
	if (g->r.at > from)
		add(g, kids, S("type"), NODE_STRING, str_sub(g->r.bytes, from, g->r.at));
}

/* At = : to behind the value. */
static void skip_default(struct graphql *g)
{
	int c;
	for (g->r.at++; (c = reader_peek(&g->r, 0)) >= 0 && (is_blank(c) || c == '\r' || c == '\n');)
		g->r.at++;
	if (c == '"')
		skip_text(g);
	else if (c == '[' || c == '{')
		skip_brackets(g);
	else
		while ((c = reader_peek(&g->r, 0)) >= 0 && (is_word(c) || strchr("$.-+", c)))
			g->r.at++;
}

/* = default, and @directives(of: "it") */
static void skip_rest(struct graphql *g)
{
	if (next(g) == '=')
		skip_default(g);
	while (next(g) == '@') {
		g->r.at++;
		word(g);
		if (next(g) == '(')
			skip_brackets(g);
	}
}

static void fields(struct graphql *g, struct children *kids, str key, int close);

static void field(struct graphql *g, struct children *list, str name, bool top)
{
	struct node *n = add_at(g, list, (str){0}, NODE_OBJECT, name);
	if (!n)
		return;
	struct children kids = children_of(n);
	add(g, &kids, S("name"), NODE_STRING, name);
	if (top && next(g) == '(')
		fields(g, &kids, S("args"), ')');
	if (next(g) == ':') {
		g->r.at++;
		type(g, &kids);
	}
	skip_rest(g);
}

/* At { or (: fields, arguments, values, up to the other end. */
static void fields(struct graphql *g, struct children *kids, str key, int close)
{
	struct node *array = add(g, kids, key, NODE_ARRAY, (str){0});
	struct children list = array ? children_of(array) : (struct children){0};
	for (g->r.at++; array && g->r.result == FORMAT_OK;) {
		int c = next(g);
		if (c < 0) {
			reader_broken(&g->r, "a bracket is not closed");
			return;
		}
		str name = word(g);
		if (name.n) {
			field(g, &list, name, close == '}');
			continue;
		}
		if (c == '{' || c == '(' || c == '[')
			skip_brackets(g);
		else
			g->r.at++;
		if (c == close)
			return;
	}
}

/* implements A & B */
static void bases(struct graphql *g, struct children *kids)
{
	struct node *array = add(g, kids, S("bases"), NODE_ARRAY, (str){0});
	struct children list = array ? children_of(array) : (struct children){0};
	for (int c; array && ((c = next(g)) == '&' || is_word(c));) {
		g->r.at += c == '&';
		str name = word(g);
		if (name.n)
			add(g, &list, (str){0}, NODE_STRING, name);
	}
}

static void definition(struct graphql *g, struct children *list, str kind, bool extends)
{
	struct node *n = add_at(g, list, (str){0}, NODE_OBJECT, kind);
	if (!n)
		return;
	struct children kids = children_of(n);
	add(g, &kids, S("kind"), NODE_STRING, kind);
	str name = word(g);
	add(g, &kids, S("name"), NODE_STRING, name);
	if (extends)
		add(g, &kids, S("extends"), NODE_BOOL, S("true"));
	size_t at = (next(g), g->r.at);
	if (str_eq(word(g), S("implements")))
		bases(g, &kids);
	else
		g->r.at = at;
	skip_rest(g);
	if (next(g) == '{')
		fields(g, &kids, S("fields"), '}');
	reader_end(&g->r, n, g->r.at);
}

static void document(struct graphql *g, struct children *list)
{
	bool extends = false;
	for (int c; g->r.result == FORMAT_OK && (c = next(g)) >= 0;) {
		str kind = word(g);
		if (str_eq(kind, S("extend"))) {
			extends = true;
			continue;
		}
		if (kind.n && str_listed(kind, "type input interface enum union scalar"))
			definition(g, list, kind, extends);
		else if (!kind.n && (c == '{' || c == '(' || c == '['))
			skip_brackets(g);
		else if (!kind.n)
			g->r.at++;
		extends = false;
	}
}

enum format_result graphql_read(str bytes, struct arena *a, const struct format_budget *budget,
                                const struct node **tree, struct err *err)
{
	struct graphql g;
	*tree = NULL;
	if (!reader_start(&g.r, bytes, a, budget, err))
		return g.r.result;
	struct node *root = reader_node(&g.r, NODE_OBJECT, g.r.at);
	struct children kids = root ? children_of(root) : (struct children){0};
	struct node *array = root ? add(&g, &kids, S("definitions"), NODE_ARRAY, (str){0}) : NULL;
	struct children list = array ? children_of(array) : (struct children){0};
	if (array)
		document(&g, &list);
	*tree = array ? root : NULL;
	return g.r.result;
}
