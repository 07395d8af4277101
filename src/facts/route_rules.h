/* route_rules: rules and settings of an app as a whole, which stand in files of their own (route_declare.h). */
#ifndef FACTS_ROUTE_RULES_H
#define FACTS_ROUTE_RULES_H

#include "query/truth.h"
#include "route_judge.h"

struct route_rules {
	struct route_finder *f;
	str framework;
	str path; /* of the route */
	size_t app;
	bool elsewhere; /* another package has such a setting */
};

struct route_rules route_rules_of(struct route_finder *f, size_t file, str framework);
/* Does a part count for the app, and for the module of it, that the rules are asked for? */
bool route_rules_own(const struct route_rules *a, const struct route_part_at *p);
/* A setting of the app of this name; NULL: it has none. */
const struct route_part_at *route_setting_of(struct route_rules *a, str name);
/* The part of this kind and name, wherever it stands. */
const struct route_part_at *route_named(const struct route_finder *f, str kind, str name);

/* The one function of this name in files of these languages; NULL: there is none, or several. */
const struct route_part_at *route_named_anywhere(const struct route_finder *f, str name, const char *extensions);

/* What a rule says of whoever it takes in; word: "guarded", "open", or else. */
struct route_verdict route_rule_says(struct route_finder *f, str word, const struct route_part_at *rule);

/* ---- route_chain.c ---- */

/* All chains of filters of the app that are asked for the path; returns how many. */
unsigned route_judge_chains(struct route_rules *a, str method, str path, struct route_verdict *v);
/* Is the path one that no chain is asked for? */
bool route_judge_ignored(struct route_rules *a, str method, str path, struct route_verdict *v);

/* ---- of the others ---- */

/* Rules of which the longest path wins; of a tie, the stricter one of those that speak of the method. */
void route_judge_permissions(struct route_rules *a, str method, str path, struct route_verdict *v);
/* Something in front of everything may refuse. spoken: a chain of filters has said what it does; then what stands in it
 * counts only when it is seen to refuse. */
void route_judge_filters(struct route_rules *a, struct route_verdict *v, bool spoken);

static inline struct route_verdict route_verdict_of(enum route_auth auth, str by, str why)
{
	return (struct route_verdict){auth, by, why};
}

#endif
