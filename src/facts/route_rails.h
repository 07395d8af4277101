/* route_rails: places among the blocks of config/routes.rb. */
#ifndef FACTS_ROUTE_RAILS_H
#define FACTS_ROUTE_RAILS_H

#include "route_classed.h"

struct rails {
	struct route_file *r;
	const struct node **block; /* of each function: the call whose block it is */
};

/* What the blocks around a place say. */
struct rails_place {
	str path, base; /* base: without what names one of the resources around */
	str module, controller;
	struct route_refs guards;
	bool resources, one, none; /* among resources; a resource alone; not known where: nothing is told */
};

void route_rails_find_blocks(struct rails *w);
struct rails_place route_rails_place_of(const struct rails *w, const struct node *call);

/* a/b with one stroke between them; the same, where a may be empty. */
str route_rails_join(struct route_file *r, str a, str b);
str route_rails_joined(struct route_file *r, str a, str b);
/* An option of a call: its text, "?" where it is computed, "-" where it leads elsewhere, "" where it is not
 * given. */
str route_rails_option(const struct node *call, const char *key);
str route_rails_plural(struct route_file *r, str name);

#endif
