/* UTF-8 in, UTF-16 and UTF-32 made UTF-8, and text made safe to show. */
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

size_t utf_count(str s)
{
	size_t count = 0, length;
	for (; s.n; s = str_sub(s, length, s.n), count++)
		utf_next(s, &length);
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

struct encoding {
	unsigned unit; /* bytes: 2 or 4 */
	bool big;
};

static uint32_t unit_at(const unsigned char *u, struct encoding e)
{
	if (e.unit == 2)
		return e.big ? (uint32_t)u[0] << 8 | u[1] : (uint32_t)u[1] << 8 | u[0];
	return e.big ? (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3]
	             : (uint32_t)u[3] << 24 | (uint32_t)u[2] << 16 | (uint32_t)u[1] << 8 | u[0];
}

static str to_utf8(str bytes, struct encoding e, struct arena *a)
{
	struct buf out BUF_AUTO = {0};
	const unsigned char *u = (const unsigned char *)bytes.p;
	for (size_t i = 0; i + e.unit <= bytes.n; i += e.unit) {
		uint32_t code = unit_at(u + i, e);
		if (e.unit == 2 && code >= 0xd800 && code < 0xdc00 && i + 4 <= bytes.n) {
			uint32_t low = unit_at(u + i + 2, e);
			if (low >= 0xdc00 && low < 0xe000) {
				code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
				i += 2;
			}
		}
		utf_put(&out, code);
	}
	return arena_str(a, buf_str(&out));
}

/* Without a mark: UTF-16 text in the Latin alphabet has a zero in nearly every other byte and nowhere else. */
static bool looks_utf16(str bytes, bool *big)
{
	size_t n = bytes.n < 512 ? bytes.n & ~(size_t)1 : 512, zeros[2] = {0, 0};
	if (n < 8)
		return false;
	for (size_t i = 0; i < n; i++)
		zeros[i & 1] += bytes.p[i] == 0;
	*big = zeros[0] > zeros[1];
	size_t many = zeros[*big ? 0 : 1], few = zeros[*big ? 1 : 0];
	return many * 10 >= n / 2 * 7 && few * 20 <= n / 2;
}

/* The same for UTF-32: the two upper bytes of each four are zero, and mostly a third. */
static bool looks_utf32(str bytes, bool *big)
{
	size_t n = bytes.n < 512 ? bytes.n & ~(size_t)3 : 512, zeros[4] = {0, 0, 0, 0};
	if (n < 16)
		return false;
	for (size_t i = 0; i < n; i++)
		zeros[i & 3] += bytes.p[i] == 0;
	*big = zeros[0] > zeros[3];
	size_t top = zeros[*big ? 0 : 3], plane = zeros[*big ? 1 : 2], high = zeros[*big ? 2 : 1];
	size_t low = zeros[*big ? 3 : 0];
	return top == n / 4 && plane * 20 >= n / 4 * 19 && high * 10 >= n / 4 * 7 && low * 20 <= n / 4;
}

bool utf_decode(str bytes, struct arena *a, str *text)
{
	bool big;
	struct encoding e = {0};
	size_t mark = 0;
	if (str_starts(bytes, S("\xef\xbb\xbf"))) {
		*text = str_sub(bytes, 3, bytes.n);
		return true;
	}
	if (str_starts(bytes, str_at("\xff\xfe\0\0", 4)))
		e = (struct encoding){4, false}, mark = 4;
	else if (str_starts(bytes, str_at("\0\0\xfe\xff", 4)))
		e = (struct encoding){4, true}, mark = 4;
	else if (str_starts(bytes, S("\xff\xfe")))
		e = (struct encoding){2, false}, mark = 2;
	else if (str_starts(bytes, S("\xfe\xff")))
		e = (struct encoding){2, true}, mark = 2;
	else if (looks_utf32(bytes, &big))
		e = (struct encoding){4, big};
	else if (looks_utf16(bytes, &big))
		e = (struct encoding){2, big};
	else
		return false;
	*text = to_utf8(str_sub(bytes, mark, bytes.n), e, a);
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
