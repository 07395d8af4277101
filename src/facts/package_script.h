/* package_script: what the scripts of a package say about it. */
#ifndef FACTS_PACKAGE_SCRIPT_H
#define FACTS_PACKAGE_SCRIPT_H

#include "model/node.h"

struct script_says {
	const struct node *runs; /* the script that puts it to work; NULL: none */
	bool starts;             /* `runs` is called start or serve: others are meant to run it */
	bool bundles;            /* a bundler builds a page */
	bool documents;          /* a generator builds documentation */
};

/* scripts: OBJECT of name and command, or NULL. */
struct script_says package_script_says(const struct node *scripts);

#endif
