/* route_judge: whether what stands in front of a route, or its handler, guards it, and what the handler does. */
#ifndef FACTS_ROUTE_JUDGE_H
#define FACTS_ROUTE_JUDGE_H

#include "query/truth.h"
#include "route_find.h"

enum route_auth { ROUTE_OPEN, ROUTE_UNKNOWN, ROUTE_GUARDED }; /* the later one wins */
struct route_verdict {
	enum route_auth auth;
	str by, why;  /* the guard, or what is not known; the sentence about it */
	bool exempts; /* GUARDED: but for ways to sign in and the like, as the guard tells them by their paths */
	bool apart;   /* UNKNOWN: it guards, but for paths or methods that it tells apart */
	bool enters;  /* OPEN: people sign in there; it refuses wrong passwords */
};
/* What a reference does in front of a route. */
struct route_verdict route_judge(struct route_finder *f, size_t file, str ref);
/* Of a function of a package (route_theirs.c). */
struct route_verdict route_judge_package(struct route_finder *f, const struct route_target *t);
/* The same, of what is called that deep; of a function; of a class (route_guard.c). */
struct route_verdict route_judge_at(struct route_finder *f, size_t file, str ref, unsigned depth);
struct route_verdict route_judge_function(struct route_finder *f, struct route_part_at *p, unsigned depth);
struct route_verdict route_judge_class(struct route_finder *f, struct route_part_at *class, unsigned depth);
/* An object of a class of Python that is called in front of a route. */
struct route_verdict route_judge_called(struct route_finder *f, const struct route_target *t, unsigned depth);
/* References that lead to no part by themselves: wrappers of Kotlin, "auth(=true)", what a call with that one argument
 * makes. False: it is none. */
bool route_judge_apart(struct route_finder *f, size_t file, str ref, struct route_verdict *v);
/* "F(1)": what a function of Go is handed as that number (route_parameter.c). False: it is none. */
bool route_parameter(struct route_finder *f, size_t file, str ref, struct route_verdict *v);
/* Does a function of Python read who calls, and give nothing for nobody? Its caller may refuse by that. */
bool route_tells(const struct route_finder *f, const struct route_part_at *p);
/* What a handler does before anything else; of one route: asked by this method, "" or "any" where it is not known. */
struct route_verdict route_judge_handler(struct route_finder *f, size_t file, str ref);
struct route_verdict route_judge_handler_for(struct route_finder *f, size_t file, str ref, str method);
/* Of a function that handles requests, by itself; its name as people know it: "the function at line 12" (both of
 * route_judge.c, for route_handler.c). */
struct route_verdict route_judge_handling(struct route_finder *f, struct route_part_at *p);
str route_shown_name(struct route_finder *f, str name);
/* The stronger of the two. */
void route_add_verdict(struct route_verdict *v, struct route_verdict other);

struct route_deed {
	enum truth writes, gives;
	bool rows;         /* it asks a store for rows, by a call that leaves no doubt (route_store.h) */
	bool knows;        /* something in it reads who calls: what it gives may hang on that */
	bool signs, found; /* found: its code was read */
	bool removes;      /* what it writes goes away */
	bool idle;         /* it refuses whoever asks, and does nothing else */
	str only;          /* the one method that it answers; "" */
};
struct route_deed route_deed(struct route_finder *f, size_t file, str ref);

/* ---- route_policy.c ---- */

/* Is it left to policies of a database what a function changes? */
bool route_leaves_to_policies(struct route_finder *f, const struct route_part_at *p);

/* What a function calls, as references; the first, or NULL. */
const struct node *route_calls(const struct route_part_at *p);

#endif
