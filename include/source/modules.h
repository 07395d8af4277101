/* modules: the submodules of a repository. One that is checked out is a part of the app: its files are read with those
 * of the tree, and what is tracked and what is ignored in it its own repository says. Its history is another
 * repository's. */
#ifndef SOURCE_MODULES_H
#define SOURCE_MODULES_H

#include "source/repo.h"
#include "source/walk.h"

struct modules {
	struct walk_module *at; /* all that the indexes name, sorted by path below root; theirs, too */
	size_t n;
	struct strs tracked; /* below root: of the repository and of the submodules that are checked out, sorted */
};

/* root as given, whose repository r is. What is wrong with a submodule goes to the sink; false, with err, when the
 * repository's own index cannot be read. In the arena. */
bool modules_read(struct repo *r, str root, struct arena *a, const struct source_sink *sink, struct modules *out,
                  struct err *err);

#endif
