/* The baseline's text, there and back. */
#include "policy/baseline.h"

#include <criterion/criterion.h>

static const struct control baseline_control = {.id = STR_INIT("SECR-02")};
static const struct rule baseline_rule = {.id = STR_INIT("some-key"), .control = &baseline_control};

static void fill(struct report *r, struct finding f[3], struct arena *a)
{
	*r = (struct report){.arena = a, .findings = f, .n_findings = 3};
	for (int i = 0; i < 3; i++) {
		f[i] = (struct finding){.control = &baseline_control, .severity = SEVERITY_HIGH};
		f[i].main.rule = &baseline_rule;
		f[i].main.print[0] = (uint8_t)(9 - i);
		f[i].main.place.path = S("src/a b.js");
	}
}

Test(baseline, is_sorted_and_counts_what_it_hides)
{
	struct arena a = {0};
	struct report r;
	struct finding f[3];
	struct buf b BUF_AUTO = {0};
	fill(&r, f, &a);
	f[2].severity = SEVERITY_INFO;
	f[1].state = STATE_KNOWN;
	baseline_write(&r, &b);
	cr_assert(str_eq(buf_str(&b), S("1:08000000000000000000000000000000 some-key SECR-02 src/a b.js\n"
	                                "1:09000000000000000000000000000000 some-key SECR-02 src/a b.js\n"
	                                "# 2 findings hidden by this baseline\n")));
	arena_free(&a);
}

Test(baseline, hides_what_it_lists_and_nothing_else)
{
	struct arena a = {0};
	struct report r;
	struct finding f[3];
	struct buf b BUF_AUTO = {0};
	struct baseline known;
	struct err err;
	fill(&r, f, &a);
	r.n_findings = 2;
	baseline_write(&r, &b);
	cr_assert(baseline_read(buf_str(&b), &a, &known, &err), "%s", err.text);
	r.n_findings = 3;
	f[1].state = STATE_EXCEPTED;
	cr_assert_eq(baseline_apply(&known, &r), 1);
	cr_assert_eq(f[0].state, STATE_KNOWN);
	cr_assert_eq(f[1].state, STATE_EXCEPTED);
	cr_assert_eq(f[2].state, STATE_NEW);
	arena_free(&a);
}

Test(baseline, order_and_count_do_not_matter)
{
	struct arena a = {0};
	struct baseline known;
	struct err err;
	cr_assert(
	        baseline_read(S("# 7 findings hidden by this baseline\r\n1:09000000000000000000000000000000 a B c\r\n\n"
	                        "1:08000000000000000000000000000000 a B c\n1:09000000000000000000000000000000 a B d"),
	                      &a, &known, &err));
	cr_assert_eq(known.n, 2);
	cr_assert_eq(known.prints[0][0], 8);
	arena_free(&a);
}

Test(baseline, says_which_line_is_wrong)
{
	struct arena a = {0};
	struct baseline known;
	struct err err;
	cr_assert_not(baseline_read(S("# x\nnonsense\n"), &a, &known, &err));
	cr_assert(strstr(err.text, "line 2:"));
	cr_assert_not(baseline_read(S("<<<<<<< HEAD\n"), &a, &known, &err));
	cr_assert(strstr(err.text, "merge"));
	arena_free(&a);
}
