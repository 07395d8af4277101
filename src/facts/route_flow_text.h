/* route_flow_text: the way through a function (format/code_flow.h) as a text of one line, in which it crosses from the
 * file to the join:
 *
 *   node   letter of its kind, * where it is marked, <text>, %line of a statement, {nodes} below it
 *
 * What is called has its reference (route_part.h) as the text of the CALL where the name alone would not lead to it. A
 * name of the file stands for its value: process.env.KEY, a text, a list of texts; a marked list has patterns that the
 * path is laid beside when it is called (createRouteMatcher() of Clerk). */
#ifndef FACTS_ROUTE_FLOW_TEXT_H
#define FACTS_ROUTE_FLOW_TEXT_H

#include "format/code_flow.h"
#include "route_part.h"

/* Are there tokens of the file? They are made once. */
bool route_flow_lexed(struct route_file *r);
/* Of a function; "" where its language is not read so, or it was not found. */
str route_flow_write(struct route_file *r, size_t function);
/* The same as members of its row, with what the row has to say beside it (route_flow_row.c). */
void route_flow_add(struct route_file *r, size_t function, struct members *row);
/* NULL: it is no such text. */
struct flow *route_flow_read(str text, struct arena *a);
bool route_flow_has_line(const struct flow *n); /* does it say in which line it stands? */
/* "a.b.c" of a chain of names; "" for what is none. */
str route_flow_chain(const struct flow *n, struct arena *a);

#endif
