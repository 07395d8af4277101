/* code_owners: who has to review a change of what decides about the app, by the CODEOWNERS file of GitHub or GitLab. */
#ifndef FACTS_CODE_OWNERS_H
#define FACTS_CODE_OWNERS_H

#include "facts/fact.h"

/* Adds a row of `code_owners` when path is a place where GitHub or GitLab looks for the file; else nothing. */
void code_owners_text(struct facts *f, str path, str bytes);

#endif
