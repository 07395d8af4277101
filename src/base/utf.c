/* UTF-8 in, and text made safe to show. */
#include "base/utf.h"

int32_t utf_next(str s, size_t *length)
{
	const unsigned char *u = (const unsigned char *)s.p;
	*length = 1;
	if (u[0] < 0x80)
		return u[0];
	size_t n = u[0] >= 0xf0 && u[0] <= 0xf4  ? 4
	           : u[0] >= 0xe0 && u[0] < 0xf0 ? 3
	           : u[0] >= 0xc2 && u[0] < 0xe0 ? 2
	                                         : 0;
	if (n == 0 || s.n < n)
		return -1;
	uint32_t code = u[0] & (0x7fu >> n);
	for (size_t i = 1; i < n; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return -1;
		code = code << 6 | (u[i] & 0x3f);
	}
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	if (code < least[n] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return -1;
	*length = n;
	return (int32_t)code;
}

void utf_put(struct buf *b, uint32_t code)
{
	if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		code = 0xfffd;
	if (code < 0x80) {
		buf_byte(b, (char)code);
	} else if (code < 0x800) {
		buf_byte(b, (char)(0xc0 | code >> 6));
		buf_byte(b, (char)(0x80 | (code & 0x3f)));
	} else if (code < 0x10000) {
		buf_byte(b, (char)(0xe0 | code >> 12));
		buf_byte(b, (char)(0x80 | (code >> 6 & 0x3f)));
		buf_byte(b, (char)(0x80 | (code & 0x3f)));
	} else {
		buf_byte(b, (char)(0xf0 | code >> 18));
		buf_byte(b, (char)(0x80 | (code >> 12 & 0x3f)));
		buf_byte(b, (char)(0x80 | (code >> 6 & 0x3f)));
		buf_byte(b, (char)(0x80 | (code & 0x3f)));
	}
}

bool utf_plain(str s)
{
	uint64_t word, any = 0;
	size_t i = 0;
	for (; i + sizeof word <= s.n; i += sizeof word) {
		memcpy(&word, s.p + i, sizeof word);
		any |= word;
	}
	for (; i < s.n; i++)
		any |= (unsigned char)s.p[i];
	return !(any & 0x8080808080808080u);
}

size_t utf_count(str s)
{
	size_t count = 0, length;
	if (utf_plain(s))
		return s.n;
	for (size_t i = 0; i < s.n; i += length, count++) {
		length = 1;
		if ((unsigned char)s.p[i] >= 0x80)
			utf_next(str_sub(s, i, s.n), &length);
	}
	return count;
}

bool utf_valid(str s)
{
	size_t length;
	for (; s.n; s = str_sub(s, length, s.n))
		if (utf_next(s, &length) < 0)
			return false;
	return true;
}

static bool is_hidden(uint32_t code)
{
	return (code >= 0x80 && code < 0xa0) || (code >= 0x200b && code <= 0x200f) ||
	       (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code == 0x61c ||
	       code == 0xfeff || (code >= 0xe0000 && code <= 0xe007f);
}

void utf_safe(struct buf *b, str s)
{
	size_t length;
	for (; s.n; s = str_sub(s, length, s.n)) {
		int32_t code = utf_next(s, &length);
		if (code == '\t')
			buf_byte(b, ' ');
		else if (code < 0x20 || code == 0x7f)
			buf_printf(b, "\\x%02x", (unsigned)(unsigned char)s.p[0]);
		else if (is_hidden((uint32_t)code))
			buf_printf(b, "\\u{%04x}", (unsigned)code);
		else
			buf_add(b, str_at(s.p, length));
	}
}
