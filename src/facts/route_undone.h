/* route_undone: what an app of Python does to take its guards back. Settings (facts/route_declare.h) of the framework
 * "Python", name:
 *
 *   disabled   sign-in of Flask-Login is turned off (LOGIN_DISABLED)
 *   override   ref: a dependency of FastAPI that is replaced by something else
 *   knows      ref: a function that says by itself who calls, of Flask-HTTPAuth: @auth.verify_password
 *   loads      the same of Flask-Login: @login.request_loader */
#ifndef FACTS_ROUTE_UNDONE_H
#define FACTS_ROUTE_UNDONE_H

#include "route_judge.h"
#include "route_part.h"

void route_undone(struct route_file *r);
/* What is left of a guard of a package, which refuses. */
struct route_verdict route_undone_package(struct route_finder *f, const struct route_target *t, struct route_verdict v);
/* The same of one of the repository. */
struct route_verdict route_undone_function(struct route_finder *f, const struct route_part_at *p,
                                           struct route_verdict v);
/* What replaces a dependency; NULL for nothing. */
const struct route_part_at *route_undone_by(struct route_finder *f, const struct route_part_at *p);
/* Does the file define a name twice, of which one only on some condition? */
bool route_is_redefined(struct route_file *r, str name);

#endif
