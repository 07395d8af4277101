/* What a string of source code is worth: its escapes, as the row of its language has them. */
#include "base/utf.h"
#include "format/code_lines.h"

/* n hex digits at the start of s; false when there are fewer. */
static bool hex(str s, size_t n, uint32_t *code)
{
	*code = 0;
	if (s.n < n || n == 0 || n > 8)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = s.p[i], low = (char)(c | 32);
		if (!((c >= '0' && c <= '9') || (low >= 'a' && low <= 'f')))
			return false;
		*code = *code * 16 + (uint32_t)(c <= '9' ? c - '0' : low - 'a' + 10);
	}
	return true;
}

/* \uXXXX (a pair too) or \u{X…}: s begins behind the u. Returns how many bytes it took, 0 when it is none. */
static size_t unicode_escape(str s, struct buf *b)
{
	uint32_t code, low;
	if (s.n && s.p[0] == '{') {
		size_t end = str_find(str_sub(s, 0, 12), S("}"), 0);
		if (end == SIZE_MAX || end > 7 || !hex(str_sub(s, 1, end), end - 1, &code))
			return 0;
		utf_put(b, code);
		return end + 1;
	}
	if (!hex(s, 4, &code))
		return 0;
	if (code >= 0xd800 && code < 0xdc00 && str_starts(str_sub(s, 4, s.n), S("\\u")) &&
	    hex(str_sub(s, 6, s.n), 4, &low) && low >= 0xdc00 && low < 0xe000) {
		utf_put(b, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
		return 10;
	}
	utf_put(b, code);
	return 4;
}

/* What \xff and \377 say: a byte, or the character of that number. */
static void put(uint32_t code, bool byte, struct buf *b)
{
	if (byte)
		buf_byte(b, (char)code);
	else
		utf_put(b, code);
}

/* \377, \0; s begins with the first digit. */
static size_t octal_escape(str s, const struct code_language *l, bool byte, struct buf *b)
{
	uint32_t code = 0;
	size_t n = 0, most = l->octals ? l->octals : 1;
	for (; n < most && n < s.n && s.p[n] >= '0' && s.p[n] <= '7' && code < 040; n++)
		code = code * 8 + (uint32_t)(s.p[n] - '0');
	if (n && (l->octals || code == 0))
		put(code, byte, b);
	else
		n = 0;
	return n;
}

/* \n and its like: what it says, or 0. */
static char letter(char c, const struct code_language *l)
{
	static const char from[] = "nrtbfvaes", to[] = "\n\r\t\b\f\v\a\033 ";
	const char *at = c && strchr(l->letters ? l->letters : "nrtbfv", c) ? strchr(from, c) : NULL;
	return at ? to[at - from] : 0;
}

/* The end of a line goes. */
static size_t line_escape(str s, bool blanks)
{
	size_t n = s.p[0] == '\r' && s.n > 1 && s.p[1] == '\n' ? 2 : 1;
	while (blanks && n < s.n && s.p[n] && strchr(" \t\r\n", s.p[n]))
		n++;
	return n;
}

/* \x of one to four digits */
static size_t long_hex(str s, struct buf *b)
{
	uint32_t code;
	size_t n = 4;
	while (n && !hex(s, n, &code))
		n--;
	if (n)
		utf_put(b, code);
	return n;
}

/* One escape; s begins behind the backslash and is not empty. Returns how many bytes it took. */
static size_t escape(str s, const struct code_language *l, bool bytes, struct buf *b)
{
	uint32_t code;
	char c = s.p[0], says = letter(c, l);
	str rest = str_sub(s, 1, s.n);
	bool byte = bytes || l->bytes;
	size_t n = 0;
	if (says) {
		buf_byte(b, says);
		return 1;
	}
	if (c == '\n' || c == '\r')
		return line_escape(s, l->skips);
	if (c >= '0' && c <= '7' && (n = octal_escape(s, l, byte, b)))
		return n;
	if (c == 'x' && l->long_hex && (n = long_hex(rest, b)))
		return n + 1;
	if (c == 'x' && (hex(rest, 2, &code) || (l->bytes && hex(rest, 1, &code)))) {
		put(code, byte, b);
		return hex(rest, 2, &code) ? 3 : 2;
	}
	if (c == 'U' && l->wide && !bytes && hex(rest, 8, &code)) {
		utf_put(b, code);
		return 9;
	}
	n = c == 'u' && !bytes ? unicode_escape(rest, b) : 0;
	if (!n && l->unescaped && !strchr(l->unescaped, c))
		buf_byte(b, '\\');
	if (!n)
		buf_byte(b, c);
	return n + 1;
}

static size_t line_indent(str line)
{
	size_t n = 0;
	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

/* The lines of a here document without what all of them begin with (n bytes, 0: as much as that is). */
static str unindented(str s, size_t n, struct arena *a)
{
	struct buf b BUF_AUTO = {0};
	size_t least = n ? n : SIZE_MAX;
	for (size_t at = 0, end; !n && at < s.n; at = end + 1) {
		end = str_find(s, S("\n"), at);
		end = end == SIZE_MAX ? s.n : end;
		size_t indent = line_indent(str_sub(s, at, end));
		if (indent < end - at && indent < least)
			least = indent;
	}
	for (size_t at = 0, end; at < s.n; at = end + 1) {
		end = str_find(s, S("\n"), at);
		end = end == SIZE_MAX ? s.n : end;
		size_t indent = line_indent(str_sub(s, at, end));
		buf_add(&b, str_sub(s, at + (indent < least ? indent : least), end));
		buf_add(&b, end < s.n ? S("\n") : S(""));
	}
	return arena_str(a, buf_str(&b));
}

str code_string(const struct code_tokens *t, uint32_t i, struct arena *a)
{
	const struct code_token *k = code_at(t, i);
	str s = str_sub(t->bytes, k->from + k->lead, k->to - k->tail);
	if (code_lines_count(t, k))
		s = code_lines_text(s, t->language->lines, a);
	if (k->flags & CODE_INDENT)
		s = unindented(s, (unsigned char)k->quote, a);
	bool escapes = !(k->flags & CODE_RAW) && s.n && memchr(s.p, '\\', s.n);
	if (!escapes && !(k->flags & (CODE_DOUBLED | CODE_BRACES)))
		return s;
	struct buf b BUF_AUTO = {0};
	for (size_t at = 0; at < s.n;) {
		char c = s.p[at], next = at + 1 < s.n ? s.p[at + 1] : 0;
		bool twice = next && c == next &&
		             ((k->flags & CODE_DOUBLED && c == k->quote) ||
		              (k->flags & CODE_BRACES && (c == '{' || c == '}')));
		if (escapes && c == '\\' && next && !(k->flags & CODE_PLAIN)) {
			at += 1 + escape(str_sub(s, at + 1, s.n), t->language, k->flags & CODE_BYTES, &b);
		} else if (twice || (escapes && c == '\\' && (next == '\\' || next == '\''))) {
			buf_byte(&b, next);
			at += 2;
		} else {
			buf_byte(&b, s.p[at++]);
		}
	}
	return arena_str(a, buf_str(&b));
}
