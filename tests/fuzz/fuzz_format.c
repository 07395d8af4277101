/* Any bytes to any reader: the first line names it, the rest is the document. Beyond what the sanitizers see, the
 * tree must keep the promises of format/format.h: budgets hold, positions count from 1, every text can be read.
 */
#include <limits.h>

#include "format/code_side.h"
#include "format/firerules.h"
#include "format/format.h"

#include "fuzz.h"

str fuzz_name(size_t i) { return i < format_count ? format_table[i].name : S(""); }

/* Levels a reader may put around what the document nests: the code reader's file, list, call and arguments. */
enum { FRAME = 6 };

/* Returns the number of nodes, and touches every byte of every text. */
static size_t walk(const struct node *n, unsigned depth, const struct format_budget *budget, unsigned *sum)
{
	size_t count = 0;
	for (; n; n = n->next) {
		must(depth <= budget->depth + FRAME);
		must(n->line && n->col && n->key_line);
		must(!n->end_line || n->end_line > n->line || (n->end_line == n->line && n->end_col >= n->col));
		must(!n->child || n->kind == NODE_OBJECT || n->kind == NODE_ARRAY || n->kind == NODE_UNKNOWN);
		for (size_t i = 0; i < n->key.n; i++)
			*sum += (unsigned char)n->key.p[i];
		for (size_t i = 0; i < n->text.n; i++)
			*sum += (unsigned char)n->text.p[i];
		count += 1 + walk(n->child, depth + 1, budget, sum);
		must(count <= budget->nodes);
	}
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct format_budget budget = {.depth = 32, .nodes = 10000, .bytes = 1 << 16};
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree = NULL;
	unsigned sum = 0;
	size_t format;
	str text;
	if (!fuzz_named(data, size, &format, &text))
		return -1;
	const struct format *f = &format_table[format];
	enum format_result result = f->read(text, &a, &budget, &tree, &err);
	must(result == FORMAT_OK ? tree != NULL : err.text[0] != 0);
	walk(tree, 0, &budget, &sum);
	/* Rules of a database are read from the tree. */
	if (result == FORMAT_OK && f->read == json_read)
		walk(firerules_database(tree, &a, &result), 0, &format_default_budget, &sum);
	/* A file of code whose package says where it runs. */
	if (tree && node_get(tree, S("told"))) {
		code_side_settle(tree, CODE_MOBILE);
		must(str_eq(node_get(tree, S("side"))->text, S("client")));
	}
	arena_free(&a);
	fuzz_free(text);
	return sum == UINT_MAX ? -1 : 0; /* so that reading the texts is not optimised away */
}
