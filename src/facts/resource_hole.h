/* resource_hole: where a hole in a text ends. */
#ifndef FACTS_RESOURCE_HOLE_H
#define FACTS_RESOURCE_HOLE_H

#include "base/str.h"

/* Behind the } that closes what opens at i, "${", with all that is nested in it; SIZE_MAX without one. */
size_t resource_hole_end(str s, size_t i);

#endif
