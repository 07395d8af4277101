/* fact: how the rooms of facts/facts write one fact: an OBJECT of its own in a section, grown member by member. All
 * strings and trees are copied, so that nothing points into a document. */
#ifndef FACTS_FACT_H
#define FACTS_FACT_H

#include "facts/facts.h"
#include "facts/section.h"

struct members { /* an OBJECT or ARRAY that grows at its end */
	struct arena *arena;
	struct node *node;
	const struct node **tail;
};

/* A new row of a section of the table, with its path; line 0 for the file as a whole. What is added to it has to be
 * what section.def allows. */
struct members fact_new(struct facts *f, str section, str path, unsigned line);

/* A container below m; key "" in an ARRAY. at gives the position, may be NULL. */
struct members members_below(struct members *m, enum node_kind kind, str key, const struct node *at);
struct node *members_scalar(struct members *m, enum node_kind kind, str key, str text, const struct node *at);
void members_bool(struct members *m, str key, bool value);
/* A deep copy of n under another key; NULL adds nothing. */
void members_copy(struct members *m, str key, const struct node *n);

/* Everything collected, in an order that does not depend on who collected it. */
struct row {
	const struct section *section;
	struct node *node; /* OBJECT whose first member is path */
};
struct table {
	const struct row *rows;
	size_t n;
};
struct table facts_rows(const struct facts *f, struct arena *a);
/* 0 for rows that say the same. */
int row_order(const void *left, const void *right);

#endif
