/* code_run: may a call that stands in a file never happen, or come to nothing? Of the file alone; whether anything runs
 * the file, only all of them together tell (src/facts/code_reached.h). */
#ifndef FACTS_CODE_RUN_H
#define FACTS_CODE_RUN_H

#include "base/arena.h"
#include "model/node.h"

/* Why the call may not count, in a few words; "" where nothing speaks against it. tree is that of format/code.h over
 * text. value: it is there for what it gives, which is kept nowhere. */
str code_run_doubt(const struct node *tree, str text, const struct node *call, bool value, struct arena *a);

#endif
