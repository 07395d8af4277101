/* mdoc: text for a manual page, so that neither its first characters nor what stands in it is taken for a request. */
#ifndef CMD_MDOC_H
#define CMD_MDOC_H

#include "base/buf.h"

/* Text lines of at most 80 columns as far as words allow, each sentence on a line of its own, as mdoc(7) wants them.
 * "" adds nothing. */
void mdoc_text(struct buf *out, str text);
/* The same as an argument of a macro: on one line, quoted. */
void mdoc_argument(struct buf *out, str text);

#endif
