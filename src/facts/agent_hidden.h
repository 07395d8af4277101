/* agent_hidden: characters that have no shape, in a text that a machine reads and a person checks. */
#ifndef FACTS_AGENT_HIDDEN_H
#define FACTS_AGENT_HIDDEN_H

#include "facts/fact.h"

/* Adds a row of `hidden_texts` for each kind that the text holds, at the first place: tags (letters of Unicode's block
 * of tags, outside the flags that emoji make of them), selectors (several in a row, which say nothing of how a
 * character looks), bidi (controls that turn the order of what is shown, where nothing is written from the right) and
 * invisible (two or more without a width in a row, or one inside a word of Latin letters). Joiners of emoji and of the
 * scripts that are written with them, and a mark at the start of the file, are writing. Linear. */
void agent_hidden(struct facts *f, str path, str bytes);

#endif
