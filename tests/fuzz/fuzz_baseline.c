/* Any bytes as a baseline: refused with the line, or sorted prints, each once, that are the same when the lines come in
 * another order (as a merge leaves them). */
#include "policy/baseline.h"

#include "fuzz.h"

const unsigned fuzz_selectors = 0;

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
	} else {
		must(str_starts(str_of(err.text), S("line ")));
	}
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
