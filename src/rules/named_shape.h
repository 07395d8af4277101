/* named_shape: what a value looks like, as a pattern. For named.c. */
#ifndef RULES_NAMED_SHAPE_H
#define RULES_NAMED_SHAPE_H

#include "base/buf.h"
#include "base/err.h"

/* Appends the pattern of a `value` (rules/named.h). False with err when it holds an unknown set, a bad length, or
 * nothing that varies. */
bool named_shape(str value, struct buf *out, struct err *err);

#endif
