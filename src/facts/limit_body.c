/* Texts are looked at, since what a name of a function stands for is no value that a reader of code keeps: the line in
 * which it is declared tells. */
#include "limit_body.h"

#include <stdint.h>

#include "base/ascii.h"
#include "limit_value.h"
#include "row_get.h"

enum { LONGEST = 256 << 10, NAMES_DEEP = 4, EXPANDED = 600 };

static bool is_word(char c) { return ascii_letter(c) || ascii_digit(c) || c == '_' || c == '$'; }

bool limit_has_word(str text, str word)
{
	for (size_t at = 0; word.n && (at = str_find(text, word, at)) != SIZE_MAX; at++)
		if ((!at || !is_word(text.p[at - 1])) && (at + word.n == text.n || !is_word(text.p[at + word.n])))
			return true;
	return false;
}

bool limit_has_any(str text, const char *pieces)
{
	str piece;
	for (str list = str_of(pieces); str_cut(&list, '|', &piece);)
		if (str_ifind(text, piece, 0) != SIZE_MAX)
			return true;
	return false;
}

/* ---- the text of it ---- */

static size_t line_at(str text, unsigned line)
{
	size_t at = 0;
	for (unsigned i = 1; i < line && at < text.n; i++) {
		size_t end = str_find(text, S("\n"), at);
		at = end == SIZE_MAX ? text.n : end + 1;
	}
	return at;
}

static size_t behind_text(const char *p, size_t n, size_t at)
{
	size_t i = at + 1;
	while (i < n && p[i] != p[at] && (p[at] == '`' || p[i] != '\n'))
		i += p[i] == '\\' ? 2 : 1;
	return i < n && p[i] == p[at] ? i : at;
}

/* Does a comment that ends with its line begin there? # is one of Python and Ruby, which write a blank behind it. */
static bool begins_comment(const char *p, size_t n, size_t i)
{
	bool more = i + 1 < n;
	return (p[i] == '/' && more && p[i + 1] == '/' && (!i || p[i - 1] != ':')) ||
	       (p[i] == '#' && more && (p[i + 1] == ' ' || p[i + 1] == '#') && (!i || !is_word(p[i - 1])));
}

/* Comments say what might be, and count for nothing. A quote begins a text that ends on its line, or none. */
static void blank_comments(char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool block = p[i] == '/' && i + 1 < n && p[i + 1] == '*';
		if (p[i] == '"' || p[i] == '\'' || p[i] == '`')
			i = behind_text(p, n, i);
		else if (begins_comment(p, n, i))
			while (i < n && p[i] != '\n')
				p[i++] = ' ';
		for (size_t from = i; block && i < n; i++) {
			bool last = i > from + 2 && p[i] == '/' && p[i - 1] == '*';
			if (i > from + 1 && !last && p[i] != '*')
				p[i] = p[i] == '\n' ? '\n' : ' ';
			if (last)
				break;
		}
	}
}

/* The outermost function around a line. */
const struct node *limit_body_around(const struct node *tree, unsigned line)
{
	const struct node *functions = node_get(tree, S("functions"));
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) /* as they begin */
		if (n->line <= line && n->end_line >= line)
			return n;
	return NULL;
}

struct limit_body limit_body_lines(const struct node *tree, const struct node *lines, struct arena *a)
{
	size_t from = line_at(tree->text, lines->line), to = line_at(tree->text, lines->end_line + 1);
	str copy = arena_str(a, str_sub(tree->text, from, to > from + LONGEST ? from + LONGEST : to));
	blank_comments((char *)copy.p, copy.n);
	return (struct limit_body){tree, lines, copy, a};
}

struct limit_body limit_body_of(const struct node *tree, const struct node *function, struct arena *a)
{
	const struct node *all = limit_body_around(tree, function->line);
	struct limit_body b = limit_body_lines(tree, all ? all : function, a);
	b.function = function;
	return b;
}

/* ---- numbers ---- */

/* A constant of the file, or the default of a parameter. */
static const struct node *named(const struct limit_body *b, str name)
{
	const struct node *values = node_get(b->tree, S("values")), *params = node_get(b->function, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (row_is(p, S("name"), name))
			return node_get(p, S("value"));
	return values ? node_get(values, name) : NULL;
}

bool limit_body_number(const struct limit_body *b, str text, double *value)
{
	text = str_trim(text);
	if (limit_product(text, value))
		return true;
	const struct node *n = text.n ? named(b, text) : NULL;
	return n && node_is_leaf(n) && limit_product(n->text, value);
}

/* ---- names ---- */

/* What stands behind `name =` in the function; "": it is not declared there. */
static str declared(const struct limit_body *b, str name)
{
	for (size_t at = 0; (at = str_find(b->text, name, at)) != SIZE_MAX; at++) {
		size_t end = at + name.n;
		if ((at && (is_word(b->text.p[at - 1]) || b->text.p[at - 1] == '.')) ||
		    (end < b->text.n && is_word(b->text.p[end])))
			continue;
		while (end < b->text.n && (b->text.p[end] == ' ' || b->text.p[end] == ':'))
			end++;
		if (end + 1 >= b->text.n || b->text.p[end] != '=' || b->text.p[end + 1] == '=' ||
		    b->text.p[end + 1] == '>')
			continue;
		size_t to = str_find(b->text, S("\n"), end);
		to = to == SIZE_MAX ? b->text.n : to;
		str line = str_trim(str_sub(b->text, end + 1, to));
		if (line.n < 3 || limit_has_any(str_sub(line, line.n - 1, line.n), "(|?|=|{")) { /* it goes on */
			size_t next = to < b->text.n ? str_find(b->text, S(";"), to) : SIZE_MAX;
			next = next == SIZE_MAX || next > end + 300 ? (to + 120 < b->text.n ? to + 120 : b->text.n)
			                                            : next;
			line = str_trim(str_sub(b->text, end + 1, next));
		}
		return str_sub(line, 0, EXPANDED / 3);
	}
	return S("");
}

/* The words of a text, and behind it what they are declared as. */
static str expanded(const struct limit_body *b, str text, int depth)
{
	str all = text;
	for (size_t i = 0; i < text.n && depth < NAMES_DEEP && all.n < EXPANDED;) {
		size_t from = i;
		while (i < text.n && is_word(text.p[i]))
			i++;
		str word = str_sub(text, from, i);
		bool member = from && text.p[from - 1] == '.';
		str is = word.n > 1 && !member && !ascii_digit(word.p[0]) ? declared(b, word) : S("");
		if (is.n && !str_eq(is, text))
			all = arena_printf(b->arena, "%.*s %.*s", STR_ARG(all), STR_ARG(expanded(b, is, depth + 1)));
		i += i == from;
	}
	return str_sub(all, 0, EXPANDED);
}

str limit_body_expand(const struct limit_body *b, str text) { return expanded(b, text, 0); }
