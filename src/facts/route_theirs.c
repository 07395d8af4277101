/* What functions of packages do in front of a route: of those whose code is known, by their names. */
#include "route_judge.h"
#include "route_undone.h"
#include "route_word.h"
#include "row_get.h"

static struct route_verdict told(enum route_auth auth, str by, str why)
{
	return (struct route_verdict){.auth = auth, .by = by, .why = why};
}

struct route_verdict route_judge_package(struct route_finder *f, const struct route_target *t)
{
	str name = str_eq(t->member, S("default")) || str_eq(t->member, S("*")) ? t->module : t->member;
	if (str_starts(name, S("*.")) || str_starts(name, S("default.")))
		name = str_sub(name, str_find(name, S("."), 0) + 1, name.n);
	switch (route_package(t->module, t->member)) {
	case ROUTE_GUARD:
		return route_undone_package(
		        f, t,
		        told(ROUTE_GUARDED, name,
		             arena_printf(f->arena, "%.*s of %.*s refuses", STR_ARG(name), STR_ARG(t->module))));
	case ROUTE_MAY_GUARD:
		return told(ROUTE_UNKNOWN, name,
		            arena_printf(f->arena, "what %.*s of %.*s does is not known", STR_ARG(name),
		                         STR_ARG(t->module)));
	default:
		return told(ROUTE_OPEN, S(""), S(""));
	}
}
