/* Workflow commands. */
#include "sample.h"

Test(github, every_line_is_a_command_of_ours)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "github", (struct report_style){0});
	sample_expect_safe(&out);
	str rest = buf_str(&out), line;
	while (rest.n && str_cut(&rest, '\n', &line))
		cr_expect(str_starts(line, S("::error ")) || str_starts(line, S("::warning ")) ||
		          str_starts(line, S("::notice ")));
}

Test(github, gating_is_an_error_at_its_place)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[0].main.place.path = S("a,b:c%.js");
	struct buf out BUF_AUTO = sample_write(r, "github", (struct report_style){0});
	cr_expect(str_starts(buf_str(&out), S("::error file=a%2Cb%3Ac%25.js,line=12,endLine=12,col=10,endColumn=50,"
	                                      "title=SECR-02 GitHub personal access token::HIGH: ghp_")));
	cr_expect(str_ends(buf_str(&out),
	                   S("::error title=microaudit::NOT READY TO REGISTER: 1 to fix, start at a,b:c%25.js:12\n")));
}

Test(github, a_message_of_a_commit_has_no_file)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[0].main.place.origin = ORIGIN_MESSAGE;
	struct buf out BUF_AUTO = sample_write(r, "github", (struct report_style){0});
	cr_expect(str_starts(buf_str(&out), S("::error title=SECR-02 ")));
}
