/* dependency_row: one row of the section `dependencies`. */
#ifndef FACTS_DEPENDENCY_ROW_H
#define FACTS_DEPENDENCY_ROW_H

#include "facts/fact.h"

struct dependency_row {
	str ecosystem, name, version; /* version: the range as written; "" for none */
	bool elsewhere;               /* another file sets the version, or only running does */
	enum { DEPENDENCY_RUNS, DEPENDENCY_DEV, DEPENDENCY_ANY } use; /* ANY: the file does not say */
	const struct node *at;                                        /* NULL: the line says where */
	unsigned line;
};
/* Names without text, and those longer than any, are left out. */
void dependency_row(struct facts *f, str path, const struct dependency_row *d);

/* Manifests whose trees, or texts, are read by files of their own. False: it is none of them. */
bool dependency_manifest_reads(str path);
void dependency_manifest(struct facts *f, str path, const struct node *tree); /* Cargo, Composer, Pub, Maven, NuGet */
void dependency_script(struct facts *f, str path, str bytes);                 /* Gradle, Gemfile, Package.swift */

#endif
