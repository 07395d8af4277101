/* route_way: routes whose path is that of their file. What the frameworks that do so have in common. */
#ifndef FACTS_ROUTE_WAY_H
#define FACTS_ROUTE_WAY_H

#include "route_part.h"

/* "users/route" of "src/app/users/route.ts" below "app", and the folder in front of it, without src; false: it stands
 * in no such folder. */
bool route_way_below(str path, const char *folder, str *root, str *rest);
/* The path of an address: groups, slots and index left out, [id] as :id, [...all] as :all. */
str route_way_address(struct route_file *r, str way);
str route_way_root(struct route_file *r, str root); /* "." for none */
const struct node *route_export(const struct route_file *r, str name);

/* A route of a file: what answers it, and where it belongs. */
struct route_way {
	const char *framework;
	str method, route, root;
	const struct route_refs *guards; /* beside what the handler is wrapped in; may be NULL */
	const struct route_refs
	        *built; /* "static": where the app is built once, GET is a file; "page": of Next.js; may be NULL */
	bool writes;
};
/* value: the handler, as exported, an argument or a member. */
void route_way_add(struct route_file *r, const struct route_way *way, const struct node *value);
/* Each of GET, POST … that the file exports. */
void route_way_verbs(struct route_file *r, const struct route_way *way);
/* Its default export, or module.exports. */
void route_way_default(struct route_file *r, const struct route_way *way);
/* What a value is, and what it is wrapped in: withAuth(handler). */
str route_handler_of(struct route_file *r, const struct node *value, struct route_refs *guards);
/* What stands in front of all routes of this root, or of those below the path `route`: each part of sequence(a, b), of
 * a list, or the value itself. */
void route_way_front(struct route_file *r, const struct route_way *way, const struct node *value);

/* The readers: each looks at the name of the file, and adds what is its own. */
void route_kits(struct route_file *r, str stem);      /* SvelteKit, Nuxt, Remix, Astro */
void route_tanstack(struct route_file *r);            /* TanStack Start */
void route_platforms(struct route_file *r, str stem); /* Vercel, Netlify, Cloudflare */
void route_functions_of(struct route_file *r);        /* Firebase, Azure, Deno, Bun: told by a call */
void route_trpc(struct route_file *r);

#endif
