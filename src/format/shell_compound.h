/* What shell_parse.c and shell_compound.c ask each other for. */
#ifndef FORMAT_SHELL_COMPOUND_H
#define FORMAT_SHELL_COMPOUND_H

#include "shell_int.h"

/* What is between words of a line, with a comment that ends it. */
void shell_skip_blanks(struct shell_reader *r);
/* Newlines, comments and what is between words. */
void shell_skip_lines(struct shell_reader *r);
/* Does this word, and nothing longer, stand here? take: steps over it; want: the text is broken without it. */
bool shell_at_word(const struct shell_reader *r, str word);
bool shell_take_word(struct shell_reader *r, str word);
void shell_want_word(struct shell_reader *r, str word);
/* Up to the word or byte that ends it, which is left there. */
struct shell_tree *shell_take_list(struct shell_reader *r);

/* if, while, for, case, {…}, (…), [[…]] and function; NULL: none begins here. */
struct shell_tree *shell_take_compound(struct shell_reader *r);
/* Behind NAME(), the only word of t. */
struct shell_tree *shell_take_function(struct shell_reader *r, struct shell_tree *t);

#endif
