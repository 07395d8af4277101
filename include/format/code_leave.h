/* code_leave: by which ways functions are left in languages whose blocks have an end, by the words of their row
 * (code_language.h). A statement that stands last, with nothing behind it to run, is a way out as good as a return. */
#ifndef FORMAT_CODE_LEAVE_H
#define FORMAT_CODE_LEAVE_H

#include "format/code_scope.h"

/* Before i: closes parts of conditions, and functions, that end there; their last statements are ways out. */
void code_leave_close(struct code_scope *s, uint32_t i);
/* The same, asked before each token: at hardly one something ends. */
static inline void code_leave_reach(struct code_scope *s, uint32_t i)
{
	if ((s->n_conditions && s->conditions[s->n_conditions - 1].to <= i) ||
	    (s->n_functions && s->functions[s->n_functions - 1].to <= i))
		code_leave_close(s, i);
}
/* A word of leaves at i. */
void code_leave_at(struct code_scope *s, uint32_t i);
/* A word of asks or parts at i. */
void code_leave_part(struct code_scope *s, uint32_t i);
/* Behind the body that begins at i: a block, or one expression. */
uint32_t code_leave_body_end(const struct code_tokens *t, uint32_t i);
/* What the function that begins at from is assigned to, or a member of; "" for none. */
str code_leave_name(struct code_file *f, uint32_t from);

#endif
