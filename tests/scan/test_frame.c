/* The line of a finding, and nothing in it that must not be shown. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"
#include "scan/frame.h"

static struct arena frame_arena;

static str framed(str text, size_t offset, const struct secret_span *spans, size_t n)
{
	struct frames f = {.text = text, .spans = spans, .n_spans = n, .arena = &frame_arena};
	return frames_at(&f, offset);
}

Test(frame, frame_is_the_masked_line)
{
	str text = S("before\nkey = 'abcdef' # x\r\nafter");
	struct secret_span span = {14, 20, S("***")};
	cr_expect(str_eq(framed(text, 14, &span, 1), S("key = '***' # x")));
	cr_expect(str_eq(framed(text, 0, &span, 1), S("before")));
	cr_expect(str_eq(framed(text, text.n, &span, 1), S("after")));
	cr_expect_eq(framed((str){0}, 0, NULL, 0).n, 0);
}

Test(frame, spans_over_lines_are_masked_in_each)
{
	str text = S("a SECRET1\nSECRET2\nSECRET3 b");
	struct secret_span span = {2, 25, S("***")};
	cr_expect(str_eq(framed(text, 0, &span, 1), S("a ***")));
	cr_expect(str_eq(framed(text, 12, &span, 1), S("***")));
	cr_expect(str_eq(framed(text, 20, &span, 1), S("*** b")));
}

Test(frame, long_lines_are_cut_around_the_offset)
{
	char line[2000];
	memset(line, 'x', sizeof line);
	memcpy(line + 1000, "SECRET", 6);
	struct secret_span span = {1000, 1006, S("***")};
	str frame = framed(str_at(line, sizeof line), 1000, &span, 1);
	cr_expect_neq(str_find(frame, S("***"), 0), SIZE_MAX);
	cr_expect_eq(str_find(frame, S("SECRET"), 0), SIZE_MAX);
	cr_expect(str_starts(frame, S("…")) && str_ends(frame, S("…")));
	cr_expect_leq(utf_count(frame), 170);
	/* the cut falls into a secret, and between the bytes of a character */
	struct secret_span early = {900, 950, S("***")};
	memset(line + 900, 'S', 50);
	frame = framed(str_at(line, sizeof line), 1000, &early, 1);
	cr_expect_eq(str_find(frame, S("S"), 0), str_find(frame, S("SECRET"), 0), "nothing of the cut secret");
	for (size_t i = 0; i < 1000; i += 2)
		memcpy(line + i, "\xc3\xa4", 2);
	for (size_t at = 1000; at < 1003; at++)
		cr_expect(utf_valid(framed(str_at(line, sizeof line), at, NULL, 0)));
}

static str anew(str text, size_t at) { return framed(text, at, NULL, 0); }

/* What was read for one finding serves the next: in lines of all lengths, and over calls that end far away. */
Test(frame, by_one_pass_as_from_each_place)
{
	struct buf b BUF_AUTO = {0};
	for (unsigned i = 0; i < 3000; i++) {
		buf_printf(&b, i % 9 ? "x = %u; " : "/a?pw=q%u&b ", i);
		buf_add(&b, i % 50 ? S("") : S("login(\"bob\", 'hunter2Zq',\n"));
		buf_add(&b, i % 70 ? S("") : S("'x7')\n"));
		buf_add(&b, i % 4 || i / 600 % 2 ? S("") : S("\n"));
	}
	struct frames f = {.text = buf_str(&b), .arena = &frame_arena};
	for (size_t at = 0; at < b.n; at += 1 + at % 41) {
		str got = frames_at(&f, at);
		cr_assert(str_eq(got, anew(buf_str(&b), at)), "at %zu: %.*s", at, STR_ARG(got));
		cr_assert(str_find(got, S("hunter"), 0) == SIZE_MAX && str_find(got, S("pw=q"), 0) == SIZE_MAX);
	}
	arena_free(&frame_arena);
}

enum { MEGABYTES = 8 << 20 };

/* One line of dots with a secret in each ten bytes. */
static str long_line(void)
{
	char *p = malloc(MEGABYTES);
	memset(p, '.', MEGABYTES);
	for (size_t i = 0; i < MEGABYTES; i += 10)
		memcpy(p + i, "SECRET", i + 6 < MEGABYTES ? 6 : 1);
	return str_at(p, MEGABYTES);
}

static struct secret_span *spans_of(size_t *n)
{
	*n = MEGABYTES / 10 + 1;
	struct secret_span *spans = malloc(*n * sizeof *spans);
	for (size_t i = 0; i < *n; i++)
		spans[i] = (struct secret_span){i * 10, i * 10 + 6, S("••••")};
	return spans;
}

/* Quadratic, this would take hours. */
Test(frame, frames_of_one_long_line, .timeout = 20)
{
	size_t n;
	str text = long_line();
	struct secret_span *spans = spans_of(&n);
	struct frames f = {.text = text, .spans = spans, .n_spans = n, .arena = &frame_arena};
	for (size_t i = 0; i < n; i += 4) {
		str frame = frames_at(&f, spans[i].start);
		cr_assert(str_find(frame, S("SECRET"), 0) == SIZE_MAX);
	}
	free(spans);
	free((void *)text.p);
	arena_free(&frame_arena);
}
