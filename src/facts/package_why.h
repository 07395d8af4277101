/* package_why: what puts a package to work, and what kind of package that makes it (facts/package_set.h). */
#ifndef FACTS_PACKAGE_WHY_H
#define FACTS_PACKAGE_WHY_H

#include "facts/package_set.h"

/* Is a row of `starts` of the program, and not of its tests, examples or tools? */
bool why_counts(const struct node *row);
/* An index.html that nothing builds, in a folder that is nobody's output, template or documentation. */
bool why_page_alone(str path);
/* Does the path stand where a platform takes functions from without being told? folder: of the functions; project: the
 * one it stands in. Both are parts of path, or ".". */
bool why_function_folder(str path, str *folder, str *project);
/* Fills in path, why, kind, project and registered of every package. */
void packages_why(struct package_set *s, const struct node *facts, struct arena *a);
/* The kind of each, once all reasons are known. */
void packages_kind(struct package_set *s);

#endif
