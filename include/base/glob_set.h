/* glob_set: many rule patterns (glob_rule() of base/glob.h), asked at once which of them match a path. A pattern is
 * found by what is literal in it: a whole last component, an extension or a folder; so the number of patterns hardly
 * matters. Built by one thread, then asked by many. */
#ifndef BASE_GLOB_SET_H
#define BASE_GLOB_SET_H

#include <stdint.h>

#include "base/arena.h"

struct glob_set;
/* Lives in the arena, with copies of the patterns. */
struct glob_set *glob_set_new(struct arena *a);
void glob_set_add(struct glob_set *s, str pattern, uint32_t number);
/* Gives the number of each pattern that glob_rule() says matches, in no order, some more than once. */
void glob_set_find(const struct glob_set *s, str path, void *ctx, void (*found)(void *ctx, uint32_t number));

#endif
