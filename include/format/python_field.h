/* python_field: what the body of a class of Python gives a type: one line `name: type = value` of it. */
#ifndef FORMAT_PYTHON_FIELD_H
#define FORMAT_PYTHON_FIELD_H

#include "format/code_value.h"

/* The statement in [from, to) as a member of the list: {name, type}, of format/code_function.h. Others than those that
 * give a plain name a type add nothing. */
void python_field(struct code_file *f, struct code_list *list, uint32_t from, uint32_t to);

#endif
