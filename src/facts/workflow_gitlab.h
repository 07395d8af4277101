/* workflow_gitlab: what of a GitLab file decides whether a job runs. */
#ifndef FACTS_WORKFLOW_GITLAB_H
#define FACTS_WORKFLOW_GITLAB_H

#include "workflow_int.h"

struct gitlab {
	struct workflow *w;
	struct command_starts on; /* a pipeline is made */
};

/* A member of a job: its own, else that of what it extends, else what all have; NULL: none. */
const struct node *gitlab_find(const struct gitlab *g, const struct node *job, str key);
/* Is all that it extends in this file? */
bool gitlab_is_whole(const struct gitlab *g, const struct node *job);
/* The value of a variable of job or file; NULL: it is not set here. */
const struct node *gitlab_variable(const struct gitlab *g, const struct node *job, str name);

/* rules: of a job, or of the workflow. */
struct command_starts gitlab_rules(const struct node *rules);
/* Does a failure count where one of these lets the job in? job: what it says itself. */
enum truth gitlab_rules_fail(const struct node *rules, enum truth job);
/* By rules, only, except, when, and by what it needs. */
struct command_starts gitlab_starts(const struct gitlab *g, const struct node *job);

#endif
