/* automaton: Aho–Corasick over the same anchors: slower, simple, and the oracle that tests hold the fast way against.
 */
#ifndef MATCH_AUTOMATON_H
#define MATCH_AUTOMATON_H

#include "match/prefilter.h"

struct automaton;
struct automaton *automaton_new(const struct anchors *anchors); /* anchors must outlive it */
void automaton_free(struct automaton *m);
void automaton_scan(const struct automaton *m, str bytes, void *ctx,
                    void (*hit)(void *ctx, uint32_t anchor, size_t end));

#endif
