/* path_class: what a file is for, as its path says. */
#ifndef MATCH_PATH_CLASS_H
#define MATCH_PATH_CLASS_H

#include "model/rule.h"

enum path_kind {
	PATH_LIVE,
	PATH_TEST,    /* tests, fixtures, mocks */
	PATH_EXAMPLE, /* examples, samples: whole programs that show how something is used */
	PATH_MANUAL   /* documentation, demos, README, .env.example */
};
enum path_kind path_kind(str path);

/* Does a hit of this rule count in a file of this path? (files: of text rules; lock files and the like for generic
 * ones.) */
bool path_counts(const struct rule *r, str path);
/* Brought in or made by a tool, so that only providers' own token formats are searched there (node_modules, *.min.js,
 * lock files)? */
bool path_is_foreign(str path);
struct strs path_foreign_globs(void); /* what it is told by */

/* Where secrets live, so that an old value there was one. */
enum path_store {
	STORE_NONE,     /* a program, a text */
	STORE_SETTINGS, /* settings, deployment */
	STORE_SECRETS   /* made to hold secrets: .env, *.tfvars, secrets.yaml */
};
enum path_store path_store(str path);

bool path_is_translation(str path); /* words that programs show to people */
bool path_is_workbench(str path);   /* starts what a build or an editor needs for itself */

#endif
