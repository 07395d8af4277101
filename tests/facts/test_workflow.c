/* Steps of CI, whichever system runs them, and for which changes they run. */
#include "facts_one.h"

#include <stdio.h>

TestSuite(workflow, .init = facts_setup, .fini = facts_teardown);

Test(workflow, github_workflows)
{
	facts_see(facts_one, ".github/workflows/ci.yml", "yaml",
	          "{'name': 'CI', 'on': ['push', 'pull_request'], 'env': {'A': '1'},\n"
	          "'jobs': {'build': {'environment': {'name': 'prod'}, 'continue-on-error': true, 'steps': [\n"
	          "{'uses': 'actions/checkout@v4', 'with': {'path': 'x'}},\n"
	          "{'run': 'make', 'env': {'TOKEN': 'b'}, 'continue-on-error': false}]},\n"
	          "'call': {'uses': './x.yml'}}}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	cr_expect_not_null(facts_get(facts, "workflows.0.on.pull_request"));
	facts_are(facts, "workflows.0.name", "CI");
	facts_are(facts, "workflows.0.steps.0.uses", "actions/checkout@v4");
	facts_are(facts, "workflows.0.steps.0.environment", "prod");
	facts_are(facts, "workflows.0.steps.0.continue_on_error", "true");
	facts_are(facts, "workflows.0.steps.1.run", "make");
	facts_are(facts, "workflows.0.steps.2.job", "call");
	facts_are(facts, "workflows.0.env.1.name", "TOKEN");
	cr_expect_eq(facts_get(facts, "workflows.0.steps.1")->line, 4);
	const struct node *with = facts_get(facts, "workflows.0.steps.0.with.path");
	cr_expect(str_eq(node_row_path(facts, with), S(".github/workflows/ci.yml")),
	          "not the nearest member called path");
}

Test(workflow, steps_that_run_for_every_change)
{
	static const struct {
		const char *on, *runs;
	} cases[] = {
	        {"'pull_request'", "true"},
	        {"'push'", "true"},
	        {"['workflow_dispatch', 'pull_request']", "true"},
	        {"{'pull_request': {'branches': ['main']}}", "true"},
	        {"{'merge_group': null}", "true"},
	        {"'workflow_dispatch'", "false"},
	        {"{'schedule': [{'cron': '0 0 * * *'}]}", "false"},
	        {"{'push': {'branches': ['main']}}", "false"},
	        {"{'pull_request': {'paths': ['docs/**']}}", "false"},
	        {"{'push': {'branches': ['main']}, 'pull_request': null}", "true"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[400];
		snprintf(text, sizeof text, "{'on': %s, 'jobs': {'a': {'steps': [{'run': 'make'}]}}}", cases[i].on);
		struct facts *f = facts_new();
		facts_see(f, ".github/workflows/ci.yml", "yaml", text);
		facts_are(facts_finish(f, &facts_arena), "workflows.0.steps.0.on_changes", cases[i].runs);
		facts_free(f);
	}
	facts_see(facts_one, ".github/workflows/ci.yml", "yaml",
	          "{'on': 'push', 'jobs': {'a': {'if': 'false', 'steps': [{'run': 'make'}]}}}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "workflows.0.steps.0.on_changes", "false");
}

Test(workflow, workflows_of_other_systems)
{
	facts_see(facts_one, ".gitlab-ci.yml", "yaml",
	          "{'variables': {'AWS_X': {'value': 'v'}}, 'scan': {'script': ['a', 'b'], 'allow_failure': true}}");
	facts_see(facts_one, ".circleci/config.yml", "yaml",
	          "{'jobs': {'build': {'steps': ['checkout', {'run': {'command': 'make'}}, {'run': 'test'}]}}}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "workflows.0.ci", "circleci");
	facts_are(facts, "workflows.0.steps.0.run", "make");
	facts_are(facts, "workflows.0.steps.1.run", "test");
	facts_are(facts, "workflows.0.steps.1.job", "build");
	facts_are(facts, "workflows.1.env.0.value", "v");
	facts_are(facts, "workflows.1.steps.1.run", "b");
	facts_are(facts, "workflows.1.steps.1.job", "scan");
	facts_are(facts, "workflows.1.steps.1.continue_on_error", "true");
	facts_are(facts, "workflows.1.steps.1.on_changes", "true");
}

Test(workflow, what_is_taken_in_from_elsewhere)
{
	facts_see(facts_one, ".gitlab-ci.yml", "yaml",
	          "{'include': [{'template': 'Security/SAST.gitlab-ci.yml'}, {'local': 'ci/more.yml'}]}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "workflows.0.steps.0.uses", "template:Security/SAST.gitlab-ci.yml");
	cr_expect_eq(facts_get(facts, "workflows.0.steps.1")->kind, NODE_UNKNOWN, "it may hold any step");
	struct facts *one = facts_new();
	facts_see(one, ".gitlab-ci.yml", "yaml", "{'include': 'https://example.org/ci.yml'}");
	cr_expect_eq(facts_get(facts_finish(one, &facts_arena), "workflows.0.steps.0")->kind, NODE_UNKNOWN);
	facts_free(one);
}

/* Text that strangers write, on its way into a script. */
Test(workflow, words_of_strangers)
{
	static const struct {
		const char *job, *wanted;
	} cases[] = {
	        {"{'steps': [{'run': 'echo ${{ github.event.issue.title }}'}]}", "${{ github.event.issue.title }}"},
	        {"{'steps': [{'run': 'echo ${{ GITHUB.EVENT.Issue.Title }}'}]}", "${{ GITHUB.EVENT.Issue.Title }}"},
	        {"{'steps': [{'run': 'echo ${{ github.head_ref }}'}]}", "${{ github.head_ref }}"},
	        {"{'steps': [{'run': 'echo ${{ toJSON(github.event) }}'}]}", "${{ toJSON(github.event) }}"},
	        {"{'steps': [{'run': 'x', 'env': {'T': '${{ github.event.issue.title }}'}}]}", ""},
	        {"{'steps': [{'run': 'echo \\\"$T\\\"', 'env': {'T': '${{ github.event.issue.title }}'}}]}", ""},
	        {"{'steps': [{'run': 'echo ${{ env.T }}', 'env': {'T': '${{ github.event.issue.title }}'}}]}",
	         "${{ env.T }}"},
	        {"{'env': {'T': '${{ github.head_ref }}'}, 'steps': [{'run': 'echo ${{ env.t }}'}]}", "${{ env.t }}"},
	        {"{'env': {'T': '${{ github.sha }}'}, 'steps': [{'run': 'echo ${{ env.T }}'}]}", ""},
	        {"{'steps': [{'run': 'echo ${{ github.event.issue.number }}'}]}", ""},
	        {"{'steps': [{'run': 'echo ${{ github.head_ref == 1 }}'}]}", ""},
	        {"{'steps': [{'run': 'echo ${{ contains(github.event.issue.title, 1) }}'}]}", ""},
	        {"{'steps': [{'run': 'echo ${{ x && github.event.issue.body || 1 }}'}]}",
	         "${{ x && github.event.issue.body || 1 }}"},
	        {"{'steps': [{'uses': 'actions/github-script@v7', 'with': {'script': 'f(`${{ github.event.comment.body "
	         "}}`)'}}]}",
	         "${{ github.event.comment.body }}"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[400];
		snprintf(text, sizeof text, "{'on': 'issues', 'jobs': {'a': %s}}", cases[i].job);
		struct facts *f = facts_new();
		facts_see(f, ".github/workflows/ci.yml", "yaml", text);
		const struct node *n = facts_get(facts_finish(f, &facts_arena), "workflows.0.steps.0.stranger");
		cr_expect(str_eq(n ? n->text : S(""), str_of(cases[i].wanted)), "%s: %.*s", cases[i].job,
		          STR_ARG(n ? n->text : S("(none)")));
		facts_free(f);
	}
}

Test(workflow, words_of_strangers_in_outputs)
{
	facts_see(facts_one, ".github/workflows/ci.yml", "yaml",
	          "{'on': 'issues', 'jobs': {\n"
	          "'b': {'needs': 'a', 'steps': [{'run': 'echo ${{ needs.a.outputs.t }} ${{ needs.a.outputs.u }}'}]},\n"
	          "'a': {'outputs': {'t': '${{ steps.s.outputs.t }}', 'u': '${{ steps.v.outputs.t }}'}, 'steps': [\n"
	          "{'id': 's', 'run': 'echo \\\"t=$T\\\" >> $GITHUB_OUTPUT', 'env': {'T': '${{ "
	          "github.event.issue.title }}'}},\n"
	          "{'id': 'v', 'run': 'echo t=1 >> $GITHUB_OUTPUT', 'env': {'T': '${{ github.event.issue.title }}'}},\n"
	          "{'run': 'echo ${{ steps.v.outputs.t }}'}, {'run': 'echo ${{ steps.s.outputs.t }}'}]}}}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "workflows.0.steps.0.stranger", "${{ needs.a.outputs.t }}");
	cr_expect_null(facts_get(facts, "workflows.0.steps.3.stranger"));
	facts_are(facts, "workflows.0.steps.4.stranger", "${{ steps.s.outputs.t }}");
}
