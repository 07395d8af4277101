/* What a build says and what it does are two things. Each row is a small repository and what is known of its command x:
 * does every change come to it, does anything by itself, does anything at all, and is its failure the build's? T, F, or
 * ? where only running tells. Beside each way to make a gate of paper stands its honest twin. */
#include "facts/facts.h"

#include "gate.h"

#define GITHUB         ".github/workflows/ci.yml"
#define ON(event, job) GITHUB, "on: " event "\njobs: {a: {" job "}}\n", NULL, NULL
#define X              "steps: [{run: x}]"

Test(gate, events_of_github)
{
	static const struct gate gates[] = {
	        {ON("pull_request", X), "TTTT"},
	        {ON("push", X), "TTTT"},
	        {ON("workflow_dispatch", X), "FFTT"},
	        {ON("{schedule: [{cron: 0 3 * * *}]}", X), "FTTT"},
	        {ON("{release: {types: [published]}}", X), "FTTT"},
	        {ON("workflow_call", X), "FFFT"},
	        {ON("{push: {branches: [main]}}", X), "FTTT"},
	        {ON("{push: {branches-ignore: ['**']}}", X), "FFFT"},
	        {ON("{push: {branches-ignore: [gh-pages]}}", X), "?TTT"},
	        {ON("{push: {branches: []}}", X), "FFFT"},
	        {ON("{push: {branches: ['!main']}}", X), "???T"},
	        {ON("{pull_request: {branches: ['**', '!main']}}", X), "FTTT"},
	        {ON("{pull_request: {branches: ['!release', main]}}", X), "TTTT"},
	        {ON("{pull_request: {branches-ignore: ['**']}}", X), "FFFT"},
	        {ON("{pull_request: {paths-ignore: ['**']}}", X), "FFFT"},
	        {ON("{pull_request: {paths: ['nothing/**']}}", X), "?TTT"},
	        {ON("{pull_request: {types: [closed]}}", X), "FTTT"},
	        {ON("pull_request_target", X), "?TTT"},
	        {ON("[push, workflow_dispatch]", "if: github.event_name == 'workflow_dispatch', " X), "FFTT"},
	        {ON("[push, schedule]", "if: github.event_name == 'schedule', " X), "FTTT"},
	};
	TRY(gates);
}

Test(gate, jobs_of_github)
{
	static const struct gate gates[] = {
	        {ON("push", "if: false, " X), "FFFT"},
	        {ON("pull_request", "if: github.event.pull_request.draft == false, " X), "TTTT"},
	        {ON("push", "if: '${{ false }}', " X), "FFFT"},
	        {ON("push", "strategy: {matrix: {v: []}}, " X), "FFFT"},
	        {ON("push", "strategy: {matrix: {include: []}}, " X), "FFFT"},
	        {ON("push", "strategy: {matrix: {v: [1], exclude: [{v: 1}]}}, " X), "???T"},
	        {ON("push", "strategy: {matrix: {v: [1, 2], exclude: [{v: 1}]}}, " X), "TTTT"},
	        {ON("push", "strategy: {matrix: {v: [1, 2], w: [1, 2], exclude: [{v: 1}, {v: 2}]}}, " X), "???T"},
	        {ON("push", "strategy: {matrix: {v: '${{ fromJSON(vars.V) }}'}}, " X), "???T"},
	        {ON("push", "continue-on-error: true, " X), "TTTF"},
	        {ON("push", "continue-on-error: '${{ true }}', " X), "TTT?"},
	        {ON("push", "steps: [{run: x, continue-on-error: '${{ github.ref != 1 }}'}]"), "TTT?"},
	        {GITHUB, "on: push\njobs: {b: {if: false}, a: {needs: [b], " X "}}", NULL, NULL, "FFFT"},
	        {GITHUB, "on: push\njobs: {b: {if: false}, a: {needs: [b], if: always(), " X "}}", NULL, NULL, "TTTT"},
	        {GITHUB, "on: push\njobs: {a: {uses: ./.github/workflows/b.yml}}", ".github/workflows/b.yml",
	         "on: workflow_call\njobs: {b: {" X "}}", "FFFT TTTT"},
	        {GITHUB, "on: push\njobs: {a: {uses: ./.github/workflows/b.yml}}", ".github/workflows/b.yml",
	         "on: workflow_call\njobs: {b: {if: false, " X "}}", "FFFT FFFT"},
	        {GITHUB, "on: push\njobs: {a: {steps: [{uses: ./a}]}}", "a/action.yml",
	         "runs: {steps: [{run: x, shell: bash, continue-on-error: true}]}", "TTTF"},
	        {GITHUB, "on: push\njobs: {a: {steps: [{uses: ./a, if: false}]}}", "a/action.yml",
	         "runs: {steps: [{run: x, shell: bash}]}", "FFFT"},
	        {ON("push", "runs-on: windows-latest, steps: [{run: \"x\\ny\"}]"), "TTTF"},
	        {ON("push", "runs-on: windows-latest, steps: [{run: \"x\\nWrite-Host y\"}]"), "TTTT"},
	        {ON("push", "steps: [{shell: cmd, run: \"x\\ny\"}]"), "TTTF"},
	        {ON("push", "steps: [{shell: cmd, run: \"y\\nx\"}]"), "TTTT"},
	        {ON("push", "steps: [{shell: 'bash {0}', run: \"x\\ny\"}]"), "TTTF"},
	        {ON("push", "steps: [{shell: bash, run: 'x | tee y'}]"), "TTTT"},
	        {ON("push", "steps: [{run: 'x | tee y'}]"), "TTTF"},
	};
	TRY(gates);
}

#define GITLAB(text) ".gitlab-ci.yml", text, NULL, NULL

Test(gate, gitlab)
{
	static const struct gate gates[] = {
	        {GITLAB("a: {script: [x]}"), "TTTT"},
	        {GITLAB("a: {script: [x], allow_failure: true}"), "TTTF"},
	        {GITLAB("a: {script: [x], allow_failure: {exit_codes: [1]}}"), "TTT?"},
	        {GITLAB("a: {script: [x], rules: [{when: always, allow_failure: true}]}"), "TTTF"},
	        {GITLAB("a: {script: [x], allow_failure: true, rules: [{when: always, allow_failure: false}]}"),
	         "TTTT"},
	        {GITLAB("a: {script: [x], rules: [{if: $Y, allow_failure: true}, {when: always}]}"), "TTT?"},
	        {GITLAB("a: {script: [x], when: manual}"), "FFTT"},
	        {GITLAB("a: {script: [x], when: never}"), "FFFT"},
	        {GITLAB("a: {script: [x], when: delayed, start_in: 1 day}"), "FTTT"},
	        {GITLAB("a: {script: [x], rules: [{when: never}]}"), "FFFT"},
	        {GITLAB("a: {script: [x], rules: [{when: manual}]}"), "FFTT"},
	        {GITLAB("a: {script: [x], rules: [{if: $CI_PIPELINE_SOURCE == \"schedule\"}]}"), "FTTT"},
	        {GITLAB("a: {script: [x], rules: [{if: '$CI_COMMIT_BRANCH == \"main\" || $CI_PIPELINE_SOURCE == "
	                "\"merge_request_event\"'}]}"),
	         "TTTT"},
	        {GITLAB("a: {script: [x], rules: [{if: '$CI_PIPELINE_SOURCE == \"merge_request_event\" && $Y'}]}"),
	         "???T"},
	        {GITLAB("a: {script: [x], rules: [{if: $CI_PIPELINE_SOURCE == \"merge_request_event\", changes: "
	                "[y]}]}"),
	         "?TTT"},
	        {GITLAB("a: {script: [x], only: [main]}"), "FTTT"},
	        {GITLAB("a: {script: [x], only: [web]}"), "FFTT"},
	        {GITLAB("a: {script: [x], except: [branches]}"), "F??T"},
	        {GITLAB("a: {script: [x], except: [tags]}"), "TTTT"},
	        {GITLAB("workflow: {rules: [{if: $CI_COMMIT_TAG}]}\na: {script: [x]}"), "FTTT"},
	        {GITLAB("workflow: {rules: [{when: never}]}\na: {script: [x]}"), "FFFT"},
	        {GITLAB("a: {before_script: [set +e], script: [x, y]}"), "TTTF"},
	        {GITLAB("a: {before_script: [exit 0], script: [x]}"), "FFFT"},
	        {GITLAB("default: {before_script: [set +e]}\na: {script: [x, y]}"), "TTTF"},
	        {GITLAB("default: {before_script: [set +e]}\na: {before_script: [], script: [x, y]}"), "TTTT"},
	        {GITLAB("a: {script: [set +e, x, y]}"), "TTTF"},
	        {GITLAB("a: {script: [y, x, y]}"), "TTTT"},
	        {GITLAB("a: {script: [y], after_script: [x]}"), "TTTF"},
	        {GITLAB("a: {before_script: [x], script: [y]}"), "TTTT"},
	        {GITLAB(".t: {script: [x], allow_failure: true}\na: {extends: .t}"), "TTTF"},
	        {GITLAB(".t: {script: [x]}\n.u: {when: manual}\na: {extends: [.t, .u]}"), "FFTT"},
	        {GITLAB(".t: {script: [x]}\n.u: {image: i}\na: {extends: [.t, .u]}"), "TTTT"},
	        {GITLAB("a: {extends: .elsewhere, script: [x]}"), "????"},
	        {GITLAB("b: {when: manual, script: [y]}\na: {needs: [b], script: [x]}"), "FFTT"},
	        {".gitlab-ci.yml", "include: [{local: /.gitlab/ci/a.yml}]", ".gitlab/ci/a.yml", "a: {script: [x]}",
	         "TTTT"},
	        {".gitlab-ci.yml", "include: .gitlab/ci/a.yml", ".gitlab/ci/a.yml", "a: {script: [x], when: manual}",
	         "FFTT"},
	        {".gitlab-ci.yml", "b: {script: [y]}", ".gitlab/ci/a.yml", "a: {script: [x]}", ""},
	        {GITLAB(".t: {script: [x]}\na: {script: [!reference [.t, script]]}"), "FFFT TTTT"},
	        {GITLAB("a: {script: [!reference [.t, script], x, y]}"), "????"},
	};
	TRY(gates);
}

Test(gate, other_systems)
{
#define CIRCLE(text)    ".circleci/config.yml", text, NULL, NULL
#define AZURE(text)     "azure-pipelines.yml", text, NULL, NULL
#define BITBUCKET(text) "bitbucket-pipelines.yml", text, NULL, NULL
	static const struct gate gates[] = {
	        {CIRCLE("jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [a]}}"), "TTTT"},
	        {CIRCLE("jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [b]}}"), "FFFT"},
	        {CIRCLE("jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {when: false, jobs: [a]}}"), "FFFT"},
	        {CIRCLE("jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [{a: {filters: {branches: {only: "
	                "main}}}}]}}"),
	         "FTTT"},
	        {CIRCLE("jobs: {a: {steps: [{run: x}]}}\nworkflows: {w: {jobs: [{a: {filters: {branches: {ignore: "
	                "/.*/}}}}]}}"),
	         "FFFT"},
	        {CIRCLE("jobs: {a: {steps: [{run: {command: x, when: on_fail}}]}}\nworkflows: {w: {jobs: [a]}}"),
	         "FFFT"},
	        {CIRCLE("jobs: {a: {steps: [{run: {shell: /bin/sh, command: \"x\\ny\"}}]}}\nworkflows: {w: {jobs: "
	                "[a]}}"),
	         "TTTF"},
	        {AZURE("steps: [{script: x}]"), "TTTT"},
	        {AZURE("trigger: none\npr: none\nsteps: [{script: x}]"), "FFTT"},
	        {AZURE("trigger: none\npr: none\nschedules: [{cron: 0 0 * * *}]\nsteps: [{script: x}]"), "FTTT"},
	        {AZURE("steps: [{script: x, condition: false}]"), "FFFT"},
	        {AZURE("steps: [{script: x, enabled: false}]"), "FFFT"},
	        {AZURE("steps: [{script: x, continueOnError: true}]"), "TTTF"},
	        {AZURE("jobs: [{job: a, continueOnError: true, steps: [{script: x}]}]"), "TTTF"},
	        {AZURE("steps: [{script: \"x\\ny\"}]"), "TTTF"},
	        {AZURE("steps: [{script: \"set -e\\nx\\ny\"}]"), "TTTT"},
	        {AZURE("steps: [{pwsh: \"x\\nWrite-Host y\"}]"), "TTTT"},
	        {AZURE("steps: [{pwsh: \"x\\ny\"}]"), "TTTF"},
	        {AZURE("pool: {vmImage: windows-2022}\nsteps: [{script: \"npm ci\\nx\"}]"), "FFFT"},
	        {AZURE("pool: {vmImage: windows-2022}\nsteps: [{script: \"call npm ci\\nx\"}]"), "TTTT"},
	        {BITBUCKET("pipelines: {default: [{step: {script: [x]}}]}"), "TTTT"},
	        {BITBUCKET("pipelines: {default: [{step: {script: [set +e, x, y]}}]}"), "TTTF"},
	        {BITBUCKET("pipelines: {default: [{step: {script: [y], after-script: [x]}}]}"), "TTTF"},
	        {BITBUCKET("pipelines: {custom: {a: [{step: {script: [x]}}]}}"), "FFTT"},
	        {BITBUCKET("pipelines: {branches: {main: [{step: {script: [x]}}]}}"), "FTTT"},
	        {BITBUCKET("pipelines: {default: [{step: {trigger: manual, script: [y]}}, {step: {script: [x]}}]}"),
	         "FFTT"},
	};
	TRY(gates);
}

/* Whether Jenkins starts it for a change is not written here. */
Test(gate, jenkins)
{
#define JENKINS(text) "Jenkinsfile", "pipeline {\n agent any\n stages {\n  stage('a') {\n" text "\n}}}\n"
#define STEPS(text)   JENKINS(text), NULL, NULL
	static const struct gate gates[] = {
	        {STEPS("steps { sh 'x' }"), "??TT"},
	        {STEPS("steps { sh 'x || true' }"), "??TF"},
	        {STEPS("steps { sh \"x\" // y\n }"), "??TT"},
	        {STEPS("steps { sh '''\n x\n y\n''' }"), "??TT"},
	        {STEPS("steps { sh(script: 'x', label: 'z') }"), "??TT"},
	        {STEPS("steps { sh script: 'x', returnStatus: true }"), "??T?"},
	        {STEPS("steps { sh(script: 'x', returnStatus: true) }"), "??T?"},
	        {STEPS("steps { catchError { sh 'x' } }"), "??TF"},
	        {STEPS("steps { script { if (env.Y) { sh 'x' } } }"), "???T"},
	        {STEPS("when { branch 'main' }\nsteps { sh 'x' }"), "???T"},
	        {STEPS("steps { bat 'npm ci\nx' }"), "FFFT"},
	        {STEPS("steps { echo 'x' }\n/* sh 'x' */"), ""},
	};
	TRY(gates);
	struct repo_facts repo = REPO({JENKINS("steps {\n dir('web') {\n sh '''\n x .\n''' } }")});
	cr_expect_eq(node_get(repo.tree, S("commands"))->child->line, 8);
	repo_expect(&repo, "commands", "program folder job", "x web a");
	repo_free(&repo);
}
