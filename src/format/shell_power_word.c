/* Words of PowerShell, and what stands between them: a backtick escapes and goes on, # and <# #> are comments, @" "@ is
 * a text of lines. */
#include "shell_power_word.h"

#include "base/ascii.h"
#include "shell_put.h"

/* ---- between words ---- */

static void skip_line(struct shell_reader *r)
{
	while (r->at < r->s.n && r->s.p[r->at] != '\n')
		r->at++;
}

void shell_power_skip_blanks(struct shell_reader *r)
{
	for (;;) {
		int c = shell_peek(r, 0), next = shell_peek(r, 1);
		if (c == ' ' || c == '\t' || c == '\r')
			r->at++;
		else if (c == '`' && next == '\n')
			r->at += 2;
		else if (c == '`' && next == '\r')
			r->at += 3;
		else if (c == '<' && next == '#')
			r->at = shell_put_skip_to(r, S("#>")) ? r->at : r->s.n;
		else
			break;
	}
	r->at = r->at < r->s.n ? r->at : r->s.n;
	if (shell_peek(r, 0) == '#')
		skip_line(r);
}

void shell_power_skip_lines(struct shell_reader *r)
{
	for (shell_power_skip_blanks(r); shell_peek(r, 0) == '\n' || shell_peek(r, 0) == ';';
	     shell_power_skip_blanks(r))
		r->at++;
}

/* ---- words ---- */

static void skip_quoted(struct shell_reader *r, char quote)
{
	for (r->at++; r->at < r->s.n && r->s.p[r->at] != quote; r->at++)
		r->at += r->s.p[r->at] == '`' && quote == '"';
	r->broken = r->broken || r->at >= r->s.n;
	r->at = r->at < r->s.n ? r->at + 1 : r->s.n;
}

/* Behind a bracket, up to the one that closes it. */
void shell_power_skip_group(struct shell_reader *r)
{
	size_t depth = 0;
	while (r->at < r->s.n) {
		char c = r->s.p[r->at];
		if (c == '"' || c == '\'') {
			skip_quoted(r, c);
			continue;
		}
		depth += ascii_in("({[", c) ? 1 : 0;
		depth -= ascii_in(")}]", c) && depth;
		r->at++;
		if (!depth)
			return;
	}
	r->broken = true;
}

bool shell_power_ends_word(int c) { return c < 0 || ascii_in(" \t\r\n;|&(){}<>,", (char)c); }

struct shell_word shell_power_take_word(struct shell_reader *r)
{
	size_t from = r->at;
	int c = shell_peek(r, 0);
	bool known = true;
	if (shell_sees(r, S("@\"")) || shell_sees(r, S("@'"))) { /* a text of lines */
		r->at = shell_put_skip_to(r, c && r->s.p[r->at + 1] == '"' ? S("\n\"@") : S("\n'@")) ? r->at : r->s.n;
		return (struct shell_word){str_sub(r->s, from, r->at), false};
	}
	if (c == '"' || c == '\'') {
		skip_quoted(r, (char)c);
		str text = str_sub(r->s, from + 1, r->at - 1);
		known = c == '\'' || (str_find(text, S("$"), 0) == SIZE_MAX && str_find(text, S("`"), 0) == SIZE_MAX);
		if (shell_power_ends_word(shell_peek(r, 0)))
			return (struct shell_word){known ? text : str_sub(r->s, from, r->at), known};
	}
	while (r->at < r->s.n && !shell_power_ends_word(c = shell_peek(r, 0))) {
		if (c == '"' || c == '\'') {
			known = false;
			skip_quoted(r, (char)c);
		} else if (shell_sees(r, S("${{"))) {
			known = false;
			r->at = shell_put_skip_to(r, S("}}")) ? r->at : r->s.n;
		} else {
			known = known && c != '$' && c != '@' && c != '`';
			r->at++;
			if (c == '$' && (shell_peek(r, 0) == '(' || shell_peek(r, 0) == '{'))
				shell_power_skip_group(r);
		}
	}
	return (struct shell_word){str_sub(r->s, from, r->at), known};
}
