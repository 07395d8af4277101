/* What several roots did not scan, as one list: what concerns a root as a whole is said of the root. */
#include <stdlib.h>

#include "join_int.h"

enum { MOST_PATHS = 100 };

struct row {
	const struct root_report *root;
	const struct trouble *trouble;
};

static int by_trouble(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	if (a->trouble->class != b->trouble->class)
		return a->trouble->class < b->trouble->class ? 1 : -1;
	int c = str_cmp(a->trouble->reason, b->trouble->reason);
	c = c ? c : str_cmp(a->trouble->hint, b->trouble->hint);
	return c ? c : str_cmp(a->root->path, b->root->path);
}

static bool is_same_trouble(const struct trouble *a, const struct trouble *b)
{
	return a->class == b->class && str_eq(a->reason, b->reason) && str_eq(a->hint, b->hint);
}

static int by_path(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

/* The paths of one kind of trouble; what concerns a root as a whole is said of the root, unless it is what the last
 * line of each root says in words of its own. */
static void join_paths(const struct row *rows, size_t n, struct trouble *to, struct arena *a)
{
	size_t all = 0;
	for (size_t i = 0; i < n; i++)
		all += rows[i].trouble->n_paths + 1;
	str *paths = arena_array(a, str, all);
	for (size_t i = 0; i < n; i++) {
		const struct trouble *t = rows[i].trouble;
		if (t->class == TROUBLE_BOUNDARY && t->n_paths == 0) {
			to->count = 1;
			continue;
		}
		to->count += t->count;
		for (size_t k = 0; k < t->n_paths; k++)
			paths[to->n_paths++] = join_name(a, rows[i].root, t->paths[k]);
		if (t->n_paths == 0)
			paths[to->n_paths++] = rows[i].root->path;
	}
	if (to->n_paths)
		qsort(paths, to->n_paths, sizeof *paths, by_path);
	if (to->n_paths > MOST_PATHS)
		to->n_paths = MOST_PATHS;
	to->paths = paths;
}

void join_troubles(const struct root_report *parts, size_t n, struct report *out)
{
	size_t all = 0;
	for (size_t i = 0; i < n; i++)
		all += parts[i].report->n_troubles;
	struct row *rows = arena_array(out->arena, struct row, all);
	all = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < parts[i].report->n_troubles; k++)
			rows[all++] = (struct row){&parts[i], &parts[i].report->troubles[k]};
	if (all)
		qsort(rows, all, sizeof *rows, by_trouble);
	out->troubles = arena_array(out->arena, struct trouble, all);
	for (size_t i = 0, j; i < all; i = j) {
		for (j = i + 1; j < all && is_same_trouble(rows[i].trouble, rows[j].trouble);)
			j++;
		struct trouble *t = &out->troubles[out->n_troubles++];
		*t = (struct trouble){.class = rows[i].trouble->class,
		                      .reason = rows[i].trouble->reason,
		                      .hint = rows[i].trouble->hint};
		join_paths(&rows[i], j - i, t, out->arena);
	}
}
