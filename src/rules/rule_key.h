/* rule_key: the keys of a rule file, read into a rule. */
#ifndef RULES_RULE_KEY_H
#define RULES_RULE_KEY_H

#include "key.h"

/* Every key of a mapping but `rules`. False with err and line. */
bool rule_read_keys(struct key_reading *k, const struct node *map, struct rule *rule);

#endif
