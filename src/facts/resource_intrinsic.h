/* resource_intrinsic: the functions of CloudFormation (docs.aws.amazon.com, intrinsic function reference). */
#ifndef FACTS_RESOURCE_INTRINSIC_H
#define FACTS_RESOURCE_INTRINSIC_H

#include "query/patterns.h"
#include "resource_walk.h"

/* Does the condition of this name hold, as far as defaults of parameters say? */
enum truth resource_condition(struct resource_scope *s, str name);

#endif
