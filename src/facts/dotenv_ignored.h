/* dotenv_ignored: which files of settings a repository reads, and whether its .gitignore files keep all of them out, as
 * git decides it: of the files on the way from the root the last line that fits counts, and a folder that is left out
 * takes what is in it along. */
#ifndef FACTS_DOTENV_IGNORED_H
#define FACTS_DOTENV_IGNORED_H

#include "facts/fact.h"

/* Adds the flags env_ignored, env_needed and reads_secrets to the tree of facts, made of its sections files,
 * dependencies, env_reads, settings and ignores, and to each file of settings whether it is left out. lacks: a
 * .gitignore was not read. */
void dotenv_flags(struct members *root, bool lacks);

#endif
