/* limit_served: whether a file of a proxy is one that a proxy is given. */
#ifndef FACTS_LIMIT_SERVED_H
#define FACTS_LIMIT_SERVED_H

#include "model/node.h"
#include "query/truth.h"

/* TRUE: a container takes it in, or nothing here says how anything is deployed. FALSE: another one is taken in its
 * place. UNKNOWN: what is deployed says nothing of it. */
enum truth limit_is_served(const struct node *facts, str path);

#endif
