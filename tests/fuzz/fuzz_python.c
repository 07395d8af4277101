/* Any bytes: python_read must neither crash nor hang, and the tree must be walkable within its budget. */
#include <stdlib.h>

#include "format/code.h"

static size_t walk(const struct node *n, unsigned depth)
{
	size_t count = 1;
	if (depth > 300)
		abort();
	for (const struct node *c = n->child; c; c = c->next)
		count += walk(c, depth + 1);
	return count + (n->text.n && n->text.p[n->text.n - 1] == 'x');
}

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);
int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
	const struct format_budget budget = {64, 20000, 1 << 20};
	struct arena a = {0};
	const struct node *tree;
	struct err err;
	python_read(str_at((const char *)p, n), &a, &budget, &tree, &err);
	if (tree && walk(tree, 0) > 100000)
		abort();
	arena_free(&a);
	return 0;
}
