/* limit_inert: limits that are told to limit nothing. */
#ifndef FACTS_LIMIT_INERT_H
#define FACTS_LIMIT_INERT_H

#include "model/node.h"
#include "query/truth.h"

/* By what a limiter is told (its part): FALSE with the reason, UNKNOWN where it may leave out everything, else TRUE. */
enum truth limit_takes_effect(const struct node *part, str key, str *why);

#endif
