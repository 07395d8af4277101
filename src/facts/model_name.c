/* Looked up for every field of a file, so a list is sorted once. */
#include "model_name.h"

#include <stdlib.h>

#include "row_get.h"

static int name_order(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x, *b = *(const struct node *const *)y;
	int order = str_cmp(row_text(a, S("name")), row_text(b, S("name")));
	if (order || a->line != b->line)
		return order ? order : (a->line > b->line) - (a->line < b->line);
	return (a->col > b->col) - (a->col < b->col);
}

struct model_names model_names_of(const struct node *list, struct arena *a)
{
	struct model_names names = {.n = 0};
	size_t n = 0;
	for (const struct node *k = list ? row_at(list->child) : NULL; k; k = row_after(k))
		n++;
	names.at = arena_array(a, const struct node *, n + 1);
	for (const struct node *k = list ? row_at(list->child) : NULL; k; k = row_after(k))
		names.at[names.n++] = k;
	if (n)
		qsort(names.at, n, sizeof *names.at, name_order);
	return names;
}

const struct node *model_names_find(const struct model_names *names, str name)
{
	size_t low = 0;
	for (size_t high = names->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(row_text(names->at[middle], S("name")), name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->n && row_is(names->at[low], S("name"), name) ? names->at[low] : NULL;
}
