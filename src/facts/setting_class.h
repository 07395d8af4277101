/* setting_class: the settings that a class of pydantic names (class Settings(BaseSettings)): each field is read from
 * the environment under its own name. Makes rows of `settings`. */
#ifndef FACTS_SETTING_CLASS_H
#define FACTS_SETTING_CLASS_H

#include "facts/facts.h"

/* text: of a Python file. */
void setting_class(struct facts *f, str path, str side, str text);

#endif
