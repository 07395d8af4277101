/* dependency: what a project depends on, read from the files in which people declare it (not from lock files). */
#ifndef FACTS_DEPENDENCY_H
#define FACTS_DEPENDENCY_H

#include "facts/fact.h"

/* package.json, pyproject.toml; others add nothing, and dependency_reads() says so. */
bool dependency_reads(str path);
void dependency_tree(struct facts *f, str path, const struct node *tree);
/* requirements*.txt, go.mod. */
void dependency_text(struct facts *f, str path, str bytes);

/* Is what is written in code as `module` a part of the dependency? UNKNOWN nodes are made of "perhaps". */
enum dependency_use { DEPENDENCY_UNUSED, DEPENDENCY_PERHAPS, DEPENDENCY_USED };
/* modules is sorted (str_cmp). */
enum dependency_use dependency_used(str ecosystem, str name, const str *modules, size_t n);

#endif
