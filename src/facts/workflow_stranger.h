/* workflow_stranger: text that anybody can write, a title or the name of a branch, and that an expression of GitHub
 * puts into a script before a shell reads it. Given to the script as a variable it is only text. */
#ifndef FACTS_WORKFLOW_STRANGER_H
#define FACTS_WORKFLOW_STRANGER_H

#include "model/node.h"

/* What is known where a text stands. */
struct workflow_names {
	const struct node *env[3]; /* of step, job and workflow; NULL: none */
	struct strs steps;         /* ids of steps of the job whose outputs hold what strangers wrote */
	struct strs jobs;          /* JOB.OUTPUT of jobs likewise */
};

/* The first ${{ }} of the text by which a stranger's words get in; "" none. */
str workflow_stranger(const struct workflow_names *names, str text);
/* Does a script use a variable that holds a stranger's words? */
bool workflow_stranger_variable(const struct workflow_names *names, str script);

#endif
