/* tree_keys: the names that the rules of a set ask for below "**". Whoever walks a tree for all of them notes these,
 * and no others. Made once for a set, shared by threads. */
#ifndef QUERY_TREE_KEYS_H
#define QUERY_TREE_KEYS_H

#include "base/arena.h"
#include "model/rule.h"

struct tree_keys;
/* Lives in the arena; names are those of the rules. */
struct tree_keys *tree_keys_new(const struct ruleset *set, struct arena *a);
/* Names have numbers from 0 to below this. */
size_t tree_keys_count(const struct tree_keys *k);
enum { TREE_KEYS_NONE = -1 };
/* The number of a name, or TREE_KEYS_NONE. */
int tree_keys_find(const struct tree_keys *k, str name);

#endif
