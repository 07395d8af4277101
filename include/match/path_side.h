/* path_side: where a file has its effect. Tests and documentation first, for what they hold decides nothing; then what
 * the file's own code says; then its name. */
#ifndef MATCH_PATH_SIDE_H
#define MATCH_PATH_SIDE_H

#include "base/str.h"

/* code: what the reader of its language says, "client" "server" "test" "unknown", "" for no program.
 * "browser" "mobile" "server" "build" "infrastructure" "test" "docs" (examples, too), or "unknown". */
str path_side(str path, str code);

#endif
