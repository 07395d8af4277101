/* Lines that end in CR or in NUL. */
#include "base/buf.h"
#include "decoding.h"

Test(decode_line, lines_that_end_in_cr_or_nul)
{
	struct decoding s = {0};
	size_t from, to;
	str mac = S("a=1\ruser = robin\rb=2\r"), environment = str_at("HOME=/root\0USER=robin\0SHELL=/bin/sh\0", 36);
	cr_expect(decode_run_on(&s, mac) && s.n == 1);
	cr_expect(str_eq(s.at[0]->text, S("a=1\nuser = robin\nb=2\n")));
	decode_place(s.at[0], 4, 16, &from, &to);
	cr_expect(from == 4 && to == 16);
	cr_expect(decode_run_on(&s, environment) && s.n == 1);
	cr_expect(str_eq(s.at[0]->text, S("HOME=/root\nUSER=robin\nSHELL=/bin/sh\n")));
	cr_expect(decode_run_on(&s, S("a=1\r\nuser = robin\r\n")) && s.n == 0);
	cr_expect(decode_run_on(&s, S("first=1\nsecond\rthird\nfourth\n")) && s.n == 1);
	cr_expect(str_eq(s.at[0]->text, S("second\nthird\n")));
	cr_expect(decode_run_on(&s, str_at("a\0b\0\1\2\3\4\5\6ab\0\1cd\0\2\3ef\0", 24)) && s.n == 0, "a program");
	arena_free(&s.arena);
}

/* Every other line ends in CR, and no NUL stands anywhere: one pass. */
Test(decode_line, many_lines_that_end_in_cr, .timeout = 20)
{
	enum { LINES = 300000 };
	struct decoding s = {0};
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < LINES; i++)
		buf_add(&b, S("a line of text\nanother\rhalf\nand a line of other text\n"));
	cr_expect(decode_run_on(&s, buf_str(&b)));
	cr_expect_eq(s.n, LINES);
	arena_free(&s.arena);
}
