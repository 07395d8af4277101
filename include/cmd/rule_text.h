/* rule_text: what is said about a rule, put into words once. `explain`, the manual page and the Markdown page show the
 * same fields, in the same order, each in its own notation. */
#ifndef CMD_RULE_TEXT_H
#define CMD_RULE_TEXT_H

#include "base/arena.h"
#include "model/rule.h"

enum { RULE_FIELDS = 16 };
struct rule_text {
	str id, title;
	struct {
		str label, text; /* one line each, no text is empty */
	} fields[RULE_FIELDS];
	size_t n;
	str why, protects; /* may be empty */
	struct strs fix;
};

/* Strings are the rule's, or in the arena. */
struct rule_text rule_text(const struct rule *r, struct arena *a);
/* How a value of the shape ({hex:32}, {uuid}) is called, when it is one that has a name; else the shape as it is. */
str rule_shape_words(str shape, struct arena *a);
/* What to tell the program once a secret was dealt with: when, and the command. FINGERPRINT is what scan -v shows. */
struct rule_after {
	str when, command;
};
extern const struct rule_after rule_after[2];
/* Is a finding of this rule a secret, to which that applies? */
bool rule_is_secret(const struct rule *r);

#endif
