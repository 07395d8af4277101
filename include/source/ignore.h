/* ignore: .gitignore files, as gitignore(5) defines them: the last matching line of the innermost file decides. That a
 * file below an ignored folder cannot be taken back is the walk's work, since it does not enter such a folder.
 *
 *   .git/info/exclude ◁─ .gitignore ◁─ src/.gitignore ◁─ src/app/.gitignore     (◁─ is `outer`)
 */
#ifndef SOURCE_IGNORE_H
#define SOURCE_IGNORE_H

#include "base/arena.h"

struct ignore_rule {
	str pattern;
	bool negated, only_folders;
	bool whole; /* matched with the path below the file's folder, not with the last component alone */
};
struct ignore_file {
	const struct ignore_file *outer; /* asked when no rule here matches; NULL for none */
	size_t skip;                     /* bytes of every path asked for that are the folder this file stands in */
	struct ignore_rule *rules;
	size_t n;
};

/* Reads one file's text. skip is the length of its folder's path, with the '/' at the end ("src/" is 4). All in the
 * arena; the text may go. */
const struct ignore_file *ignore_parse(struct arena *a, str text, size_t skip, const struct ignore_file *outer);
/* Is path ignored? It is relative to the top of the repository and stands below the folder of innermost. */
bool ignore_check(const struct ignore_file *innermost, str path, bool is_folder);

#endif
