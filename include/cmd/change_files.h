/* change_files: what decides about a change, as its two sides have it. Read in a child before the scan, since the rules
 * of the base side belong to the scan. */
#ifndef CMD_CHANGE_FILES_H
#define CMD_CHANGE_FILES_H

#include "audit/audit.h"
#include "rules/ruleset.h"

struct side_file {
	unsigned side; /* 0: the base side; from 1: the new ones */
	str name, bytes;
};
struct change_files {
	bool has_base;
	unsigned n_new; /* new sides */
	const struct side_file *files;
	size_t n;
	struct ruleset_file *rules; /* of the base side's rules_dir, sorted by path */
	size_t n_rules;
};
/* Reads the files that audit->files names, from all sides. A repository that cannot be read, or does not know a
 * revision, has no base; what is wrong, the scan itself says. False with err when not even a child could be asked. */
bool change_files_read(const struct audit *audit, struct arena *a, struct change_files *out, struct err *err);
/* NULL when that side does not have it. */
const struct side_file *change_file(const struct change_files *files, unsigned side, str name);

#endif
