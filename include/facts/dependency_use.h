/* dependency_use: what code that imports modules says of the packages that are declared. */
#ifndef FACTS_DEPENDENCY_USE_H
#define FACTS_DEPENDENCY_USE_H

#include "base/str.h"

/* Is what is written in code as `module` a part of the dependency? UNKNOWN nodes are made of "perhaps". */
enum dependency_use { DEPENDENCY_UNUSED, DEPENDENCY_PERHAPS, DEPENDENCY_USED };
/* modules is sorted (str_cmp). */
enum dependency_use dependency_used(str ecosystem, str name, const str *modules, size_t n);

#endif
