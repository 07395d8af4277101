/* mention: words of a topic (mention_words.def) that stand in a file, be it in a comment: rows of the section
 * `mentions`, one for each topic of a file. What nobody speaks of, nobody does: this is how absence is read where a
 * thing can be done in many ways. Read are programs, pages, statements, settings and scripts; no documents, lists of
 * versions, pictures, or what a tool brought or made. */
#ifndef FACTS_MENTION_H
#define FACTS_MENTION_H

#include "facts/fact.h"

void mention_text(struct facts *f, str path, str bytes);

#endif
