/* matcher: the compiled side of a rule set: literal databases, and one PCRE2 pattern for each text rule, compiled on
 * first use and published by compare-and-swap. Shared by threads; rules themselves stay constants. */
#ifndef MATCH_MATCHER_H
#define MATCH_MATCHER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "match/path_index.h"
#include "match/prefilter.h"
#include "model/rule.h"
#include "query/tree.h"
#include "query/tree_keys.h"

struct matcher;
/* database: ruleset_builtin_database() when set is the built-in rule set alone, else "" (compiled now). plain: search
 * with the oracle instead of Vectorscan. set must outlive it. */
struct matcher *matcher_new(const struct ruleset *set, str database, bool plain, struct err *err);
void matcher_free(struct matcher *m);
const struct ruleset *matcher_rules(const struct matcher *m);
struct patterns *matcher_patterns(struct matcher *m); /* for conditions */
const struct path_index *matcher_paths(const struct matcher *m);
const struct tree_keys *matcher_keys(const struct matcher *m);

#endif
