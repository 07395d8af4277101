/* language: which language a file is written in, as its name says, so that what no reader reads is known to be there.
 */
#ifndef FACTS_LANGUAGE_H
#define FACTS_LANGUAGE_H

#include "base/str.h"

/* "Go", "Java" …; "" for what is no program. */
str language_of(str path);
/* Does the file configure a tool, describe types or help its developers, and so is no part of what runs? */
bool language_is_tooling(str path);
/* Is it, by its extension, surely no program: text, data, a picture, settings, or a script of the shell? A file of any
 * other extension may be a program in a language that language_of() does not know. */
bool language_is_none(str path);

#endif
