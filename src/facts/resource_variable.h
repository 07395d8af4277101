/* resource_variable: what Terraform's names stand for. */
#ifndef FACTS_RESOURCE_VARIABLE_H
#define FACTS_RESOURCE_VARIABLE_H

#include "resource_walk.h"

/* var.NAME, local.NAME; NULL when that is not known, or differs from one call of the module to the next. */
struct node *resource_variable(struct resource_scope *s, str name, const struct node *n);
struct node *resource_local(struct resource_scope *s, str name, const struct node *n);

#endif
