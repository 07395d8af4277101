/* scan_facts: the file of --facts. */
#ifndef CMD_SCAN_FACTS_H
#define CMD_SCAN_FACTS_H

#include "cmd/scan_all.h"

/* While the rules are still there, which know a token in a path: the facts of a run as JSON, in its arena. False with
 * err: no memory for a search. */
bool scan_facts_keep(struct scan_run *r, struct err *err);
/* {"schema_version": …, "facts": {…}}; of several roots a list of them, {"path": …, "facts": {…}}, sorted. */
bool scan_facts_write(const struct scan_all *all, str file, struct err *err);

#endif
