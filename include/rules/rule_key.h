/* rule_key: the keys a rule file may hold, and reading each into a rule. */
#ifndef RULES_RULE_KEY_H
#define RULES_RULE_KEY_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* Reads every key of a mapping (but `rules`) into the rule; strings go to the arena. control() looks a control up by
 * id. False with err and the line of the offending key. */
struct rule_keys {
	struct arena *a;
	void *ctx;
	const struct control *(*control)(void *ctx, str id);
	struct err *err;
	unsigned line;
};
/* The name of the i-th key, "" behind the last. */
str rule_key_name(size_t i);
bool rule_read_keys(struct rule_keys *k, const struct node *map, struct rule *rule);

#endif
