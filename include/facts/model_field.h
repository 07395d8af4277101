/* model_field: every field of every table and shape of the repository, as the section `fields`: of the rows of
 * `models`, with what they inherit, and of the tables that its statements of SQL leave. */
#ifndef FACTS_MODEL_FIELD_H
#define FACTS_MODEL_FIELD_H

#include "facts/fact.h"

/* The section, as one more member of the tree of facts, in which `models` and `sql` stand already. */
void fields_make(struct members *root);

#endif
