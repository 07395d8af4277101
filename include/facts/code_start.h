/* code_start: the calls by which a program becomes a server, a page, a bot or a job, or signs people in. A framework
 * that is only imported serves nobody.
 *
 *   starts  ARRAY of {path, what: server|page|data-app|bot|job|mobile|sign-in, with ("Express"), call (as written),
 * side} */
#ifndef FACTS_CODE_START_H
#define FACTS_CODE_START_H

#include "facts/fact.h"

/* tree as format/code.h has it. */
void code_start_tree(struct facts *f, str path, const struct node *tree);

#endif
