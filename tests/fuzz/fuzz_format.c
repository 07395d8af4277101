/* Any bytes to any reader: the first byte selects it, the rest is the document. Beyond what the sanitizers see, the
 * tree must keep the promises of format/format.h: budgets hold, positions count from 1, every text can be read.
 */
#include <limits.h>

#include "format/firerules.h"
#include "format/format.h"

#include "fuzz.h"

const unsigned fuzz_selectors = 27; /* formats */

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
	if (!size)
		return 0;
	/* A copy of the exact size, so that a read behind the end is seen. */
	char *copy = malloc(size - 1);
	memcpy(copy, data + 1, size - 1);
	must(fuzz_selectors == format_count);
	const struct format *f = &format_table[data[0] % format_count];
	enum format_result result = f->read(str_at(copy, size - 1), &a, &budget, &tree, &err);
	must(result == FORMAT_OK ? tree != NULL : err.text[0] != 0);
	walk(tree, 0, &budget, &sum);
	/* Rules of a database are read from the tree. */
	if (result == FORMAT_OK && f->read == json_read)
		walk(firerules_database(tree, &a, &result), 0, &format_default_budget, &sum);
	arena_free(&a);
	free(copy);
	return sum == UINT_MAX ? -1 : 0; /* so that reading the texts is not optimised away */
}
