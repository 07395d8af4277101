/* Where the scripts of a mark-up file stand, and what the escapes of a string mean. */
#include "base/utf.h"
#include "format/code_lex.h"

bool code_is_markup(str bytes)
{
	if (str_starts(bytes, S("\xef\xbb\xbf")))
		bytes = str_sub(bytes, 3, bytes.n);
	bytes = str_trim(bytes);
	if (str_starts(bytes, S("---\n")) || str_starts(bytes, S("---\r\n")) || str_starts(bytes, S("{#")) ||
	    str_starts(bytes, S("{@")))
		return true;
	if (bytes.n < 3 || bytes.p[0] != '<')
		return false;
	if (bytes.p[1] == '!' || bytes.p[1] == '?')
		return true;
	/* not `<T>(x: T) => x` */
	return ((bytes.p[1] | 32) >= 'a' && (bytes.p[1] | 32) <= 'z') &&
	       (str_find(bytes, S("</"), 0) != SIZE_MAX || str_find(bytes, S("/>"), 0) != SIZE_MAX);
}

/* Does a <script> with these attributes hold JavaScript? */
static bool is_script(str attributes)
{
	size_t at = str_ifind(attributes, S("type="), 0);
	if (at == SIZE_MAX)
		return true;
	str type = str_sub(attributes, at + 5, attributes.n);
	static const str known[] = {STR_INIT("module"), STR_INIT("javascript"), STR_INIT("ecmascript"),
	                            STR_INIT("babel"),  STR_INIT("jsx"),        STR_INIT("typescript"),
	                            STR_INIT("\"\"")};
	type = str_sub(type, 0, 40);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_ifind(type, known[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* The end of the tag that begins at from: its > outside quotes, or SIZE_MAX. */
static size_t tag_end(str bytes, size_t from)
{
	char quote = 0;
	for (size_t i = from; i < bytes.n; i++) {
		char c = bytes.p[i];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return i;
	}
	return SIZE_MAX;
}

/* Astro: the code between two lines of --- at the top. */
static bool front_part(str bytes, size_t *from, size_t *to)
{
	size_t lead = (size_t)(str_trim(bytes).p - bytes.p);
	if (*from != 0 || !str_starts(str_sub(bytes, lead, bytes.n), S("---")))
		return false;
	size_t end = str_find(bytes, S("\n---"), lead);
	*from = lead + 3;
	*to = end == SIZE_MAX ? bytes.n : end;
	return true;
}

bool code_script_next(str bytes, size_t *from, size_t *to)
{
	if (front_part(bytes, from, to))
		return true;
	for (size_t at = *from; (at = str_find(bytes, S("<"), at)) != SIZE_MAX; at++) {
		str rest = str_sub(bytes, at, bytes.n);
		if (str_starts(rest, S("<!--"))) {
			size_t end = str_find(bytes, S("-->"), at);
			if (end == SIZE_MAX)
				return false;
			at = end;
			continue;
		}
		if (!str_ieq(str_sub(rest, 0, 7), S("<script")) || rest.n < 8 || !strchr(" \t\r\n>", rest.p[7]))
			continue;
		size_t open = tag_end(bytes, at);
		if (open == SIZE_MAX)
			return false;
		size_t close = str_ifind(bytes, S("</script"), open);
		if (close == SIZE_MAX)
			close = bytes.n;
		if (is_script(str_sub(bytes, at + 7, open))) {
			*from = open + 1;
			*to = close;
			return true;
		}
		at = close;
	}
	return false;
}

/* ---- escapes ---------------------------------------------------------------------------------------------------- */

/* n hex digits at the start of s; false when there are fewer. */
static bool hex(str s, size_t n, uint32_t *code)
{
	*code = 0;
	if (s.n < n || n == 0 || n > 6)
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
		if (end == SIZE_MAX || !hex(str_sub(s, 1, end), end - 1, &code))
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

/* One escape; s begins behind the backslash and is not empty. Returns how many bytes it took. */
static size_t escape(str s, const char *unescaped, struct buf *b)
{
	static const char from[] = "nrtbfv0", to[] = "\n\r\t\b\f\v";
	uint32_t code;
	char c = s.p[0];
	const char *at = c ? strchr(from, c) : NULL;
	if (at) {
		buf_byte(b, to[at - from]);
		return 1;
	}
	if (c == '\n')
		return 1;
	if (c == '\r')
		return s.n > 1 && s.p[1] == '\n' ? 2 : 1;
	if (c == 'x' && hex(str_sub(s, 1, s.n), 2, &code)) {
		utf_put(b, code);
		return 3;
	}
	size_t n = c == 'u' ? unicode_escape(str_sub(s, 1, s.n), b) : 0;
	if (!n && unescaped && !strchr(unescaped, c))
		buf_byte(b, '\\');
	if (!n)
		buf_byte(b, c);
	return n + 1;
}

str code_string(const struct code_tokens *t, uint32_t i, struct arena *a)
{
	const struct code_token *k = code_at(t, i);
	str s = str_sub(t->bytes, k->from + k->lead, k->to - k->tail);
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
			at += 1 + escape(str_sub(s, at + 1, s.n), t->language->unescaped, &b);
		} else if (twice || (escapes && c == '\\' && (next == '\\' || next == '\''))) {
			buf_byte(&b, next);
			at += 2;
		} else {
			buf_byte(&b, s.p[at++]);
		}
	}
	return arena_str(a, buf_str(&b));
}
