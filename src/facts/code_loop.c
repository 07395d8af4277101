/* One pass for words that begin a loop, and one over each body. What stands in quotes closes nothing. */
#include "code_loop.h"

#include <stdint.h>

#include "base/ascii.h"

enum { LONGEST_BODY = 16 << 10, LONGEST_HEAD = 400 };

static bool is_word(char c) { return ascii_letter(c) || ascii_digit(c) || c == '_' || c == '$'; }

/* Behind the text that a quote begins; one that does not end on its line is none, but for `. */
static size_t behind_quote(str t, size_t at)
{
	char quote = t.p[at];
	size_t i = at + 1;
	while (i < t.n && t.p[i] != quote && (quote == '`' || t.p[i] != '\n'))
		i += t.p[i] == '\\' ? 2 : 1;
	return i < t.n && t.p[i] == quote ? i + 1 : at + 1;
}

static bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

/* The end of a head: its { or, of Python, the colon at the end of a line; SIZE_MAX: it is no loop. */
static size_t head_end(str t, size_t at, enum code_form form)
{
	size_t depth = 0, last = at + LONGEST_HEAD;
	bool python = form == CODE_INDENTED;
	while (at < t.n && (t.p[at] == ' ' || t.p[at] == '\n'))
		at++;
	if (form == CODE_ROUND && (at == t.n || (t.p[at] != '(' && t.p[at] != '{')))
		return SIZE_MAX; /* a word of a text: for all of them {count} */
	for (size_t i = at; i < t.n && i < last;) {
		char c = t.p[i];
		if (is_quote(c)) {
			i = behind_quote(t, i);
			continue;
		}
		depth += c == '(' || c == '[';
		depth -= depth && (c == ')' || c == ']');
		if (!depth && c == (python ? ':' : '{'))
			return i;
		if (!depth && (c == ';' || c == '}' || (python && c == '\n')))
			return SIZE_MAX;
		i++;
	}
	return SIZE_MAX;
}

static size_t braces_end(str t, size_t at)
{
	size_t depth = 0;
	for (size_t i = at; i < t.n && i < at + LONGEST_BODY;) {
		char c = t.p[i];
		if (is_quote(c)) {
			i = behind_quote(t, i);
			continue;
		}
		depth += c == '{';
		if (c == '}' && --depth == 0)
			return i + 1;
		i++;
	}
	return SIZE_MAX;
}

static size_t indent_of(str t, size_t line)
{
	size_t n = 0;
	while (line + n < t.n && (t.p[line + n] == ' ' || t.p[line + n] == '\t'))
		n++;
	return n;
}

/* Lines that stand further in than the one that the loop begins on; empty ones count for nothing. */
static size_t indented_end(str t, size_t start, size_t colon)
{
	size_t line = start, end, out = SIZE_MAX;
	while (line && t.p[line - 1] != '\n')
		line--;
	size_t indent = indent_of(t, line);
	for (end = str_find(t, S("\n"), colon); end != SIZE_MAX && end - start < LONGEST_BODY;) {
		size_t next = end + 1, in = indent_of(t, next);
		bool empty = next + in >= t.n || t.p[next + in] == '\n' || t.p[next + in] == '\r';
		if (!empty && in <= indent)
			break;
		end = str_find(t, S("\n"), next);
		out = end == SIZE_MAX ? t.n : end;
		if (next >= t.n)
			break;
	}
	return out;
}

static str word_at(str t, size_t i, const char *words)
{
	size_t end = i;
	if (!is_word(t.p[i]) || (i && (is_word(t.p[i - 1]) || t.p[i - 1] == '.')))
		return S("");
	while (end < t.n && is_word(t.p[end]))
		end++;
	str word = str_sub(t, i, end);
	return end < t.n && str_listed(word, words) ? word : S("");
}

static unsigned lines_in(str t)
{
	unsigned n = 0;
	for (size_t i = 0; i < t.n; i++)
		n += t.p[i] == '\n';
	return n;
}

static size_t blocks(str t, const char *words, enum code_form form, struct code_loop *out, size_t n, bool *more)
{
	size_t found = 0;
	unsigned line = 1;
	for (size_t i = 0; i < t.n; i++) {
		line += t.p[i] == '\n';
		if (is_quote(t.p[i])) {
			size_t end = behind_quote(t, i);
			line += lines_in(str_sub(t, i + 1, end));
			i = end - 1;
			continue;
		}
		str word = word_at(t, i, words);
		size_t from = i + word.n, head = word.n ? head_end(t, from, form) : SIZE_MAX;
		size_t to = head == SIZE_MAX        ? SIZE_MAX
		            : form == CODE_INDENTED ? indented_end(t, i, head)
		                                    : braces_end(t, head);
		if (to == SIZE_MAX)
			continue;
		if (found == n) {
			*more = true;
			break;
		}
		str body = str_sub(t, head, to);
		out[found++] = (struct code_loop){str_trim(str_sub(t, from, head)), body, word, line,
		                                  line + lines_in(str_sub(t, i, to))};
	}
	return found;
}

size_t code_loops(str t, enum code_form form, struct code_loop *out, size_t n, bool *more)
{
	return blocks(t, "for while do loop until foreach repeat", form, out, n, more);
}

size_t code_handlers(str t, enum code_form form, struct code_loop *out, size_t n, bool *more)
{
	return blocks(t, form == CODE_INDENTED ? "except" : "catch", form, out, n, more);
}

static bool leaves(str statement)
{
	static const char words[] = "return throw raise break";
	str word;
	for (str list = S(words); str_cut(&list, ' ', &word);)
		if (str_starts(statement, word) && (statement.n == word.n || !is_word(statement.p[word.n])))
			return true;
	return false;
}

/* A statement of the outermost block begins behind { } or ; there, or of Python on a line that stands as far in as the
 * first. */
bool code_leaves(str t, enum code_form form)
{
	bool python = form == CODE_INDENTED;
	size_t depth = 0, first = SIZE_MAX;
	for (size_t i = 0; i < t.n; i++) {
		char c = t.p[i];
		if (is_quote(c)) {
			i = behind_quote(t, i) - 1;
			continue;
		}
		depth += c == '{' || c == '(';
		depth -= depth && (c == '}' || c == ')');
		size_t in = c == '\n' ? indent_of(t, i + 1) : 0;
		bool empty = c == '\n' && (i + 1 + in >= t.n || t.p[i + 1 + in] == '\n');
		if (c == '\n' && !empty && first == SIZE_MAX)
			first = in;
		bool line = python && c == '\n' && !empty && in == first;
		bool behind = !python && depth == 1 && (c == '{' || c == '}' || c == ';' || c == '\n');
		if ((line || behind) && leaves(str_trim(str_sub(t, i + 1, i + 40))))
			return true;
	}
	return false;
}

enum code_form code_form_of(str extension)
{
	return str_eq(extension, S("py"))                  ? CODE_INDENTED
	       : str_listed(extension, "go rs swift dart") ? CODE_BARE
	                                                   : CODE_ROUND;
}
