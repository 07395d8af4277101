/* What the readers of the systems of continuous integration share: one file of theirs that becomes a row of `workflows`
 * and, for each step, rows of `command_parts`. */
#ifndef FACTS_WORKFLOW_INT_H
#define FACTS_WORKFLOW_INT_H

#include "command.h"

struct workflow {
	struct facts *f;
	str path;
	const struct node *tree;
	struct members steps, env;
};

struct workflow_step {
	const struct node *at;                                                   /* where it stands */
	const struct node *name, *uses, *run, *with, *environment, *permissions; /* as written, or NULL */
	const struct node *folder; /* STRING or UNKNOWN, or NULL: the root */
	str job;
	str where; /* "workflow" or "action" */
	str calls; /* a file of the repository that it runs, as command_place.text has it */
	struct strs events;
	struct command_starts starts;
	enum truth if_called, fails, missing;
	str stranger; /* the expression by which strangers' words get into what it runs; "" none */
	struct shell_setting setting;
	bool no_shell; /* run is a program of another language */
	bool listed;   /* run is a line of a workflow_script */
};

bool workflow_is_text(const struct node *n);
void workflow_add_text(struct members *m, str key, const struct node *n);
/* Where its commands stand. */
struct command_place workflow_place(struct workflow *w, const struct workflow_step *s);
void workflow_add_step(struct workflow *w, const struct workflow_step *s);
/* There are steps that nobody knows; why: in words. */
void workflow_add_unknown(struct workflow *w, const struct node *at, str why);
void workflow_add_env(struct workflow *w, const struct node *env, str job);
/* "true", "false"; NULL: what absent says. Anything else is not known. */
enum truth workflow_switch(const struct node *n, enum truth absent);

#endif
