/* emit_cond: paths and conditions as initialisers (see emit.h). */
#ifndef RULEC_EMIT_COND_H
#define RULEC_EMIT_COND_H

#include "emit.h"
#include "model/rule.h"

void emit_path(struct emit *e, struct buf *row, struct path p);
/* The name of an array that holds the one; 0 for NULL. */
void emit_cond(struct emit *e, struct buf *row, const struct cond *c);
void emit_node(struct emit *e, struct buf *row, const struct node *n); /* without its siblings */

#endif
