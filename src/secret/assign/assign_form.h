/* assign_form: one function for each form of an assignment (assign.h), and what they share. Each begins behind the name
 * that is in *out, and takes no backward step. */
#ifndef SECRET_ASSIGN_ASSIGN_FORM_H
#define SECRET_ASSIGN_ASSIGN_FORM_H

#include "assign_walk.h"

bool assign_quoted(struct assign_cursor c, struct assignment *out);
bool assign_bare(struct assign_cursor c, struct assignment *out);
bool assign_option(struct assign_cursor c, struct assignment *out);

/* The value behind an operator; on the next line, too, when it is quoted there. */
bool assign_behind(struct assign_cursor c, enum assign_form form, enum assign_op op, struct assignment *out);
/* Is what stands in front of the name on its line only what may introduce a setting: blanks, `export`, `- `, `ENV`? */
bool assign_begins_line(str text, size_t key);
/* CURLOPT_PASSWORD: a name that a program made for an option. */
bool assign_is_constant(str name);

#endif
