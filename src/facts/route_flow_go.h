/* route_flow_go: values of Go and the errors that they come with, as a stranger gets them. */
#ifndef FACTS_ROUTE_FLOW_GO_H
#define FACTS_ROUTE_FLOW_GO_H

#include "route_flow_int.h"

/* What was looked up for nobody, as the name that takes it: err is an error, ok is false. */
struct flow_value flow_go_named(struct flow_value v, str name);
/* The same beside several values, as another way gives them. */
struct flow_value flow_go_several(struct flow_run *r, struct flow_value v, struct flow_value like);
/* Errors of Go, made or asked for: errors.New(…), errors.Is(err, ErrExpired). False: it is no such call. */
bool flow_go_error(const struct flow_run *r, str chain, const struct flow_args *a, struct flow_value *v);
bool flow_go_is_error(str chain); /* is it called as an error is that a package shows: ErrNotFound? */

#endif
