/* route_go: what readers of Go's routes share: which router a name means where it stands, and what a value refers to.
 *
 * A router has the name "@12:7", by the call that makes it, or "setup()" where it is the parameter of a function, or
 * what that function gives back. A reference to another name of its package is ".#name"; a method is "Type.Method". */
#ifndef FACTS_ROUTE_GO_H
#define FACTS_ROUTE_GO_H

#include "route_part.h"

/* The router that a name, or a chain of calls that begins at the place, means there; "" for none. framework: by what is
 * known of it, else untouched. */
str route_go_router(struct route_file *r, const struct node *place, str receiver, str *framework);
/* The router that a value is; "" for none. */
str route_go_router_value(struct route_file *r, const struct node *value, str *framework);
/* By where it is made: "@12:7". */
str route_go_made(struct route_file *r, const struct node *place);
/* Is a name, or the last of a chain of names, such as routers have? */
bool route_go_is_called_so(str name);
/* What makes a router, by the text of a call; "" for what makes none. root: it is served by itself. */
str route_go_maker(struct route_file *r, str call, bool *root);
/* "Type.Method", or the name; "@12:7" for a function without one. */
str route_go_function(struct route_file *r, size_t function);
/* What a chain of names stands for at the place. */
str route_go_ref(struct route_file *r, const struct node *place, str text);
/* What a name of a function is given in front of the place; NULL: nothing that is a call. several: it may be another
 * value by then. */
const struct node *route_go_given(const struct route_file *r, const struct node *place, str name, bool *several);
/* What handles at the end of a route: adds what it is wrapped in to guards, and gives what is inside. guards NULL: a
 * value in front of a route, which wraps nothing. */
str route_go_value(struct route_file *r, struct route_refs *guards, const struct node *value);
/* The type of a parameter, which may stand behind one that follows: a, b T. (route_go_handed.c) */
str route_go_param_type(const struct node *param);
/* .#F(1), where the name is that parameter of a function around the place, .#F(+1) for as many as are handed over; ""
 * for none. (route_go_handed.c) */
str route_go_parameter(struct route_file *r, const struct node *place, str name);
/* What a field of a name, of whose type or maker something is known, is called in its package: .#Server.router,
 * example.org/infra#NewServer.Router; "" where nothing is known. */
str route_go_member(struct route_file *r, const struct node *place, str text);
/* Does this name of the file stand for an import? Its module, or "". */
str route_go_module(struct route_file *r, str name);

/* Does a way out that says that it refuses keep the caller out, too? */
bool route_go_refuses(const struct route_file *r, const struct node *function, const struct node *exit);
/* return jwt.New(config): what the function gives back was made by this; "" when it is no call. */
str route_go_returned(struct route_file *r, const struct node *exit);
/* Is the name what a request is answered by, or read from, there? */
bool route_go_is_context(const struct route_file *r, const struct node *place, str name);
void route_go(struct route_file *r);
/* The type of what a name or a value of the tree is given: a.T of new(a.T), &a.T{…}; "" where another call makes it. */
str route_go_made_of(const struct route_file *r, const struct node *given);
/* Fields of structures, variables, interfaces, as parts of the kinds type and interface. */
void route_go_types(struct route_file *r);

#endif
