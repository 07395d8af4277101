/* code_setting: the names of variables that code reads from its environment or from a store. A part of code_fact. */
#ifndef FACTS_CODE_SETTING_H
#define FACTS_CODE_SETTING_H

#include "facts/fact.h"

/* Adds rows to the section `settings`: of the source of a computed value, and of a call whose first argument is a name.
 */
void code_setting_text(struct facts *f, str path, str side, str text, unsigned line);
void code_setting_call(struct facts *f, str path, str side, const struct node *call);

#endif
