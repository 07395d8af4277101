/* control_key: the keys of an entry under rules/controls/, read into a control and its own rule. */
#ifndef RULES_CONTROL_KEY_H
#define RULES_CONTROL_KEY_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* An entry and its own rule, which points to no control yet. */
struct control_entry {
	struct control control;
	struct rule rule; /* of kind RULE_CONTROL */
	bool has_rule;    /* false: the entry looks at no facts and says of nothing that it must be there */
};
/* Strings go to the arena. False with err and the line of the offending key. */
bool control_read(const struct node *map, str section, struct arena *a, struct control_entry *out, unsigned *line,
                  struct err *err);

#endif
