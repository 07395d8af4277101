/* new_file: what the commands that write files for people share. */
#ifndef CMD_NEW_FILE_H
#define CMD_NEW_FILE_H

#include "base/buf.h"
#include "base/err.h"

/* Creates a file, with the mode less the umask; nothing that exists, not even a broken link, is written to. */
bool new_file_write(str path, str bytes, unsigned mode, struct err *err);
/* A text as a double-quoted YAML scalar on one line. */
void new_file_quote(struct buf *out, str text);

#endif
