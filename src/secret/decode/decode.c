/* The order of the rooms, the budget, and the way back from a decoded text to the document. */
#include "secret/decode/decode.h"

#include <stdlib.h>

#include "secret/decode/decoders.h"

void view_keep(struct view *v, size_t from, size_t to)
{
	if (from >= to)
		return;
	struct decode_piece *last = v->n ? &v->pieces[v->n - 1] : NULL;
	size_t at = v->text.n;
	buf_add(&v->text, str_sub(v->of, from, to));
	if (last && last->how == DECODE_PLAIN && last->to == from) {
		last->n += to - from;
		last->to = to;
		return;
	}
	mem_room(v->pieces, v->n, v->cap);
	v->pieces[v->n++] = (struct decode_piece){at, to - from, from, to, DECODE_PLAIN};
}

void view_put(struct view *v, str text, size_t from, size_t to, enum decode_how how)
{
	if (!text.n)
		return;
	mem_room(v->pieces, v->n, v->cap);
	v->pieces[v->n++] = (struct decode_piece){v->text.n, text.n, from, to, how};
	buf_add(&v->text, text);
}

static void look_at_marks(struct view *v)
{
	size_t joins = 1, escapes = 0, blocks = 1;
	for (size_t at = 0; !v->d->cut && (at = decode_mark(v->of, at)) < v->of.n; at++) {
		switch (v->of.p[at]) {
		case '"':
		case '\'':
			joins = at >= joins ? decode_join(v, at) : joins;
			break;
		case '|':
		case '>':
		case '<':
			blocks = at >= blocks ? decode_block(v, at) : blocks;
			break;
		default:
			escapes = at >= escapes ? decode_escape(v, at) : escapes;
		}
	}
}

static void view_free(struct view *v)
{
	buf_free(&v->text);
	free(v->pieces);
}

static void look(struct decoder *d, const struct decoded *in, str text)
{
	struct view v = {.d = d, .in = in, .of = text};
	decode_ebcdic(&v);
	decode_wide(&v);
	decode_lines(&v);
	decode_kube(&v);
	decode_runs(&v);
	look_at_marks(&v);
	view_free(&v);
}

bool view_wants(const struct view *v, size_t start, size_t end)
{
	return !v->d->cut && start < end && (!v->in || decode_changed(v->in, start, end));
}

void view_give(struct view *v)
{
	struct decoder *d = v->d;
	unsigned depth = v->in ? v->in->depth + 1 : 1;
	size_t n = v->text.n;
	d->deep = d->deep || (n && depth > DECODE_DEPTH);
	d->cut = d->cut || !d->texts_left || n > d->bytes_left;
	if (n && !d->cut && depth <= DECODE_DEPTH) {
		struct decoded *out = arena_new(d->a, struct decoded);
		struct decode_piece *pieces = arena_array(d->a, struct decode_piece, v->n);
		memcpy(pieces, v->pieces, v->n * sizeof *pieces);
		d->bytes_left -= n;
		d->texts_left--;
		d->texts++;
		*out = (struct decoded){v->in,  v->how, depth, d->texts, arena_str(d->a, buf_str(&v->text)),
		                        pieces, v->n};
		d->found(d->ctx, out);
		look(d, out, out->text);
	}
	v->n = 0;
	buf_clear(&v->text);
}

bool decode_text(str text, struct arena *a, void *ctx, void (*found)(void *ctx, const struct decoded *d))
{
	struct decoder d = {.a = a, .ctx = ctx, .found = found};
	d.bytes_left = DECODE_BYTES + DECODE_BYTES_EACH * text.n;
	d.texts_left = DECODE_TEXTS + text.n / DECODE_BYTES_A_TEXT;
	look(&d, NULL, text);
	return !d.cut && !d.deep;
}

size_t decode_line_start(str text, size_t at, size_t reach)
{
	size_t first = at > reach ? at - reach : 0;
	const char *lf = at > first ? memrchr(text.p + first, '\n', at - first) : NULL;
	return lf ? (size_t)(lf - text.p) + 1 : first;
}

size_t decode_line_end(str text, size_t at, size_t reach)
{
	size_t left = text.n - at < reach ? text.n - at : reach;
	const char *lf = left ? memchr(text.p + at, '\n', left) : NULL;
	return lf ? (size_t)(lf - text.p) : at + left;
}

/* ---- the way back ---- */

static const struct decode_piece *piece_of(const struct decoded *d, size_t offset)
{
	size_t low = 0, high = d->n;
	while (high - low > 1) {
		size_t mid = (low + high) / 2;
		if (d->pieces[mid].at <= offset)
			low = mid;
		else
			high = mid;
	}
	return &d->pieces[low];
}

/* How far a character stands from the next one there; 0: the piece as a whole stands for something else. */
static size_t stride_of(const struct decode_piece *p)
{
	bool single = p->how == DECODE_PLAIN || p->how == DECODE_EBCDIC || p->how == DECODE_LINES;
	return single ? 1 : p->how == DECODE_UTF16 ? 2 : p->how == DECODE_UTF32 ? 4 : 0;
}

/* One step: to the text that d stood in. What was put around a value stood nowhere: an empty span, and stays one. */
static void lift(const struct decoded *d, size_t start, size_t end, size_t *from, size_t *to)
{
	const struct decode_piece *first = piece_of(d, start), *last = end > start ? piece_of(d, end - 1) : first;
	*from = first->from + stride_of(first) * (start - first->at);
	if (end <= start)
		*to = *from;
	else
		*to = stride_of(last) ? last->from + stride_of(last) * (end - 1 - last->at) + 1 : last->to;
}

bool decode_changed(const struct decoded *d, size_t start, size_t end)
{
	const struct decode_piece *first = piece_of(d, start);
	return first->how != DECODE_PLAIN || end > first->at + first->n;
}

bool decode_is_cut(const struct decoded *d, size_t n)
{
	for (size_t i = 0; !d->in && i < d->n; i++)
		if (d->pieces[i].to >= n && !stride_of(&d->pieces[i]))
			return true;
	return false;
}

void decode_place(const struct decoded *d, size_t start, size_t end, size_t *from, size_t *to)
{
	*from = start;
	*to = end;
	for (; d; d = d->in)
		lift(d, *from, *to, from, to);
}

bool decode_overlap(const struct decoded *d, size_t start, size_t end, const struct decoded *e, size_t from, size_t to)
{
	while (d != e) {
		if (!e || (d && d->depth >= e->depth)) {
			lift(d, start, end, &start, &end);
			d = d->in;
		} else {
			lift(e, from, to, &from, &to);
			e = e->in;
		}
	}
	return start < to && from < end;
}

/* The first way of writing that was undone there. */
static enum decode_how how_of(const struct decoded *d, size_t start, size_t end)
{
	const struct decode_piece *first = piece_of(d, start), *last = piece_of(d, end - 1);
	for (const struct decode_piece *p = first; p <= last; p++)
		if (p->how > DECODE_FRAME)
			return p->how;
	return first < last ? d->how : DECODE_PLAIN;
}

bool decode_wraps(const struct decoded *d, size_t start, size_t end)
{
	const struct decode_piece *p = piece_of(d, start);
	return (p->how == DECODE_BASE64 || p->how == DECODE_HEX) && end <= p->at + p->n;
}

str decode_note(const struct decoded *d, size_t start, size_t end, struct arena *a)
{
	static const char *const names[] = {[DECODE_BASE64] = "base64",
	                                    [DECODE_HEX] = "a hex string",
	                                    [DECODE_PERCENT] = "a percent escape",
	                                    [DECODE_UNICODE] = "a unicode escape",
	                                    [DECODE_ENTITY] = "an HTML entity",
	                                    [DECODE_CONTINUED] = "a line that goes on in the next",
	                                    [DECODE_STRINGS] = "strings put together",
	                                    [DECODE_BLOCK] = "a block of lines",
	                                    [DECODE_UTF16] = "UTF-16",
	                                    [DECODE_UTF32] = "UTF-32",
	                                    [DECODE_EBCDIC] = "EBCDIC",
	                                    [DECODE_LINES] = "lines that end in CR or NUL"};
	struct buf b BUF_AUTO = {0};
	for (; d; d = d->in) {
		enum decode_how how = how_of(d, start, end);
		if (how > DECODE_FRAME)
			buf_printf(&b, "%sinside %s", b.n ? " " : "", names[how]);
		lift(d, start, end, &start, &end);
	}
	return arena_str(a, buf_str(&b));
}
