/* control_key: the keys of an entry under rules/controls/, read into a control and its own rule. */
#ifndef RULES_CONTROL_KEY_H
#define RULES_CONTROL_KEY_H

#include "key.h"

/* An entry and its own rule, which points to no control yet. */
struct control_entry {
	struct control control;
	struct rule rule; /* of kind RULE_CONTROL */
	bool has_rule;    /* false: the entry looks at no facts and says of nothing that it must be there */
};
/* False with err and line. */
bool control_read(struct key_reading *k, const struct node *map, str section, struct control_entry *out);

#endif
