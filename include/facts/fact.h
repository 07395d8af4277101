/* fact: how the parts of facts/facts write one fact: an OBJECT of its own in a section, grown member by member. All
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

/* One fact. */
struct row {
	const struct section *section;
	struct node *node; /* OBJECT whose first member is path */
};
/* A row that was made elsewhere; it is borrowed, and finishing links it to the next one. */
void facts_take(struct facts *f, const struct row *row);
/* Gives every row, in the order in which they came, and forgets them. */
void facts_drain(struct facts *f, void *ctx, void (*give)(void *ctx, const struct row *row));
/* Puts what change() makes of it in the place of each key (for which its own key is "") and text, but for the paths,
 * the names of fields and the section `unread`. key: what the text is given to. A number that is changed is no longer
 * known. */
void facts_rewrite(struct facts *f, void *ctx, str (*change)(void *ctx, str key, str text));
/* Leaves of each row, but of `unread`, its path and what is true or false: the rest is no longer known. */
void facts_hide(struct facts *f);

/* Everything collected, in an order that does not depend on who collected it. */
struct table {
	const struct row *rows;
	size_t n;
};
struct table facts_rows(const struct facts *f, struct arena *a);
/* A total order: 0 for rows that are the same in everything. */
int row_order(const void *left, const void *right);
/* Do they say the same, wherever in the file? */
bool row_says_same(const struct row *x, const struct row *y);

#endif
