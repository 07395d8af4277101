/* UTF-16 and UTF-32 among other bytes, and EBCDIC. */
#include "base/buf.h"
#include "decoding.h"

/* Each byte of text as one unit. */
static void decode_widen(struct buf *b, str text, unsigned unit, bool big)
{
	for (size_t i = 0; i < text.n; i++)
		for (unsigned k = 0; k < unit; k++)
			buf_byte(b, k == (big ? unit - 1 : 0) ? text.p[i] : '\0');
}

/* Wide text between other text, at an even and at an odd place, with its way back. */
Test(decode_wide, wide_text_among_plain_text)
{
	static const char *const around[][2] = {{"", ""}, {"# plain\n", ""}, {"x", "y"}, {"\1", "\2"}, {"ab", "cd"}};
	struct decoding s = {0};
	str text = S("user = robin");
	for (size_t i = 0; i < sizeof around / sizeof *around; i++)
		for (unsigned way = 0; way < 4; way++) {
			struct buf b BUF_AUTO = {0};
			unsigned unit = way < 2 ? 2 : 4;
			buf_add(&b, str_of(around[i][0]));
			size_t at = b.n + (way % 2 ? unit - 1 : 0), from = 0, to = 0;
			decode_widen(&b, text, unit, way % 2);
			buf_add(&b, str_of(around[i][1]));
			cr_expect(decode_run_on(&s, buf_str(&b)));
			bool found = false;
			for (size_t k = 0; k < s.n; k++) {
				size_t in = str_find(s.at[k]->text, text, 0);
				if (in == SIZE_MAX || found)
					continue;
				found = true;
				decode_place(s.at[k], in + 7, in + 12, &from, &to);
				str note = decode_note(s.at[k], in, in + 12, &s.arena);
				cr_expect(str_eq(note, unit == 2 ? S("inside UTF-16") : S("inside UTF-32")));
			}
			cr_expect(found, "%zu, way %u", i, way);
			cr_expect(from == at + 7 * unit && to == at + 11 * unit + 1, "%zu to %zu", from, to);
		}
	arena_free(&s.arena);
}

Test(decode_wide, numbers_are_no_wide_text)
{
	struct decoding s = {0};
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 4000; i++) {
		buf_byte(&b, (char)(i % 7));
		buf_byte(&b, 0);
	}
	cr_expect(decode_run_on(&s, buf_str(&b)) && s.n == 0);
	arena_free(&s.arena);
}

Test(decode_wide, ebcdic)
{
	/* user = robin, between lines */
	static const char text[] =
	        "\xc1\x40\x93\x89\x95\x85\x40\x96\x86\x40\xa3\x85\xa7\xa3\x15\xa4\xa2\x85\x99\x40\x7e"
	        "\x40\x99\x96\x82\x89\x95\x25";
	struct decoding s = {0};
	size_t from, to;
	cr_expect(decode_run_on(&s, str_at(text, sizeof text - 1)));
	cr_assert_eq(s.n, 1);
	cr_expect(str_eq(s.at[0]->text, S("A line of text\nuser = robin\n")));
	decode_place(s.at[0], 15, 27, &from, &to);
	cr_expect(from == 15 && to == 27);
	cr_expect(decode_run_on(&s, S("plain text, as it stands in most files")) && s.n == 0);
	cr_expect(decode_run_on(&s, S("\xe5\xaf\x86\xe7\xa0\x81\xe6\x98\xaf\xe4\xbb\x80\xe4\xb9\x88\xe5\x91\xa2")) &&
	          s.n == 0);
	arena_free(&s.arena);
}
