/* emit: values as initialisers of C. Each function appends what stands for its value to `row`; what the value points at
 * becomes a constant of its own, written to the file first, since constants refer back. So whoever emits a row just
 * names its fields in their order. */
#ifndef RULEC_EMIT_H
#define RULEC_EMIT_H

#include <stdio.h>

#include "base/buf.h"

struct emit {
	FILE *out;
	unsigned names;                 /* the number of the last constant */
	const struct control *controls; /* what rules point into */
};

void emit_text(struct emit *e, struct buf *row, str s);            /* {"…",N} */
void emit_list(struct emit *e, struct buf *row, struct strs list); /* {a7,N} */
/* Writes `static const TYPE aN[]={ROWS};` and appends its name; 0 when there is nothing in rows. */
void emit_array(struct emit *e, struct buf *row, const char *type, const struct buf *rows);

#endif
