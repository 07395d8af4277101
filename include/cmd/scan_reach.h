/* scan_reach: how far a run reached: what it did not look at as a whole (history that is not here, a clone that is not
 * all there), and whether it looked at anything. Nothing read is never READY. */
#ifndef CMD_SCAN_REACH_H
#define CMD_SCAN_REACH_H

#include "cmd/scan_run.h"

/* After the tree: history that is not here is chosen, and not searched; what a shallow or partial clone lacks is a
 * boundary. */
void scan_reach_history(struct scan_run *r);
/* After all jobs. The repositories below the root: those that are roots themselves, or with --recursive become it, are
 * looked at there. Of the others one that was left out is class failed; of a submodule, or of a folder that git tracks,
 * the files were looked at and the history is a boundary. */
void scan_reach_below(struct scan_run *r);
/* After scan_reach_below(). A tree or a history that was asked for and of which no byte was read is class failed, with
 * what to do about it (empty files are no app; the one that a shell makes for the report is often among them). True for
 * a change, a standard input, or a single file given as PATH, that is empty: there is nothing to judge. */
bool scan_reach_nothing(struct scan_run *r);

#endif
