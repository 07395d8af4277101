/* code_loop: the loops of a file, told by its text: languages with braces, and Python. */
#ifndef FACTS_CODE_LOOP_H
#define FACTS_CODE_LOOP_H

#include "base/str.h"

enum code_form {               /* of what stands in the head of a loop, and where its body ends */
	         CODE_ROUND,   /* in round brackets, in braces */
	         CODE_BARE,    /* as it is, in braces */
	         CODE_INDENTED /* as it is, by how far lines stand in */
};
enum code_form code_form_of(str extension);

struct code_loop {
	str head, body;    /* what stands behind its word, up to the body; the body */
	str word;          /* for, while, do, loop, until */
	unsigned from, to; /* lines */
};
/* The loops of a text without comments, as they begin; at most n, of which the number is given. more: there are others.
 */
size_t code_loops(str text, enum code_form form, struct code_loop *out, size_t n, bool *more);

/* The same of what catches faults: catch, except. */
size_t code_handlers(str text, enum code_form form, struct code_loop *out, size_t n, bool *more);
/* Does a body end by leaving, on no condition: return, throw, raise, break? */
bool code_leaves(str body, enum code_form form);

#endif
