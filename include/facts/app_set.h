/* app_set: the apps of a repository, each judged by itself: packages that are put to work on their own. Functions that
 * a platform takes from a folder belong to the app whose project they stand in. A repository with exactly one of all
 * these, or none, is one app at its root. A pure function of the finished facts. */
#ifndef FACTS_APP_SET_H
#define FACTS_APP_SET_H

#include "facts/package_set.h"

enum { MOST_APPS = 64 }; /* a set of apps is a number of 64 bits */

struct app {
	str id;                 /* unique: the name of its package, else its folder */
	str folder;             /* "." for the root */
	size_t package;         /* SIZE_MAX: no package stands at exactly this folder */
	enum package_kind kind; /* of a repository that is one app: library and document where that is all there is */
	const struct node *manifest; /* what microapp.yaml says: the one beside it, else the root's; NULL: none that was
	                                read */
	str manifest_path;           /* "" for none */
	bool manifest_own;           /* it stands beside the app */
};

struct app_set {
	struct package_set packages;
	struct app at[MOST_APPS]; /* by folder */
	size_t n;                 /* at least 1 */
	size_t *of;               /* by package: the app that it is or, as a function, belongs to; SIZE_MAX: none */
	size_t found; /* more than MOST_APPS: they are judged as one app at the root, which nothing proves */
};

struct app_set apps_find(const struct node *facts, struct arena *a);
/* The rows of the section `apps`; an ARRAY of this key. */
struct node *apps_node(const struct app_set *s, struct arena *a);

#endif
