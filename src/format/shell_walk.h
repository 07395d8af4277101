/* shell_walk: one after the other, whatever holds whatever. */
#ifndef FORMAT_SHELL_WALK_H
#define FORMAT_SHELL_WALK_H

#include "shell_run.h"

/* All that t runs is added to r; s is what it leaves behind. */
void shell_walk(struct shell_run *r, const struct shell_tree *t, struct shell_way w, struct shell_state *s);

#endif
