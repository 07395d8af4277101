/* workflow_change: does what a workflow asks of a change let every change by? */
#ifndef FACTS_WORKFLOW_CHANGE_H
#define FACTS_WORKFLOW_CHANGE_H

#include "model/node.h"
#include "query/truth.h"

/* GitHub: an event of this name, with its filters or NULL. A push counts when it may be to any branch. */
enum truth workflow_change(str event, const struct node *filters);
/* May there be a push, or a proposal, that its filters let by? */
enum truth workflow_change_some(const struct node *filters);
/* A list of patterns for branches, or one: is a proposal for the branch that counts let by? */
enum truth workflow_change_branches(const struct node *list);
/* Is every branch named? */
enum truth workflow_change_all_branches(const struct node *list);

#endif
