/* code_lines: texts between three quotes over several lines (enum code_lines of format/code_language.h). */
#ifndef FORMAT_CODE_LINES_H
#define FORMAT_CODE_LINES_H

#include "format/code_lex.h"

/* Does token k stand between three quotes, without a hole, in a language that counts the lines of such texts? */
bool code_lines_count(const struct code_tokens *t, const struct code_token *k);
/* What stands between the quotes, before its escapes are read. */
str code_lines_text(str s, enum code_lines how, struct arena *a);

#endif
