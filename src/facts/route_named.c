/* Names that count for all files of an app: constants of paths, and wrappers of Ktor. */
#include <stdint.h>
#include <string.h>

#include "route_declared.h"
#include "route_rules.h"
#include "route_word.h"
#include "row_get.h"

enum { FILLED = 4 };

/* ---- constants ---- */

const struct route_part_at *route_named(const struct route_finder *f, str kind, str name)
{
	for (size_t i = 0; i < f->n_wide; i++) {
		const struct route_part_at *p = &f->parts[f->wide[i]];
		if (str_eq(p->kind, kind) && str_eq(p->name, name))
			return p;
	}
	return NULL;
}

/* a.b.Paths.USERS is Paths.USERS */
static const struct route_part_at *constant(const struct route_finder *f, str name)
{
	const struct route_part_at *c = route_named(f, S("const"), name);
	for (size_t dot;
	     !c && (dot = str_find(name, S("."), 0)) != SIZE_MAX && memchr(name.p + dot + 1, '.', name.n - dot - 1);) {
		name = str_sub(name, dot + 1, name.n);
		c = route_named(f, S("const"), name);
	}
	return c;
}

str route_filled(struct route_finder *f, str path)
{
	for (unsigned n = 0; n < FILLED; n++) {
		size_t at = str_find(path, S("${"), 0), end = at == SIZE_MAX ? at : str_find(path, S("}"), at);
		if (end == SIZE_MAX)
			break;
		const struct route_part_at *c = constant(f, str_sub(path, at + 2, end));
		if (!c)
			break;
		str head = str_sub(path, 0, at), tail = str_sub(path, end + 1, path.n);
		while (str_ends(head, S("/")))
			head.n--;
		path = arena_printf(f->arena, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(row_text(c->row, S("route"))),
		                    STR_ARG(tail));
	}
	return path;
}

/* ---- wrappers ---- */

struct route_verdict route_wrapper(struct route_finder *f, str ref, unsigned depth)
{
	enum { DEEPEST = 4 };
	str name = str_sub(ref, 7, ref.n), shown = str_sub(name, 0, name.n - 2);
	const struct route_part_at *w = depth < DEEPEST ? route_named(f, S("wrapper"), name) : NULL;
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (!w)
		return !depth && route_guard_name(shown)
		               ? route_verdict_of(ROUTE_UNKNOWN, shown,
		                                  arena_printf(f->arena, "%.*s was not found", STR_ARG(shown)))
		               : v;
	const struct node *list = node_get(w->row, S("guards"));
	for (const struct node *g = list ? list->child : NULL; g && v.auth != ROUTE_GUARDED; g = g->next)
		if (str_starts(g->text, S("kotlin#")))
			route_add_verdict(&v, route_wrapper(f, g->text, depth + 1));
		else
			v = route_verdict_of(ROUTE_GUARDED, shown,
			                     arena_printf(f->arena, "%.*s refuses", STR_ARG(shown)));
	if (v.auth == ROUTE_OPEN && route_guard_name(shown)) /* it may refuse by itself */
		v = route_verdict_of(ROUTE_UNKNOWN, shown,
		                     arena_printf(f->arena, "what %.*s does is not known", STR_ARG(shown)));
	return v;
}
