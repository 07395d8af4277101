/* route_fastify: hooks and names that plugins of Fastify add, and folders that @fastify/autoload registers. */
#ifndef FACTS_ROUTE_FASTIFY_H
#define FACTS_ROUTE_FASTIFY_H

#include "route_mount.h"
#include "route_part.h"

/* Names of options that stand in front of a handler, as routes and hooks of Fastify know them. */
void route_fastify_guards(struct route_file *r, struct route_refs *refs, const struct node *options);
/* addHook('preHandler', f), decorate('authenticate', f) */
void route_fastify_hook(struct route_file *r, const struct node *call, str callee);
/* register(autoload, {dir: join(__dirname, 'routes'), options: {prefix: '/api'}}): false: it is another plugin. */
bool route_fastify_autoload(struct route_file *r, const struct node *call, str callee);
/* module.exports.autoPrefix = '/x' */
void route_fastify_prefix(struct route_file *r);

/* ---- joining: route_fastify_join.c ---- */

/* What folders that are registered mount, and what plugins that are no scope of their own put in front of the router
 * around them, behind the fronts that were found; fronts NULL: how many there are at most. */
/* An app that fastify-cli runs is a plugin that nobody registers; what registers folders is one. */
void route_fastify_roots(struct route_mounts *m);
size_t route_fastify_fronts(const struct route_mounts *m, struct route_front *fronts);

#endif
