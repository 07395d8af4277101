/* matcher_int: what matcher.c compiles and search.c uses. */
#ifndef MATCH_MATCHER_INT_H
#define MATCH_MATCHER_INT_H

#include <stdatomic.h>

#include "match/matcher.h"
#include "match/pattern_tail.h"
#include "query/pattern_memory.h"
#include "rules/named.h"

struct matcher {
	const struct ruleset *set;
	struct arena arena;
	struct anchors anchors;
	struct prefilter *prefilter;
	pcre2_general_context *memory;
	pcre2_compile_context *compiling;
	struct patterns *patterns;
	struct path_index *paths;
	struct tree_keys *keys;
	_Atomic(pcre2_code *) *codes, *nears; /* by rule number */
	const struct named_glance **glances;  /* by rule number */
	str *tails;                           /* by rule number: what its matches end in */
};

/* The compiled form of a pattern that the rule reader has compiled once already. */
pcre2_code *matcher_code(const struct matcher *m, _Atomic(pcre2_code *) *slot, str pattern);

#endif
