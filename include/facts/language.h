/* language: which language a file is written in, as its name says, so that what no reader reads is known to be there.
 */
#ifndef FACTS_LANGUAGE_H
#define FACTS_LANGUAGE_H

#include "base/str.h"

/* "Go", "Java" …; "" for what is no program. */
str language_of(str path);
/* Does the file configure a tool, describe types or help its developers, and so is no part of what runs? */
bool language_is_tooling(str path);
/* Is it no program: text, data, a picture, settings, or a script of the shell? What is one in a language that
 * language_of() does not know is told by the endings that languages keep their programs under. */
bool language_is_none(str path);
/* A page that a server fills in (EJS, Twig, Razor …): it starts nothing by itself. */
bool language_is_page(str path);

#endif
