/* route_gate: whom a function lets in that answers true or false: has_permission(), test_func(), is_accessible(). */
#ifndef FACTS_ROUTE_GATE_H
#define FACTS_ROUTE_GATE_H

#include "model/node.h"

/* "all", "readers" (all, to read only) or "known" (who signed in); "" where its answers do not say. function: of
 * format/code_function.h. */
str route_gate(const struct node *function);

#endif
