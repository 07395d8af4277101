/* Names under which a file makes several things: two functions may each have a router of their own that both call app.
 * One that is made in no function and no block keeps its name, the others are told by their line: "app@12". */
#include <stdint.h>

#include "route_branch.h"

enum { LOOKED_AT = 64 };

/* The innermost function or block around what is given; NULL: none. An assignment belongs to where its name is
 * declared, which is not looked for: it counts as made in none. */
static const struct node *home_of(const struct route_file *r, const struct node *given)
{
	const struct node before = {.line = given->line, .col = 1};
	size_t function = route_around(r, given);
	const struct node *block = route_block_around(r, given), *f;
	if (!str_ends(r->path, S(".py")) && route_assigned_between(r, given->key, &before, given))
		return NULL;
	f = function == SIZE_MAX ? NULL : r->functions[function].node;
	if (!block || !f)
		return block ? block : f;
	return route_within(f, block) ? block : f;
}

static bool is_same(const struct node *a, const struct node *b) { return a == b; }

str route_made_name(struct route_file *r, str name, const struct node *place, route_maker_test *makes)
{
	const struct node *best = NULL, *home = NULL, *first = NULL;
	bool several = false, any = false;
	size_t from = route_names_from(r, name);
	for (size_t i = from; i < r->n_names && i < from + LOOKED_AT && str_eq(r->names[i]->key, name); i++) {
		const struct node *given = r->names[i], *own;
		if (given->kind != NODE_UNKNOWN || !makes(r, given))
			continue;
		own = home_of(r, given);
		several = several || (any && !is_same(first, own));
		first = any ? first : own;
		any = true;
		bool inside = own && route_within(own, place);
		if (inside && (!home || route_within(home, own))) {
			best = given;
			home = own;
		}
	}
	return several && best ? arena_printf(&r->scratch, "%.*s@%u", STR_ARG(name), best->line) : name;
}
