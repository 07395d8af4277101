/* workflow_words: where the words of strangers go in a workflow of GitHub: from an event into a script, or through the
 * outputs of a step or a job into another one. */
#ifndef FACTS_WORKFLOW_WORDS_H
#define FACTS_WORKFLOW_WORDS_H

#include "base/arena.h"
#include "workflow_stranger.h"

enum { WORDS_STEPS = 64, WORDS_JOBS = 256 };

struct workflow_words {
	struct arena *arena;
	const struct node *tree; /* the workflow */
	const struct node *job;  /* at hand */
	str steps[WORDS_STEPS], jobs[WORDS_JOBS];
	size_t n_steps, n_jobs;
};

/* Looks through all jobs for outputs that hold them. */
void workflow_words_find(struct workflow_words *w, const struct node *tree, struct arena *a);
/* The steps of this job come now, in order. */
void workflow_words_job(struct workflow_words *w, const struct node *job);
/* The expression by which they get into the step's script; "" none. */
str workflow_words_step(struct workflow_words *w, const struct node *step);

#endif
