/* GitHub's line hash. The expected values were computed by the algorithm of codeql-action's fingerprints.ts. */
#include "sample.h"

#include "report/line_hash.h"

Test(line_hash, blanks_do_not_count_and_crlf_is_lf)
{
	cr_expect_eq(line_hash(S("a b\tc")), line_hash(S("abc")));
	cr_expect_eq(line_hash(S("a\r\nb")), line_hash(S("a\nb")));
	cr_expect_neq(line_hash(S("abc")), line_hash(S("abd")));
}

Test(line_hash, only_the_first_hundred_units_count)
{
	char line[201];
	memset(line, 'x', sizeof line);
	cr_expect_eq(line_hash(str_at(line, 200)), line_hash(str_at(line, 150)));
	cr_expect_neq(line_hash(str_at(line, 99)), line_hash(str_at(line, 98)));
}

Test(line_hash, agrees_with_the_original)
{
	cr_expect_eq(line_hash(S("const token = \"x\";")), 0xdd89de421cee3247u);
	cr_expect_eq(line_hash(S("e\xc3\xa9 \xf0\x9f\x94\x91 \xe2\x80\xa2")), 0xaf93d5924015caa5u);
}

Test(line_hash, equal_lines_of_a_file_are_numbered)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct finding many[4] = {s.findings[0], s.findings[0], s.findings[0], s.findings[0]};
	many[0].main.place.line = 30;
	many[2].main.place.line = 20;
	many[3].main.place.path = S("other.js");
	r->findings = many;
	r->n_findings = 4;
	struct line_hashes h = line_hashes_new(r, &s.arena);
	static const char nth[] = {'3', '1', '2', '1'};
	for (size_t i = 0; i < 4; i++) {
		str text = line_hashes_text(&h, &many[i], &s.arena);
		cr_expect_eq(text.p[text.n - 1], nth[i]);
	}
	arena_free(&s.arena);
}
