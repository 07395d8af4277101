/* route_declared: who may call a route whose framework has that declared, by annotations and by rules of the app as a
 * whole (route_declare.h). */
#ifndef FACTS_ROUTE_DECLARED_H
#define FACTS_ROUTE_DECLARED_H

#include "query/truth.h"
#include "route_judge.h"

bool route_is_declared(str framework);
/* What is known of names that stand for paths is filled in: ${Paths.USERS}. */
str route_filled(struct route_finder *f, str path);
/* Judges it, beside what stands in front of it already. handler: what its code asks. */
void route_declared(struct route_finder *f, const struct route_part_at *p, str framework, str path,
                    struct route_verdict *v);
/* What its handler asks by itself: guarded only where it reads the caller that the framework has made out. */
struct route_verdict route_judge_declared(struct route_finder *f, size_t file, str handler);
/* What a wrapper of Ktor asks for: "kotlin#adminAuth()". */
struct route_verdict route_wrapper(struct route_finder *f, str ref, unsigned depth);
/* Does a pattern of Spring or Quarkus (any number of segments, one, a part of one) take in a path? */
enum truth route_ant(str pattern, str path);

#endif
