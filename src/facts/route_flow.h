/* route_flow: a function is gone through as it would be run for a stranger, somebody of whom nothing is known: what
 * says who calls says nobody, what is sent may be anything, what checks a signature fails. Does he get on? */
#ifndef FACTS_ROUTE_FLOW_H
#define FACTS_ROUTE_FLOW_H

#include "route_find.h"

enum route_flow_end {
	ROUTE_FLOW_SILENT,  /* it asks nobody who he is, or could not be read */
	ROUTE_FLOW_REFUSES, /* no stranger gets on, since something asks who calls */
	ROUTE_FLOW_SEEMS,   /* the same, if what it asks is what it is called */
	ROUTE_FLOW_PASSES,  /* every stranger does */
	ROUTE_FLOW_APART,   /* it refuses for some paths or methods, and not for others */
	ROUTE_FLOW_PERHAPS  /* why */
};
struct route_flow {
	enum route_flow_end end;
	bool exempts; /* REFUSES: not on ways to sign in and the like, as it tells them by their paths */
	str leaves;   /* not "": it calls what may refuse, and was not read; the end of a sentence about the function */
	bool doubted; /* PERHAPS: by something sent that may prove who calls */
	bool compared; /* PERHAPS: what is sent is compared with a setting, which may be unset */
	bool asks;     /* PERHAPS, PASSES: something on the way may have asked who calls */
	bool enters;   /* REFUSES: wrong passwords, and signs in with the right one */
	str why;       /* of PERHAPS: what is not known, as the end of a sentence about the function; of PASSES: how */
};
/* Of what stands in front of a route; of a handler, who gets on when he has it change data or answer. */
struct route_flow route_flow_front(struct route_finder *f, struct route_part_at *p);
struct route_flow route_flow_handler(struct route_finder *f, struct route_part_at *p);
/* Does it go on to what stands behind, when it is asked to handle a route? */
bool route_flow_goes_on(struct route_finder *f, struct route_part_at *p);
/* Of what a function makes that is called with true, or with false. */
struct route_flow route_flow_made(struct route_finder *f, struct route_part_at *p, bool argument);
/* Of what stands in front of one route, or handles it, where it is known what is asked for; empty texts are not. path:
 * as the function gets it, below no mount. */
struct route_asked {
	str method, path, endpoint; /* endpoint: "blueprint.function" of Flask, of which the function is known */
};
struct route_flow route_flow_asked(struct route_finder *f, struct route_part_at *p, bool handler,
                                   struct route_asked asked);
/* Whether a test says yes of a stranger, by what it gives back. */
struct route_flow route_flow_test(struct route_finder *f, struct route_part_at *p);
/* Is a path one of those that may be left out so: a way to sign in, a sign of life? */
bool route_flow_leaves_out(str path);

#endif
