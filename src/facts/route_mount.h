/* route_mount: which router is mounted where, and what stands in front of its routes. */
#ifndef FACTS_ROUTE_MOUNT_H
#define FACTS_ROUTE_MOUNT_H

#include "route_judge.h"

/* What stands in front of routes of a router, or of routers that are mounted on it. */
struct route_front {
	size_t router, file;
	const struct node *row;
	const struct node *guards; /* references of it, up to end */
	const struct node *end;
	size_t child; /* the first router that it mounts; SIZE_MAX: none */
	bool made;    /* of no part: a folder, or a plugin, is what mounts it (route_fastify_join.c) */
};
/* A front that mounts a router: those of one router stand together, as the fronts do. */
struct route_mounting {
	size_t child, front;
};
struct route_router {
	size_t file;
	str name, prefix, framework;
	bool root;
	size_t first_front, n_fronts; /* in fronts, which are sorted by router */
	size_t first_mount, n_mounts; /* in mountings */
};
struct route_mounts {
	struct arena *arena;
	struct route_finder *f;
	struct route_router *routers; /* sorted by file and name */
	size_t n_routers;
	struct route_front *fronts;
	size_t n_fronts;
	struct route_mounting *mountings;
	size_t n_mountings;
};

/* A path of a router, at a line of a file. */
struct route_place {
	size_t file;
	unsigned line;
	const struct node *row;   /* the part that stands there */
	str path, full;           /* full: from the server's root on; "": not known */
	const struct node *route; /* the part that the way began at */
	bool mounted; /* it belongs to an app that is mounted, which dependencies of the one around it do not reach */
};

/* Numbers the routers (route_mount_router.c). */
void route_mounts_routers(struct route_mounts *m);
/* Sets all but arena and f, which are there. */
void route_mounts_find(struct route_mounts *m);
/* The router that a part belongs to; SIZE_MAX: none, or it was not found. */
size_t route_mount_of(struct route_mounts *m, const struct route_part_at *p);
/* The router that a reference means; SIZE_MAX: none. */
size_t route_mount_named(struct route_mounts *m, size_t file, str ref);
/* From the router up to the one that is served (route_climb.c): what stands in front on the way that has the least in
 * front of it, where it is mounted at several places. Sets the whole path of that, and the framework where it is not
 * known. served: false where no server was found above it, so that something of the path may be missing in front. */
struct route_verdict route_climb(struct route_mounts *m, size_t router, struct route_place at, str *path,
                                 str *framework, bool *served);
/* Such a path, by which nobody takes it for a whole one: "…/users". */
str route_end_of(struct arena *a, str path);
/* The references of a part, and what the first of them, up to end, do in front of a route. */
const struct node *route_guards(const struct node *row);
void route_judge_list(struct route_mounts *m, struct route_verdict *v, size_t file, const struct node *from,
                      const struct node *end);

#endif
