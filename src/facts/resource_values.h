/* resource_values: the rows that say what a name stands for, by place and kind. Only src/facts/resource*.c include it.
 */
#ifndef FACTS_RESOURCE_VALUES_H
#define FACTS_RESOURCE_VALUES_H

#include "facts/fact.h"

struct resource_value_row {
	str place, kind, name; /* place: Terraform's folder, else the file; "" where any folder below may mean it */
	const struct node *row;
};
struct resource_values {
	const struct resource_value_row *at; /* sorted by place, kind, name, then as the rows were */
	size_t n;
};

struct resource_values resource_values_index(struct table rows, struct arena *a);
/* The first row of this name (of any when it is ""), or NULL. */
const struct node *resource_value_of(const struct resource_values *v, str place, str kind, str name);
/* The rows of this name, or of every name when it is "": costs as much as there are. */
struct resource_values resource_values_of(const struct resource_values *v, str place, str kind, str name);

#endif
