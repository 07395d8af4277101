/* rule_give: what a rule with `fact: NAME` says of what it saw: {layer: edge, rate: {path: args.0.max}}. */
#ifndef RULES_RULE_GIVE_H
#define RULES_RULE_GIVE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* Each member is a value, or {path: …} from the node of `each` or, with "$.", from the document's root. */
bool rule_give_read(const struct node *map, struct arena *a, struct gives *out, struct err *err);
/* The section is there, is one of rows, has these fields, and values are what the fields take. A rule without `give`
 * gives the text of its subject to the field `text`. */
bool rule_give_check(const struct rule *r, struct arena *a, struct err *err);

#endif
