/* limit_proxy: what stands between callers and an app that counts them by their address. A part of limit_join. */
#ifndef FACTS_LIMIT_PROXY_H
#define FACTS_LIMIT_PROXY_H

#include "model/node.h"

/* Does a limiter of the tool count all callers as one, since the app sees the address of its proxy alone? facts: the
 * tree of facts. False where that is not known. */
bool limit_sees_one_caller(const struct node *facts, str tool);

/* The part that says what all limiters of a tool count by, which a guard of the app's own tells; NULL: none. */
const struct node *limit_tracks(const struct node *facts, str tool);

#endif
