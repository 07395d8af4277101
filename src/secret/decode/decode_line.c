/* Lines that end in a lone CR, as they did on the first Macs, or in NUL, as the environment of a process does. Rules
 * take LF for the end of a line; here it stands instead of the others. */
#include "secret/decode/decoders.h"
#include "base/ascii.h"

enum { SHORTEST = 8 };

/* The next NUL, or CR without LF, at or behind `at`; text.n when there is none. *zero: the NUL that was found last,
 * which is looked for again only behind itself. */
static size_t next_end(str text, size_t at, size_t *zero)
{
	if (*zero < at) {
		const char *found = at < text.n ? memchr(text.p + at, 0, text.n - at) : NULL;
		*zero = found ? (size_t)(found - text.p) : text.n;
	}
	while (at < *zero) {
		const char *cr = memchr(text.p + at, '\r', *zero - at);
		size_t found = cr ? (size_t)(cr - text.p) : *zero;
		if (found == *zero || found + 1 >= text.n || text.p[found + 1] != '\n')
			return found;
		at = found + 1;
	}
	return *zero;
}

static size_t line_start(str text, size_t low, size_t at)
{
	const char *lf = at > low ? memrchr(text.p + low, '\n', at - low) : NULL;
	return lf ? (size_t)(lf - text.p) + 1 : low;
}

static size_t line_end(str text, size_t at)
{
	const char *lf = at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;
	return lf ? (size_t)(lf - text.p) + 1 : text.n;
}

/* Strings of a program stand between zeros, too, but with much else that no text holds. */
static bool is_text(str text, size_t from, size_t to)
{
	enum { ZEROS_ONE_IN = 12, OTHERS_ONE_IN = 64 };
	size_t zeros = 0, others = 0;
	for (size_t i = from; i < to; i++) {
		unsigned char c = (unsigned char)text.p[i];
		zeros += c == 0 && i > from && text.p[i - 1];
		others += (c && c < 0x20 && !ascii_in("\t\n\r\f\x1b", (char)c)) || c == 0x7f;
	}
	return zeros * ZEROS_ONE_IN <= to - from && others * OTHERS_ONE_IN <= to - from;
}

static void give(struct view *v, size_t from, size_t to)
{
	if (to - from < SHORTEST || !view_wants(v, from, to) || !is_text(v->of, from, to))
		return;
	char *text = arena_alloc(v->d->a, to - from);
	memcpy(text, v->of.p + from, to - from);
	for (size_t i = 0; i < to - from; i++)
		if (text[i] == 0 || (text[i] == '\r' && (from + i + 1 >= v->of.n || v->of.p[from + i + 1] != '\n')))
			text[i] = '\n';
	view_put(v, str_at(text, to - from), from, to, DECODE_LINES);
	view_give(v);
}

/* Neighbouring lines that hold such ends are one text. */
void decode_lines(struct view *v)
{
	const char *first = v->in || !v->of.n ? NULL : memchr(v->of.p, 0, v->of.n);
	size_t zero = first ? (size_t)(first - v->of.p) : v->of.n, low = 0, from, to;
	for (size_t at = v->in ? v->of.n : next_end(v->of, 0, &zero); at < v->of.n && !v->d->cut;) {
		from = line_start(v->of, low, at);
		do {
			to = line_end(v->of, at);
			at = next_end(v->of, to, &zero);
		} while (at < v->of.n && line_start(v->of, to, at) == to);
		give(v, from, to);
		low = to;
	}
}
