/* log_scan: going through a piece of a program byte by byte, for any language: names, quotes, brackets. All take and
 * give places in s; none goes behind its end. */
#ifndef FACTS_LOG_SCAN_H
#define FACTS_LOG_SCAN_H

#include "base/str.h"

bool log_is_name(char c);
size_t log_skip_blanks(str s, size_t at);
/* Behind the quote that ends what begins at `at`. */
size_t log_behind_quote(str s, size_t at);
/* Behind the bracket that closes the one at `at`; texts within are passed whole. */
size_t log_behind_bracket(str s, size_t at);
/* The name in ["email"] or ("email"); "" where it is computed. */
str log_literal_in(str s);
/* What stands between a name and its next member, if that is one: . ?. :: -> !. */
size_t log_behind_step(str s, size_t at);
str log_name_at(str s, size_t at);

#endif
