/* setting_env: variables that code takes out of the whole environment at once. `const {PORT, KEY} = process.env` names
 * them, and makes rows of `settings`; where the environment is handed on as a whole, nobody knows which are read. */
#ifndef FACTS_SETTING_ENV_H
#define FACTS_SETTING_ENV_H

#include "facts/facts.h"

/* text: of a file of code. True where it hands the environment on. */
bool setting_env(struct facts *f, str path, str side, str text);

#endif
