/* workflow_systems: one reader for each system of continuous integration; all fill the same workflow. */
#ifndef FACTS_WORKFLOW_SYSTEMS_H
#define FACTS_WORKFLOW_SYSTEMS_H

#include "workflow_int.h"

typedef void workflow_reader(struct workflow *w, struct members *row);
workflow_reader workflow_github, workflow_gitlab, workflow_circleci, workflow_azure, workflow_bitbucket;
/* An action.yml that is a list of steps. */
void workflow_github_action(struct workflow *w);

#endif
