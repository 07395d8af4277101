/* Command lines read by the table of options. */
#include <criterion/criterion.h>

#include "cmd/command.h"

struct opt_case {
	struct arena arena;
	struct args args;
	struct err err;
};

static bool parse(struct opt_case *c, const char *command, int n, char **words)
{
	return opt_parse(command_find(str_of(command)), n, words, &c->arena, &c->args, &c->err);
}
#define PARSE(c, command, ...)                                                                                         \
	parse(c, command, sizeof((char *[]){__VA_ARGS__}) / sizeof(char *), (char *[]){__VA_ARGS__})

Test(opt, takes_values_words_and_bundles)
{
	struct opt_case c = {0};
	cr_assert(PARSE(&c, "scan", "-qj4", "--only=auth,privacy", "dir", "--", "--staged"), "%s", c.err.text);
	cr_expect(opt_given(&c.args, OPT_QUIET));
	cr_expect(str_eq(opt_value(&c.args, OPT_JOBS, S("")), S("4")));
	cr_expect_eq(opt_list(&c.args, OPT_ONLY, &c.arena).n, 2);
	cr_expect_eq(c.args.n_words, 2);
	cr_expect_not(opt_given(&c.args, OPT_STAGED));
	arena_free(&c.arena);
}

Test(opt, names_what_was_probably_meant)
{
	struct opt_case c = {0};
	cr_expect_not(PARSE(&c, "scan", "--stagd"));
	cr_expect(str_find(str_of(c.err.text), S("--staged"), 0) != (size_t)-1, "%s", c.err.text);
	cr_expect_not(PARSE(&c, "scan", "--stage", "lunch"));
	cr_expect_not(PARSE(&c, "scan", "--stage"));
	cr_expect_not(PARSE(&c, "scan", "--stage", "work", "--stage", "launch"));
	cr_expect_not(PARSE(&c, "scan", "--staged=yes"));
	cr_expect_not(PARSE(&c, "version", "--staged"), "an option of another command");
	arena_free(&c.arena);
}

Test(opt, subcommands_are_known_words)
{
	struct opt_case c = {0};
	cr_expect(PARSE(&c, "rules", "list"));
	cr_expect_not(PARSE(&c, "rules", "lst"));
	cr_expect_not(PARSE(&c, "baseline", "upgrade"));
	arena_free(&c.arena);
}
