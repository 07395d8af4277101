/* route_branch: on what it hangs that something of a file runs at all. A part that does not run whenever its app does
 * carries, in `under`, what must hold: for each condition around it "12:5 process.env.AUTH", by the place of what hangs
 * on it, so that parts under the same one are told; outermost last. Annotations that choose whether a class counts
 * (@Profile) stand there, too. */
#ifndef FACTS_ROUTE_BRANCH_H
#define FACTS_ROUTE_BRANCH_H

#include "route_judge.h"
#include "route_part.h"

/* ---- of one file ---- */

void route_index_branches(struct route_file *r);
/* Adds what must hold for a place to be come to. */
void route_under(struct route_file *r, const struct node *place, struct route_refs *under);

/* Is what a name is given at one place (a value) what it stands for at the other, in the same function? A block ends
 * what is declared in it. */
bool route_is_seen(const struct route_file *r, const struct node *given, const struct node *place);
/* The innermost block that ends what is declared in it around a place, or NULL; of Python there are none. */
const struct node *route_block_around(const struct route_file *r, const struct node *place);
/* Is the name given another value between the two places of a function, where it is not declared? from NULL: from the
 * beginning. */
bool route_assigned_between(const struct route_file *r, str name, const struct node *from, const struct node *to);
/* The place, number n, where a name is given a value without being declared there; NULL: there are no so many. */
const struct node *route_assigned(const struct route_file *r, str name, size_t n);
/* Is a value, as written, one of several (a ? b : c, a && b, b if a else c), or longer than what is kept of it? */
bool route_is_choice(const struct route_file *r, str text);

/* ---- route_scope.c ---- */

/* What a name of which the file makes several is known by: the one that it means at the place. */
typedef bool route_maker_test(struct route_file *r, const struct node *given);
str route_made_name(struct route_file *r, str name, const struct node *place, route_maker_test *makes);

/* ---- route_argument.c ---- */

/* Does a guard let everybody in by what it is called with: a test that always says yes, nothing to ask for? */
bool route_lets_all(const struct route_file *r, const struct node *call);
/* Is a value a function that says yes whatever it is asked? */
bool route_is_optional(const struct route_file *r, const struct node *value); /* jwt({…, passthrough: true}) */
bool route_says_yes(const struct route_file *r, const struct node *value);
bool route_text_lets_all(str text); /* the same of a call as it is written */
/* Adds the paths that jwt(…).unless({path: […]}) lets pass; "?" for what is computed. */
void route_unless(struct route_file *r, struct route_refs *paths, const struct node *value);

/* ---- joining ---- */

/* What a guard is worth in front of a route: where its registration (a part) hangs on something that the route's own
 * does not hang on, too, it is not known whether it is there. route: NULL for none in particular. */
struct route_verdict route_if_registered(struct route_finder *f, struct route_verdict v, const struct node *guard,
                                         const struct node *route);

#endif
