/* path_side: where a file has its effect: "browser" "mobile" "desktop" "server" "build" "infrastructure" "test" "docs"
 * (examples, too), or "unknown". Tests and documentation first, for what they hold decides nothing; then what the
 * file's own code says; then its name, where tools ask for it; then its package; at last its folder and its language.
 */
#ifndef MATCH_PATH_SIDE_H
#define MATCH_PATH_SIDE_H

#include "match/path_class.h"

/* Names that tools ask for say who reads the file; folders and endings (weak) what it is as a rule. The first row that
 * matches counts. */
struct path_side_row {
	str glob, side;
	bool weak;
};
extern const struct path_side_row path_side_rows[];
extern const size_t path_side_count;
size_t path_side_by_name(str path); /* the number of that row; path_side_count: none */

/* code: what the file itself says, "browser" "mobile" "desktop" "server" "test"; "unknown" when it says nothing; "" for
 * no program. */
str path_side(const struct path_classes *c, str code);

#endif
