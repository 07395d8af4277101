/* Bytes that begin nothing are passed; what is never closed goes to the end. */
#include "log_scan.h"

#include <string.h>

#include "base/ascii.h"

bool log_is_name(char c) { return ascii_alnum(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80; }

size_t log_skip_blanks(str s, size_t at)
{
	while (at < s.n && ascii_in(" \t\r\n", s.p[at]))
		at++;
	return at;
}

size_t log_behind_quote(str s, size_t at)
{
	char quote = s.p[at++];
	while (at < s.n && s.p[at] != quote)
		at += s.p[at] == '\\' ? 2 : 1;
	return at < s.n ? at + 1 : s.n;
}

size_t log_behind_bracket(str s, size_t at)
{
	size_t depth = 0;
	while (at < s.n) {
		char c = s.p[at];
		if (ascii_in("\"'`", c)) {
			at = log_behind_quote(s, at);
			continue;
		}
		depth += ascii_in("([{", c) ? 1 : 0;
		at++;
		if (ascii_in(")]}", c) && --depth == 0)
			return at;
	}
	return s.n;
}

str log_literal_in(str s)
{
	str inner = str_trim(str_sub(s, 1, s.n ? s.n - 1 : 0));
	bool quoted = inner.n > 2 && ascii_in("\"'`", inner.p[0]) && log_behind_quote(inner, 0) == inner.n;
	return quoted ? str_sub(inner, 1, inner.n - 1) : S("");
}

size_t log_behind_step(str s, size_t at)
{
	static const char *const steps[] = {"?.", "::", "->", "!.", "!!.", "."};
	str rest = str_sub(s, at, s.n);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (str_starts(rest, str_of(steps[i])) && rest.n > strlen(steps[i]) &&
		    log_is_name(rest.p[strlen(steps[i])]) && !ascii_digit(rest.p[strlen(steps[i])]))
			return at + strlen(steps[i]);
	return at;
}

str log_name_at(str s, size_t at)
{
	size_t end = at;
	while (end < s.n && log_is_name(s.p[end]))
		end++;
	return str_sub(s, at, end);
}
