/* init: answers become a manifest that is valid, and a manifest that is there stays as it is. */
#include "run.h"

#define ANSWERS                                                                                                        \
	"--app-id", "lunch", "--name", "Lunch: \"now\" {purpose}", "--purpose", "Finds a place for lunch", "--owner",  \
	        "a@example.com", "--data", "internal", "--auth", "oidc"

Test(cmd_init, fills_the_template_and_overwrites_nothing, .init = run_in_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("init", ANSWERS, "--exposure", "internal", "--region", "eu-west-1"), EXIT_HOLDS);
	cr_expect(run_holds("microapp.yaml", "\napp_id: lunch\nname: \"Lunch: \\\"now\\\" {purpose}\"\n"));
	cr_expect(run_holds("microapp.yaml", "\n    region: eu-west-1\n"));
	cr_expect_not(run_holds("out", "Still"), "a complete manifest fits the schema");
	cr_expect_eq(RUN("init", ANSWERS, "--exposure", "public"), EXIT_USAGE);
	cr_expect_not(run_holds("microapp.yaml", "exposure: public"));
}

Test(cmd_init, refuses_an_answer_that_the_schema_refuses, .init = run_in_folder, .fini = run_clean)
{
	cr_expect_eq(RUN("init", "--app-id", "Not Good", "--name", "Lunch", "--purpose", "Finds a place for lunch",
	                 "--owner", "a@example.com", "--data", "internal", "--auth", "oidc", "--exposure", "internal"),
	             EXIT_USAGE);
	cr_expect(run_holds("err", "app_id"));
	cr_expect_neq(access("microapp.yaml", F_OK), 0);
}

Test(cmd_init, names_the_answers_that_are_missing, .init = run_in_folder, .fini = run_clean)
{
	cr_expect_eq(RUN("init", ANSWERS), EXIT_USAGE);
	cr_expect(run_holds("err", "--exposure"));
	cr_expect_not(run_holds("err", "--owner"));
}

Test(cmd_init, says_what_is_left_to_fill_in, .init = run_in_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("init", "--app-id", "lunch", "--name", "Lunch", "--purpose", "Finds a place for lunch",
	                 "--owner", "a@example.com", "--data", "regulated", "--auth", "oidc", "--exposure", "internal"),
	             EXIT_HOLDS);
	cr_expect(run_holds("out", "regulations"));
}

Test(cmd_init, begins_a_public_app_with_limits_that_nothing_enforces, .init = run_in_folder, .fini = run_clean)
{
	cr_assert_eq(RUN("init", ANSWERS, "--exposure", "public"), EXIT_HOLDS);
	cr_expect(run_holds("microapp.yaml", "\nlimits:\n  edge: none "));
	cr_expect_not(run_holds("out", "Still"), "a complete manifest fits the schema");
}
