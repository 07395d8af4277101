/* Text broken into lines for a terminal. */
#include <criterion/criterion.h>

#include "cmd/prose.h"
#include "rules/ruleset.h"

Test(prose, folds_at_80_columns_and_escapes)
{
	struct buf b = {0};
	prose_fold(&b, 4, S("one two\x1b three"));
	cr_expect(str_eq(buf_str(&b), S("one two\\x1B three\n")) || str_eq(buf_str(&b), S("one two\\x1b three\n")));
	buf_clear(&b);
	for (int i = 0; i < 20; i++)
		buf_add(&b, S("12345678 "));
	struct buf out = {0};
	prose_fold(&out, 4, buf_str(&b));
	str rest = buf_str(&out), line;
	size_t lines = 0;
	for (; str_cut(&rest, '\n', &line) && line.n; lines++)
		cr_expect(line.n <= 80 && (lines == 0 || str_starts(line, S("    1"))));
	cr_expect_eq(lines, 3);
	buf_free(&out);
	buf_free(&b);
}

Test(prose, names_the_nearest_rule_or_control)
{
	cr_expect(str_eq(prose_nearest(ruleset_builtin(), S("githb-pat")), S("github-pat")));
	cr_expect(str_eq(prose_nearest(ruleset_builtin(), S("AUTH-1")), S("AUTH-01")));
}

static void suggests(const char *word, const char *want)
{
	struct buf b = {0};
	prose_suggest(&b, ruleset_builtin(), str_of(word));
	cr_expect(str_starts(buf_str(&b), str_of(want)), "%s: %.*s", word, STR_ARG(buf_str(&b)));
	buf_free(&b);
}

Test(prose, suggests_by_the_words_of_titles)
{
	suggests("githb-pat", "github-pat");
	suggests("PKCE", "AUTH-01, pkce-");
	suggests("pkce", "AUTH-01, pkce-");
	suggests("openai", "openai-");
	suggests("SECR-2", "SECR-02");
}

Test(prose, suggests_nothing_that_is_not_near)
{
	struct buf b = {0};
	prose_suggest(&b, ruleset_builtin(), S("qqqqqqqq"));
	cr_expect_eq(b.n, 0, "%.*s", STR_ARG(buf_str(&b)));
	prose_unknown(&b, ruleset_builtin(), S("qqqqqqqq"));
	cr_expect(str_ends(buf_str(&b), S("name them")));
	buf_free(&b);
}
