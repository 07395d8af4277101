/* Which file holds a class: PHP and Rails tell by its name. Of several, the one nearest to where it is named. */
#include <stdint.h>
#include <stdlib.h>

#include "facts/folder.h"
#include "route_classed.h"
#include "row_get.h"

enum { MOST_ALIKE = 512 };

static str stem(str path)
{
	str name = str_basename(path);
	size_t dot = str_find(name, S("."), 0);
	return str_sub(name, 0, dot == SIZE_MAX ? name.n : dot);
}

static int folded(str a, str b)
{
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		int x = a.p[i] >= 'A' && a.p[i] <= 'Z' ? a.p[i] + 32 : a.p[i];
		int y = b.p[i] >= 'A' && b.p[i] <= 'Z' ? b.p[i] + 32 : b.p[i];
		if (x != y)
			return x < y ? -1 : 1;
	}
	return a.n < b.n ? -1 : a.n > b.n;
}

static int by_stem(const void *x, const void *y, void *joiner)
{
	const struct route_joiner *j = joiner;
	size_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
	int order = folded(stem(j->m.f->reach.files.at[a]), stem(j->m.f->reach.files.at[b]));
	return order ? order : a < b ? -1 : 1;
}

static void index_files(struct route_joiner *j)
{
	const struct strs *files = &j->m.f->reach.files;
	j->classes = arena_array(j->m.arena, uint32_t, files->n + 1);
	for (size_t i = 0; i < files->n; i++)
		if (str_ends(files->at[i], S(".php")) || str_ends(files->at[i], S(".rb")))
			j->classes[j->n_classes++] = (uint32_t)i;
	if (j->n_classes)
		qsort_r(j->classes, j->n_classes, sizeof *j->classes, by_stem, j);
}

/* How many parts of the name are the last ones of the path; *all of the name's. */
static size_t alike(str path, str class, size_t *all)
{
	size_t n = 0;
	bool same = true;
	*all = 0;
	for (str rest = class; rest.n; ++*all) {
		str last = str_basename(rest), own = str_basename(path);
		rest = str_sub(rest, 0, rest.n - last.n - (rest.n > last.n));
		same = same && path.n && folded(own, last) == 0;
		n += same;
		path = str_sub(path, 0, path.n - own.n - (path.n > own.n));
	}
	return n;
}

static size_t common(str a, str b)
{
	size_t n = 0;
	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

size_t route_class_file(struct route_joiner *j, size_t from, str class, str ending, bool whole)
{
	const struct strs *files = &j->m.f->reach.files;
	str name = str_basename(class);
	size_t low = 0, high, best = SIZE_MAX, best_alike = 0, best_near = 0;
	bool several = false;
	if (!j->classes)
		index_files(j);
	for (high = j->n_classes; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (folded(stem(files->at[j->classes[middle]]), name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < j->n_classes && folded(stem(files->at[j->classes[i]]), name) == 0; i++) {
		str path = files->at[j->classes[i]];
		size_t all, n = alike(str_sub(path, 0, path.n - ending.n), class, &all);
		if (i - low >= MOST_ALIKE)
			return SIZE_MAX;
		if (!str_ends(path, ending) || n < (whole || all < 2 ? all : all - 1))
			continue;
		size_t near = common(path, files->at[from]);
		bool better = best == SIZE_MAX || n > best_alike || (n == best_alike && near > best_near);
		several = better ? false : several || (n == best_alike && near == best_near);
		if (better)
			best = j->classes[i], best_alike = n, best_near = near;
	}
	return several ? SIZE_MAX : best;
}
