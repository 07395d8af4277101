/* Any bytes as a baseline: refused with the line, or sorted prints, each once, that are the same when the lines come in
 * another order (as a merge leaves them), and that hide the findings they stand for and are written back as they were.
 */
#include "policy/baseline.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

/* The lines from the last to the first. */
static void turn(str text, struct buf *out)
{
	while (text.n) {
		size_t at = text.n;
		while (at && text.p[at - 1] != '\n')
			at--;
		buf_add(out, str_sub(text, at, text.n));
		buf_byte(out, '\n');
		text.n = at ? at - 1 : 0;
	}
}

static void write_back(const struct baseline *b, struct arena *a)
{
	static const struct rule rule = {.id = STR_INIT("a-rule")};
	static const struct control control = {.id = STR_INIT("SECR-02")};
	struct err err = {{0}};
	struct buf out BUF_AUTO = {0};
	struct baseline again;
	struct report r = {.arena = a, .findings = arena_array(a, struct finding, b->n), .n_findings = b->n};
	for (size_t i = 0; i < b->n; i++) {
		struct finding *f = &r.findings[b->n - 1 - i];
		f->main.rule = &rule;
		f->control = &control;
		f->severity = SEVERITY_HIGH;
		f->main.place.path = S("a\nb");
		memcpy(f->main.print, b->prints[i], PRINT_SIZE);
	}
	must(baseline_apply(b, &r) == b->n);
	baseline_write(&r, &out);
	must(baseline_read(buf_str(&out), a, &again, &err) && again.n == b->n);
	must(!b->n || memcmp(b->prints, again.prints, b->n * PRINT_SIZE) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct err err = {{0}};
	struct baseline b, turned;
	struct buf other BUF_AUTO = {0};
	str text = fuzz_copy(data, size);
	if (baseline_read(text, &a, &b, &err)) {
		for (size_t i = 1; i < b.n; i++)
			must(memcmp(b.prints[i - 1], b.prints[i], PRINT_SIZE) < 0);
		turn(text, &other);
		must(baseline_read(buf_str(&other), &a, &turned, &err) && turned.n == b.n);
		must(!b.n || memcmp(b.prints, turned.prints, b.n * PRINT_SIZE) == 0);
		write_back(&b, &a);
	} else {
		must(str_starts(str_of(err.text), S("line ")));
	}
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
