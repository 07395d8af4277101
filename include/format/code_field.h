/* code_field: what the body of a class of TypeScript declares beside its methods. */
#ifndef FORMAT_CODE_FIELD_H
#define FORMAT_CODE_FIELD_H

#include "format/code_walk.h"

/* The fields between the braces at open, as format/code_function.h has them; NULL: there are none. */
struct node *code_fields(struct code_file *f, uint32_t open);

#endif
