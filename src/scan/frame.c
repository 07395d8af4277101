/* From an offset to a line that may be shown. */
#include "scan/frame.h"

#include "base/buf.h"
#include "base/utf.h"
#include "model/finding.h"
#include "scan/place.h"

enum { FRAME_BEFORE = 70, FRAME_WIDTH = 160, STRETCH = 16 << 10, SMALLEST = 3 };

/* The first span that ends behind at. */
static size_t span_at(const struct secret_span *spans, size_t n, size_t at)
{
	size_t low = 0;
	while (low < n) {
		size_t mid = (low + n) / 2;
		if (spans[mid].end <= at)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

static size_t neighbour_at(const struct neighbour *more, size_t n, size_t at)
{
	size_t low = 0;
	while (low < n) {
		size_t mid = (low + n) / 2;
		if (more[mid].end <= at)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

/* What is masked in [start, end) besides the candidates. A call may begin some lines before, and the stretch goes on
 * behind, so that the next finding need not look again. */
static void find_more(struct frames *f, size_t start, size_t end)
{
	size_t from = start > NEIGHBOUR_REACH ? start - NEIGHBOUR_REACH : 0;
	if (f->more && from >= f->from && end <= f->to)
		return;
	size_t to = f->text.n - start > STRETCH ? place_line_end(f->text, start + STRETCH) : f->text.n;
	to = to > end ? to : end;
	if (to - from > f->most * SMALLEST || !f->more) {
		f->most = (to - from) / SMALLEST + 1; /* the least that one takes, with what parts it from the next */
		f->more = arena_array(f->arena, struct neighbour, f->most);
	}
	f->n_more = neighbours_find(str_sub(f->text, from, to), f->more, f->most);
	for (size_t i = 0; i < f->n_more; i++) {
		f->more[i].start += from;
		f->more[i].end += from;
	}
	f->from = from;
	f->to = to;
}

/* Columns before the offset are as many as are wanted, from a whole character on. */
static size_t begin_at(str text, size_t start, size_t offset)
{
	if (offset - start <= FRAME_BEFORE)
		return start;
	size_t at = offset - FRAME_BEFORE;
	while (at < offset && ((unsigned char)text.p[at] & 0xc0) == 0x80)
		at++;
	return at;
}

str frames_at(struct frames *f, size_t offset)
{
	struct buf out BUF_AUTO = {0};
	str text = f->text;
	size_t start = place_line_begin(text, offset), end = place_line_end(text, offset), columns = 0, length;
	size_t at = begin_at(text, start, offset);
	if (at > start)
		buf_add(&out, S("…"));
	if (!f->whole)
		find_more(f, start, end);
	size_t i = span_at(f->spans, f->n_spans, at), k = neighbour_at(f->more, f->n_more, at);
	while (at < end && columns < FRAME_WIDTH) {
		while (i < f->n_spans && f->spans[i].end <= at)
			i++;
		while (k < f->n_more && f->more[k].end <= at)
			k++;
		bool is_span = i < f->n_spans && f->spans[i].start <= at;
		bool is_more = k < f->n_more && f->more[k].start <= at;
		if (is_span || is_more) {
			size_t stop = is_span ? f->spans[i].end : f->more[k].end;
			if (!is_span && i < f->n_spans && f->spans[i].start < stop)
				stop = f->spans[i].start;
			str mask = is_span ? f->spans[i].mask : finding_mask(f->arena, str_sub(text, at, stop), S(""));
			buf_add(&out, mask);
			columns += utf_count(mask);
			at = stop;
			continue;
		}
		utf_next(str_sub(text, at, end), &length);
		buf_add(&out, str_at(text.p + at, length));
		at += length;
		columns++;
	}
	if (at < end)
		buf_add(&out, S("…"));
	return arena_str(f->arena, buf_str(&out));
}
