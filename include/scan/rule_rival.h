/* rule_rival: of the text rules of one file, does another take the finding from the one whose example it is? */
#ifndef SCAN_RULE_RIVAL_H
#define SCAN_RULE_RIVAL_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* Every match example of the set's rules from number `first` on goes through the scanner, with the text rules of its
 * own file alone. False with err ("rules/x.yaml:12: …") when only another rule reports one. Rules with other `files`
 * are not rivals. Reading rules (rules/ruleset.h) does not do this: it takes a scanner. */
bool rule_rivals(const struct ruleset *set, size_t first, struct arena *a, struct err *err);

#endif
