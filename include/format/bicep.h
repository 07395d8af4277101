/* bicep: what the two halves of the Bicep reader share: declarations (bicep.c) and values (bicep_value.c). */
#ifndef FORMAT_BICEP_H
#define FORMAT_BICEP_H

#include "format/reader.h"

void bicep_blanks(struct reader *r); /* spaces, tabs and comments that end on the same line */
void bicep_space(struct reader *r);  /* line ends, line comments and #directives too */
str bicep_name(struct reader *r);    /* at r->at; "" when there is none */
/* Over one string, bracket or other byte at r->at, brackets and strings in it as well. False when it does not end. */
bool bicep_skip(struct reader *r);
/* To the end of what begins at r->at: a line end, or one of these bytes, outside of strings and brackets. */
bool bicep_skip_to(struct reader *r, const char *ends);
/* At the end of a line: does the next one go on with what stands here? */
bool bicep_goes_on(const struct reader *r);

/* A value at r->at, or NULL. Literals, lists and objects of any depth are values; what is computed is UNKNOWN with its
 * source as text, a text with ${…} in it with its quotes; below a ? b : c its three parts. */
struct node *bicep_value(struct reader *r);
/* resource, module and so on at r->at, decorators in front of it: a node {NAME: …} whose key is the keyword. NULL when
 * broken. */
struct node *bicep_declaration(struct reader *r);
/* Is there one? */
bool bicep_declares(const struct reader *r);

#endif
