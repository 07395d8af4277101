/* One function per place that text can be put in. Each is a loop over what is safe already. */
#include "report/escape.h"

#include "base/utf.h"
#include "base/ascii.h"

void escape_utf8(struct buf *b, str s)
{
	size_t length;
	for (; s.n; s = str_sub(s, length, s.n))
		if (utf_next(s, &length) <= 0)
			buf_printf(b, "\\x%02x", (unsigned)(unsigned char)s.p[0]);
		else
			buf_add(b, str_at(s.p, length));
}

void escape_json_text(struct buf *b, str json)
{
	struct buf safe BUF_AUTO = {0};
	size_t length;
	for (; json.n; json = str_sub(json, length, json.n)) {
		int32_t code = utf_next(json, &length);
		str same = str_at(json.p, length);
		buf_clear(&safe);
		if (code >= 0x7f)
			utf_safe(&safe, same);
		if (code < 0x7f || str_eq(buf_str(&safe), same))
			buf_add(b, same);
		else if (code > 0xffff)
			buf_printf(b, "\\u%04x\\u%04x", (unsigned)(0xd800 + ((code - 0x10000) >> 10)),
			           (unsigned)(0xdc00 + (code & 0x3ff)));
		else
			buf_printf(b, "\\u%04x", (unsigned)code);
	}
}

void escape_markup(struct buf *b, str s)
{
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, s);
	size_t length;
	for (str rest = buf_str(&safe); rest.n; rest = str_sub(rest, length, rest.n)) {
		int32_t code = utf_next(rest, &length);
		switch (code) {
		case '&':
			buf_add(b, S("&amp;"));
			break;
		case '<':
			buf_add(b, S("&lt;"));
			break;
		case '>':
			buf_add(b, S("&gt;"));
			break;
		case '"':
			buf_add(b, S("&quot;"));
			break;
		case '\'':
			buf_add(b, S("&#39;"));
			break;
		case 0xfffe:
		case 0xffff:
			buf_printf(b, "\\u{%04x}", (unsigned)code);
			break;
		default:
			buf_add(b, str_at(rest.p, length));
		}
	}
}

void escape_markdown(struct buf *b, str s)
{
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, s);
	for (size_t i = 0; i < safe.n; i++) {
		char c = safe.p[i];
		if (c == '<')
			buf_add(b, S("&lt;"));
		else if (c == '&')
			buf_add(b, S("&amp;"));
		else if (c == '@') /* an empty comment behind it: shown alike, but nobody is mentioned */
			buf_add(b, S("@<!-- -->"));
		else if (ascii_in("\\`*_{}[]()#|~!>", c))
			buf_byte(b, '\\'), buf_byte(b, c);
		else if ((c == '-' || c == '+' || c == '=') && i == 0)
			buf_byte(b, '\\'), buf_byte(b, c);
		else
			buf_byte(b, c);
	}
}

void escape_code_span(struct buf *b, str s, bool in_table)
{
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, s);
	size_t run = 0, longest = 0;
	for (size_t i = 0; i < safe.n; i++) {
		run = safe.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	if (safe.n == 0)
		return;
	bool pad = safe.p[0] == '`' || safe.p[safe.n - 1] == '`' || safe.p[0] == ' ';
	for (size_t i = 0; i <= longest; i++)
		buf_byte(b, '`');
	buf_add(b, pad ? S(" ") : S(""));
	for (size_t i = 0; i < safe.n; i++) {
		if (in_table && safe.p[i] == '|')
			buf_byte(b, '\\');
		buf_byte(b, safe.p[i]);
	}
	buf_add(b, pad ? S(" ") : S(""));
	for (size_t i = 0; i <= longest; i++)
		buf_byte(b, '`');
}

void escape_csv(struct buf *b, str s)
{
	struct buf safe BUF_AUTO = {0};
	bool formula = s.n && ascii_in("=+-@\t\r", s.p[0]);
	utf_safe(&safe, s);
	buf_byte(b, '"');
	if (formula)
		buf_byte(b, '\'');
	for (size_t i = 0; i < safe.n; i++) {
		if (safe.p[i] == '"')
			buf_byte(b, '"');
		buf_byte(b, safe.p[i]);
	}
	buf_byte(b, '"');
}

void escape_command(struct buf *b, str s, bool property)
{
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, s);
	for (size_t i = 0; i < safe.n; i++) {
		char c = safe.p[i];
		if (c == '%' || (property && (c == ':' || c == ',')))
			buf_printf(b, "%%%02X", (unsigned)c);
		else
			buf_byte(b, c);
	}
}

void escape_uri(struct buf *b, str path)
{
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
		    c == '.' || c == '_' || c == '~' || c == '/')
			buf_byte(b, c);
		else
			buf_printf(b, "%%%02X", (unsigned)(unsigned char)c);
	}
}
