/* agent_text: what assistants that write code read before they do (AGENTS.md, CLAUDE.md, rules of an editor, skills),
 * and what starts them (servers, settings, hooks); and which text of those files nobody sees who opens them. */
#ifndef FACTS_AGENT_TEXT_H
#define FACTS_AGENT_TEXT_H

#include "facts/fact.h"

/* Adds a row of `agent_files` for such a file, and rows of `hidden_texts`: one for each kind of characters without a
 * shape that writing needs nowhere, one for each comment of HTML or Markdown and each element that is not shown. What
 * stands in a block of code is shown as it is, and is not hidden. Files of packages are left alone. */
void agent_text(struct facts *f, str path, str bytes);

#endif
