/* path_index: what a rule set and the readers want to know of a path, all at once: which configuration rules are meant
 * for the file, which reader reads it, whether it was brought in or made by a tool, what it is for. One lookup for each
 * document, however many rules there are. Built with the matcher, shared by threads. */
#ifndef MATCH_PATH_INDEX_H
#define MATCH_PATH_INDEX_H

#include "base/arena.h"
#include "format/format.h"
#include "match/path_class.h"
#include "model/rule.h"

struct path_index;
/* set must outlive it. */
struct path_index *path_index_new(const struct ruleset *set, struct arena *a);

struct path_about {
	bool foreign;                /* path_is_foreign() */
	struct path_classes classes; /* path_classes() */
	const struct format *format; /* that reads it; NULL: none */
	const uint32_t *rules;       /* numbers of the rules of kind config whose `files` match, ascending */
	size_t n_rules;
};
/* Lists live in the arena. */
struct path_about path_index_look(const struct path_index *x, str path, struct arena *a);

#endif
