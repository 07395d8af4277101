/* retry_does: what a loop that repeats calls does. A part of retry_own. */
#ifndef FACTS_RETRY_DOES_H
#define FACTS_RETRY_DOES_H

#include "query/truth.h"
#include "retry_wait.h"

/* Does it end, however often the call fails? */
enum truth retry_ends(const struct repeat *r);
/* Does what is repeated change something each time? */
enum truth retry_writes(const struct repeat *r);

#endif
