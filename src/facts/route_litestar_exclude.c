/* Paths that the guards of Litestar leave out: expressions, found anywhere in a path unless they say where. */
#include <string.h>

#include "route_litestar.h"
#include "row_get.h"

/* One expression: found anywhere in a path, unless it says where. */
static enum truth excludes(str pattern, str path)
{
	bool begins = str_starts(pattern, S("^")), ends = str_ends(pattern, S("$"));
	str plain = str_sub(pattern, begins, pattern.n - ends);
	size_t literal = 0;
	while (literal < plain.n && !strchr("*+?.()[]{}|\\^$", plain.p[literal]))
		literal++;
	size_t at = str_find(path, str_sub(plain, 0, literal), 0);
	if (at == SIZE_MAX || (begins && at))
		return literal ? TRUTH_FALSE : TRUTH_UNKNOWN;
	if (literal < plain.n)
		return TRUTH_UNKNOWN;
	return !ends || str_ends(path, plain) ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth route_litestar_excludes(const struct route_finder *f, size_t file, str path)
{
	enum truth best = TRUTH_FALSE;
	size_t at = SIZE_MAX;
	const struct route_part_at *p;
	while ((p = route_find_next(f, file, S("excludes"), S("*"), &at))) {
		const struct node *paths = node_get(p->row, S("paths"));
		for (const struct node *n = paths ? paths->child : NULL; n && best != TRUTH_TRUE; n = n->next) {
			enum truth one = excludes(n->text, path.n ? path : S("/"));
			best = one == TRUTH_FALSE ? best : one == TRUTH_TRUE ? one : TRUTH_UNKNOWN;
		}
	}
	return best;
}

/* A guard of Litestar, made in this file, but for the paths that it leaves out. */
struct route_verdict route_litestar_but_for(struct route_finder *f, struct route_verdict v, size_t file, str path)
{
	enum truth out = route_litestar_excludes(f, file, path);
	if (out == TRUTH_TRUE)
		return (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	return out == TRUTH_FALSE
	               ? v
	               : (struct route_verdict){ROUTE_UNKNOWN, v.by, S("which paths its guard lets pass is not known")};
}
