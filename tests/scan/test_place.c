/* Lines, columns, frames, and the comments that ignore a finding. */
#include "scan/place.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"

static struct arena place_arena;

static void place_expect(struct line_cursor *c, size_t offset, unsigned line, unsigned col)
{
	unsigned l, k;
	place_locate(c, offset, &l, &k);
	cr_expect(l == line && k == col, "offset %zu: %u:%u instead of %u:%u", offset, l, k, line, col);
}

Test(place, columns_count_code_points)
{
	struct line_cursor c = {.text = S("a\xc3\xa4\xff"
	                                  "b\r\n\nx")};
	place_expect(&c, 0, 1, 1);
	place_expect(&c, 3, 1, 3);
	place_expect(&c, 4, 1, 4);
	place_expect(&c, 7, 2, 1);
	place_expect(&c, 8, 3, 1);
	place_expect(&c, 9, 3, 2);
	place_expect(&c, 3, 1, 3);
	struct line_cursor empty = {.text = S("")};
	place_expect(&empty, 0, 1, 1);
}

/* There and back again, over marks that lie inside a character. */
Test(place, places_do_not_depend_on_the_order)
{
	struct buf b BUF_AUTO = {0};
	while (b.n < 20000) {
		buf_add(&b, S("a\xc3\xa4\xe2\x82\xac\xff"));
		if (b.n % 13 == 0)
			buf_byte(&b, '\n');
	}
	struct line_cursor marked = {.text = buf_str(&b), .arena = &place_arena};
	for (size_t i = 0, at = 0; i < 3000; i++, at = (at * 31 + 977) % b.n) {
		while (((unsigned char)b.p[at] & 0xc0) == 0x80)
			at++;
		struct line_cursor fresh = {.text = buf_str(&b)};
		unsigned line, col;
		place_locate(&fresh, at, &line, &col);
		place_expect(&marked, at, line, col);
	}
	cr_expect_gt(marked.n_marks, 4);
}

Test(place, line_starts)
{
	str text = S("ab\n\nc");
	cr_expect_eq(place_line_start(text, 1), 0);
	cr_expect_eq(place_line_start(text, 2), 3);
	cr_expect_eq(place_line_start(text, 3), 4);
	cr_expect_eq(place_line_start(text, 9), 5);
}

Test(place, lines_by_an_index)
{
	struct buf b BUF_AUTO = {0};
	struct arena a = {0};
	for (int i = 0; i < 500; i++)
		buf_add(&b, i % 3 ? S("\n") : S("some text\n"));
	buf_add(&b, S("last"));
	struct line_index x = line_index_make(buf_str(&b), &a), none = line_index_make(S(""), &a);
	for (unsigned line = 1; line < 510; line += 1 + line % 3)
		cr_assert_eq(line_index_start(&x, line), place_line_start(buf_str(&b), line), "line %u", line);
	cr_expect_eq(line_index_start(&x, 4000000000u), b.n);
	cr_expect_eq(line_index_start(&none, 1), 0);
	cr_expect_eq(line_index_start(&none, 7), 0);
	arena_free(&a);
}

static bool place_ignores(const char *text, const char *at)
{
	static const str was[] = {STR_INIT("old-demo")};
	static const struct control control = {.id = STR_INIT("SECR-02")};
	static const struct rule rule = {.id = STR_INIT("demo"), .was = {was, 1}, .control = &control};
	str why = {0}, all = str_of(text);
	bool ignored = place_ignored(all, str_find(all, str_of(at), 0), &rule, &why);
	cr_expect(!ignored || str_eq(why, S("a reason")), "why: %.*s", STR_ARG(why));
	return ignored;
}

/* The comment in this notation, and the key on the next line. */
static const char *place_line(struct arena *a, const char *notation)
{
	char line[128];
	str shape = str_of(notation);
	size_t at = str_find(shape, S("%s"), 0);
	snprintf(line, sizeof line, "%.*smicroaudit:ignore demo a reason%s", (int)at, notation, notation + at + 2);
	return arena_printf(a, "%s\nKEY\n", line).p;
}

Test(place, ignore_comments)
{
	cr_expect(place_ignores("KEY # microaudit:ignore demo a reason\n", "KEY"));
	cr_expect(place_ignores("KEY // microaudit:ignore secr-02 a reason", "KEY"));
	cr_expect(place_ignores("KEY /* microaudit:ignore old-demo a reason */", "KEY"));
	cr_expect(place_ignores("KEY <!-- microaudit:ignore demo a reason -->\r\n", "KEY"));
	cr_expect(place_ignores("# microaudit:ignore demo a reason\nKEY\n", "KEY"));
	static const char *const before[] = {"{- %s -}",    "<%# %s %>", "{# %s #}", "' %s",     "! %s",  "REM %s",
	                                     ":: %s",       ";; %s",     "-- %s",    "(* %s *)", "% %s",  ".. %s",
	                                     "{{!-- %s }}", "<# %s #>",  "@* %s *@", ".\\\" %s", "dnl %s"};
	static const char *const no_comment[] = {"'x %s'", "!x %s", "| x | %s", "..x %s", "x %s"};
	struct arena a = {0};
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		cr_expect(place_ignores(place_line(&a, before[i]), "KEY"), "%s", before[i]);
	for (size_t i = 0; i < sizeof no_comment / sizeof *no_comment; i++)
		cr_expect_not(place_ignores(place_line(&a, no_comment[i]), "KEY"), "%s", no_comment[i]);
	arena_free(&a);
	cr_expect_not(place_ignores("KEY # microaudit:ignore demo\n", "KEY"), "no reason");
	cr_expect_not(place_ignores("KEY /* microaudit:ignore demo */\n", "KEY"), "the end of a comment is no reason");
	cr_expect_not(place_ignores("KEY # microaudit:ignore demo ...\n", "KEY"), "nor are dots");
	cr_expect_not(place_ignores("KEY # microaudit:ignore demo \xe2\x80\x8b\xc2\xa0\v\n", "KEY"), "nor is a space");
	cr_expect_not(place_ignores("KEY # microaudit:ignore other a reason\n", "KEY"));
	cr_expect_not(place_ignores("KEY # microaudit:ignore demon a reason\n", "KEY"));
	cr_expect_not(place_ignores("x = 1 # microaudit:ignore demo a reason\nKEY\n", "KEY"), "not alone on its line");
	cr_expect_not(place_ignores("# microaudit:ignore demo a reason\n\nKEY\n", "KEY"));
	cr_expect_not(place_ignores("KEY\n# microaudit:ignore demo a reason\n", "KEY"));
}

static str place_noted(const char *text, str note)
{
	static struct arena notes;
	static const struct rule rule = {.id = STR_INIT("demo")};
	struct hit h = {.rule = &rule, .note = note};
	str all = str_of(text);
	place_heed(&h, all, str_find(all, S("KEY"), 0), &notes);
	cr_expect(h.ignored == (h.ignore_why.n > 0));
	return h.note;
}

Test(place, comments_that_ignore_nothing_are_noted)
{
	str none = S("");
	cr_expect(str_eq(place_noted("KEY # microaudit:ignore demo a reason\n", none), none));
	cr_expect(str_eq(place_noted("KEY # a comment\n", none), none));
	cr_expect(str_eq(place_noted("KEY # microaudit:ignore dmeo a reason\n", none),
	                 S("its comment microaudit:ignore does not name the rule that found it")));
	cr_expect(str_eq(place_noted("# microaudit:ignore demo\nKEY\n", S("proven")),
	                 S("proven; its comment microaudit:ignore gives no reason")));
	cr_expect(str_eq(place_noted("# microaudit:ignore demo a reason\nKEY # microaudit:ignore x y\n", none), none),
	          "the one above holds");
}

Test(place, of_a_node)
{
	struct node n = {.line = 3, .col = 5, .end_line = 4, .end_col = 2}, open = {.line = 3, .col = 5};
	struct place p = {0};
	place_of_node(&n, &p);
	cr_expect(p.line == 3 && p.col == 5 && p.end_line == 4 && p.end_col == 2);
	place_of_node(&open, &p);
	cr_expect(p.end_line == 3 && p.end_col == 5);
}
