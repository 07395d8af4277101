/* Strings that the source puts together: "ab" + "cd", 'ab' . 'cd', "ab" "cd", "ab" & "cd". No language is parsed: a
 * quote, an operator and a quote are enough, where the text on both sides of the seam is that of a token. */
#include <stdint.h>

#include "base/ascii.h"
#include "secret/decode/decoders.h"

enum {
	CONTEXT = 160,
	STRING_MOST = 4 << 10, /* bytes of one string */
	SEAM_MOST = 200,       /* bytes from quote to quote */
	PIECES = 64
};
static const char quotes[] = "\"'";

static char byte_at(str text, size_t at) { return at < text.n ? text.p[at] : '\0'; }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static bool is_token(char c) { return ascii_alnum(c) || (ascii_in("_-+/=.:@%~!$#^&*,;?", c)); }

static size_t skip_blanks(str text, size_t at, size_t last)
{
	while (at < last && at < text.n && (is_blank(text.p[at]) || text.p[at] == '\\'))
		at++;
	return at;
}

/* From a closing quote to the opening one of the next piece; SIZE_MAX when something else follows. */
static size_t next_opening(str text, size_t closing)
{
	size_t first = closing + 1, last = first + SEAM_MOST, at = skip_blanks(text, first, last);
	char c = byte_at(text, at);
	/* Without an operator: in the next line, or right behind one blank. What is further off is a table or a list.
	 */
	bool gap =
	        at > first && ((at == first + 1 && text.p[first] == ' ') || memchr(text.p + first, '\n', at - first));
	bool sign = ascii_in("+.&|", c);
	if (sign) {
		at += c == '|' || (c == '.' && byte_at(text, at + 1) == '.') ? 2 : 1; /* SQL's ||, Lua's .. */
		at = skip_blanks(text, at, last);
		if (byte_at(text, at) == '_') /* Basic goes on in the next line */
			at = skip_blanks(text, at + 1, last);
	}
	for (unsigned i = 0; i < 2 && byte_at(text, at) && ascii_in("fFrRbBuULl@$", byte_at(text, at)); i++)
		at++;
	c = byte_at(text, at);
	return c && memchr(quotes, c, 2) && (sign || gap) ? at : SIZE_MAX;
}

/* The quote that ends the string which begins at open; SIZE_MAX when its line has none. */
static size_t closing_of(str text, size_t open)
{
	size_t last = open + STRING_MOST;
	for (size_t at = open + 1; at < last && at < text.n && text.p[at] != '\n'; at++) {
		if (text.p[at] == text.p[open])
			return at;
		at += text.p[at] == '\\';
	}
	return SIZE_MAX;
}

/* The quote that opens the string which ends at closing. */
static size_t opening_of(str text, size_t closing)
{
	size_t line = decode_line_start(text, closing, STRING_MOST);
	const char *p = closing > line ? memrchr(text.p + line, text.p[closing], closing - line) : NULL;
	return p ? (size_t)(p - text.p) : SIZE_MAX;
}

/* A chain of strings whose first one ends at closing. */
size_t decode_join(struct view *v, size_t closing)
{
	str text = v->of;
	if (v->in && v->in->how == DECODE_STRINGS)
		return text.n; /* the rest of a long list */
	size_t open = next_opening(text, closing), end = SIZE_MAX, go_on = closing + 1;
	if (open == SIZE_MAX || !is_token(byte_at(text, open + 1)) || !is_token(byte_at(text, closing - 1)))
		return go_on;
	size_t first = opening_of(text, closing);
	if (first == SIZE_MAX || (end = closing_of(text, open)) == SIZE_MAX || !view_wants(v, first, end))
		return go_on;
	view_keep(v, decode_line_start(text, first, CONTEXT), closing);
	for (unsigned i = 0; i < PIECES; i++) {
		view_keep(v, open + 1, end);
		size_t next = next_opening(text, end);
		if (next == SIZE_MAX || !is_token(byte_at(text, next + 1)) || !is_token(byte_at(text, end - 1)))
			break;
		size_t close = closing_of(text, next);
		if (close == SIZE_MAX)
			break;
		open = next;
		end = close;
	}
	size_t rest = end;
	if (text.p[end] != text.p[first]) { /* it shall look like one string */
		view_put(v, str_sub(text, first, first + 1), end, end + 1, DECODE_FRAME);
		rest++;
	}
	view_keep(v, rest, decode_line_end(text, rest, CONTEXT));
	v->how = DECODE_STRINGS;
	view_give(v);
	return end + 1;
}
