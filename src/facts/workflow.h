/* workflow: what a repository's CI runs, read from GitHub, GitLab, CircleCI, Bitbucket and Azure files into one shape
 * (facts/facts.h). */
#ifndef FACTS_WORKFLOW_H
#define FACTS_WORKFLOW_H

#include "facts/fact.h"

/* Is it a CI file? */
bool workflow_reads(str path);
/* Adds a workflow when path is a CI file; else nothing. */
void workflow_tree(struct facts *f, str path, const struct node *tree);

#endif
