/* model_python_base: what reads a class of Python. */
#ifndef FACTS_MODEL_PYTHON_BASE_H
#define FACTS_MODEL_PYTHON_BASE_H

#include "model_python.h"

/* What a base, as written, says of its heirs; NULL: nothing. */
const struct model_base *model_python_base(const struct model_code *c, str written);
/* What the fields of a class say of it, whose bases are of other files; NULL: nothing. */
const struct model_base *model_python_by_fields(const struct model_code *c, const struct node *class);
/* What the class itself assigns to a name; NULL: nothing. */
const struct node *model_python_value(const struct node *class, const char *name);

#endif
