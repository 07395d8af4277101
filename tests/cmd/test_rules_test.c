/* rules test: the examples of a rule, taken through the whole pipeline. */
#include "run.h"

static const char good[] = "id: own\nkind: text\ncontrol: SECR-02\ntitle: Own\nanchors: [acme_]\n"
                           "pattern: 'acme_[a-z]{24}'\nwhy: It opens doors.\nfix: [Revoke it.]\n"
                           "match: ['acme_{lower:24}']\nclean: ['acme_{lower:23}']\n";

Test(rules_test, passes_a_rule_that_keeps_its_word, .init = run_in_folder, .fini = run_clean)
{
	run_write("own.yaml", good);
	cr_expect_eq(RUN("rules", "test", "own.yaml"), EXIT_HOLDS);
	cr_expect(str_ends(run_read("out"), S("2 passed, 0 failed\n")));
}

Test(rules_test, shows_where_one_does_not, .init = run_in_folder, .fini = run_clean)
{
	str text = str_of(good);
	size_t at = str_find(text, S("{lower:24}"), 0);
	run_write("own.yaml", arena_printf(&run_arena, "%.*s{digit:24}%.*s", (int)at, text.p, (int)(text.n - at - 10),
	                                   text.p + at + 10)
	                              .p);
	cr_expect_eq(RUN("rules", "test", "own.yaml"), EXIT_FAILS);
	cr_expect(run_holds("out", "own.yaml:1: own: match 1: "));
	cr_expect(str_ends(run_read("out"), S("1 passed, 1 failed\n")));
}

Test(rules_test, what_new_prints_passes, .init = run_in_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("rules", "new", "acme"), EXIT_HOLDS);
	run_write("acme.yaml", run_read("out").p);
	cr_expect_eq(RUN("rules", "test", "acme.yaml"), EXIT_HOLDS);
}
