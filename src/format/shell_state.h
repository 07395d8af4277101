/* shell_state: commands that change the shell for those behind them. */
#ifndef FORMAT_SHELL_STATE_H
#define FORMAT_SHELL_STATE_H

#include "shell_run.h"

/* True: it is no program. run: does it run? */
bool shell_state_change(struct shell_run *r, const struct shell_tree *t, struct shell_state *s, enum shell_sure run);
/* A file is read by the shell itself, or a text that nobody knows. */
void shell_state_source(const struct shell_tree *t, struct shell_state *s, enum shell_sure run);
/* From a folder to another one as it is written. */
struct shell_word shell_state_folder(struct shell_run *r, struct shell_word from, struct shell_word to);
/* to, when run; else perhaps. */
void shell_state_set(enum shell_sure *what, enum shell_sure to, enum shell_sure run);

#endif
