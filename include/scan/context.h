/* context: what stands around a value in a program, told without a parser: is it documentation, is a client made with
 * it? Wrong answers cost severity only, never a finding. */
#ifndef SCAN_CONTEXT_H
#define SCAN_CONTEXT_H

#include "base/str.h"

/* How far documentation was looked for in a text; start with {.text = text}. Offsets are asked for in ascending order;
 * one that lies before the last is answered with its line alone. */
struct manual_cursor {
	str text;
	size_t at;
	enum { MANUAL_NONE, MANUAL_POD, MANUAL_BLOCK, MANUAL_STRING } in; /* STRING: a triple-quoted one */
	char quote;                                                       /* of that string */
	bool shown;                                                       /* that string is documentation */
};
/* Does offset lie in documentation that stands in code: a comment that explains (not code that was commented out), POD,
 * a docstring? */
bool manual_holds(struct manual_cursor *c, size_t offset);

/* The brackets that are open at a place of a text; start with {.text = text}. Ascending offsets cost one pass. */
enum { CLIENT_FAR = 2 << 10 }; /* bytes that an opening bracket may be away */
struct client_cursor {
	str text;
	size_t at;
	size_t n, lost;          /* how many are open, and how many of them are no longer in the ring */
	size_t open[CLIENT_FAR]; /* where, a ring: what falls out of it is out of reach */
};
/* Is offset inside the arguments of a constructor, or of a call whose name speaks of connecting? */
bool client_holds(struct client_cursor *c, size_t offset);

#endif
