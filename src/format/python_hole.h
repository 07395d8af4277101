/* python_hole: what format strings of Python compute. The string is one token, for its text counts as a whole; each of
 * its holes is read like a small file, in which no name stands for a value. */
#ifndef FORMAT_PYTHON_HOLE_H
#define FORMAT_PYTHON_HOLE_H

#include "format/code_walk.h"

/* Adds the calls in the holes of the string at token i to those of the walk; a string in a hole is no further than
 * three deep. */
void python_holes(struct code_walk *w, uint32_t i);
/* ( at i, if it calls something. */
void python_call(struct code_walk *w, uint32_t i);

#endif
