/* scan_files: the files that decide about a run, as it has them when its jobs have ended. */
#ifndef CMD_SCAN_FILES_H
#define CMD_SCAN_FILES_H

#include "cmd/scan_run.h"

/* The one that counts for the whole run: of the base side of a change, else of the root. False when there is none. */
bool scan_file(const struct scan_run *r, str name, str *bytes);
/* Of a change: the one of a side, from 1 a new one. */
bool scan_side_file(const struct scan_run *r, unsigned side, str name, str *bytes);
/* Those which are there and could not be read. */
struct strs scan_files_unread(struct scan_run *r);

#endif
