/* date: calendar days as text, YYYY-MM-DD; their order is the order of their bytes. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdint.h>

#include "base/arena.h"

/* Is it a day that exists, in the years 1900 to 9999? */
bool date_valid(str s);
/* Seconds since 1970 of the first moment after a valid day, in UTC. */
int64_t date_end(str s);
/* The day of a moment, in UTC; "" outside those years. */
str date_of(struct arena *a, int64_t seconds);

#endif
