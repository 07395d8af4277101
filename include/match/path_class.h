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
/* All that is told of a file by its path, found out once and carried with it (match/path_index.h). */
struct path_classes {
	enum path_kind kind;
	bool is_translation; /* words that programs show to people */
	bool is_workbench;   /* starts what a build or an editor needs for itself */
	bool is_order;   /* a text that tells assistants what to do: it looks like documentation, and is a setting */
	bool named_test; /* a test by its bare name (test.js) and nothing else: what it holds may say otherwise */
	str side;        /* where it has its effect, by its name alone (match/path_side.h); "" when that says nothing */
	bool side_is_weak; /* its folder or its language says so, for want of anything better */
	str package;       /* where the package around it runs, as it declares (facts/package_side.h); "" unknown */
};
struct path_classes path_classes(str path);
/* What they are told by. */
enum path_class {
	PATH_CLASS_TEST,
	PATH_CLASS_TEST_NAME, /* by its bare name */
	PATH_CLASS_EXAMPLE,
	PATH_CLASS_MANUAL,
	PATH_CLASS_TRANSLATION,
	PATH_CLASS_WORKBENCH,
	PATH_CLASS_ORDER,
	PATH_CLASSES
};
struct strs path_class_globs(enum path_class c);
/* members: a bit for each class whose globs match. side: the number of the first row of path_side_rows that does. */
struct path_classes path_classes_of(str path, unsigned members, size_t side);

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

#endif
