/* command_file: files that hold commands, other than those of continuous integration. */
#ifndef FACTS_COMMAND_FILE_H
#define FACTS_COMMAND_FILE_H

#include "facts/fact.h"

/* Scripts of shells, Makefiles, a Procfile; any other text adds nothing. */
void command_file_text(struct facts *f, str path, str bytes);
/* The scripts of a package.json, what a Dockerfile runs. */
void command_file_tree(struct facts *f, str path, str format, const struct node *tree);
bool command_file_reads(str path, str format);

#endif
