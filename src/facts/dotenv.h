/* dotenv: what an environment file holds, and whether git would take it. */
#ifndef FACTS_DOTENV_H
#define FACTS_DOTENV_H

#include "facts/fact.h"

/* The fact `env` of a file of settings: {path, values, secrets, open: a .env with nothing to hide}. Values that are
 * public by design (`open`: those that rules for public keys saw; tokens that say so themselves; what a build puts into
 * the page and does not call a secret) and values still to be filled in count as neither. */
void dotenv_tree(struct facts *f, str path, struct strs open, const struct node *tree);
/* The fact `ignores` of a .gitignore's text: {path, env: true|false}; nothing for other files. */
void dotenv_ignores(struct facts *f, str path, str bytes);

#endif
