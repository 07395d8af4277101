/* Makes a document readable for libyaml without moving any character. */
#include "format/yaml.h"

#include "base/buf.h"
#include "base/utf.h"

enum {
	PRIVATE = 0xe100,    /* U+E100 + c stands for the ASCII character c of a template */
	TEMPLATE_MAX = 1024, /* bytes in which its end is looked for */
};

/* What libyaml passes and counts as we do. */
static bool is_plain(int32_t c)
{
	return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t' || c == '\r' ||
	       (c >= 0xa0 && c < 0xfeff && c != 0x2028 && c != 0x2029) || (c > 0xfeff && c < 0xfffe) || c >= 0x10000;
}

/* A template that opens at i and is all there is on its line or lines. Returns its end, 0 when it is not alone. */
static size_t alone(str s, size_t i, size_t end)
{
	while (i && is_blank(s.p[i - 1]))
		i--;
	if (i && s.p[i - 1] != '\n')
		return 0;
	while (end < s.n && (is_blank(s.p[end]) || s.p[end] == '\r'))
		end++;
	return end == s.n || s.p[end] == '\n' ? end : 0;
}

/* Writes the template that opens at i, and returns where it ends; i when there is none. */
static size_t template(struct buf *out, str s, size_t i)
{
	bool value = s.p[i + 1] == '{';
	size_t close = str_find(str_sub(s, 0, i + TEMPLATE_MAX), value ? S("}}") : S("%}"), i + 2);
	if (close == SIZE_MAX)
		return i;
	size_t end = close + 2, whole = alone(s, i, end);
	if (whole) {
		for (; i < whole; i++)
			if (s.p[i] == '\n' || ((unsigned char)s.p[i] & 0xc0) != 0x80)
				buf_byte(out, s.p[i] == '\n' ? '\n' : ' ');
		return whole;
	}
	if (!value || str_find(str_sub(s, i, end), S("\n"), 0) != SIZE_MAX)
		return i;
	for (; i < end; i++)
		if ((unsigned char)s.p[i] < 0x80)
			utf_put(out, PRIVATE + (unsigned char)s.p[i]);
		else
			buf_byte(out, s.p[i]);
	return end;
}

static bool opens_template(str s, size_t i)
{
	return s.p[i] == '{' && i + 1 < s.n && (s.p[i + 1] == '{' || s.p[i + 1] == '%');
}

str yaml_text(struct arena *a, str bytes, bool templates)
{
	struct buf out BUF_AUTO = {0};
	bool changed = false;
	for (size_t i = 0, length; i < bytes.n; i += length) {
		length = templates && opens_template(bytes, i) ? template(&out, bytes, i) - i : 0;
		changed |= length > 0;
		if (length)
			continue;
		int32_t c = utf_next(str_sub(bytes, i, bytes.n), &length);
		changed |= !is_plain(c);
		if (is_plain(c))
			buf_add(&out, str_sub(bytes, i, i + length));
		else
			utf_put(&out, c == 0x85 || c == 0x2028 || c == 0x2029 ? ' ' : 0xfffd);
	}
	return changed ? arena_str(a, buf_str(&out)) : bytes;
}

str yaml_text_back(struct arena *a, str scalar, bool templates)
{
	struct buf out BUF_AUTO = {0};
	if (!templates)
		return arena_str(a, scalar);
	for (size_t i = 0, length; i < scalar.n; i += length) {
		int32_t c = utf_next(str_sub(scalar, i, scalar.n), &length);
		if (c >= PRIVATE && c < PRIVATE + 0x80)
			buf_byte(&out, (char)(c - PRIVATE));
		else
			buf_add(&out, str_sub(scalar, i, i + length));
	}
	return arena_str(a, buf_str(&out));
}
