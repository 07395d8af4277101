/* Texts over several lines: their first line and the indent that belongs to the program go, as the language has it. */
#include "format/code_lines.h"

static str line_of(str s, size_t from)
{
	size_t end = str_find(s, S("\n"), from);
	return str_sub(s, from, end == SIZE_MAX ? s.n : end);
}

static size_t indent_of(str line)
{
	size_t n = 0;
	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

static bool is_blank(str line)
{
	size_t n = indent_of(line);
	return n == line.n || (n + 1 == line.n && line.p[n] == '\r');
}

/* The indent that all lines have, the last one too, which holds the closing quotes. */
static size_t shared_indent(str s)
{
	size_t least = SIZE_MAX;
	for (size_t at = 0; at <= s.n;) {
		str line = line_of(s, at);
		bool last = at + line.n >= s.n;
		size_t n = indent_of(line);
		if ((last || !is_blank(line)) && n < least)
			least = n;
		at += line.n + 1;
	}
	return least;
}

static void add_line(struct buf *b, str line, size_t indent, bool trims)
{
	line = str_sub(line, indent < line.n ? indent : line.n, line.n);
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	while (trims && line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	buf_add(b, line);
}

str code_lines_text(str s, enum code_lines how, struct arena *a)
{
	str first = line_of(s, 0);
	if (first.n == s.n || !is_blank(first))
		return s;
	s = str_sub(s, first.n + 1, s.n);
	if (how == LINES_FIRST)
		return s;
	size_t indent = shared_indent(s);
	struct buf b BUF_AUTO = {0};
	for (size_t at = 0; at <= s.n;) {
		str line = line_of(s, at);
		bool last = at + line.n >= s.n;
		if (last && how == LINES_CLOSED && is_blank(line))
			break;
		if (at)
			buf_byte(&b, '\n');
		add_line(&b, line, is_blank(line) && line.n < indent ? line.n : indent, how == LINES_TRIMMED);
		at += line.n + 1;
	}
	return arena_str(a, buf_str(&b));
}

bool code_lines_count(const struct code_tokens *t, const struct code_token *k)
{
	const char *p = t->bytes.p + k->from + k->lead;
	return t->language->lines && k->kind == CODE_STRING && k->lead >= 3 && p[-1] == p[-2] && p[-2] == p[-3];
}
