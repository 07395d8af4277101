/* Escapes in the place of characters: %41, \u0041, \x41, &#65;, &quot;, and lines that go on in the next one. The text
 * around them is put together as it is meant. */
#include <stdint.h>

#include "base/ascii.h"
#include "secret/decode/decoders.h"

enum {
	CONTEXT = 160,     /* bytes of the line on either side */
	GAP = 128,         /* bytes between two escapes of one text */
	LONGEST = 64 << 10 /* bytes of one text */
};

static const bool opens[256] = {['%'] = true, ['\\'] = true, ['&'] = true, ['`'] = true, ['^'] = true};

struct escape {
	size_t end;
	char stands_for; /* 0: for nothing */
	enum decode_how how;
	bool starts; /* worth a look by itself: it may stand in a token or beside a value */
};

/* Hex digits from at on, `least` to `most` of them; the value, or -1. */
static int32_t hex_number(str text, size_t at, unsigned least, unsigned most, size_t *end)
{
	uint32_t value = 0;
	unsigned n = 0;
	for (; n < most && at < text.n && ascii_hex(text.p[at]) >= 0; n++, at++)
		value = value << 4 | (uint32_t)ascii_hex(text.p[at]);
	*end = at;
	return n < least || value > 0x10ffff ? -1 : (int32_t)value;
}

static bool is_word(str text, size_t at)
{
	unsigned char c = (unsigned char)(at < text.n ? text.p[at] : ' ');
	return ascii_alnum((char)c) || ascii_in("_-+/=.:", (char)c);
}

/* Only what tokens and settings are written with: a printable character or a line break. */
static bool accept(int32_t code, size_t end, enum decode_how how, struct escape *e)
{
	if (code != '\n' && code != '\r' && code != '\t' && (code < 0x20 || code > 0x7e))
		return false;
	*e = (struct escape){end, (char)code, how, !ascii_in(" \t<>()[]{}|\\^`?", (char)code)};
	return true;
}

static bool read_hex(str text, size_t from, unsigned least, unsigned most, enum decode_how how, struct escape *e)
{
	size_t end;
	int32_t code = hex_number(text, from, least, most, &end);
	return accept(code, end, how, e);
}

/* A line that ends in a word goes on with a word in the next one. */
static bool read_continuation(str text, size_t at, struct escape *e)
{
	size_t i = at + 1;
	i += i < text.n && text.p[i] == '\r';
	if (i >= text.n || text.p[i] != '\n' || at == 0 || !is_word(text, at - 1))
		return false;
	for (i++; i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'); i++)
		;
	*e = (struct escape){i, 0, DECODE_CONTINUED, true};
	return is_word(text, i);
}

static bool read_backslash(str text, size_t at, struct escape *e)
{
	size_t end, from = at + 2;
	char kind = at + 1 < text.n ? text.p[at + 1] : ' ';
	if (kind == '/') { /* as PHP writes addresses in JSON */
		*e = (struct escape){from, '/', DECODE_UNICODE, at && text.p[at - 1] == ':'};
		return true;
	}
	if (kind == 'x')
		return read_hex(text, from, 2, 2, DECODE_UNICODE, e);
	if (kind == 'U')
		return read_hex(text, from, 8, 8, DECODE_UNICODE, e);
	if (kind != 'u')
		return read_continuation(text, at, e);
	if (from < text.n && text.p[from] == '{') {
		int32_t code = hex_number(text, from + 1, 1, 6, &end);
		return end < text.n && text.p[end] == '}' && accept(code, end + 1, DECODE_UNICODE, e);
	}
	return read_hex(text, from, 4, 4, DECODE_UNICODE, e);
}

/* An ampersand between the fields of an address (?a=1&amp;b=2), between words or doubled: not in a value. */
static bool is_between(str text, size_t at, size_t end)
{
	size_t i = end;
	while (i < text.n && i < end + 32 && is_word(text, i) && text.p[i] != '=')
		i++;
	return at == 0 || !is_word(text, at - 1) || i == end || (i < text.n && text.p[i] == '=');
}

static bool read_entity(str text, size_t at, struct escape *e)
{
	static const struct {
		str name;
		char stands_for;
	} names[] = {{STR_INIT("amp;"), '&'},    {STR_INIT("quot;"), '"'},  {STR_INIT("apos;"), '\''},
	             {STR_INIT("lt;"), '<'},     {STR_INIT("gt;"), '>'},    {STR_INIT("nbsp;"), ' '},
	             {STR_INIT("equals;"), '='}, {STR_INIT("colon;"), ':'}, {STR_INIT("sol;"), '/'},
	             {STR_INIT("commat;"), '@'}, {STR_INIT("plus;"), '+'},  {STR_INIT("lowbar;"), '_'}};
	str rest = str_sub(text, at + 1, text.n);
	size_t end = at + 2;
	int32_t code = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (rest.n && rest.p[0] == names[i].name.p[0] && str_starts(rest, names[i].name)) {
			accept(names[i].stands_for, at + 1 + names[i].name.n, DECODE_ENTITY, e);
			e->starts = e->starts && !(i == 0 && is_between(text, at, e->end));
			return true;
		}
	if (!rest.n || rest.p[0] != '#')
		return false;
	if (rest.n > 1 && (rest.p[1] | 0x20) == 'x')
		code = hex_number(text, at + 3, 1, 6, &end);
	else
		for (; end < text.n && end < at + 9 && text.p[end] >= '0' && text.p[end] <= '9'; end++)
			code = code * 10 + (text.p[end] - '0');
	return end < text.n && text.p[end] == ';' && accept(code, end + 1, DECODE_ENTITY, e);
}

/* Not the end of a `word` in Markdown. */
static bool is_alone(str text, size_t at)
{
	size_t line = decode_line_start(text, at, CONTEXT);
	return at > line && !memchr(text.p + line, text.p[at], at - line);
}

static bool read_escape(str text, size_t at, struct escape *e)
{
	switch (text.p[at]) {
	case '%':
		return read_hex(text, at + 1, 2, 2, DECODE_PERCENT, e);
	case '\\':
		return read_backslash(text, at, e);
	case '&':
		return read_entity(text, at, e);
	case '`':
	case '^':
		return is_alone(text, at) && read_continuation(text, at, e);
	default:
		return false;
	}
}

/* The next escape at or behind `from` and before the end of text; false when there is none. */
static bool next_escape(str text, size_t from, size_t *at, struct escape *e)
{
	for (*at = from; *at < text.n; ++*at)
		if (opens[(unsigned char)text.p[*at]] && read_escape(text, *at, e))
			return true;
	return false;
}

/* The text of [start, end), every escape in it undone. */
static void give(struct view *v, size_t start, size_t end)
{
	size_t kept = start, at;
	struct escape e;
	v->how = DECODE_CONTINUED;
	while (next_escape(v->of, kept, &at, &e) && at < end) {
		view_keep(v, kept, at);
		if (e.stands_for)
			view_put(v, str_at(&e.stands_for, 1), at, e.end, e.how);
		kept = e.end;
	}
	view_keep(v, kept, end);
	view_give(v);
}

size_t decode_escape(struct view *v, size_t at)
{
	struct escape e;
	at += v->of.p[at] == ':';
	if (!read_escape(v->of, at, &e) || !e.starts || !view_wants(v, at, e.end))
		return at;
	size_t start = decode_line_start(v->of, at, CONTEXT), end = e.end;
	while (next_escape(str_sub(v->of, 0, end + GAP), end, &at, &e) && at - start < LONGEST)
		end = e.end;
	give(v, start, decode_line_end(v->of, end, CONTEXT));
	return end;
}
