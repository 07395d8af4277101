/* The hash of a line, and its number among equal lines of its file. */
#include "report/line_hash.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/utf.h"

enum { BLOCK = 100, END = 65535 };

struct rolling {
	uint64_t sum;
	unsigned n;
};

static void take(struct rolling *h, uint32_t unit)
{
	if (h->n == BLOCK)
		return;
	h->sum = h->sum * 37 + unit;
	h->n++;
}

uint64_t line_hash(str text)
{
	struct rolling h = {0};
	bool after_cr = false;
	size_t length;
	for (; text.n && h.n < BLOCK; text = str_sub(text, length, text.n)) {
		int32_t code = utf_next(text, &length);
		bool skip = code == ' ' || code == '\t' || (after_cr && code == '\n');
		after_cr = code == '\r';
		if (skip)
			continue;
		if (code > 0xffff) {
			take(&h, 0xd800 + (((uint32_t)code - 0x10000) >> 10));
			take(&h, 0xdc00 + ((uint32_t)code & 0x3ff));
		} else {
			take(&h, code == '\r' ? '\n' : code < 0 ? 0xfffd : (uint32_t)code);
		}
	}
	take(&h, END);
	while (h.n < BLOCK)
		take(&h, 0);
	return h.sum;
}

struct line_key {
	str path;
	uint64_t hash;
	unsigned line;
};

static struct line_key key_of(const struct finding *f)
{
	return (struct line_key){f->main.place.path, line_hash(f->main.frame), f->main.place.line};
}

static int compare(const void *a, const void *b)
{
	const struct line_key *x = a, *y = b;
	int order = str_cmp(x->path, y->path);
	if (order == 0)
		order = x->hash < y->hash ? -1 : x->hash > y->hash;
	return order ? order : x->line < y->line ? -1 : x->line > y->line;
}

struct line_hashes line_hashes_new(const struct report *r, struct arena *a)
{
	struct line_hashes h = {arena_array(a, struct line_key, r->n_findings), 0};
	for (size_t i = 0; i < r->n_findings; i++)
		h.keys[i] = key_of(&r->findings[i]);
	if (r->n_findings)
		qsort(h.keys, r->n_findings, sizeof *h.keys, compare);
	for (size_t i = 0; i < r->n_findings; i++)
		if (h.n == 0 || compare(&h.keys[h.n - 1], &h.keys[i]) != 0)
			h.keys[h.n++] = h.keys[i];
	return h;
}

str line_hashes_text(const struct line_hashes *h, const struct finding *f, struct arena *a)
{
	struct line_key key = key_of(f), first = key;
	first.line = 0;
	size_t low = 0, high = h->n, nth = 1;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare(&h->keys[middle], &first) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < h->n && compare(&h->keys[low], &key) < 0; low++)
		nth++;
	return arena_printf(a, "%" PRIx64 ":%zu", key.hash, nth);
}
