/* show: a tree on one line, for tests of readers: {a: 1, b: "x", c: [true, null], d: ?"${X}"}; what went wrong follows
 * in front of it: "BROKEN line 1: … {…". The text lives in the arena. */
#ifndef TESTS_FORMAT_SHOW_H
#define TESTS_FORMAT_SHOW_H

#include <criterion/criterion.h>

#include "base/buf.h"
#include "format/format.h"

static inline void show_value(struct buf *b, const struct node *n)
{
	bool object = n->kind == NODE_OBJECT, list = object || n->kind == NODE_ARRAY;
	bool quoted = n->kind == NODE_STRING || n->kind == NODE_UNKNOWN;
	if (!list) {
		buf_printf(b, "%s%s%.*s%s", n->kind == NODE_UNKNOWN ? "?" : "", quoted ? "\"" : "",
		           STR_ARG(n->kind == NODE_NULL ? S("null") : n->text), quoted ? "\"" : "");
		return;
	}
	buf_byte(b, object ? '{' : '[');
	for (const struct node *kid = n->child; kid; kid = kid->next) {
		if (object)
			buf_printf(b, "%.*s: ", STR_ARG(kid->key));
		show_value(b, kid);
		buf_add(b, kid->next ? S(", ") : S(""));
	}
	buf_byte(b, object ? '}' : ']');
}

static inline const char *show(format_reader *read, struct arena *a, const char *text)
{
	struct buf b BUF_AUTO = {0};
	const struct node *tree;
	struct err err = {{0}};
	enum format_result result = read(str_of(text), a, &format_default_budget, &tree, &err);
	if (result != FORMAT_OK)
		buf_printf(&b, "%s %s ", result == FORMAT_LIMIT ? "LIMIT" : "BROKEN", err.text);
	if (tree)
		show_value(&b, tree);
	return arena_str(a, buf_str(&b)).p;
}

static inline const struct node *tree_of(format_reader *read, struct arena *a, const char *text)
{
	const struct node *tree;
	struct err err = {{0}};
	cr_assert_eq(read(str_of(text), a, &format_default_budget, &tree, &err), FORMAT_OK, "%s", err.text);
	return tree;
}

/* The tree of text, shown, is want. */
#define SHOWS(read, text, want)                                                                                        \
	do {                                                                                                           \
		struct arena show_arena = {0};                                                                         \
		cr_expect_str_eq(show((read), &show_arena, (text)), (want));                                           \
		arena_free(&show_arena);                                                                               \
	} while (0)

/* Where a node stands: line, column, end line, end column. */
#define STANDS(where, l, c, el, ec)                                                                                    \
	do {                                                                                                           \
		const struct node *stands_node = (where);                                                              \
		cr_assert_not_null(stands_node);                                                                       \
		cr_expect_eq(stands_node->line, (l), "line %u", stands_node->line);                                    \
		cr_expect_eq(stands_node->col, (c), "column %u", stands_node->col);                                    \
		cr_expect_eq(stands_node->end_line, (el), "end line %u", stands_node->end_line);                       \
		cr_expect_eq(stands_node->end_col, (ec), "end column %u", stands_node->end_col);                       \
	} while (0)

#endif
