/* Found by halves, so that many functions of one repository cost no more than their rows. */
#include "door_rows.h"

#include <stdint.h>

#include "row_get.h"

struct door_rows door_rows_below(struct doors *d, str section, str below)
{
	size_t n = 0;
	for (const struct node *row = rows_of(d->facts, section); row; row = row_after(row))
		n++;
	struct door_rows r = {arena_array(d->arena, const struct node *, n), 0};
	for (const struct node *row = rows_of(d->facts, section); row; row = row_after(row))
		if (str_find(row_text(row, S("path")), below, 0) != SIZE_MAX)
			r.at[r.n++] = row;
	return r;
}

size_t door_rows_first(const struct door_rows *r, str path)
{
	size_t low = 0, high = r->n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (str_cmp(row_text(r->at[middle], S("path")), path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
