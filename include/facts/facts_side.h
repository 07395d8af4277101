/* facts_side: where each fact has its effect, once its file was read and everything else about its path is known. */
#ifndef FACTS_FACTS_SIDE_H
#define FACTS_FACTS_SIDE_H

#include "facts/facts.h"

/* What the code of a file says of its own side: "client" "server" "test" "unknown"; "" when it is no program. */
str facts_code_side(const struct facts *f, str path);
/* Gives its side (match/path_side.h) to every row of that file that came since the last drain: the second member, if
 * the row's maker did not put what the code says elsewhere. */
void facts_sides(struct facts *f, str path, str side);

#endif
