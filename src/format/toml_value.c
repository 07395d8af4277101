/* TOML's values. Numbers lose the underscores that part their digits; dates and times are strings, as written. */
#include "format/toml.h"

#include "base/buf.h"
#include "base/utf.h"

void toml_blanks(struct reader *r)
{
	while (is_blank(reader_peek(r, 0)))
		r->at++;
}

void toml_space(struct reader *r)
{
	for (int c; (c = reader_peek(r, 0)) >= 0;) {
		if (c == '#')
			r->at = reader_line_end(r);
		else if (is_blank(c) || c == '\n' || c == '\r')
			r->at++;
		else
			return;
	}
}

/* At a backslash in a basic string. In a multi-line one it may also swallow the line end and all blanks behind it. */
static bool escape(struct reader *r, bool many, struct buf *out)
{
	static const char from[] = "btnfre\"\\", to[] = "\b\t\n\f\r\033\"\\";
	int c = reader_peek(r, 1);
	const char *known = c > 0 ? strchr(from, c) : NULL;
	if (known) {
		buf_byte(out, to[known - from]);
		r->at += 2;
		return true;
	}
	size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
	int32_t code = digits ? hex_code(str_sub(r->bytes, r->at + 2, r->bytes.n), digits) : -1;
	if (code >= 0) {
		utf_put(out, (uint32_t)code);
		r->at += 2 + digits;
		return true;
	}
	if (!many || (!is_blank(c) && c != '\n' && c != '\r'))
		return reader_broken(r, "unknown escape in a string");
	for (r->at++; is_blank(c = reader_peek(r, 0)) || c == '\n' || c == '\r';)
		r->at++;
	return true;
}

/* How many quotes stand at r->at, up to five: two may belong to the text in front of the three that close. */
static size_t quotes(const struct reader *r, int quote)
{
	size_t n = 0;
	while (n < 5 && reader_peek(r, n) == quote)
		n++;
	return n;
}

/* Behind the opening quotes: fills out up to the closing ones and steps over them. */
static bool string_body(struct reader *r, int quote, bool many, struct buf *out)
{
	for (int c; (c = reader_peek(r, 0)) >= 0;) {
		size_t n = c == quote ? quotes(r, quote) : 0;
		if (n >= (many ? 3 : 1)) {
			for (size_t i = 3; many && i < n; i++)
				buf_byte(out, (char)quote);
			r->at += many ? n : 1;
			return true;
		}
		if (c == '\n' && !many)
			break;
		if (c == '\\' && quote == '"') {
			if (!escape(r, many, out))
				return false;
		} else {
			buf_byte(out, (char)c);
			r->at++;
		}
	}
	return reader_broken(r, "string is not closed");
}

bool toml_string(struct reader *r, str *text)
{
	struct buf out BUF_AUTO = {0};
	int quote = reader_peek(r, 0);
	bool many = reader_peek(r, 1) == quote && reader_peek(r, 2) == quote;
	r->at += many ? 3 : 1;
	if (many && reader_peek(r, 0) == '\r' && reader_peek(r, 1) == '\n')
		r->at++;
	if (many && reader_peek(r, 0) == '\n')
		r->at++;
	if (!string_body(r, quote, many, &out))
		return false;
	*text = arena_str(r->arena, buf_str(&out));
	return true;
}

static void array(struct toml *t, struct node *n)
{
	struct reader *r = &t->r;
	struct children kids = children_of(n);
	if (!reader_enter(r))
		return;
	r->at++;
	for (toml_space(r); reader_peek(r, 0) != ']'; toml_space(r)) {
		struct node *kid = toml_value(t);
		if (kid)
			children_add(&kids, kid);
		if (r->result != FORMAT_OK)
			return;
		toml_space(r);
		if (reader_peek(r, 0) == ',') {
			r->at++;
		} else if (reader_peek(r, 0) != ']') {
			reader_broken(r, "',' or ']' is missing");
			return;
		}
	}
	r->at++;
	reader_leave(r);
}

static bool is_bare(int c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '+' || c == '-' || c == '.' ||
	       c == '_' || c == ':';
}

/* The end of a date or time at r->at; a blank may part date and time. */
static size_t bare_length(const struct reader *r)
{
	size_t n = 0;
	while (n < r->bytes.n - r->at && is_bare(reader_peek(r, n)))
		n++;
	int next = reader_peek(r, n) == ' ' ? reader_peek(r, n + 1) : -1;
	if (n == 10 && reader_peek(r, 4) == '-' && next >= '0' && next <= '9')
		for (n++; is_bare(reader_peek(r, n));)
			n++;
	return n;
}

static str without_underscores(struct arena *a, str s)
{
	struct buf out BUF_AUTO = {0};
	if (str_find(s, S("_"), 0) == SIZE_MAX)
		return s;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '_')
			buf_byte(&out, s.p[i]);
	return arena_str(a, buf_str(&out));
}

/* true, false, a number, or a date or time. */
static bool bare(struct reader *r, struct node *n)
{
	str s = str_sub(r->bytes, r->at, r->at + bare_length(r));
	str digits = s.n && (s.p[0] == '+' || s.p[0] == '-') ? str_sub(s, 1, s.n) : s;
	bool number = digits.n && digits.p[0] >= '0' && digits.p[0] <= '9';
	size_t lead = 0; /* 1979-05-27 or 07:32:00: digits up to the first mark */
	while (lead < digits.n && digits.p[lead] >= '0' && digits.p[lead] <= '9')
		lead++;
	bool date = lead < digits.n && ((lead == 4 && digits.p[lead] == '-') || (lead == 2 && digits.p[lead] == ':'));
	if (str_eq(s, S("true")) || str_eq(s, S("false")))
		n->kind = NODE_BOOL;
	else if (date)
		n->kind = NODE_STRING;
	else if (number || str_eq(digits, S("inf")) || str_eq(digits, S("nan")))
		n->kind = NODE_NUMBER;
	else
		return reader_broken(r, "a value is missing");
	n->text = n->kind == NODE_NUMBER ? without_underscores(r->arena, s) : s;
	r->at += s.n;
	return true;
}

struct node *toml_value(struct toml *t)
{
	struct reader *r = &t->r;
	int c = reader_peek(r, 0);
	struct node *n = reader_node(r, c == '{' ? NODE_OBJECT : c == '[' ? NODE_ARRAY : NODE_STRING, r->at);
	if (!n)
		return NULL;
	if (c == '{') {
		toml_inline(t, n);
	} else if (c == '[') {
		array(t, n);
	} else if (c == '"' || c == '\'') {
		if (!toml_string(r, &n->text))
			return NULL;
		n->kind = scalar_kind(n->text);
	} else if (!bare(r, n)) {
		return NULL;
	}
	if (r->result == FORMAT_OK)
		reader_end(r, n, r->at);
	return n;
}
