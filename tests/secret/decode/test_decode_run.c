/* Base64: told from words and paths, wherever in a line it stands, over lines, of text and not of pictures. */
#include <stdio.h>

#include "base/buf.h"
#include "decoding.h"

Test(decode_run, base64)
{
	struct decoding s = {0};
	const char *b = decode_base64_of(&s, "the user = robin and so on");
	char *line = arena_alloc(&s.arena, 200);
	sprintf(line, "x = \"%s\"\n", b);
	decode_expect(&s, line, "user = robin", b, "inside base64");
	sprintf(line, "see https://a.io/path/to/%s?x", b);
	decode_expect(&s, line, "user = robin", b, "inside base64");
	sprintf(line, "a\\n%s", b);
	decode_expect(&s, line, "user = robin", b, "inside base64");
	cr_expect(decode_run_on(&s, S("name: aHVudGVyMg==")) && s.n == 0, "too short to tell from a word");
	cr_expect(decode_run_on(&s, S("getElementsByTagNameAndSoOn /usr/share/lib/x86_64-linux-gnu")) && s.n == 0);
	arena_free(&s.arena);
}

Test(decode_run, base64_of_windows_text_and_over_lines)
{
	struct decoding s = {0};
	struct buf wide BUF_AUTO = {0}, doc BUF_AUTO = {0};
	for (const char *p = "$user = 'robin'"; *p; p++) {
		buf_byte(&wide, *p);
		buf_byte(&wide, 0);
	}
	str b = codec_encode(CODEC_BASE64, buf_str(&wide), &s.arena);
	buf_printf(&doc, "powershell -enc %.*s\n", STR_ARG(b));
	cr_expect(decode_run_on(&s, buf_str(&doc)));
	cr_expect(s.n == 1 && str_eq(s.at[0]->text, S("$user = 'robin'")), "%zu", s.n);
	b = codec_encode(CODEC_BASE64,
	                 S("a text of some length, longer than a line of sixty digits, with user = robin"), &s.arena);
	buf_clear(&doc);
	buf_printf(&doc, "data: |\n  %.*s\n  %.*s\nnext: 1\n", 64, b.p, (int)b.n - 64, b.p + 64);
	cr_expect(decode_run_on(&s, buf_str(&doc)));
	cr_assert(s.n >= 1);
	size_t at = str_find(s.at[0]->text, S("user = robin"), 0), from, to;
	cr_assert_neq(at, SIZE_MAX);
	decode_place(s.at[0], at, at + 4, &from, &to);
	cr_expect(from == 10 && to == buf_str(&doc).n - 9, "%zu %zu", from, to);
	arena_free(&s.arena);
}

/* The shortest run there is, at every place of the sixteen bytes that are looked at in one step, with and without a
 * text behind it. */
Test(decode_run, runs_are_found_wherever_they_stand)
{
	struct decoding s = {.n = 0};
	for (size_t at = 0; at < 33; at++)
		for (size_t behind = 0; behind < 20; behind++) {
			struct buf text BUF_AUTO = {0};
			for (size_t i = 0; i < at; i++)
				buf_byte(&text, ' ');
			buf_add(&text, S("YSBwbGFpbiB0ZXh0"));
			for (size_t i = 0; i < behind; i++)
				buf_byte(&text, '.');
			cr_expect(decode_run_on(&s, buf_str(&text)));
			cr_expect(s.n && str_eq(s.at[0]->text, S("a plain text")), "at %zu, %zu behind", at, behind);
		}
	arena_free(&s.arena);
}

Test(decode_run, binary_is_left)
{
	struct decoding s = {0};
	char image[4096];
	uint32_t state = 5;
	for (size_t i = 0; i < sizeof image; i++)
		image[i] = (char)((state = state * 1103515245u + 12345u) >> 16);
	memcpy(image, "\x89PNG\r\n\x1a\n", 8);
	str b = codec_encode(CODEC_BASE64, str_at(image, sizeof image), &s.arena);
	cr_expect(decode_run_on(&s, arena_printf(&s.arena, "data:image/png;base64,%.*s", STR_ARG(b))) && s.n == 0);
	arena_free(&s.arena);
}

/* A run of digits may begin with a path of any length: what stands behind each sign is looked at. */
Test(decode_run, base64_far_behind_in_a_run)
{
	struct decoding s = {0};
	const char *word = decode_base64_of(&s, "the user = robin and so on");
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 100; i++)
		buf_add(&b, S("path/to/what/"));
	buf_printf(&b, "%s\n", word);
	cr_expect(decode_run_on(&s, buf_str(&b)));
	bool found = false;
	for (size_t i = 0; i < s.n && i < 64; i++)
		found = found || str_find(s.at[i]->text, S("user = robin"), 0) != SIZE_MAX;
	cr_expect(found);
	arena_free(&s.arena);
}
