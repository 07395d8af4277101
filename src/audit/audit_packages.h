/* audit_packages: what the packages of the tree are built upon, before their files are read. */
#ifndef AUDIT_AUDIT_PACKAGES_H
#define AUDIT_AUDIT_PACKAGES_H

#include "audit/audit.h"
#include "audit/progress.h"
#include "facts/package_side.h"
#include "source/walk.h"

struct walk_entries {
	const struct walk_entry *at;
	size_t n;
};
/* Reads the manifests among the entries into out, whose arena is set, and returns it; NULL where neither a selected
 * rule nor the facts look at the structure of files. A manifest that cannot be read says nothing here: it is met again,
 * and told, when its turn comes. */
const struct package_sides *audit_packages(const struct audit *a, const struct walk_options *walk,
                                           const struct walk_entries *entries, struct progress *p,
                                           struct package_sides *out);

#endif
