/* code_show: trees of source files as one line of text, for the tests of their readers. */
#ifndef TESTS_CODE_SHOW_H
#define TESTS_CODE_SHOW_H

#include <criterion/criterion.h>

#include "base/buf.h"
#include "format/code.h"

static struct arena code_shown; /* one for each file of tests */

/* A value as text: {a: 's', b: 1, c: ?source} */
static void code_show_value(struct buf *b, const struct node *n)
{
	if (n->kind == NODE_ARRAY || n->kind == NODE_OBJECT) {
		buf_byte(b, n->kind == NODE_ARRAY ? '[' : '{');
		for (const struct node *c = n->child; c; c = c->next) {
			if (n->kind == NODE_OBJECT)
				buf_printf(b, "%.*s: ", STR_ARG(c->key));
			code_show_value(b, c);
			buf_add(b, c->next ? S(", ") : S(""));
		}
		buf_byte(b, n->kind == NODE_ARRAY ? ']' : '}');
		return;
	}
	const char *quote = n->kind == NODE_STRING ? "'" : "";
	buf_printf(b, "%s%s%.*s%s", quote, n->kind == NODE_UNKNOWN ? "?" : "", STR_ARG(n->text), quote);
}

static const struct node *code_tree_of(format_reader *read, const char *source)
{
	const struct node *tree = NULL;
	struct err err = {{0}};
	enum format_result result = read(str_of(source), &code_shown, &format_default_budget, &tree, &err);
	cr_expect_eq(result, FORMAT_OK, "%s: %s", source, err.text);
	cr_assert_not_null(tree);
	return tree;
}

static inline const char *code_part_of(format_reader *read, const char *source, const char *part)
{
	struct buf b BUF_AUTO = {0};
	const struct node *n = node_get(code_tree_of(read, source), str_of(part));
	cr_assert_not_null(n, "no %s", part);
	code_show_value(&b, n);
	return arena_str(&code_shown, buf_str(&b)).p;
}

/* callee[args] of every call, one after the other */
static inline const char *code_calls_of(format_reader *read, const char *source)
{
	struct buf b BUF_AUTO = {0};
	for (const struct node *c = node_get(code_tree_of(read, source), S("calls"))->child; c; c = c->next) {
		buf_printf(&b, "%s%s%.*s", b.n ? " " : "", str_eq(node_get(c, S("new"))->text, S("true")) ? "new " : "",
		           STR_ARG(node_get(c, S("callee"))->text));
		code_show_value(&b, node_get(c, S("args")));
	}
	return arena_str(&code_shown, buf_str(&b)).p;
}

#endif
