/* code_class: classes and decorators of JavaScript and TypeScript, for the tree of format/code_function.h. */
#ifndef FORMAT_CODE_CLASS_H
#define FORMAT_CODE_CLASS_H

#include "format/code_walk.h"

/* The decorators in front of what is declared at token i (a class, or the name of a method), over words such as export
 * and async: an ARRAY in their order, or NULL. */
struct node *code_marks(struct code_file *f, uint32_t i);
/* Those at the beginning of a parameter [*i, end): an ARRAY or NULL. Goes behind them, and behind words such as
 * private. */
struct node *code_param_marks(struct code_file *f, uint32_t *i, uint32_t end);
/* The type that is written behind the name of a parameter, whose last token is name; "" for none. Its tokens are gone
 * by now. */
str code_param_type(struct code_file *f, uint32_t name);
/* `class` at i: adds it to the list of classes. */
void code_class(struct code_walk *w, uint32_t i);

#endif
