/* route_python: what readers of Python's routes share: arguments by name, dependencies. */
#ifndef FACTS_ROUTE_PYTHON_H
#define FACTS_ROUTE_PYTHON_H

#include "route_part.h"

const struct node *route_keyword(const struct node *call, str key);
/* A positional one; NULL when there is none. */
const struct node *route_argument(const struct node *call, size_t i);
/* The call that begins at the place. */
const struct node *route_call_at(const struct route_file *r, const struct node *place);
/* What Depends(…) and Security(…) in a text name. */
void route_depends(struct route_file *r, struct route_refs *refs, str text);
/* The same of each item of a list, or of a value; NULL has none. */
void route_depends_all(struct route_file *r, struct route_refs *refs, const struct node *value);
/* The same of the parameters of a function. A type counts where it stands for such ("CurrentUser[]"). */
void route_params(struct route_file *r, struct route_refs *refs, const struct node *function);
/* One row for each method of a list, or one. */
void route_add_methods(struct route_file *r, struct route_part *p, const struct node *methods);
/* What middleware runs: methods of its class, or itself. */
void route_refs_middleware(struct route_file *r, struct route_refs *refs, str ref);
/* app.add_middleware(C), app.middlewares.append(f). False: the call is none of these. */
bool route_python_front(struct route_file *r, const struct node *call, str callee);

#endif
