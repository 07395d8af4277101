/* Root after root: each has its own plan, children, configuration, manifest and verdict. Roots that a run finds below
 * are looked at when their turn comes. */
#include "cmd/scan_all.h"

#include <stdlib.h>

#include "policy/join.h"

static bool run_root(struct scan_all *all, size_t i, struct err *err)
{
	struct scan_run *run = mem_grow(NULL, sizeof *run);
	struct scan_root root = all->roots.at[i];
	struct err own = {{0}};
	*run = (struct scan_run){.plan = {0}};
	mem_room(all->runs, all->n, all->cap);
	all->runs[all->n++] = run;
	if (!scan_plan_make(&all->ask, &root, &all->roots, &run->arena, &run->plan, err))
		return false;
	if (scan_run(run, &own))
		return true;
	*err = own;
	if (!str_eq(root.label, S(".")) && all->roots.many)
		err_set(err, "%.*s: %s", STR_ARG(root.label), own.text);
	err->system = own.system;
	return false;
}

static int by_path(const void *x, const void *y)
{
	const struct root_report *a = x, *b = y;
	return str_cmp(a->path, b->path);
}

/* PATHs that were given more than they had to be are said, not passed over. */
static void add_note(struct report *r, struct strs paths, str reason, str hint)
{
	if (paths.n == 0)
		return;
	struct trouble *list = arena_array(r->arena, struct trouble, r->n_troubles + 1);
	if (r->n_troubles)
		memcpy(list, r->troubles, r->n_troubles * sizeof *list);
	list[r->n_troubles++] = (struct trouble){TROUBLE_CHOSEN, reason, hint, paths.at, paths.n, paths.n};
	r->troubles = list;
}

static void join(struct scan_all *all)
{
	struct root_report *parts = arena_array(&all->arena, struct root_report, all->n);
	for (size_t i = 0; i < all->n; i++)
		parts[i] = (struct root_report){all->roots.at[i].label, all->roots.at[i].is_file,
		                                &all->runs[i]->result.report};
	qsort(parts, all->n, sizeof *parts, by_path);
	report_join(parts, all->n, &all->arena, &all->joined);
	all->joined.root = all->roots.base;
	add_note(&all->joined, all->roots.inside, S("inside another PATH"),
	         S("It was looked at with that one, too, and has a verdict of its own."));
	add_note(&all->joined, all->roots.twice, S("given twice"), S("It was looked at once."));
	all->report = &all->joined;
}

bool scan_all(const struct args *args, struct scan_all *all, struct err *err)
{
	if (!scan_roots_read(args, &all->arena, &all->roots, err) || !scan_ask_read(args, &all->arena, &all->ask, err))
		return false;
	for (size_t i = 0; i < all->roots.n; i++)
		if (!run_root(all, i, err))
			return false;
	if (all->roots.many)
		join(all);
	else
		all->report = &all->runs[0]->result.report;
	return true;
}

void scan_all_free(struct scan_all *all)
{
	for (size_t i = 0; i < all->n; i++) {
		scan_run_free(all->runs[i]);
		free(all->runs[i]);
	}
	free(all->runs);
	scan_roots_free(&all->roots);
	arena_free(&all->arena);
}
