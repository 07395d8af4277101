/* dotenv: what an environment file holds, and whether git would take it. */
#ifndef ENGINE_DOTENV_H
#define ENGINE_DOTENV_H

#include "engine/fact.h"

/* The fact `env` of a tree that the env reader gave: {path, values, secrets}. */
void dotenv_tree(struct facts *f, str path, const struct node *tree);
/* The fact `ignores` of a .gitignore's text: {path, env: true|false}; nothing for other files. */
void dotenv_ignores(struct facts *f, str path, str bytes);

#endif
