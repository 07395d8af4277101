/* The list itself. */
#include "sql_doors.h"

bool sql_doors_expose(const struct sql_doors *d, str schema)
{
	for (size_t i = 0; i < d->schemas.n; i++)
		if (str_eq(d->schemas.at[i], schema))
			return true;
	return false;
}

void sql_doors_keep(struct sql_doors *d, const struct door *door)
{
	mem_room(d->at, d->n, d->cap);
	d->at[d->n++] = *door;
}

void sql_doors_begin(struct sql_doors *d, struct door *door, const char *what, str name, const char *address,
                     const struct node *row)
{
	*door = (struct door){.row = row,
	                      .line = row->line,
	                      .what = str_of(what),
	                      .name = name,
	                      .open = TRUTH_FALSE,
	                      .people = TRUTH_UNKNOWN};
	door->address = arena_printf(d->arena, "%s%.*s", address, STR_ARG(name));
}
