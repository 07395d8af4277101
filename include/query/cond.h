/* cond: reads the conditions of rules and controls: {path: a.b, equals: true}, all, any, not. */
#ifndef QUERY_COND_H
#define QUERY_COND_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* Everything that out points to lives in the arena, but the values, which are nodes of the rule's file. False with err
 * (no file, no line): an unknown key or comparison, a value of the wrong shape. */
bool cond_read(const struct node *node, struct arena *a, struct cond *out, struct err *err);

#endif
