/* route_keep: who writes what an app of Python keeps of its caller: g.user, session['user'], request.user,
 * request.state.user. Where a stranger may write it himself, what is asked of it guards nothing. */
#ifndef FACTS_ROUTE_KEEP_H
#define FACTS_ROUTE_KEEP_H

#include "route_flow_int.h"

enum { ROUTE_KEPT = 64 };

struct route_keeping {
	bool built, building;
	struct route_kept {
		str key, at; /* "session.user"; "app.py:12" */
	} kept[ROUTE_KEPT];
	size_t n;
};

/* Where a stranger may write it: "app.py:12"; "" for nowhere. chain: as it is read; index: the text in its brackets. */
str route_kept(struct route_finder *f, str chain, str index);
/* Something is given a value while all functions are gone through for that (r->keeping). */
void route_keep(struct flow_run *r, const struct flow_state *s, const struct flow *target, struct flow_value v);
/* Goes through a function from its beginning, and says what it keeps (route_flow.c). */
void route_flow_keeps(struct route_finder *f, struct route_part_at *p, struct route_keeping *k);

#endif
