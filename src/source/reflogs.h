/* reflogs: the logs below logs/, line by line: "OLD NEW NAME <MAIL> TIME ZONE\tMESSAGE" (gitrepository-layout(5)). */
#ifndef SOURCE_REFLOGS_H
#define SOURCE_REFLOGS_H

#include "repo_int.h"

/* Calls log() for each log of this name or, when name is a folder, below it, with its name ("refs/heads/main") and its
 * text, borrowed. What is no regular file or cannot be read is noted with the repository. */
void reflogs_each(struct repo *r, str name, void *ctx, void (*log)(void *ctx, str name, str text));
/* The two ids of a line; false when it is no line of a log. */
bool reflog_line(str line, git_oid *old, git_oid *new);

#endif
