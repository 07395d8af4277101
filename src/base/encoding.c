/* UTF-16 and UTF-32, told and made UTF-8. */
#include "base/encoding.h"

#include "base/utf.h"

enum { LOOK = 512 };

static bool is_big(enum encoding e) { return e == ENCODING_UTF16BE || e == ENCODING_UTF32BE; }

unsigned encoding_unit(enum encoding e)
{
	static const unsigned units[] = {[ENCODING_AS_IS] = 1,
	                                 [ENCODING_UTF16LE] = 2,
	                                 [ENCODING_UTF16BE] = 2,
	                                 [ENCODING_UTF32LE] = 4,
	                                 [ENCODING_UTF32BE] = 4};
	return units[e];
}

/* ---- telling ---- */

/* Without a mark: UTF-16 text in the Latin alphabet has a zero in nearly every other byte and nowhere else. */
static enum encoding looks_utf16(str bytes)
{
	size_t n = bytes.n < LOOK ? bytes.n & ~(size_t)1 : LOOK, zeros[2] = {0, 0};
	if (n < 8)
		return ENCODING_AS_IS;
	for (size_t i = 0; i < n; i++)
		zeros[i & 1] += bytes.p[i] == 0;
	bool big = zeros[0] > zeros[1];
	size_t many = zeros[big ? 0 : 1], few = zeros[big ? 1 : 0];
	if (many * 10 < n / 2 * 7 || (few > 1 && few * 20 > n / 2)) /* U+0000 may be one of them */
		return ENCODING_AS_IS;
	return big ? ENCODING_UTF16BE : ENCODING_UTF16LE;
}

/* The same for UTF-32: the two upper bytes of each four are zero, and mostly a third. */
static enum encoding looks_utf32(str bytes)
{
	size_t n = bytes.n < LOOK ? bytes.n & ~(size_t)3 : LOOK, zeros[4] = {0, 0, 0, 0};
	if (n < 16)
		return ENCODING_AS_IS;
	for (size_t i = 0; i < n; i++)
		zeros[i & 3] += bytes.p[i] == 0;
	bool big = zeros[0] > zeros[3];
	size_t top = zeros[big ? 0 : 3], plane = zeros[big ? 1 : 2], high = zeros[big ? 2 : 1];
	size_t low = zeros[big ? 3 : 0];
	if (top != n / 4 || plane * 20 < n / 4 * 19 || high * 10 < n / 4 * 7 || low * 20 > n / 4)
		return ENCODING_AS_IS;
	return big ? ENCODING_UTF32BE : ENCODING_UTF32LE;
}

static bool is_plain(char c) { return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n' || c == '\r'; }

/* Chinese in UTF-16 may look so for a few characters, not for sixteen. */
bool encoding_has_plain(str bytes)
{
	enum { LONG_RUN = 32 };
	size_t run = 0, longest = 0;
	for (size_t i = 0; i < bytes.n && longest < LONG_RUN; i++) {
		run = is_plain(bytes.p[i]) ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest >= LONG_RUN || longest * 2 > bytes.n;
}

/* UTF-32 has units up to 0x10ffff; the mark of UTF-16 in front of U+0000 begins like that of UTF-32. */
static bool is_utf32(str bytes, enum encoding e)
{
	size_t top = is_big(e) ? 0 : 3, plane = is_big(e) ? 1 : 2;
	for (size_t i = 0; i + 4 <= bytes.n; i += 4)
		if (bytes.p[i + top] != 0 || (unsigned char)bytes.p[i + plane] > 0x10)
			return false;
	return true;
}

enum encoding encoding_of(str bytes, size_t *mark)
{
	static const struct {
		str mark;
		enum encoding e;
	} marks[] = {{STR_INIT("\xff\xfe\0\0"), ENCODING_UTF32LE},
	             {STR_INIT("\0\0\xfe\xff"), ENCODING_UTF32BE},
	             {STR_INIT("\xff\xfe"), ENCODING_UTF16LE},
	             {STR_INIT("\xfe\xff"), ENCODING_UTF16BE}};
	enum encoding e = ENCODING_AS_IS;
	*mark = 0;
	if (str_starts(bytes, S("\xef\xbb\xbf"))) {
		*mark = 3;
		return ENCODING_AS_IS;
	}
	for (size_t i = 0; e == ENCODING_AS_IS && i < sizeof marks / sizeof *marks; i++) {
		if (!str_starts(bytes, marks[i].mark) ||
		    (encoding_unit(marks[i].e) == 4 && !is_utf32(bytes, marks[i].e)))
			continue;
		e = marks[i].e;
		*mark = marks[i].mark.n;
	}
	e = e ? e : looks_utf32(bytes);
	e = e ? e : looks_utf16(bytes);
	if (e != ENCODING_AS_IS && !encoding_has_plain(bytes))
		return e;
	*mark = 0;
	return ENCODING_AS_IS;
}

/* ---- reading ---- */

struct wide {
	str bytes;
	enum encoding e;
	size_t at;
	size_t last_at, last_out; /* of the character before */
};

static uint32_t byte_at(const struct wide *w, size_t at) { return at < w->bytes.n ? (unsigned char)w->bytes.p[at] : 0; }

/* One unit; what is cut off at the end is read as if zeros followed. */
static uint32_t unit_at(const struct wide *w, size_t at)
{
	unsigned unit = encoding_unit(w->e);
	uint32_t code = 0;
	for (unsigned i = 0; i < unit; i++)
		code = code << 8 | byte_at(w, at + (is_big(w->e) ? i : unit - 1 - i));
	return code;
}

/* Eight characters that read as ASCII when they are begun one byte later. */
static bool is_shifted(const struct wide *w)
{
	enum { CHARACTERS = 8 };
	size_t zero = is_big(w->e) ? 1 : 0;
	for (size_t i = 0; i < CHARACTERS; i++)
		if (byte_at(w, w->at + 2 * i + zero) != 0 || !is_plain((char)byte_at(w, w->at + 2 * i + 1 - zero)))
			return false;
	return true;
}

/* A byte stood there that belongs to no character. Little endian: it took the first byte of the one before, X c|0 c, so
 * back to it, and on behind it; big endian: it took the zero of this one, X 0|c 0. */
static void skip_byte(struct wide *w, struct buf *out)
{
	if (!is_big(w->e)) {
		out->n = w->last_out;
		w->at = w->last_at;
	}
	utf_put(out, byte_at(w, w->at++));
}

static uint32_t next(struct wide *w)
{
	uint32_t code = unit_at(w, w->at);
	w->at += encoding_unit(w->e);
	if (encoding_unit(w->e) != 2 || code < 0xd800 || code >= 0xdc00 || w->at + 2 > w->bytes.n)
		return code;
	uint32_t low = unit_at(w, w->at);
	if (low < 0xdc00 || low >= 0xe000)
		return code;
	w->at += 2;
	return 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
}

str encoding_text(str bytes, enum encoding e, struct arena *a)
{
	struct buf out BUF_AUTO = {0};
	struct wide w = {.bytes = bytes, .e = e};
	if (e == ENCODING_AS_IS)
		return bytes;
	while (w.at < bytes.n) {
		if (w.at && encoding_unit(e) == 2 && is_shifted(&w)) {
			skip_byte(&w, &out);
			continue;
		}
		w.last_at = w.at;
		w.last_out = out.n;
		utf_put(&out, next(&w));
	}
	return arena_str(a, buf_str(&out));
}
