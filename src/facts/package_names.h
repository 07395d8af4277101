/* package_names: names of packages that are not what they seem: an import that no manifest declares, and a dependency
 * that is one letter away from one that everybody knows. */
#ifndef FACTS_PACKAGE_NAMES_H
#define FACTS_PACKAGE_NAMES_H

#include "facts/fact.h"

/* Gives rows of `imports` of JavaScript `undeclared` where no manifest of npm in the repository declares the package,
 * though one stands at or above the file, and nothing else here can go by that name: no folder or file, alias, package,
 * module of Node, or part of a platform. Imports with a scope count only where another package of it is declared.
 * Gives rows of `dependencies` of npm and PyPI `near` the popular name they differ from by one letter, where that one
 * is no dependency itself. root: the finished facts, packages among them. */
void package_names(struct members *root);

#endif
