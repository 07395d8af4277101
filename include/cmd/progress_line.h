/* progress_line: one line on standard error while a scan runs: only on a terminal, only after half a second, erased in
 * the end. */
#ifndef CMD_PROGRESS_LINE_H
#define CMD_PROGRESS_LINE_H

#include "audit/guard.h"

struct progress_line {
	bool wanted, shown;
	double began;
};
/* wanted: unless no terminal is there. */
void progress_line_start(struct progress_line *l, bool wanted);
void progress_line_show(struct progress_line *l, const struct progress *p);
void progress_line_clear(struct progress_line *l);

#endif
