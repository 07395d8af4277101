/* shell_redirect: what stands around the words of a command. */
#ifndef FORMAT_SHELL_REDIRECT_H
#define FORMAT_SHELL_REDIRECT_H

#include "shell_int.h"

/* > file, 2>&1, <<END, <(list) and the like; false: none is here. */
bool shell_redirect(struct shell_reader *r, struct shell_tree *of);
/* NAME=, NAME+=, NAME[x]= */
bool shell_redirect_assigns(const struct shell_reader *r);
/* In front of the = of one, or in its name: (a list), or a word. */
void shell_redirect_assignment(struct shell_reader *r, struct shell_tree *of);

#endif
