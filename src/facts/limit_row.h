/* limit_row: one limit becomes a row of the section `limits`. */
#ifndef FACTS_LIMIT_ROW_H
#define FACTS_LIMIT_ROW_H

#include "facts/fact.h"
#include "query/truth.h"

/* A limiter that a package made: its part, and what became of it. */
struct limit_made {
	const struct node *part;
	size_t file; /* of reach.files; SIZE_MAX: not there */
	str name;    /* what the file calls it; "" where it has no name */
	str scope;   /* the addresses that it was first seen in front of */
	bool used, called;
	bool early; /* it counts before anybody is asked who he is */
	enum truth wired;
	str covers, misses; /* all or some of the routes; one that it does not stand in front of. "": not known */
	str why;            /* it is wired to nothing */
};

/* What becomes of all limits of a tool: FALSE, they are off, since why; UNKNOWN, some routes are left out. */
struct limit_fate {
	enum truth most;
	str why;
	bool own_store;            /* a store that is made is not of a package that the file imports */
	bool one_caller;           /* whoever calls has the address of one proxy */
	const struct node *tracks; /* a part that says what all of the tool count by; or NULL */
	const struct node *answer; /* a part that says what the caller too many is answered; or NULL */
};

/* Adds a row of what the part says, and of what `made` does where the part is silent; NULL: there is none. wired counts
 * where the part does not say so itself. */
void limit_row(struct members *list, const struct node *part, const struct limit_made *made, enum truth wired,
               const struct limit_fate *fate);

#endif
