/* anchors: the literals that the rules of a set wait for. */
#ifndef MATCH_ANCHORS_H
#define MATCH_ANCHORS_H

#include "base/arena.h"
#include "model/rule.h"

/* The distinct anchors of a rule set in a fixed order, lower-cased, each with the numbers of its rules. */
struct anchor {
	str text;
	const uint32_t *rules;
	size_t n_rules;
};
struct anchors {
	const struct anchor *at;
	size_t n;
};
struct anchors anchors_of(const struct ruleset *set, struct arena *a);

#endif
