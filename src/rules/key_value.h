/* key_value: the values that both rules and controls have, one function for each type of model/field.h. */
#ifndef RULES_KEY_VALUE_H
#define RULES_KEY_VALUE_H

#include "key.h"

bool key_text(struct key_reading *k, const struct node *n, const struct key *key, void *member);
bool key_list(struct key_reading *k, const struct node *n, const struct key *key, void *member);
bool key_flag(struct key_reading *k, const struct node *n, const struct key *key, void *member);
bool key_path(struct key_reading *k, const struct node *n, const struct key *key, void *member);
bool key_cond(struct key_reading *k, const struct node *n, const struct key *key, void *member);
/* Into an enumeration: the place of the word among the key's. */
bool key_word(struct key_reading *k, const struct node *n, const struct key *key, void *member);
bool key_severity(struct key_reading *k, const struct node *n, const struct key *key, void *member);
bool key_confidence(struct key_reading *k, const struct node *n, const struct key *key, void *member);
bool key_control(struct key_reading *k, const struct node *n, const struct key *key, void *member);
/* False, and err says that the value is none of those that the key takes. */
bool key_strange(struct key_reading *k, const struct node *n);

#endif
