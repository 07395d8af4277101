/* limit_rack: what takes Rack::Attack's limits back: they are switched off, everybody is on the safe list, or requests
 * are counted under no key. Makes rows of `limit_parts`. */
#ifndef FACTS_LIMIT_RACK_H
#define FACTS_LIMIT_RACK_H

#include "facts/facts.h"

/* text: of any file; others than Ruby say nothing. */
void limit_rack(struct facts *f, str path, str text);

#endif
