/* INI in the dialects of Python's configparser, git, npm and PHP: [section], key = value, a key alone (true), comments
 * with # and ;, and continuation lines, which are indented deeper than their key. Nothing is broken: what is neither is
 * a key alone. Sections that are opened twice stand twice. */
#include "format/reader.h"

#include "base/buf.h"

struct ini {
	struct reader r;
	struct node *root, *section, *last; /* last: the value that a deeper line continues, or NULL */
	struct children top, members;
	size_t indent; /* of last's key */
	struct buf more;
};

static size_t indent_of(str line)
{
	size_t n = 0;
	while (n < line.n && is_blank(line.p[n]))
		n++;
	return n;
}

/* Cuts a comment off that a blank precedes, and blanks at the end. */
static str without_comment(str s)
{
	for (size_t i = 1; i < s.n; i++)
		if ((s.p[i] == ';' || s.p[i] == '#') && is_blank(s.p[i - 1]))
			s.n = i;
	return str_trim(s);
}

/* Quotes around the whole of a value are not part of it. */
static str unquoted(str s)
{
	bool quoted = s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0];
	return quoted ? str_sub(s, 1, s.n - 1) : s;
}

/* A continued value is gathered in a buffer until the next key. */
static void finish(struct ini *i)
{
	if (i->last && i->more.n)
		i->last->text = arena_str(i->r.arena, buf_str(&i->more));
	if (i->last && i->last->kind == NODE_STRING)
		i->last->kind = scalar_kind(i->last->text);
	buf_clear(&i->more);
	i->last = NULL;
}

static void continuation(struct ini *i, str line)
{
	if (!i->more.n)
		buf_add(&i->more, i->last->text);
	if (i->more.n)
		buf_byte(&i->more, '\n');
	buf_add(&i->more, without_comment(str_trim(line)));
	reader_end(&i->r, i->last, i->r.at + line.n);
}

static bool section(struct ini *i, str line, size_t offset)
{
	size_t close = line.n; /* the last one: git and systemd allow ']' in a quoted name */
	while (close > 1 && line.p[close - 1] != ']')
		close--;
	i->section = reader_node(&i->r, NODE_OBJECT, offset);
	if (!i->section)
		return false;
	i->section->key = close > 1 ? str_sub(line, 1, close - 1) : str_sub(line, 1, line.n);
	i->members = children_of(i->section);
	children_add(&i->top, i->section);
	return true;
}

/* '=' before ':', for npm's keys are addresses: //registry.example.com/:always-auth=true */
static bool pair(struct ini *i, str line, size_t offset)
{
	size_t at = str_find(line, S("="), 0);
	if (at == SIZE_MAX)
		at = str_find(line, S(":"), 0);
	str key = at == SIZE_MAX ? without_comment(line) : str_trim(str_sub(line, 0, at));
	str rest = at == SIZE_MAX ? (str){0} : str_sub(line, at + 1, line.n);
	size_t lead = indent_of(rest);
	str text = without_comment(str_sub(rest, lead, rest.n));
	if (text.n && (text.p[0] == ';' || text.p[0] == '#') && lead)
		text.n = 0;
	unsigned key_line, col;
	reader_locate(&i->r, offset, &key_line, &col);
	size_t begin = at == SIZE_MAX ? offset : offset + at + 1 + lead;
	struct node *n = reader_node(&i->r, at == SIZE_MAX ? NODE_BOOL : NODE_STRING, begin);
	if (!n)
		return false;
	n->key = unquoted(key);
	n->key_line = key_line;
	n->text = at == SIZE_MAX ? S("true") : unquoted(text);
	reader_end(&i->r, n, begin + (at == SIZE_MAX ? key.n : text.n));
	children_add(i->section ? &i->members : &i->top, n);
	i->last = n;
	return true;
}

static bool line_read(struct ini *i, str line)
{
	size_t indent = indent_of(line);
	str content = str_trim(line);
	if (!content.n || content.p[0] == '#' || content.p[0] == ';')
		return true;
	if (i->last && i->last->kind == NODE_STRING && indent > i->indent) {
		continuation(i, line);
		return true;
	}
	finish(i);
	i->indent = indent;
	return content.p[0] == '[' ? section(i, content, i->r.at + indent) : pair(i, content, i->r.at + indent);
}

enum format_result ini_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                            struct err *err)
{
	struct ini i = {0};
	*tree = NULL;
	if (!reader_start(&i.r, bytes, a, budget, err) || !(i.root = reader_node(&i.r, NODE_OBJECT, i.r.at)))
		return i.r.result;
	*tree = i.root;
	i.top = children_of(i.root);
	while (i.r.at < bytes.n) {
		size_t end = reader_line_end(&i.r);
		if (!line_read(&i, str_sub(bytes, i.r.at, end)))
			break;
		i.r.at = end + (end < bytes.n);
	}
	finish(&i);
	buf_free(&i.more);
	return i.r.result;
}
