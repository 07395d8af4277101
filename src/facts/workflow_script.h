/* workflow_script: a list of lines that one shell runs, one after the other: what one of them sets, and where it goes,
 * holds for those behind it. */
#ifndef FACTS_WORKFLOW_SCRIPT_H
#define FACTS_WORKFLOW_SCRIPT_H

#include "base/buf.h"
#include "workflow_int.h"

struct workflow_script {
	struct buf text;
	unsigned *lines; /* of the file, for each line of text */
	size_t n, cap, steps;
};

/* Texts, and lists of them. Each is also a step of the workflow; s: what is the same of all. */
void workflow_script_add(struct workflow_script *script, struct workflow *w, const struct workflow_step *s,
                         const struct node *list);
/* What they run becomes commands; s as above. The script is empty then. */
void workflow_script_end(struct workflow_script *script, struct workflow *w, const struct workflow_step *s);

#endif
