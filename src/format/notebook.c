/* Jupyter notebooks: JSON whose strings are lines of programs and of what they printed. The lines of a cell are joined,
 * so that a value split over them or behind escaped quotes is one value, and every name given a literal is a member:
 *
 *   {"cells": [{"source": ["token = (\n", " 'abc')"], "outputs": [{"text": ["KEY=xyz\n"]}]}]}
 *   OBJECT { cells: ARRAY [ OBJECT { values: OBJECT { token: "abc" }, output: OBJECT { KEY: "xyz" } } ] }
 *
 * In a program only what stands in quotes is a value, or behind `export`, `%env` and their like; in output any word is.
 */
#include <stdlib.h>

#include "base/buf.h"
#include "format/reader.h"
#include "base/ascii.h"

enum { LONGEST_NAME = 64, LONGEST_VALUE = 4096, GAP = 64 };

struct line {
	size_t at; /* in the joined text */
	const struct node *node;
};

struct cell {
	struct reader *r;
	struct buf text;
	struct line *lines;
	size_t n, cap;
	bool output;
	struct children *out;
};

static bool is_name(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* A string, or an array of them, onto the end of the cell's text. */
static void append(struct cell *c, const struct node *n)
{
	if (!n)
		return;
	if (n->kind == NODE_ARRAY) {
		for (const struct node *line = n->child; line; line = line->next)
			append(c, line);
	} else if (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN) {
		mem_room(c->lines, c->n, c->cap);
		c->lines[c->n++] = (struct line){c->text.n, n};
		buf_add(&c->text, n->text);
	}
}

/* The line that holds this offset. */
static const struct node *line_of(const struct cell *c, size_t at)
{
	size_t low = 0, high = c->n;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		*(c->lines[middle].at <= at ? &low : &high) = middle;
	}
	return c->lines[low].node;
}

static bool emit(struct cell *c, str key, size_t from, size_t to)
{
	str text = str_sub(buf_str(&c->text), from, to);
	if (!reader_count(c->r, 1))
		return false;
	const struct node *line = line_of(c, from);
	struct node *n = arena_new(c->r->arena, struct node);
	*n = (struct node){.kind = scalar_kind(text),
	                   .line = line->line,
	                   .col = line->col,
	                   .key_line = line->line,
	                   .key = arena_str(c->r->arena, key),
	                   .text = arena_str(c->r->arena, text)};
	children_add(c->out, n);
	return true;
}

/* The name that ends in front of at: token, 'token', environ["token"], "token" with its closing quote and bracket. */
static str name_before(str s, size_t at)
{
	size_t end = at, from;
	while (end && (is_space(s.p[end - 1]) || ascii_in("\"']", s.p[end - 1])) && at - end < GAP)
		end--;
	for (from = end; from && is_name(s.p[from - 1]) && end - from <= LONGEST_NAME; from--)
		;
	return end - from > LONGEST_NAME ? S("") : str_sub(s, from, end);
}

/* Is there a word in front of the name that sets variables for programs: export A=b, %env A=b, !set A=b? */
static bool sets_variable(str s, str name)
{
	static const str words[] = {STR_INIT("export "), STR_INIT("%env "), STR_INIT("%set_env "), STR_INIT("set "),
	                            STR_INIT("ENV ")};
	str before = str_sub(s, 0, (size_t)(name.p - s.p));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ends(before, words[i]))
			return true;
	return false;
}

/* What stands at `at`, behind the operator: a quoted literal, or a word. False when it is neither. */
static bool value_at(str s, size_t at, bool words, size_t *from, size_t *to)
{
	size_t gap = at;
	while (at < s.n && at - gap < GAP && (is_blank(s.p[at]) || (!words && (is_space(s.p[at]) || s.p[at] == '('))))
		at++;
	while (at < s.n && !words && at - gap < GAP && ascii_in("rbuRBU", s.p[at]) && at + 1 < s.n &&
	       ascii_in("\"'", s.p[at + 1]))
		at++;
	if (at >= s.n)
		return false;
	char quote = s.p[at];
	bool quoted = quote == '"' || quote == '\'';
	*from = *to = at + quoted;
	while (*to < s.n && *to - *from < LONGEST_VALUE && s.p[*to] != '\n' &&
	       (quoted ? s.p[*to] != quote : !is_space(s.p[*to]) && !ascii_in("\"',;)}]", s.p[*to])))
		++*to;
	return *to > *from && (quoted ? *to < s.n && s.p[*to] == quote : words);
}

/* Every '=' and ':' that has a name before it and a value behind it. */
static bool gather(struct cell *c)
{
	str s = buf_str(&c->text);
	size_t from, to;
	for (size_t at = 0; at < s.n; at++) {
		if (s.p[at] != '=' && s.p[at] != ':')
			continue;
		str name = name_before(s, at);
		bool words = name.n && (c->output || sets_variable(s, name));
		if (!name.n || !value_at(s, at + 1, words, &from, &to))
			continue;
		if (!emit(c, name, from, to))
			return false;
		at = to - 1;
	}
	return true;
}

static struct node *new_node(struct reader *r, enum node_kind kind, str key, const struct node *at)
{
	if (!reader_count(r, 1))
		return NULL;
	struct node *n = arena_new(r->arena, struct node);
	*n = (struct node){.kind = kind, .line = at->line, .col = at->col, .key_line = at->line, .key = key};
	return n;
}

static void append_outputs(struct cell *c, const struct node *outputs)
{
	for (const struct node *o = outputs ? outputs->child : NULL; o; o = o->next) {
		const struct node *data = node_get(o, S("data"));
		append(c, node_get(o, S("text")));
		append(c, data ? node_get(data, S("text/plain")) : NULL);
		append(c, node_get(o, S("traceback")));
	}
}

/* One member of the cell: what its program (or its output) gives values to. */
static bool part(struct reader *r, const struct node *from, bool output, struct children *into)
{
	struct node *n = new_node(r, NODE_OBJECT, output ? S("output") : S("values"), from);
	if (!n)
		return false;
	struct children kids = children_of(n);
	struct cell c = {.r = r, .output = output, .out = &kids};
	if (output) {
		append_outputs(&c, node_get(from, S("outputs")));
	} else {
		append(&c, node_get(from, S("source")));
		append(&c, node_get(from, S("input"))); /* version 3 */
	}
	bool all = gather(&c);
	buf_free(&c.text);
	free(c.lines);
	children_add(into, n);
	return all;
}

static bool add_cells(struct reader *r, const struct node *cells, struct children *into)
{
	for (const struct node *from = cells ? cells->child : NULL; from; from = from->next) {
		struct node *cell = new_node(r, NODE_OBJECT, S(""), from);
		if (!cell)
			return false;
		struct children kids = children_of(cell);
		children_add(into, cell);
		if (!part(r, from, false, &kids) || !part(r, from, true, &kids))
			return false;
	}
	return true;
}

enum format_result notebook_read(str bytes, struct arena *a, const struct format_budget *budget,
                                 const struct node **tree, struct err *err)
{
	const struct node *json = NULL;
	struct reader r;
	*tree = NULL;
	enum format_result result = json_read(bytes, a, budget, &json, err);
	if (!json || !reader_start(&r, bytes, a, budget, err))
		return result;
	struct node *root = new_node(&r, NODE_OBJECT, S(""), json), *cells = new_node(&r, NODE_ARRAY, S("cells"), json);
	if (!root || !cells)
		return r.result;
	struct children top = children_of(root), list = children_of(cells);
	children_add(&top, cells);
	*tree = root;
	add_cells(&r, node_get(json, S("cells")), &list);
	const struct node *sheets = node_get(json, S("worksheets"));
	for (const struct node *s = sheets ? sheets->child : NULL; s; s = s->next)
		add_cells(&r, node_get(s, S("cells")), &list);
	return result != FORMAT_OK ? result : r.result;
}
