/* key_value: what the readers of rules and of controls share: lists, and keys that nobody knows. */
#ifndef RULES_KEY_VALUE_H
#define RULES_KEY_VALUE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/node.h"

/* A list of texts, copied to the arena. */
bool key_list(const struct node *n, struct arena *a, struct strs *out, struct err *err);
/* False, and err names the key that is nearest; name gives the known ones, and "" behind the last. */
bool key_unknown(const struct node *n, str (*name)(size_t i), struct err *err);

#endif
