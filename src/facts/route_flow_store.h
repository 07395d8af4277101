/* route_flow_store: who else gives the names by which somebody says who calls. */
#ifndef FACTS_ROUTE_FLOW_STORE_H
#define FACTS_ROUTE_FLOW_STORE_H

#include "route_flow_int.h"

struct flow_watch {
	str name;     /* the last of a chain: user of req.user */
	bool session; /* kept for later requests, too */
	bool given;
	uint8_t none; /* what nothings it is given: enum flow_none; given: at least one */
	str by;       /* where whoever comes by is given something; "": nowhere */
};
/* What a chain that says who calls is worth, given what other functions of the app put there. */
struct flow_value flow_stored(struct flow_run *r, str chain, struct flow_value v);
/* A chain is given a value. */
void flow_see_stored(struct flow_run *r, const struct flow_state *s, str chain, struct flow_value v);
/* c.set('user', v) */
void flow_see_kept(struct flow_run *r, const struct flow_state *s, const struct flow *call, str chain,
                   const struct flow_value *v);

#endif
