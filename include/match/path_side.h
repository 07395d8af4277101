/* path_side: where a file has its effect: "browser" "mobile" "server" "build" "infrastructure" "test" "docs" (examples,
 * too), or "unknown". Tests and documentation first, for what they hold decides nothing; then what the file's own code
 * says; then its name. */
#ifndef MATCH_PATH_SIDE_H
#define MATCH_PATH_SIDE_H

#include "match/path_class.h"

/* Names that tools ask for say who reads the file; the first row that matches counts. */
struct path_side_row {
	str glob, side;
};
extern const struct path_side_row path_side_rows[];
extern const size_t path_side_count;
str path_side_by_name(str path); /* "" when no row matches */

/* code: what the reader of its language says, "client" "server" "test" "unknown"; "" for no program. */
str path_side(const struct path_classes *c, str code);

#endif
