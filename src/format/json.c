/* JSON and JSONC by a small reader of our own: libraries lose positions, integers above 2^53 or repeated keys, and
 * accept what follows the value. Tolerated beyond RFC 8259, since the files' own tools tolerate it: comments, trailing
 * commas, a byte order mark, tabs and other control characters in strings, escapes that mean nothing, no value at all.
 */
#include "format/reader.h"

#include "base/buf.h"
#include "base/utf.h"

static struct node *value(struct reader *r);

static bool skip(struct reader *r)
{
	for (;;) {
		int c = reader_peek(r, 0);
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			r->at++;
		} else if (c == '/' && reader_peek(r, 1) == '/') {
			size_t end = str_find(r->bytes, S("\n"), r->at);
			r->at = end == SIZE_MAX ? r->bytes.n : end;
		} else if (c == '/' && reader_peek(r, 1) == '*') {
			size_t end = str_find(r->bytes, S("*/"), r->at + 2);
			if (end == SIZE_MAX)
				return reader_broken(r, "comment is not closed");
			r->at = end + 2;
		} else {
			return true;
		}
	}
}

/* Behind "\u": one UTF-16 unit, or two that make a pair. A lone surrogate becomes U+FFFD. */
static bool unicode(struct reader *r, struct buf *out)
{
	int32_t code = hex_code(reader_rest(r), 4);
	if (code < 0)
		return reader_broken(r, "bad \\u escape");
	r->at += 4;
	if (code >= 0xd800 && code < 0xdc00 && reader_peek(r, 0) == '\\' && reader_peek(r, 1) == 'u') {
		int32_t low = hex_code(str_sub(r->bytes, r->at + 2, r->bytes.n), 4);
		if (low >= 0xdc00 && low < 0xe000) {
			code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
			r->at += 6;
		}
	}
	utf_put(out, (uint32_t)code);
	return true;
}

static bool escape(struct reader *r, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	int c = reader_peek(r, 1);
	const char *known = c > 0 ? strchr(from, c) : NULL;
	if (c == 'u') {
		r->at += 2;
		return unicode(r, out);
	}
	if (c < ' ')
		return reader_broken(r, "unknown escape in a string");
	if (!known)
		buf_byte(out, '\\'); /* a pattern whose \d was written once: it stays what was meant */
	buf_byte(out, known ? to[known - from] : (char)c);
	r->at += 2;
	return true;
}

/* From the opening quote to behind the closing one. Without escapes the text stays where it is. */
static bool string(struct reader *r, str *text)
{
	struct buf out BUF_AUTO = {0};
	bool copied = false;
	size_t from = ++r->at;
	for (int c; (c = reader_peek(r, 0)) != '"';) {
		if (c < 0 || c == '\n')
			return reader_broken(r, "string is not closed");
		if (c != '\\') {
			r->at++;
			continue;
		}
		copied = true;
		buf_add(&out, str_sub(r->bytes, from, r->at));
		if (!escape(r, &out))
			return false;
		from = r->at;
	}
	*text = str_sub(r->bytes, from, r->at++);
	if (copied) {
		buf_add(&out, *text);
		*text = arena_str(r->arena, buf_str(&out));
	}
	return true;
}

static size_t digits(const struct reader *r, size_t ahead)
{
	size_t n = 0;
	while (reader_peek(r, ahead + n) >= '0' && reader_peek(r, ahead + n) <= '9')
		n++;
	return n;
}

/* Length of the number at r->at, 0 when it is none. */
static size_t number(const struct reader *r)
{
	size_t n = reader_peek(r, 0) == '-', whole = digits(r, n);
	if (!whole || (whole > 1 && reader_peek(r, n) == '0'))
		return 0;
	n += whole;
	if (reader_peek(r, n) == '.') {
		size_t part = digits(r, n + 1);
		if (!part)
			return 0;
		n += 1 + part;
	}
	if (reader_peek(r, n) == 'e' || reader_peek(r, n) == 'E') {
		size_t sign = reader_peek(r, n + 1) == '-' || reader_peek(r, n + 1) == '+';
		size_t part = digits(r, n + 1 + sign);
		if (!part)
			return 0;
		n += 1 + sign + part;
	}
	return n;
}

/* One member of an object: key, colon, value. */
static struct node *member(struct reader *r)
{
	unsigned line, col;
	str key;
	if (reader_peek(r, 0) != '"')
		return reader_broken(r, "a key in quotes is missing"), NULL;
	reader_locate(r, r->at, &line, &col);
	if (!string(r, &key) || !skip(r))
		return NULL;
	if (reader_peek(r, 0) != ':')
		return reader_broken(r, "':' is missing"), NULL;
	r->at++;
	if (!skip(r))
		return NULL;
	struct node *n = value(r);
	if (n) {
		n->key = key;
		n->key_line = line;
	}
	return n;
}

/* From the opening bracket on. What came before an error stays in the tree. */
static void container(struct reader *r, struct node *n, int close)
{
	struct children kids = children_of(n);
	if (!reader_enter(r))
		return;
	for (r->at++; skip(r) && reader_peek(r, 0) != close;) {
		struct node *kid = close == '}' ? member(r) : value(r);
		if (kid)
			children_add(&kids, kid);
		if (r->result != FORMAT_OK || !skip(r))
			return;
		if (reader_peek(r, 0) == ',') {
			r->at++;
		} else if (reader_peek(r, 0) != close) {
			reader_broken(r, close == '}' ? "',' or '}' is missing" : "',' or ']' is missing");
			return;
		}
	}
	if (r->result != FORMAT_OK)
		return;
	r->at++;
	reader_leave(r);
}

static bool scalar(struct reader *r, struct node *n)
{
	static const struct {
		str word;
		enum node_kind kind;
	} words[] = {{STR_INIT("true"), NODE_BOOL}, {STR_INIT("false"), NODE_BOOL}, {STR_INIT("null"), NODE_NULL}};
	if (reader_peek(r, 0) == '"') {
		if (!string(r, &n->text))
			return false;
		n->kind = scalar_kind(n->text);
		return true;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(reader_rest(r), words[i].word)) {
			n->kind = words[i].kind;
			n->text = n->kind == NODE_BOOL ? words[i].word : (str){0};
			r->at += words[i].word.n;
			return true;
		}
	size_t length = number(r);
	if (!length)
		return reader_broken(r, "a value is missing");
	n->kind = NODE_NUMBER;
	n->text = str_sub(r->bytes, r->at, r->at + length);
	r->at += length;
	return true;
}

static struct node *value(struct reader *r)
{
	int c = reader_peek(r, 0);
	struct node *n = reader_node(r, c == '{' ? NODE_OBJECT : c == '[' ? NODE_ARRAY : NODE_NULL, r->at);
	if (!n)
		return NULL;
	if (c == '{' || c == '[')
		container(r, n, c == '{' ? '}' : ']');
	else if (!scalar(r, n))
		return NULL;
	if (r->result == FORMAT_OK)
		reader_end(r, n, r->at);
	return n;
}

enum format_result json_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                             struct err *err)
{
	struct reader r;
	*tree = NULL;
	if (!reader_start(&r, bytes, a, budget, err))
		return r.result;
	if (skip(&r) && r.at == bytes.n) /* made and never written, or all of it is a comment */
		*tree = reader_node(&r, NODE_NULL, r.at);
	else if (r.result == FORMAT_OK)
		*tree = value(&r);
	if (r.result == FORMAT_OK && skip(&r) && r.at < bytes.n)
		reader_broken(&r, "something follows the value");
	return r.result;
}
