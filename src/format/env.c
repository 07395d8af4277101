/* .env files: KEY=VALUE as dotenv, docker and the shells agree on it. A line that is no assignment is passed over, as
 * dotenv does, so a document is never broken. Single quotes hold literal text; anything else may be computed. */
#include "format/reader.h"

#include "base/buf.h"

static bool is_key(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
	       c == '-';
}

static void skip_blanks(struct reader *r)
{
	while (is_blank(reader_peek(r, 0)))
		r->at++;
}

/* At the start of a line: takes `export KEY =` off; false leaves the caller to skip the line. */
static bool key(struct reader *r, str *name, size_t *offset)
{
	skip_blanks(r);
	if (str_starts(reader_rest(r), S("export")) && is_blank(reader_peek(r, 6))) {
		r->at += 6;
		skip_blanks(r);
	}
	*offset = r->at;
	while (is_key(reader_peek(r, 0)))
		r->at++;
	*name = str_sub(r->bytes, *offset, r->at);
	skip_blanks(r);
	int c = reader_peek(r, 0);
	if (!name->n || (c != '=' && !(c == ':' && is_blank(reader_peek(r, 1)))))
		return false;
	r->at++;
	skip_blanks(r);
	return true;
}

/* Offset of the quote that closes the one at r->at, or SIZE_MAX. Only double quotes know escapes. */
static size_t closing(const struct reader *r, char quote)
{
	for (size_t i = r->at + 1; i < r->bytes.n; i++) {
		if (r->bytes.p[i] == quote)
			return i;
		if (r->bytes.p[i] == '\\' && quote == '"')
			i++;
	}
	return SIZE_MAX;
}

static str unescape(struct arena *a, str s)
{
	static const char from[] = "nrt\"\\$`", to[] = "\n\r\t\"\\$`";
	struct buf out BUF_AUTO = {0};
	if (str_find(s, S("\\"), 0) == SIZE_MAX)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		const char *known = s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] ? strchr(from, s.p[i + 1]) : NULL;
		buf_byte(&out, known ? to[known - from] : s.p[i]);
		i += known != NULL;
	}
	return arena_str(a, buf_str(&out));
}

/* Up to a comment, which a blank must precede; without the blanks at its end. */
static str bare(struct reader *r, size_t end)
{
	str line = str_sub(r->bytes, r->at, end);
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '#' && (i == 0 || is_blank(line.p[i - 1])))
			line.n = i;
	return str_trim(line);
}

static bool assignment(struct reader *r, struct children *list, str name, size_t offset)
{
	unsigned line, col;
	reader_locate(r, offset, &line, &col);
	struct node *n = reader_node(r, NODE_STRING, r->at);
	int quote = reader_peek(r, 0);
	if (!n)
		return false;
	n->key = name;
	n->key_line = line;
	bool quoted = quote == '"' || quote == '\'' || quote == '`';
	size_t close = quoted ? closing(r, (char)quote) : SIZE_MAX;
	if (close != SIZE_MAX) {
		str inner = str_sub(r->bytes, r->at + 1, close);
		n->text = quote == '"' ? unescape(r->arena, inner) : inner;
		r->at = close + 1;
	} else {
		n->text = bare(r, reader_line_end(r));
		r->at += n->text.n;
	}
	if (quote != '\'')
		n->kind = scalar_kind(n->text);
	reader_end(r, n, r->at);
	children_add(list, n);
	return true;
}

enum format_result env_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                            struct err *err)
{
	struct reader r;
	*tree = NULL;
	if (!reader_start(&r, bytes, a, budget, err))
		return r.result;
	struct node *root = reader_node(&r, NODE_OBJECT, r.at);
	if (!root)
		return r.result;
	struct children list = children_of(root);
	*tree = root;
	while (r.at < bytes.n) {
		str name;
		size_t offset;
		if (key(&r, &name, &offset) && !assignment(&r, &list, name, offset))
			return r.result;
		r.at = reader_line_end(&r);
		r.at += r.at < bytes.n;
	}
	reader_end(&r, root, bytes.n);
	return r.result;
}
