/* route_go_call: a call of Go as its makers of routes see it. */
#ifndef FACTS_ROUTE_GO_CALL_H
#define FACTS_ROUTE_GO_CALL_H

#include "route_go.h"

struct go_call {
	const struct node *node;
	str callee, name, of, framework; /* name: the last of callee; of: the router in front of it, "" for none */
	str served;                      /* of Handle(): what the type of its handler is handed: route_go_served() */
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

/* ---- what functions are handed: route_go_handed.c ---- */

void route_go_handed(struct route_file *r, const struct go_call *c);

/* ---- what stands in front: route_go_front.c ---- */

/* The path that an argument is; of base + "/x" the part that is known. */
str route_go_path_text(const struct node *n);
void route_go_add_router(struct route_file *r, str name, str framework, bool root, const struct node *at);
void route_go_use(struct route_file *r, const struct go_call *c);
void route_go_part(struct route_file *r, const struct go_call *c);
void route_go_closure(struct route_file *r, const struct go_call *c);
void route_go_add_use(struct route_file *r, const struct go_call *c, str of, str path, const struct route_refs *refs,
                      bool early);
/* The router that a value is, or what gives one; what it is wrapped in is added to guards. */
str route_go_router_ref(struct route_file *r, struct route_refs *guards, const struct node *value);
void route_go_mount(struct route_file *r, const struct go_call *c, str path, const struct node *value);

/* ---- folders that are handed out: route_go_static.c ---- */

bool route_go_static(struct route_file *r, const struct go_call *c);
/* Of what is handed to Handle(): false: it is no such folder. */
bool route_go_files(struct route_file *r, const struct go_call *c, str path, const struct node *value);

/* ---- what serves: route_go_server.c ---- */

/* http.ListenAndServe(":80", auth(mux)), http.Server{Handler: mux}; false: it serves nothing. */
bool route_go_server(struct route_file *r, const struct go_call *c);
/* A call within a method ServeHTTP of a type that hands it all to a router. */
void route_go_serves(struct route_file *r, const struct go_call *c);
/* What the type of a value is handed to serve: ".#Server.ServeHTTP()"; "" where nothing says so. */
str route_go_served(struct route_file *r, const struct node *value);

#endif
