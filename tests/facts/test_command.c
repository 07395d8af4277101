/* Commands of all files, and how a workflow comes to them. */
#include "facts/facts.h"

#include "repo.h"

static void rows_are(struct repo_facts repo, const char *members, const char *wanted)
{
	str got = repo_rows(&repo, "commands", members);
	cr_expect(str_eq(got, str_of(wanted)), "%.*s\n and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}

#define CI(steps)                                                                                                      \
	{                                                                                                              \
		".github/workflows/ci.yml", "on: pull_request\njobs:\n  a:\n    steps:\n" steps                        \
	}

Test(command, rows)
{
	struct repo_facts repo = REPO(
	        CI("      - run: |\n          cd web\n          tool scan -q --level=high -o out --x \"$Y\" $Z\n"));
	repo_expect(&repo, "commands", "path where program args folder runs on_change fails workflow job events",
	            ".github/workflows/ci.yml workflow tool scan,out,\"$Y\",$Z web true true true "
	            ".github/workflows/ci.yml a pull_request");
	const struct node *row = node_get(repo.tree, S("commands"))->child, *options = node_get(row, S("options"));
	cr_expect_eq(row->line, 7);
	cr_expect(str_eq(node_get(options, S("--level"))->text, S("high")));
	cr_expect(str_eq(node_get(options, S("-o"))->text, S("out")));
	cr_expect_eq(node_get(options, S("-q"))->kind, NODE_BOOL);
	cr_expect_eq(node_get(options, S("--x"))->kind, NODE_UNKNOWN);
	cr_expect_not_null(node_get(options, S("...")), "$Z may be any option");
	repo_free(&repo);
}

Test(command, what_is_run_in_turn)
{
	rows_are(REPO(CI("      - run: npm run audit --prefix web\n"),
	              {"web/package.json", "{'scripts': {'preaudit': 'a', 'audit': 'b && c', 'other': 'd'}}"}),
	         "program folder on_change fails",
	         "npm . true true|a web true true|b web true true|c web true true|d web false true");
	rows_are(REPO(CI("      - run: make\n"),
	              {"Makefile", "all: lint\n\tb $(X)\nlint:\n\t-c\n\t@d; e\nother:\n\tf\n"}),
	         "program on_change fails",
	         "make true true|c true false|d true false|e true true|b true true|f false true");
	rows_are(REPO(CI("      - run: bash scripts/a.sh || true\n"), {"scripts/a.sh", "b\nif x; then c; fi\n"}),
	         "program on_change fails", "bash true false|b true false|c ? false|x true false|true ? true");
	rows_are(REPO(CI("      - run: ./a\n"), {"a", "#!/bin/bash -e\nb\nc\n"}, {"b", "b\n"}), "program fails",
	         "a true|b true|c true");
	rows_are(REPO(CI("      - uses: ./.github/actions/x\n"),
	              {".github/actions/x/action.yml",
	               "runs:\n  using: composite\n  steps:\n    - run: a | b\n      shell: bash\n"}),
	         "program uses on_change fails", "- ./.github/actions/x true true|a - true true|b - true true");
	rows_are(REPO(CI("      - run: docker build -t x .\n"), {"Dockerfile", "FROM a\nRUN b\nCMD [\"c\"]\n"}),
	         "program args on_change fails", "docker build,x,. true true|b  true true|c  false true");
	rows_are(REPO({".github/workflows/ci.yml",
	               "on: pull_request\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n"},
	              {".github/workflows/b.yml", "on: workflow_call\njobs:\n  b:\n    steps:\n      - run: x\n"}),
	         "program on_change workflow job",
	         "x false .github/workflows/b.yml b|- true .github/workflows/ci.yml a|"
	         "x true .github/workflows/ci.yml a");
	rows_are(REPO(CI("      - run: turbo run audit\n"), {"a/package.json", "{'scripts': {'audit': 'b'}}"}),
	         "program on_change", "turbo true|b ?");
}

Test(command, circles_end)
{
	rows_are(REPO(CI("      - run: make a\n"), {"Makefile", "a: b\n\tx\nb: a\n\ty\n"}), "program", "make|y|x");
	rows_are(REPO(CI("      - run: ./a.sh\n"), {"a.sh", "./a.sh\n"}), "program", "a.sh|a.sh");
}

Test(command, what_is_none)
{
	rows_are(REPO({"README.md", "```sh\nmicroaudit scan .\n```\n"}, {"a.txt", "microaudit scan\n"},
	              {"node_modules/a/x.sh", "b\n"}, {"Makefile", "X := y\nexport Z = a\n"}),
	         "program", "");
	rows_are(REPO(CI("      - shell: python\n        run: print(1)\n")), "program", "");
}

/* What starts it, and what keeps it from running or from failing. */
Test(command, conditions)
{
	static const struct {
		const char *workflow, *wanted;
	} cases[] = {
	        {"on: push\njobs: {a: {steps: [{run: x}]}}", "true true"},
	        {"on: {push: {branches: [main]}}\njobs: {a: {steps: [{run: x}]}}", "false true"},
	        {"on: {push: {branches: ['**']}}\njobs: {a: {steps: [{run: x}]}}", "true true"},
	        {"on: {push: {tags: ['v*']}}\njobs: {a: {steps: [{run: x}]}}", "false true"},
	        {"on: {pull_request: {types: [closed]}}\njobs: {a: {steps: [{run: x}]}}", "false true"},
	        {"on: {pull_request: {types: [opened, synchronize]}}\njobs: {a: {steps: [{run: x}]}}", "true true"},
	        {"on: {pull_request: {branches: [release/*]}}\njobs: {a: {steps: [{run: x}]}}", "? true"},
	        {"on: {pull_request: {paths: ['docs/**']}}\njobs: {a: {steps: [{run: x}]}}", "false true"},
	        {"on: {pull_request: {paths: ['src/**']}}\njobs: {a: {steps: [{run: x}]}}", "? true"},
	        {"on: {pull_request: {paths-ignore: ['**.md']}}\njobs: {a: {steps: [{run: x}]}}", "true true"},
	        {"on: workflow_dispatch\njobs: {a: {steps: [{run: x}]}}", "false true"},
	        {"on: push\njobs: {a: {if: false, steps: [{run: x}]}}", "false true"},
	        {"on: push\njobs: {a: {if: github.event_name == 'push', steps: [{run: x}]}}", "true true"},
	        {"on: push\njobs: {a: {if: \"github.event_name != 'push'\", steps: [{run: x}]}}", "false true"},
	        {"on: pull_request\njobs: {a: {if: github.ref == 'refs/heads/main', steps: [{run: x}]}}", "false true"},
	        {"on: push\njobs: {a: {if: \"${{ !startsWith(github.ref, 'refs/tags/') }}\", steps: [{run: x}]}}",
	         "true true"},
	        {"on: push\njobs: {a: {if: vars.ON == '1', steps: [{run: x}]}}", "? true"},
	        {"on: push\njobs: {a: {steps: [{run: x, if: failure()}]}}", "false true"},
	        {"on: push\njobs: {a: {steps: [{run: x, if: always()}]}}", "true true"},
	        {"on: push\njobs: {a: {steps: [{run: x, continue-on-error: true}]}}", "true false"},
	        {"on: push\njobs: {a: {continue-on-error: '${{ matrix.x }}', steps: [{run: x}]}}", "true ?"},
	        {"on: push\njobs: {a: {strategy: {matrix: {v: []}}, steps: [{run: x}]}}", "false true"},
	        {"on: push\njobs: {b: {if: false}, a: {needs: b, steps: [{run: x}]}}", "false true"},
	        {"on: push\njobs: {b: {if: false}, a: {needs: [b], if: always(), steps: [{run: x}]}}", "true true"},
	        {"on: push\njobs: {a: {needs: a, steps: [{run: x}]}}", "? true"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct repo_facts repo = REPO({".github/workflows/ci.yml", cases[i].workflow});
		str got = repo_rows(&repo, "commands", "on_change fails");
		cr_expect(str_eq(got, str_of(cases[i].wanted)), "%s: %.*s and not %s", cases[i].workflow, STR_ARG(got),
		          cases[i].wanted);
		repo_free(&repo);
	}
}

Test(command, conditions_elsewhere)
{
	static const struct {
		const char *path, *text, *wanted;
	} cases[] = {
	        {".gitlab-ci.yml", "a: {script: [x]}", "true true"},
	        {".gitlab-ci.yml", "a: {script: [x], allow_failure: true}", "true false"},
	        {".gitlab-ci.yml", "a: {script: [x], when: manual}", "false true"},
	        {".gitlab-ci.yml", "a: {script: [x], rules: [{when: never}]}", "false true"},
	        {".gitlab-ci.yml", "a: {script: [x], rules: [{if: $CI_PIPELINE_SOURCE == \"merge_request_event\"}]}",
	         "true true"},
	        {".gitlab-ci.yml", "a: {script: [x], rules: [{if: $X, when: never}, {when: always}]}", "? true"},
	        {".gitlab-ci.yml", "a: {script: [x], only: [main]}", "false true"},
	        {".gitlab-ci.yml", "a: {script: [x], only: [merge_requests]}", "true true"},
	        {".gitlab-ci.yml", ".t: {script: [x]}\na: {extends: .t}", "true true"},
	        {".gitlab-ci.yml", ".t: {script: [x]}", "false true"},
	        {".gitlab/ci/a.yml", "a: {script: [x]}", "false true"},
	        {".gitlab-ci.yml", "workflow: {rules: [{if: $CI_COMMIT_TAG}]}\na: {script: [x]}", "false true"},
	        {".circleci/config.yml", "jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [a]}}", "true true"},
	        {".circleci/config.yml", "jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [b]}}", "false true"},
	        {".circleci/config.yml",
	         "jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [{a: {filters: {branches: {only: main}}}}]}}",
	         "false true"},
	        {".circleci/config.yml",
	         "jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [{h: {type: approval}}, {a: {requires: "
	         "[h]}}]}}",
	         "false true"},
	        {".circleci/config.yml", "commands: {c: {steps: [{run: x}]}}\njobs: {build: {steps: [c]}}",
	         "true true"},
	        {"azure-pipelines.yml", "steps: [{script: x}]", "true true"},
	        {"azure-pipelines.yml", "trigger: none\npr: none\nsteps: [{script: x}]", "false true"},
	        {"azure-pipelines.yml", "trigger: [main]\npr: [main]\nsteps: [{script: x}]", "true true"},
	        {"azure-pipelines.yml", "jobs: [{job: a, condition: false, steps: [{bash: x, continueOnError: true}]}]",
	         "false false"},
	        {"bitbucket-pipelines.yml", "pipelines: {default: [{step: {script: [x]}}]}", "true true"},
	        {"bitbucket-pipelines.yml", "pipelines: {custom: {c: [{step: {script: [x]}}]}}", "false true"},
	        {"bitbucket-pipelines.yml", "pipelines: {pull-requests: {'**': [{step: {script: [x]}}]}}", "true true"},
	        {"bitbucket-pipelines.yml", "pipelines: {default: [{step: {trigger: manual, script: [x]}}]}",
	         "false true"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct repo_facts repo = REPO({cases[i].path, cases[i].text});
		str got = repo_rows(&repo, "commands", "on_change fails");
		cr_expect(str_eq(got, str_of(cases[i].wanted)), "%s: %.*s and not %s", cases[i].text, STR_ARG(got),
		          cases[i].wanted);
		repo_free(&repo);
	}
}

/* No rule knows them by what stands around them; a digest of a commit is left out with them, an image is not. */
Test(command, what_a_machine_made_up_is_not_kept)
{
#define MADE_UP                                                                                                        \
	"Pq8vTn"                                                                                                       \
	"3LpW7x"                                                                                                       \
	"Kd2R"
	rows_are(
	        REPO({"a.sh", "vault login " MADE_UP "\naz login -p " MADE_UP "\ndocker pull a.io/b/c:1.2.3-alpine\n"}),
	        "program args", "vault login,...|az login,...|docker pull,a.io/b/c:1.2.3-alpine");
}
