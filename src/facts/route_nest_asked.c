/* For which routes middleware of a module of Nest is asked: forRoutes() names paths and controllers, exclude() leaves
 * some of them out. */
#include <string.h>

#include "route_match.h"
#include "route_nest.h"
#include "row_get.h"

/* Is a route one of "POST /users"? What stands before {*path}, (.*) or * covers all below; what else a pattern may
 * stand for is not known. */
static enum truth is_named(const struct node *route, str front, str path)
{
	str verb = S(""), method = row_text(route, S("method"));
	str_cut(&front, ' ', &verb);
	while (str_starts(front, S("//")))
		front = str_sub(front, 1, front.n);
	size_t end = 0;
	while (end < front.n && !strchr("*{(:[+?\\", front.p[end]))
		end++;
	str literal = str_sub(front, 0, end), rest = str_sub(front, end, front.n);
	bool all = str_starts(rest, S("*")) || str_starts(rest, S("{*")) || str_starts(rest, S("(.*)"));
	if (!str_eq(verb, S("ALL")) && !str_eq(verb, method))
		return TRUTH_FALSE;
	if (!rest.n)
		return str_eq(front, path) ? TRUTH_TRUE : TRUTH_FALSE;
	if (str_ends(literal, S("/")) && literal.n > 1 && all)
		return route_covers(literal, path) ? TRUTH_TRUE : TRUTH_FALSE;
	return str_eq(front, path) || (all && literal.n < 2) ? TRUTH_TRUE
	       : str_starts(path, literal)                   ? TRUTH_UNKNOWN
	                                                     : TRUTH_FALSE;
}

/* Middleware is asked for the routes that its module names, less those that it excepts. */
enum truth route_nest_asked(const struct node *paths, const struct node *route, str path)
{
	str handler = row_text(route, S("ref")), owner = S("");
	enum truth asked = paths ? TRUTH_FALSE : TRUTH_TRUE, excepted = TRUTH_FALSE;
	str_cut(&handler, '.', &owner);
	for (const struct node *p = paths; p; p = p->next) {
		str front = p->text;
		bool except = str_starts(front, S("!")), class = str_starts(front, S("#"));
		if (str_eq(front, S("?")))
			return TRUTH_UNKNOWN;
		front = str_sub(front, except || class, front.n);
		enum truth one = !class                 ? is_named(route, front, path)
		                 : str_eq(front, owner) ? TRUTH_TRUE
		                                        : TRUTH_FALSE;
		enum truth *best = except ? &excepted : &asked;
		*best = one > *best ? one : *best;
	}
	enum truth kept = excepted == TRUTH_TRUE ? TRUTH_FALSE : excepted == TRUTH_FALSE ? TRUTH_TRUE : TRUTH_UNKNOWN;
	return kept < asked ? kept : asked;
}
