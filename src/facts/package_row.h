/* package_row: one row of `package_files` under construction (facts/package.h). */
#ifndef FACTS_PACKAGE_ROW_H
#define FACTS_PACKAGE_ROW_H

#include "facts/fact.h"

enum known { KNOWN_FALSE, KNOWN_TRUE, KNOWN_NOT };

struct package_row {
	struct members m, workspaces, uses; /* the latter two without a node: none so far */
	enum known is_private, publishes, runs;
};

struct package_row package_row_new(struct facts *f, str path, str ecosystem, str name, unsigned line);
/* A folder, or a pattern for folders, of a member. */
void package_row_member(struct package_row *r, str folder, const struct node *at);
/* A package of this repository that it is built upon: a folder from its own on, or a name. */
void package_row_use(struct package_row *r, str what, const struct node *at);
/* Writes what the row knows besides; nothing may be added behind it. */
void package_row_end(struct package_row *r);

#endif
