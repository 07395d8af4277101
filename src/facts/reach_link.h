/* reach_link: what an import leads to: a file, or a package of this repository. */
#ifndef FACTS_REACH_LINK_H
#define FACTS_REACH_LINK_H

#include "facts/reach.h"

struct reach_links {
	const struct reach *reach;
	struct arena *arena;   /* scratch */
	const uint32_t *names; /* packages that have a name, by it */
	size_t n_names;
};
struct reach_links reach_links_new(const struct reach *r, struct arena *scratch);

enum reach_kind { REACH_NOTHING, REACH_FILE, REACH_PACKAGE };
/* number: of the file, or of the package. */
enum reach_kind reach_link(struct reach_links *l, str from, str module, size_t *number);
/* What a manifest says that its package is built upon: a package, by folder or name. SIZE_MAX: none of ours. */
size_t reach_use(struct reach_links *l, size_t package, str use);
/* SIZE_MAX when there is no such file. */
size_t reach_file(const struct reach *r, str path);

/* Fills in what is put to work where, once files and packages are told (src/facts/reach_row.c). */
void reach_deployments(struct reach *r, struct arena *a);

#endif
