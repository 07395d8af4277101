/* boundary: does a token stand alone? The left side knows the escapes that put a letter in front of a token without
 * being part of it; the right side is what keeps a 36-character rule from firing inside a 64-character blob. */
#ifndef MATCH_BOUNDARY_H
#define MATCH_BOUNDARY_H

#include "model/rule.h"

bool boundary_holds(enum boundary kind, str bytes, size_t start, size_t end);

#endif
