/* The caret has to stand below what it points at, although masks, wide characters and cuts move columns. */
#include "report/text.h"

#include <stdint.h>

#include "base/utf.h"

/* Width of one character in a terminal: 0 for marks that combine, 2 for East Asian wide forms and emoji. */
static unsigned wide(int32_t c)
{
	static const struct {
		int32_t first, last;
		unsigned width;
	} ranges[] = {{0x300, 0x36f, 0},      /* marks over and under letters */
	              {0x1100, 0x115f, 2},    /* initial letters of Hangul */
	              {0x2e80, 0xa4cf, 2},    /* radicals, kana, Han, Yi */
	              {0xac00, 0xd7a3, 2},    /* syllables of Hangul */
	              {0xf900, 0xfaff, 2},    /* Han again */
	              {0xfe30, 0xfe6f, 2},    /* signs for vertical text, small forms */
	              {0xff00, 0xff60, 2},    /* full-width letters */
	              {0xffe0, 0xffe6, 2},    /* full-width signs */
	              {0x1f300, 0x1faff, 2},  /* emoji */
	              {0x20000, 0x3ffff, 2}}; /* rare Han */
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return ranges[i].width;
	return 1;
}

static unsigned columns(str s)
{
	unsigned n = 0;
	size_t length;
	for (; s.n; s = str_sub(s, length, s.n))
		n += wide(utf_next(s, &length));
	return n;
}

/* Bytes of `line` that the caret points at. Masks move columns, so what is shown is looked for, the place nearest to
 * the column winning; only where it does not stand in the line is the column itself believed. */
static bool pointed(str line, const struct finding *f, size_t *from, size_t *to)
{
	const struct place *p = &f->main.place;
	struct buf shown BUF_AUTO = {0};
	utf_safe(&shown, f->main.shown);
	size_t best = SIZE_MAX;
	for (size_t at = 0; shown.n && (at = str_find(line, buf_str(&shown), at)) != SIZE_MAX; at++) {
		size_t col = utf_count(str_sub(line, 0, at)) + 1, far = col > p->col ? col - p->col : p->col - col;
		if (far < best)
			best = far, *from = at, *to = at + shown.n;
	}
	if (best != SIZE_MAX)
		return true;
	if (str_starts(line, S("…"))) /* cut on the left: its columns are not the file's */
		return false;
	size_t length, col = 1, at = 0;
	*from = *to = SIZE_MAX;
	for (; at < line.n; at += length, col++) {
		utf_next(str_sub(line, at, line.n), &length);
		if (col == p->col)
			*from = at;
		if (p->end_line == p->line && col == p->end_col)
			*to = at;
	}
	*to = *to == SIZE_MAX ? line.n : *to;
	return p->col && *from < *to;
}

static void gutter(struct writing *w, unsigned digits, unsigned line)
{
	struct buf text BUF_AUTO = {0};
	if (line)
		buf_printf(&text, "%*u |", (int)digits, line);
	else
		buf_printf(&text, "%*s |", (int)digits, "");
	text_put(w, INK_BLUE, buf_str(&text));
}

static void caret(struct writing *w, const struct finding *f, str line, unsigned digits)
{
	size_t from, to;
	if (!pointed(line, f, &from, &to))
		return;
	gutter(w, digits, 0);
	struct buf marks BUF_AUTO = {0};
	for (unsigned n = columns(str_sub(line, from, to)); n; n--)
		buf_byte(&marks, '^');
	buf_printf(w->out, " %*s", (int)columns(str_sub(line, 0, from)), "");
	text_put(w, text_severity_ink(f->severity), buf_str(&marks));
	buf_byte(w->out, '\n');
}

void text_lines(struct writing *w, const struct finding *f, unsigned digits)
{
	str rest = f->main.frame, line;
	unsigned number = f->main.place.line;
	if (rest.n == 0)
		return;
	gutter(w, digits, 0);
	buf_byte(w->out, '\n');
	for (unsigned i = 0; i < TEXT_LINES && rest.n && str_cut(&rest, '\n', &line); i++) {
		struct buf safe BUF_AUTO = {0};
		utf_safe(&safe, str_ends(line, S("\r")) ? str_sub(line, 0, line.n - 1) : line);
		gutter(w, digits, number ? number + i : 0);
		buf_byte(w->out, ' ');
		buf_add(w->out, buf_str(&safe));
		buf_byte(w->out, '\n');
		if (i == 0)
			caret(w, f, buf_str(&safe), digits);
	}
}
