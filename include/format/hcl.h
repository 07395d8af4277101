/* hcl: what the parts of the HCL reader share: bodies (hcl.c), expressions (hcl_value.c) and text (hcl_text.c). */
#ifndef FORMAT_HCL_H
#define FORMAT_HCL_H

#include "format/reader.h"

void hcl_blanks(struct reader *r); /* spaces, tabs and comments that end on the same line */
void hcl_space(struct reader *r);  /* line ends and line comments too */
/* A name at r->at; "" when there is none. */
str hcl_name(struct reader *r);
/* "…" at r->at. False when it is broken. template: "" without ${…} and %{…} in it, else the text with $${ and %%{ left
 * as they are written; may be NULL. */
bool hcl_string(struct reader *r, str *text, str *template);
/* The lines between <<NAME and NAME, with their line ends; with <<- without the blanks they have in common. */
bool hcl_heredoc(struct reader *r, str *text);
/* To behind the last byte of the expression that r->at is in, with depth brackets open; lines as below. */
bool hcl_skip_expression(struct reader *r, bool lines, unsigned depth);

/* An expression at r->at up to what ends it: ',' ']' '}' ')', or, unless lines may go on, a line end. NULL when broken.
 * Literals, lists and objects of any depth are values; jsonencode(…) and the like stand for their argument; whatever
 * else is computed. An UNKNOWN that is a template ("…${…}…", a here-document) and nothing else has one child: a STRING
 * with the template as it is written, $${ and %%{ standing for ${ and %{. */
struct node *hcl_value(struct reader *r, bool lines);

#endif
