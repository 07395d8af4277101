/* path: reads the paths of rules: a.b, *, **, 'quoted.name', $.from.root, ^from.outer, $manifest.auth; "" and "." are
 * the node itself, "$" the root, "^" and "^." the outer subject, "$manifest" the manifest. */
#ifndef QUERY_PATH_H
#define QUERY_PATH_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* The steps stand in the arena and point into text. False: an empty step, a quote without end.
 * Whether there is an outer subject is for cond_read() to know. */
bool path_parse(str text, struct arena *a, struct path *out, struct err *err);

#endif
