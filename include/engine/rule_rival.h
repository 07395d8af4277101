/* rule_rival: of the text rules of one file, does another take the finding from the one whose example it is? */
#ifndef ENGINE_RULE_RIVAL_H
#define ENGINE_RULE_RIVAL_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* Every match example of each of the n rules goes through the scanner with these rules alone. False with err when only
 * another rule reports it; *at is then the place of the rule that lost. Rules with other `files` are not rivals. */
bool rule_rivals(const struct rule *rules, size_t n, struct arena *a, size_t *at, struct err *err);

#endif
