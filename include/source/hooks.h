/* hooks: where a repository keeps its hooks. */
#ifndef SOURCE_HOOKS_H
#define SOURCE_HOOKS_H

#include "source/repo.h"

/* The folder, absolute: core.hooksPath of the repository's own configuration (no other is read), else hooks in the
 * common directory. False when it lies outside the repository and its work tree; then err names it. */
bool repo_hooks(struct repo *r, struct arena *a, str *folder, struct err *err);
/* Of the library that reads repositories: "1.5.1". */
str repo_library(struct arena *a);

#endif
