/* Java properties (java.util.Properties.load): key=value, key: value, key value; a backslash at the end of a line
 * continues it; \uXXXX and the usual escapes. a.b.c stays one key. */
#include "format/reader.h"

#include "base/buf.h"
#include "base/utf.h"

static bool is_space(int c) { return c == ' ' || c == '\t' || c == '\f'; }

static void skip_spaces(struct reader *r)
{
	while (is_space(reader_peek(r, 0)))
		r->at++;
}

/* Over a backslash and the line end behind it, and the blanks that open the next line. */
static bool continued(struct reader *r)
{
	size_t n = reader_peek(r, 1) == '\r' ? 2 : 1;
	if (reader_peek(r, n) != '\n')
		return false;
	r->at += n + 1;
	skip_spaces(r);
	return true;
}

static void escape(struct reader *r, struct buf *out)
{
	static const char from[] = "tnrf", to[] = "\t\n\r\f";
	int c = reader_peek(r, 1);
	const char *known = c > 0 ? strchr(from, c) : NULL;
	int32_t code = c == 'u' ? hex_code(str_sub(r->bytes, r->at + 2, r->bytes.n), 4) : -1;
	if (code >= 0xd800 && code < 0xdc00 && reader_peek(r, 6) == '\\' && reader_peek(r, 7) == 'u') {
		int32_t low = hex_code(str_sub(r->bytes, r->at + 8, r->bytes.n), 4);
		if (low >= 0xdc00 && low < 0xe000) {
			code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
			r->at += 6;
		}
	}
	if (code >= 0)
		utf_put(out, (uint32_t)code);
	else if (c >= 0)
		buf_byte(out, known ? to[known - from] : (char)c);
	r->at += code >= 0 ? 6 : c >= 0 ? 2 : 1;
}

/* Reads to the end of the logical line, or, for a key, to its separator. */
static str piece(struct reader *r, bool key)
{
	struct buf out BUF_AUTO = {0};
	for (int c; (c = reader_peek(r, 0)) >= 0 && c != '\n';) {
		if (key && (c == '=' || c == ':' || is_space(c)))
			break;
		if (c == '\r' && (reader_peek(r, 1) == '\n' || reader_peek(r, 1) < 0))
			break;
		if (c != '\\') {
			buf_byte(&out, (char)c);
			r->at++;
		} else if (!continued(r)) {
			escape(r, &out);
		}
	}
	return arena_str(r->arena, buf_str(&out));
}

static struct node *pair(struct reader *r)
{
	unsigned line, col;
	reader_locate(r, r->at, &line, &col);
	str key = piece(r, true);
	skip_spaces(r);
	if (reader_peek(r, 0) == '=' || reader_peek(r, 0) == ':') {
		r->at++;
		skip_spaces(r);
	}
	struct node *n = reader_node(r, NODE_STRING, r->at);
	if (!n)
		return NULL;
	n->key = key;
	n->key_line = line;
	n->text = piece(r, false);
	n->kind = scalar_kind(n->text);
	reader_end(r, n, r->at);
	return n;
}

enum format_result properties_read(str bytes, struct arena *a, const struct format_budget *budget,
                                   const struct node **tree, struct err *err)
{
	struct reader r;
	*tree = NULL;
	if (!reader_start(&r, bytes, a, budget, err))
		return r.result;
	struct node *root = reader_node(&r, NODE_OBJECT, r.at);
	if (!root)
		return r.result;
	*tree = root;
	for (struct children list = children_of(root); r.at < bytes.n;) {
		skip_spaces(&r);
		int c = reader_peek(&r, 0);
		if (c == '#' || c == '!') {
			r.at = reader_line_end(&r);
		} else if (c == '\n' || c == '\r') {
			r.at++;
		} else if (c >= 0) {
			struct node *n = pair(&r);
			if (!n)
				break;
			children_add(&list, n);
		}
	}
	return r.result;
}
