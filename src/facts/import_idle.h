/* import_idle: what an imported module may do and, as the file's text shows, does not do there. A module such as pandas
 * or net/http may keep data, call others or start servers; each of these needs one of a few names of it, so where none
 * of them stands anywhere in the file, comments and strings included, the file does not do it. */
#ifndef FACTS_IMPORT_IDLE_H
#define FACTS_IMPORT_IDLE_H

#include "base/str.h"

/* Members of the profile ("stores outbound") for which this file does not use the module; "": nothing is known. */
str import_idle(str path, str module, str text);

#endif
