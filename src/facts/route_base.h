/* route_base: what a class of a view is built upon, down to the classes of frameworks. */
#ifndef FACTS_ROUTE_BASE_H
#define FACTS_ROUTE_BASE_H

#include "route_judge.h"

enum route_framework { ROUTE_VIEW_NONE, ROUTE_VIEW_PLAIN, ROUTE_VIEW_REST };
/* What it answers without code of its own. */
enum route_answer {
	ROUTE_LISTS = 1,     /* GET of all */
	ROUTE_CREATES = 2,   /* POST */
	ROUTE_RETRIEVES = 4, /* GET of one */
	ROUTE_UPDATES = 8,   /* PUT and PATCH */
	ROUTE_DESTROYS = 16, /* DELETE */
	ROUTE_SHOWS = 32,    /* GET of a page */
	ROUTE_FORM = 64,     /* GET and POST of a form: what it does then is its own */
	ROUTE_SIGNS_IN = 128,
};
struct route_view {
	enum route_framework is;
	unsigned answers;
	struct route_verdict front;         /* what stands in front of all methods */
	const struct route_part_at *at[16]; /* it, and the classes of this repository that it is built upon, in order */
	size_t n;
	bool unknown; /* something that it is built upon was not read */
};
/* ref: of a class. n is 0 where it is none of this repository. */
struct route_view route_view_of(struct route_finder *f, size_t file, str ref);
/* The first of its classes that has the method; NULL: none. Sets *name to its full name. */
const struct route_part_at *route_view_method(struct route_finder *f, const struct route_view *v, str method,
                                              str *name);

#endif
