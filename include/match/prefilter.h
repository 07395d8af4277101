/* prefilter: all literals of all rules at once, without regard to ASCII case. A rule costs nothing until one of its
 * anchors is seen. Vectorscan does the work; a plain Aho–Corasick automaton behind the same function is the oracle. */
#ifndef MATCH_PREFILTER_H
#define MATCH_PREFILTER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "match/anchors.h"

struct prefilter;         /* immutable, shared by threads */
struct prefilter_scratch; /* one per thread */

/* serialised: a database that prefilter_serialise made of the same anchors at build time, or "" to compile now; one
 * that this platform refuses is compiled anew. plain: the oracle instead. */
struct prefilter *prefilter_new(const struct anchors *anchors, str serialised, bool plain, struct err *err);
void prefilter_free(struct prefilter *p);
struct prefilter_scratch *prefilter_scratch_new(const struct prefilter *p, struct err *err);
void prefilter_scratch_free(struct prefilter_scratch *s);
/* Calls hit() for every occurrence of every anchor with the offset behind its last byte, ends ascending. False when it
 * could not look at all of them (more than 4 GiB, or the matcher failed): the caller reports it. */
bool prefilter_scan(const struct prefilter *p, struct prefilter_scratch *s, str bytes, void *ctx,
                    void (*hit)(void *ctx, uint32_t anchor, size_t end));
/* For the build: the database for the baseline of this architecture, in the arena. */
bool prefilter_serialise(const struct anchors *anchors, struct arena *a, str *out, struct err *err);

#endif
