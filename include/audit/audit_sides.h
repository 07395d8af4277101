/* audit_sides: what decides about a change, as its two sides have it. Read in a child before the run, since the rules
 * of the base side belong to the run. */
#ifndef AUDIT_AUDIT_SIDES_H
#define AUDIT_AUDIT_SIDES_H

#include "audit/audit.h"
#include "rules/ruleset.h"

struct side_file {
	unsigned side; /* 0: the base side; from 1: the new ones */
	str name, bytes;
};
struct audit_sides {
	bool has_base;
	unsigned n_new; /* new sides */
	const struct side_file *files;
	size_t n;
	struct ruleset_file *rules; /* of the base side, sorted by path */
	size_t n_rules;
};
/* Where the base side keeps rules of its own: a file of it names their folder. */
struct audit_sides_rules {
	str file;
	/* From the bytes of that file, in the child: the folder below the root, "" for none. */
	str (*folder)(str bytes, struct arena *a);
};
/* Reads the files that audit->files names, from all sides. A repository that cannot be read, or does not know a
 * revision, has no base; what is wrong, the run itself says. False with err when not even a child could be asked. */
bool audit_sides_read(const struct audit *audit, const struct audit_sides_rules *rules, struct arena *a,
                      struct audit_sides *out, struct err *err);
/* NULL when that side does not have it. */
const struct side_file *audit_side_file(const struct audit_sides *s, unsigned side, str name);

#endif
