/* shell_power_word: words of PowerShell. */
#ifndef FORMAT_SHELL_POWER_WORD_H
#define FORMAT_SHELL_POWER_WORD_H

#include "shell_int.h"

/* With comments; lines: and the ends of statements. */
void shell_power_skip_blanks(struct shell_reader *r);
void shell_power_skip_lines(struct shell_reader *r);
/* At a bracket: up to and with the one that closes it. */
void shell_power_skip_group(struct shell_reader *r);
/* Does a word end in front of this byte? */
bool shell_power_ends_word(int c);
struct shell_word shell_power_take_word(struct shell_reader *r);

#endif
