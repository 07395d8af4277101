/* query_outer: what "^" stands for: the subjects of the conditions around the one that is judged, innermost first. */
#ifndef QUERY_QUERY_OUTER_H
#define QUERY_QUERY_OUTER_H

#include "model/node.h"

struct query_outer {
	const struct query_outer *up;
	const struct node *subject;
};

#endif
