/* package_set: the parts of a repository, one for each folder that something speaks of as a part: a manifest of an
 * ecosystem, a Dockerfile, a deployment that names it, a microapp.yaml, a page that stands alone. Which of them are put
 * to work, and why, with the places that say so. A pure function of the finished facts (facts/section.def). */
#ifndef FACTS_PACKAGE_SET_H
#define FACTS_PACKAGE_SET_H

#include <stdint.h>

#include "base/arena.h"
#include "model/node.h"

enum package_kind {
	PACKAGE_UNKNOWN,  /* nothing is known of what becomes of it; its language may have no reader */
	PACKAGE_APP,      /* put to work on its own */
	PACKAGE_FUNCTION, /* code that a platform calls; belongs to the project whose file names it */
	PACKAGE_LIBRARY,  /* for others to use */
	PACKAGE_DOCUMENT  /* text for people, also as a site */
};
str package_kind_name(enum package_kind k); /* "unknown" "app" "function" "library" "document" */

/* Why it is put to work, and how much that says. */
enum why_weight {
	WHY_LIES, /* a platform's file lies there, which may be about what stands below */
	WHY_RUNS  /* it starts, is built for the browser, is packed or named to be run */
};
struct package_why {
	enum why_weight weight;
	str path;
	unsigned line;
	str what; /* "Dockerfile runs node server.js" */
};

enum { PACKAGE_WHYS = 8 }; /* kept of each; more say nothing new */

struct package {
	str folder; /* "." for the root */
	str path;   /* its manifest, else what spoke of it first */
	unsigned line;
	str name;      /* "" where nothing names it */
	str ecosystem; /* of the manifest; "" without one */
	enum package_kind kind;
	bool is_private, publishes;
	bool sample;         /* stands among tests, examples, templates */
	bool owns_code;      /* code stands in it that is in no package below and is no configuration */
	bool unread;         /* code stands in it of a language that no reader knows, or that was not read */
	bool runs_unread;    /* what its manifest builds, a reader of its language would tell */
	bool registered;     /* a microapp.yaml stands beside */
	size_t workspace_of; /* number of the package that lists it as a member, or SIZE_MAX */
	str project;         /* of a function: the folder of the project it belongs to */
	struct package_why why[PACKAGE_WHYS];
	size_t n_why;
	const struct node *scripts; /* OBJECT or NULL */
	const struct node *entries; /* ARRAY or NULL */
	const struct node *uses;    /* ARRAY of folders and names of packages that its manifest builds upon, or NULL */
};

struct package_set {
	struct package *at; /* by folder */
	size_t n;
	uint32_t *slots; /* of package_find() */
	size_t n_slots;
};

/* Lives in the arena and as long as facts. */
struct package_set packages_find(const struct node *facts, struct arena *a);
/* The innermost package that a file or folder stands in, or SIZE_MAX. */
size_t package_of(const struct package_set *s, str path);
/* The package of exactly this folder, or SIZE_MAX. */
size_t package_at(const struct package_set *s, str folder);
/* The package that the folder of this one stands in, or SIZE_MAX. */
size_t package_above(const struct package_set *s, size_t package);
/* The rows of the section `packages`: {path, folder, name?, ecosystem?, kind, private, workspace_of?, scripts: ARRAY of
 * names, entries, why: ARRAY of {path, what}}; an ARRAY of this key. */
struct node *packages_node(const struct package_set *s, struct arena *a);

#endif
