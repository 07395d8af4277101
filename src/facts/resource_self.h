/* resource_self: variables of the Serverless Framework (serverless.com, "Variables"). Only src/facts/resource*.c
 * include it. */
#ifndef FACTS_RESOURCE_SELF_H
#define FACTS_RESOURCE_SELF_H

#include "resource_walk.h"

/* Whether the file at hand is one of that framework: then ${…} is a variable of it. */
bool resource_self_is(const struct resource_scope *s);
/* The text of n with each variable that is known in its place, and n itself otherwise. *known: all of them are, and no
 * ${…} of another tool is left. In the walk's arena. */
str resource_self_text(struct resource_scope *s, const struct node *n, bool *known);

#endif
