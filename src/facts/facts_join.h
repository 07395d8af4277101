/* facts_join: fields of a row that are known only when the rows of another section are there: whether a dependency is
 * imported, what values a file of settings holds, what a resource refers to. */
#ifndef FACTS_FACTS_JOIN_H
#define FACTS_FACTS_JOIN_H

#include "facts/fact.h"

/* The sections that others are joined with, each sorted as facts_rows() leaves it. */
struct facts_joined {
	struct table unread, imports, env, resource_values, resources;
};
struct facts_joining;

/* lacks_imports: imports of some file are not known. Lives as long as the arena. */
struct facts_joining *facts_joining_new(const struct facts_joined *with, bool lacks_imports, struct arena *a);
/* Adds to the row of a section what is joined to it. Rows of one section come in their order. */
void facts_join(struct facts_joining *j, str section, struct node *row);
/* Does a row of unread say that the section lacks what the file holds, and not by choice? */
bool facts_is_missing(const struct node *unread, str section);

#endif
