/* sandbox: takes away from a scanning child what it never needs: writing, the network, starting programs, and reading
 * outside the folders it scans. Best effort: without Landlock (Linux 5.13) nothing is taken away. */
#ifndef AUDIT_SANDBOX_H
#define AUDIT_SANDBOX_H

#include "base/str.h"

/* Allows reading below these absolute folders ("" entries are skipped) and nothing else. No folders: does nothing. */
void sandbox_enter(const str *folders, size_t n);
bool sandbox_available(void);

#endif
