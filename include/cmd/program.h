/* program: how this program is called from here. A hint that names a command must work when it is copied: for somebody
 * who typed build/microaudit, or whose hook calls it by its whole path, `microaudit` does not exist. */
#ifndef CMD_PROGRAM_H
#define CMD_PROGRAM_H

#include "base/arena.h"

/* "microaudit" when that is what PATH leads to, else the path by which it was started, quoted for a shell. */
str program_name(struct arena *a);
/* Absolute, unquoted; "" when it cannot be told. */
str program_path(struct arena *a);
/* The text with program_name() in place of each "microaudit" that begins a command line. */
str program_hints(struct arena *a, str text);
/* A word as a shell reads it back: as it is, or between single quotes. */
str program_quote(struct arena *a, str word);

#endif
