/* rules time: a table of what each rule cost over a folder. */
#include "run.h"

#include <sys/stat.h>

#include "rules/example.h"

static const char own[] = "id: own\nkind: text\ncontrol: SECR-02\ntitle: Own\nanchors: [acme_]\n"
                          "pattern: 'acme_[a-z]{24}'\nwhy: It opens doors.\nfix: [Revoke it.]\n"
                          "match: ['acme_{lower:24}']\nclean: ['acme_{lower:23}']\n";

/* The columns of the line that begins with this name. */
static bool row(const char *name, unsigned long long *out, size_t n)
{
	str rest = run_read("out"), line;
	while (str_cut(&rest, '\n', &line)) {
		if (!str_starts(line, str_of(name)))
			continue;
		char *at = (char *)line.p + strlen(name);
		for (size_t i = 0; i < n; i++)
			out[i] = strtoull(at, &at, 10);
		return true;
	}
	return false;
}

static void time_folder(void)
{
	run_in_folder();
	cr_assert(mkdir("rules", 0700) == 0 && mkdir("app", 0700) == 0);
	run_write("rules/own.yaml", own);
	/* Woken three times, matched twice; the second value is a placeholder and no finding. */
	struct err err = {{0}};
	str text;
	cr_assert(example_expand(S("x = acme_{lower:24}\ny = acme_xxxxxxxxxxxxxxxxxxxxxxxx\nz = acme_\n"), 1,
	                         &run_arena, &text, &err));
	run_write("app/a.txt", text.p);
}

Test(rules_time, counts_what_woke_a_rule_what_it_matched_and_what_it_found, .init = time_folder, .fini = run_clean)
{
	unsigned long long c[4] = {0}, all[4] = {0}, pass[1] = {0};
	cr_assert_eq(RUN("rules", "time", "--rules", "rules", "app"), EXIT_HOLDS);
	cr_assert(row("own ", c, 4));
	cr_expect(c[0] > 0 && c[1] == 3 && c[2] == 2 && c[3] == 1, "%llu %llu %llu %llu", c[0], c[1], c[2], c[3]);
	cr_assert(row("all rules", all, 4));
	cr_expect(all[0] >= c[0] && all[1] >= 3 && all[2] >= 2 && all[3] >= 1);
	cr_assert(row("pass over the anchors", pass, 1));
	cr_expect(run_holds("out", "1 files, 78 bytes"));
}

Test(rules_time, the_dearest_stand_first, .init = time_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("rules", "time", "--rules", "rules", "app"), EXIT_HOLDS);
	str rest = run_read("out"), line;
	unsigned long long last = ~0ull;
	size_t rows = 0;
	cr_assert(str_cut(&rest, '\n', &line)); /* the head */
	while (str_cut(&rest, '\n', &line) && !str_starts(line, S("all rules"))) {
		unsigned long long time = strtoull(memchr(line.p, ' ', line.n), NULL, 10);
		cr_expect_leq(time, last);
		last = time;
		rows++;
	}
	cr_expect_gt(rows, 0);
}

Test(rules_time, one_path_that_is_there, .init = run_in_folder, .fini = run_clean)
{
	cr_expect_eq(RUN("rules", "time", "a", "b"), EXIT_USAGE);
	cr_expect_eq(RUN("rules", "time", "not-there"), EXIT_USAGE);
}
