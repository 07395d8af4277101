/* route_php: the groups around a place of a file of routes of Laravel or Slim. */
#ifndef FACTS_ROUTE_PHP_H
#define FACTS_ROUTE_PHP_H

#include "route_classed.h"

struct php {
	struct route_file *r;
	const struct node **group; /* of each function: the call that it is handed to as a group */
	bool slim;
};

/* What the groups around a place say, and the chain of its own call. */
struct php_scope {
	str path, controller;
	struct route_refs guards, without;
	bool unsure;
};

/* a/b with one stroke between them. */
str route_php_join(struct route_file *r, str a, str b);
/* get as GET */
str route_php_upper(struct route_file *r, str name);
/* A path as far as it is a literal. */
str route_php_path_of(const struct node *n);
/* Adds what the chain of a call says, what an object of attributes says, what the groups around a place say. */
void route_php_see_chain(const struct php *p, struct php_scope *s, const struct node *call);
void route_php_attributes(struct route_file *r, struct php_scope *s, str *own, const struct node *object);
void route_php_see_groups(const struct php *p, struct php_scope *s, const struct node *place);

/* Adds the routes of a call. */
void route_php_verb(const struct php *p, const struct node *call, str name);
/* Route::controller('a', 'A'): any method, below the path, and nobody reads which. */
void route_php_unread(const struct php *p, const struct node *call);
void route_php_resource(const struct php *p, const struct node *call, str name);
/* Auth::routes() */
void route_php_auth(const struct php *p, const struct node *call);

#endif
