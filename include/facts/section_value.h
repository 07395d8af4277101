/* section_value: a value as a field of the facts holds it: of its type, and in its unit. */
#ifndef FACTS_SECTION_VALUE_H
#define FACTS_SECTION_VALUE_H

#include "facts/section.h"

/* What becomes of a scalar in a field of text, number or bool: 15m is 900 where seconds are asked for, and a plain
 * number is so many of unit ("ms"; "": of the field's own). Of an amount that is a range (a month) it is the least.
 * NODE_UNKNOWN, with the text as it was, for a computed one and for one that is none of the field's. The text may live
 * in the arena. */
enum node_kind section_value(const struct section_field *f, const struct node *n, str unit, struct arena *a, str *text);
/* Can a plain number of this unit be given to the field? */
bool section_takes_unit(const struct section_field *f, str unit);

#endif
