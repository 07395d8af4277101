/* reach: which apps a fact belongs to. What stands in an app's folder is that app's; a library's rows belong to the
 * apps whose code imports it, by name, by a relative way or by an alias, also through others; a workflow's to the parts
 * that its paths and folders name; a deployment's, and the resource's that it is, to what it puts to work; the root's
 * files to all. A fact that reaches none counts for all as a violation and for none as a proof.
 *
 * A set of apps is a number whose bit i stands for the app i of the app_set. */
#ifndef FACTS_REACH_H
#define FACTS_REACH_H

#include "facts/app_set.h"

/* What a file of a platform puts to work, by the folder of the file and what it is called there. */
struct reach_deployed {
	str folder, name;
	uint64_t apps;
};

/* The rows of one section, and of each the apps that it reaches. */
struct reach_section {
	str name;
	const struct node *const *rows;
	const uint64_t *of;
	size_t n;
};

struct reach {
	const struct app_set *apps;
	const struct node *facts;
	struct strs files;    /* paths, sorted */
	uint64_t *of_file;    /* by file: the app it stands in, and those that come to it by imports */
	uint64_t *of_package; /* by package: that app, or those that use the library */
	uint64_t all;
	const struct reach_deployed *deployed; /* sorted */
	size_t n_deployed;
	const struct reach_section *sections; /* in the order of the facts; none of a repository with one app */
	size_t n_sections;
};

/* All in the arena; apps and facts must outlive it. */
struct reach reach_find(const struct app_set *apps, const struct node *facts, struct arena *a);
/* Of a file, whatever is said of it; 0: none. */
uint64_t reach_path(const struct reach *r, str path);
/* Of a row of this section. */
uint64_t reach_row(const struct reach *r, str section, const struct node *row);
/* The same of all rows of a section; without rows in a repository with one app. */
const struct reach_section *reach_section(const struct reach *r, str section);
/* Of one step of a workflow whose row reaches `row`. */
uint64_t reach_step(const struct reach *r, uint64_t row, const struct node *step);

#endif
