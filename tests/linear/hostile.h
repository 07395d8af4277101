/* hostile: texts that cost a careless reader more than their length: openings that nothing closes, names that never
 * end, words that a rule wakes up for, one beside the other as often as they fit. */
#ifndef LINEAR_HOSTILE_H
#define LINEAR_HOSTILE_H

#include "base/buf.h"
#include "model/rule.h"

/* One kind of text: `once`, then `unit` again and again, then `close` as often as there were units (not at all when it
 * is NULL). Each %d in them is the number of the repetition, so that names differ. */
struct hostile {
	const char *once, *unit, *close;
};
extern const struct hostile hostile_openings[], hostile_blocks[], hostile_words[];
extern const size_t hostile_openings_count, hostile_blocks_count, hostile_words_count;
size_t hostile_count(void); /* of all */
const struct hostile *hostile_row(size_t i);

/* Files by which the readers are told: one of each format and one that none knows. */
extern const char *const hostile_paths[];
extern const size_t hostile_paths_count;

/* Fills out with at least n bytes of it. */
void hostile_make(const struct hostile *h, size_t n, struct buf *out);

#endif
