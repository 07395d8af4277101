/* code_broken: what a reader may say of half-written code. A program is cut short, or loses a bracket; every call that
 * was over before must still stand, with the values that it had in the whole program or with UNKNOWN. */
#ifndef TESTS_CODE_BROKEN_H
#define TESTS_CODE_BROKEN_H

#include "base/arena.h"
#include "base/buf.h"
#include "format/format.h"

struct broken {
	size_t calls;   /* that were over before the damage */
	size_t missing; /* of them: gone */
	size_t wrong;   /* of them: with another value */
	unsigned line;  /* of the last such one */
};

static bool broken_computed(const struct node *n) { return n->kind == NODE_UNKNOWN; }

/* Does b say nothing that a does not? What a leaves open is open. */
static bool broken_agrees(const struct node *a, const struct node *b)
{
	if (broken_computed(a) || broken_computed(b))
		return true;
	if (a->kind != b->kind)
		return false;
	if (node_is_leaf(a))
		return str_eq(a->text, b->text);
	const struct node *x = a->child, *y = b->child;
	for (; x && y; x = x->next, y = y->next)
		if (!str_eq(x->key, y->key) || !broken_agrees(x, y))
			return broken_computed(x) || broken_computed(y);
	return !x == !y || (x && broken_computed(x)) || (y && broken_computed(y));
}

static bool broken_before(const struct node *n, unsigned line, unsigned col)
{
	return n->end_line < line || (n->end_line == line && n->end_col <= col);
}

/* Does b stand for the call a, as far as it is written? */
static bool broken_same(const struct node *a, const struct node *b)
{
	return a->line == b->line && a->col == b->col && a->end_line == b->end_line && a->end_col == b->end_col &&
	       str_eq(node_get(a, S("callee"))->text, node_get(b, S("callee"))->text);
}

/* Lays the calls of the whole program that end before line:col beside those of the damaged one. */
static void broken_compare(const struct node *whole, const struct node *damaged, unsigned line, unsigned col,
                           struct broken *out)
{
	const struct node *b = node_get(damaged, S("calls"))->child;
	for (const struct node *a = node_get(whole, S("calls"))->child; a; a = a->next) {
		if (!broken_before(a, line, col))
			continue;
		bool found = false, right = false;
		for (const struct node *c = b; c && !right; c = c->next) {
			bool same = broken_same(a, c);
			found = found || same;
			right = same && broken_agrees(node_get(a, S("args")), node_get(c, S("args")));
		}
		out->calls++;
		out->missing += !found;
		out->wrong += found && !right;
		if (!right)
			out->line = a->line;
	}
}

static void broken_place(str s, size_t at, unsigned *line, unsigned *col)
{
	*line = *col = 1;
	for (size_t i = 0; i < at; i++) {
		*col += ((unsigned char)s.p[i] & 0xc0) != 0x80;
		if (s.p[i] == '\n')
			++*line, *col = 1;
	}
}

static void broken_read(format_reader *read, str whole, const struct node *tree, str damaged, size_t at,
                        struct broken *out)
{
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *half = NULL;
	unsigned line, col;
	broken_place(whole, at, &line, &col);
	enum format_result result = read(damaged, &a, &format_default_budget, &half, &err);
	if (result != FORMAT_LIMIT && half)
		broken_compare(tree, half, line, col, out);
	arena_free(&a);
}

/* Cuts s in front of byte at. */
static inline void broken_cut(format_reader *read, str s, const struct node *tree, size_t at, struct broken *out)
{
	broken_read(read, s, tree, str_sub(s, 0, at), at, out);
}

/* Takes the first bracket behind byte at away. */
static inline void broken_bracket(format_reader *read, str s, const struct node *tree, size_t at, struct broken *out)
{
	struct buf b BUF_AUTO = {0};
	while (at < s.n && !(s.p[at] && strchr("()[]{}", s.p[at])))
		at++;
	buf_add(&b, str_sub(s, 0, at));
	buf_add(&b, str_sub(s, at < s.n ? at + 1 : at, s.n));
	broken_read(read, s, tree, buf_str(&b), at, out);
}

#endif
