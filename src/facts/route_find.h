/* route_find: what references of the section `route_parts` lead to, over all files. */
#ifndef FACTS_ROUTE_FIND_H
#define FACTS_ROUTE_FIND_H

#include "reach_link.h"

enum { ROUTE_CALLS_DEEP = 4 }; /* how far calls are followed from what stands in front of a route, or handles it */

struct flow;
struct route_flow;
struct route_flow_givings;
struct route_keeping;
struct route_asker;

struct route_part_at {
	const struct node *row;
	size_t file; /* of reach.files */
	str kind, name;
	const struct route_verdict
	        *verdict[ROUTE_CALLS_DEEP]; /* of a function, called that deep; NULL: not judged yet */
	const struct route_deed *deed[ROUTE_CALLS_DEEP];
	bool judging, marking;
	const struct flow *flow;         /* the way through a function, once it was asked for (route_flow.h) */
	const struct route_flow *way[5]; /* whether a stranger gets on: in front of a route, as its handler; and past
	                                    what it makes of false, of true; as a test */
	bool flow_read, following;
};
struct route_finder {
	struct arena *arena, scratch;
	const struct node *facts;
	struct reach reach;
	struct reach_links links;
	struct route_part_at *parts; /* as in the facts */
	size_t n;
	uint32_t *by_name; /* those with a name: by file, kind and name */
	size_t n_by_name;
	uint32_t *wide; /* those that count for a whole app (route_declare.h), and routers of Kotlin and C#; as in the
	                   facts */
	size_t n_wide;
	uint32_t *app_of_file; /* where that was asked for; 0: not yet */
	uint32_t *decorated;   /* names that a framework's object is given, by name */
	size_t n_decorated;
	uint32_t fronts[64]; /* parts of the kind matcher */
	size_t n_fronts;
	uint32_t defaults[16]; /* parts of the kind default */
	size_t n_defaults;
	bool more_fronts, more_defaults; /* there are more than are kept: what they say is not known */
	uint32_t *packaged;              /* those of Go that have a name: by folder, kind and name */
	size_t n_packaged;
	uint32_t *actions; /* parts of the kind action */
	size_t n_actions;
	uint32_t whole[128];        /* parts of the kinds base and front: what concerns an app as a whole */
	uint8_t whole_reached[128]; /* of Nest: 1 + whether an app imports it, as enum truth; 0: not asked yet */
	size_t n_whole;
	bool more_whole;      /* there are more */
	uint32_t handed[256]; /* calls of Go that hand something over with a router: parts of the kind use */
	size_t n_handed;
	bool more_handed;                   /* there are more */
	unsigned handing;                   /* how many are looked at within each other (route_parameter.c) */
	size_t flow_steps;                  /* that ways through functions took so far (route_flow.h) */
	uint8_t authorizes;                 /* of route_front.c: 1 + whether Auth.js is told whom it lets in */
	const uint8_t *keys;                /* of route_policy.c; NULL: not asked for yet */
	struct route_keeping *keeping;      /* route_keep.h; NULL: not asked yet */
	struct route_flow_givings *givings; /* of route_flow_store.c; NULL: not asked for yet */
	const struct route_asker *ask;      /* NULL: of guards (route_join.h) */
	const struct node *asked;           /* the part whose references are looked at */
};
struct route_finder *route_finder_new(const struct node *facts, const struct app_set *apps, struct arena *a);
void route_finder_free(struct route_finder *f);

/* The part of this kind and name in a file; NULL when there is none. */
struct route_part_at *route_find(const struct route_finder *f, size_t file, str kind, str name);

enum route_target_kind {
	ROUTE_TARGET_NONE,     /* not found, though it should be in this repository */
	ROUTE_TARGET_FUNCTION, /* part */
	ROUTE_TARGET_CLASS,    /* part, of a language whose classes are told */
	ROUTE_TARGET_PACKAGE,  /* module, member */
	ROUTE_TARGET_NAME      /* a name of the file about which nothing more is known */
};
struct route_target {
	enum route_target_kind kind;
	size_t file;                         /* where it led to */
	str name;                            /* there */
	struct route_part_at *part, *inside; /* inside: the function handed to the call that made it */
	str module, member;
	bool near; /* it came from another file of this repository */
	bool read; /* that file is there: what was not found in it does nothing that counts */
};
/* Where it stands in by_name, or would. */
size_t route_find_from(const struct route_finder *f, size_t file, str kind, str name);
/* A function "Class.name" of the file, for a name alone; NULL: there is none, or it was not looked for that far. */
struct route_part_at *route_find_method(const struct route_finder *f, size_t file, str name);
/* A function, or a method of a class, called like the last name of a chain. */
struct route_part_at *route_find_like(const struct route_finder *f, size_t file, str chain);
/* A function that a framework's object is given under this name: Fastify's decorate(). */
struct route_part_at *route_find_decorated(const struct route_finder *f, str name);
/* Parts of this kind and name in a file, in turn: from number *at on, which is set behind it. Begin with SIZE_MAX. */
struct route_part_at *route_find_next(const struct route_finder *f, size_t file, str kind, str name, size_t *at);

struct route_target route_resolve(struct route_finder *f, size_t file, str ref);

/* ---- route_follow_shared.c ---- */

/* Nuxt and Nitro show what stands in server/utils to all of server/, without an import: t->file is set to the file that
 * has the name. */
bool route_follow_shared(struct route_finder *f, struct route_target *t, str name);

/* fastify.ask of the package's own object: what it was given under that name; again: what to follow instead. */
bool route_follow_decorated(struct route_finder *f, struct route_target *t, str module, str member, str *again);

/* ---- route_follow_go.c ---- */

/* What a package has under a name, seen from t->file; module "." is its own. False: it is none of this repository.
 * again: what to follow instead, in t->file. */
bool route_follow_go(struct route_finder *f, struct route_target *t, str module, str member, str *again);
int route_packaged_order(const void *x, const void *y, void *finder); /* for qsort_r */

#endif
