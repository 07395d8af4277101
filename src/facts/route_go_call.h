/* route_go_call: a call of Go as its makers of routes see it. */
#ifndef FACTS_ROUTE_GO_CALL_H
#define FACTS_ROUTE_GO_CALL_H

#include "route_go.h"

struct go_call {
	const struct node *node;
	str callee, name, of, framework; /* name: the last of callee; of: the router in front of it, "" for none */
	bool assumed; /* framework is the one that the file imports, and says nothing of the router */
};
/* The one framework that the file imports; "" for none, or several. */
str route_go_imported(const struct route_file *r);
/* Routers in the fields of what a call makes: Server{router: …}. */
void route_go_fields(struct route_file *r, const struct go_call *c);
/* The argument at i; NULL when there is none. */
const struct node *route_go_arg(const struct go_call *c, size_t i);

/* ---- methods of ours that add a route: route_go_helper.c ---- */

struct go_helper {
	str name;             /* as others of the package refer to it */
	struct go_call inner; /* what adds the route in it */
};
struct go_helpers {
	struct go_helper at[16]; /* what more there are stay unknown where they stand */
	size_t n;
};
void route_go_helpers(struct route_file *r, struct go_helpers *helpers);
/* The call in the helper that this one calls, or NULL: it calls none. */
const struct go_call *route_go_helper(struct route_file *r, const struct go_helpers *helpers, const struct go_call *c);

/* ---- what stands in front: route_go_front.c ---- */

void route_go_add_router(struct route_file *r, str name, str framework, bool root, const struct node *at);
void route_go_use(struct route_file *r, const struct go_call *c);
void route_go_part(struct route_file *r, const struct go_call *c);
void route_go_closure(struct route_file *r, const struct go_call *c);
void route_go_mount(struct route_file *r, const struct go_call *c, str path, const struct node *value);
/* http.ListenAndServe(":80", auth(mux)), http.Server{Handler: mux}; false: it serves nothing. */
bool route_go_server(struct route_file *r, const struct go_call *c);

#endif
