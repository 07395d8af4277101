/* Any bytes to the decoders. Beyond what the sanitizers see, what they give must keep the promises of
 * secret/decode/decode.h: pieces cover the text without a gap, each stood inside the text around it, and every span
 * finds its way back. */
#include "secret/decode/decode.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

struct fuzzing {
	str document;
	size_t bytes, texts;
};

static void check_place(const struct fuzzing *f, const struct decoded *d, size_t start, size_t end)
{
	struct arena a = {0};
	size_t from, to;
	decode_place(d, start, end, &from, &to);
	must(from <= to && to <= f->document.n);
	must(decode_overlap(d, start, end, d, start, end));
	decode_overlap(d, start, end, NULL, from, to);
	decode_changed(d, start, end);
	decode_wraps(d, start, end);
	must(decode_note(d, start, end, &a).n < 400);
	arena_free(&a);
}

static void found(void *ctx, const struct decoded *d)
{
	struct fuzzing *f = ctx;
	size_t at = 0, outer = d->in ? d->in->text.n : f->document.n;
	must(d->text.n && d->n && d->depth >= 1 && d->depth <= DECODE_DEPTH && d->number == ++f->texts);
	for (size_t i = 0; i < d->n; i++) {
		const struct decode_piece *p = &d->pieces[i];
		must(p->at == at && p->n && p->from <= p->to && p->to <= outer);
		must(p->how != DECODE_PLAIN || p->n == p->to - p->from);
		must(i == 0 || p->from >= d->pieces[i - 1].to || p->from == p->to);
		at += p->n;
	}
	must(at == d->text.n);
	f->bytes += at;
	must(f->bytes <= DECODE_BYTES + DECODE_BYTES_EACH * f->document.n);
	check_place(f, d, 0, at);
	check_place(f, d, at / 3, at / 3 + 1);
	check_place(f, d, at / 2, at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	/* A copy of the exact size, so that a read behind the end is seen. */
	char *copy = malloc(size ? size : 1);
	if (!copy)
		return 0;
	memcpy(copy, data, size);
	struct fuzzing f = {.document = str_at(copy, size)};
	decode_text(f.document, &a, &f, found);
	arena_free(&a);
	free(copy);
	return 0;
}
