/* attribution: which commit gave which path a secret, and which brought the secret at all. A part of history_places().
 */
#ifndef SOURCE_ATTRIBUTION_H
#define SOURCE_ATTRIBUTION_H

#include "history_int.h"
#include "snapshot.h"

/* Zeroed but for h it is ready. */
struct attribution {
	struct history *h;
	uint32_t *first, *secrets;    /* of blob b: secrets[first[b]] up to first[b + 1], ascending */
	struct snapshot **states;     /* of each commit, NULL when empty or gone */
	uint32_t *children;           /* of each commit, still to be done */
	struct claims removed, added; /* by the commit at hand */
	struct claims places;         /* key new in the commit */
	struct claims introduced;     /* secret new in the commit: key is secret << 32 */
	struct snapshot *at_head;
};

/* First: which blob holds which secrets. */
void attribution_index(struct attribution *t, const struct holding *rows, size_t n);
/* Then: fills places and introduced, several claims for a key, in no order. */
void attribution_run(struct attribution *t);
void attribution_free(struct attribution *t);

#endif
