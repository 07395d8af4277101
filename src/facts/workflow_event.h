/* workflow_event: what starts a workflow of GitHub, and how often it makes a job of its matrix. */
#ifndef FACTS_WORKFLOW_EVENT_H
#define FACTS_WORKFLOW_EVENT_H

#include "base/str.h"
#include "model/node.h"
#include "query/truth.h"

/* Events that bring changes, and then what else starts a workflow: a push to some branches, or of a tag, the clock,
 * anything else that nobody asks for, a hand, and a call from another workflow, for whatever event. */
enum {
	WORKFLOW_CHANGES = 4,
	WORKFLOW_SOME_PUSH = WORKFLOW_CHANGES,
	WORKFLOW_TAGGED,
	WORKFLOW_SCHEDULE,
	WORKFLOW_OTHERWISE,
	WORKFLOW_BY_HAND,
	WORKFLOW_CALLED,
	WORKFLOW_EVENTS
};
/* As workflow_expression() wants them. */
extern const str workflow_events[WORKFLOW_EVENTS];

/* Takes what `on` says of an event, filters or NULL, into on[WORKFLOW_EVENTS]. */
void workflow_event(enum truth *on, str name, const struct node *filters);
/* Does the strategy of the job leave any job over? */
enum truth workflow_matrix(const struct node *job);

#endif
