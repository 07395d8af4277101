/* workflow_jenkins: the steps of a Jenkinsfile. */
#ifndef FACTS_WORKFLOW_JENKINS_H
#define FACTS_WORKFLOW_JENKINS_H

#include "facts/fact.h"

/* Adds commands when path is a Jenkinsfile; else nothing. Whether a change starts it is set up in Jenkins, and not
 * known here. */
void workflow_jenkins(struct facts *f, str path, str bytes);

#endif
