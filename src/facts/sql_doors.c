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
