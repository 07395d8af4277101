/* workflow_expression: conditions of GitHub's workflows, as far as the event that starts the workflow decides them. */
#ifndef FACTS_WORKFLOW_EXPRESSION_H
#define FACTS_WORKFLOW_EXPRESSION_H

#include "base/str.h"
#include "query/truth.h"

/* A push of a tag, which GitHub calls a push. */
#define WORKFLOW_TAG "tag"

/* Does it hold for a change that comes with this event ("pull_request" "push" …; "" not known which)? Nothing has
 * failed before; a push is one to a branch. text: with or without ${{ }}. */
enum truth workflow_expression(str text, str event);
/* Does it say itself what is to be done when something has failed, so that it asks for none of what it needs? */
bool workflow_expression_always(str text);

#endif
