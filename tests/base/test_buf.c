/* Bytes that grow. */
#include "base/buf.h"

#include <criterion/criterion.h>

Test(buf, adds_in_order)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("ab"));
	buf_byte(&b, '\0');
	buf_printf(&b, "%d%s", 12, "x");
	buf_add(&b, (str){0});
	cr_expect(str_eq(buf_str(&b), str_at("ab\00012x", 6)));
}

Test(buf, room_is_counted_and_usable)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("x"));
	memset(buf_room(&b, 100000), 'y', 100000);
	buf_byte(&b, 'z');
	cr_expect_eq(b.n, 100002);
	cr_expect(b.p[0] == 'x' && b.p[1] == 'y' && b.p[100000] == 'y' && b.p[100001] == 'z');
	buf_clear(&b);
	cr_expect_eq(buf_str(&b).n, 0);
}

Test(buf, printf_takes_any_length)
{
	struct buf b BUF_AUTO = {0};
	for (int width = 1; width < 3000; width += 97) {
		buf_clear(&b);
		buf_printf(&b, "%*d", width, 7);
		cr_assert_eq(b.n, (size_t)width);
		cr_assert_eq(b.p[width - 1], '7');
	}
}

Test(buf, free_leaves_it_ready)
{
	struct buf b = {0};
	buf_add(&b, S("abc"));
	buf_free(&b);
	buf_add(&b, S("d"));
	cr_expect(str_eq(buf_str(&b), S("d")));
	buf_free(&b);
}

Test(buf, a_word_for_a_shell)
{
	static const str words[][2] = {{STR_INIT("../a-b/c.d"), STR_INIT("../a-b/c.d")},
	                               {STR_INIT(""), STR_INIT("''")},
	                               {STR_INIT("my app"), STR_INIT("'my app'")},
	                               {STR_INIT("it's;rm"), STR_INIT("'it'\\''s;rm'")},
	                               {STR_INIT("$(x)"), STR_INIT("'$(x)'")}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct buf b = {0};
		buf_shell_word(&b, words[i][0]);
		cr_expect(str_eq(buf_str(&b), words[i][1]), "%.*s", STR_ARG(buf_str(&b)));
		buf_free(&b);
	}
}
