/* audit_reach: how far a run reached: what it did not look at as a whole (history that is not here, a clone that is not
 * all there), and whether it looked at anything. Nothing read is never READY. */
#ifndef AUDIT_AUDIT_REACH_H
#define AUDIT_AUDIT_REACH_H

#include "audit_run_int.h"

/* After the tree: history that is not here is chosen, and not searched; what a shallow or partial clone lacks is a
 * boundary. */
void audit_reach_history(struct run *r);
/* After all jobs. The repositories below the root: those that are looked at by themselves are left to that. Of the
 * others one that was left out is class failed; of a submodule, or of a folder that git tracks, the files were looked
 * at and the history is a boundary. Fills below, retry and container of the report. */
void audit_reach_below(struct run *r);
/* After audit_reach_below(). A tree or a history that was asked for and of which no byte was read is class failed, with
 * what to do about it (empty files are no app; the one that a shell makes for the report is often among them). A
 * change, a standard input, or a single file given as the root, that is empty: the report says that there is nothing to
 * judge. */
void audit_reach_nothing(struct run *r);

#endif
