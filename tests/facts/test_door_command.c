/* Commands that open an address to everybody. */
#include "facts/facts.h"

#include "repo.h"

static void doors_are(struct repo_facts repo, const char *wanted)
{
	str got = repo_rows(&repo, "doors", "path what name open");
	cr_expect(str_eq(got, str_of(wanted)), "%.*s and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}

#define STEP(run)                                                                                                      \
	{                                                                                                              \
		".github/workflows/d.yml", "on: push\njobs:\n  d:\n    steps:\n      - run: |\n" run                   \
	}
#define AT ".github/workflows/d.yml "

Test(door_command, opens)
{
	doors_are(REPO(STEP("          gcloud run deploy shop --image x --allow-unauthenticated\n")),
	          AT "server shop true");
	doors_are(REPO(STEP("          gcloud run deploy shop \\\n            --allow-unauthenticated\n")),
	          AT "server shop true");
	doors_are(REPO(STEP("          gcloud run deploy --allow-unauthenticated shop\n")), AT "server shop true");
	doors_are(REPO(STEP("          gcloud run deploy --image x --allow-unauthenticated\n")),
	          AT "server server true");
	doors_are(REPO({"deploy.sh", "gcloud run deploy shop --allow-unauthenticated\n"}),
	          "deploy.sh server shop true");
	doors_are(REPO({"Makefile", "a: b\n\tgcloud run deploy shop --allow-unauthenticated\nb: c\n"}),
	          "Makefile server shop true");
	doors_are(REPO(STEP("          gcloud beta functions deploy f --allow-unauthenticated\n")),
	          AT "function f true");
	doors_are(REPO(STEP("          gcloud run services add-iam-policy-binding shop --member=allUsers "
	                    "--role=roles/run.invoker\n")),
	          AT "server shop true");
	doors_are(REPO(STEP("          aws lambda create-function-url-config --function-name f --auth-type NONE\n")),
	          AT "function f true");
	doors_are(REPO({"package.json", "{'scripts': {'deploy': 'gcloud run deploy shop --allow-unauthenticated'}}"}),
	          "package.json server shop true");
}

Test(door_command, does_not)
{
	doors_are(REPO(STEP("          echo gcloud run deploy shop --allow-unauthenticated\n")), "");
	doors_are(REPO(STEP("          cat > x <<EOF\n          gcloud run deploy s --allow-unauthenticated\n          "
	                    "EOF\n")),
	          "");
	doors_are(REPO({"a.sh", "f() {\n  gcloud run deploy shop --allow-unauthenticated\n}\n"}), "");
	doors_are(REPO(STEP("          # gcloud run deploy shop --allow-unauthenticated\n")), "");
	doors_are(REPO(STEP("          gcloud run deploy shop --no-allow-unauthenticated\n")), "");
	doors_are(REPO(STEP("          gcloud run deploy shop\n          echo --allow-unauthenticated\n")), "");
	doors_are(REPO(STEP("          aws lambda create-function-url-config --function-name f --auth-type AWS_IAM\n")),
	          "");
}

/* The program behind it may ask. */
Test(door_command, of_a_program_that_signs_people_in)
{
	doors_are(REPO(STEP("          gcloud run deploy shop --allow-unauthenticated\n"),
	               {"src/auth.js", "import jwt from 'jsonwebtoken';\njwt.verify(t, k);\n"}),
	          AT "server shop ?");
}
