/* place_text: secrets that stand in plain text where no tree of a file shows them: in commands of scripts, builds and
 * images, in files of a machine's services. What they open is not known; that something stands there is. */
#ifndef FACTS_PLACE_TEXT_H
#define FACTS_PLACE_TEXT_H

#include "facts/fact.h"

/* Adds a row of `plain_places` (literal) for the first lines of such a file that give a secret its value. */
void place_text(struct facts *f, str path, str bytes);

#endif
