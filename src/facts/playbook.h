/* playbook: what a text says about the day on which something goes wrong. That a file is called so proves nothing. */
#ifndef FACTS_PLAYBOOK_H
#define FACTS_PLAYBOOK_H

#include "facts/fact.h"

/* Adds a row of `playbooks` for a document, or for each part of one below a heading, that calls itself a playbook, a
 * runbook or a plan for incidents; else nothing. */
void playbook_text(struct facts *f, str path, str bytes);

#endif
