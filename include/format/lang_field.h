/* lang_field: what the body of a class declares beside its methods, in Java, Kotlin and C#. */
#ifndef FORMAT_LANG_FIELD_H
#define FORMAT_LANG_FIELD_H

#include "format/code_walk.h"

/* The fields of the class whose name stands at name and whose { at open (0: it has none), as format/code_function.h has
 * them; NULL: there are none, or it is another language. Parameters of a class that are fields come first. */
struct node *lang_fields(struct code_walk *w, uint32_t name, uint32_t open);

#endif
