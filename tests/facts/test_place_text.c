/* Secrets in plain text where no tree of a file shows them. */
#include "repo.h"

static void places_are(const char *path, const char *text, const char *want)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "plain_places", "what literal", want);
	repo_free(&r);
}

#define VALUE                                                                                                          \
	"Kw9xTr"                                                                                                       \
	"42pqLm" /* hard to guess */

Test(place_text, names_options_and_what_hands_a_secret_over)
{
	places_are("deploy.sh", "docker run -d -e DB_PASSWORD=" VALUE " acme/a:1\n", "script true");
	places_are("deploy.sh", "kubectl create secret generic s --from-literal=db=" VALUE "\n", "script true");
	places_are("deploy.sh", "curl -u lunch:" VALUE " https://a.example.com/deploy\n", "script true");
	places_are("a.service", "[Service]\nEnvironment=DB_PASSWORD=" VALUE "\n", "service true");
	places_are("Dockerfile", "FROM a\nRUN echo \"DB_PASSWORD=" VALUE "\" > .env\n", "image true");
	places_are("compose.yaml", "services:\n  a:\n    command: [\"node\", \"--db-password\", \"" VALUE "\"]\n",
	           "compose true");
	places_are("compose.yaml", "services:\n  a:\n    command: redis-server --requirepass " VALUE "\n",
	           "compose true");
	places_are(".github/workflows/d.yml", "    - run: echo \"DB_PASSWORD=" VALUE "\" >> $GITHUB_ENV\n",
	           "build true");
}

Test(place_text, pairs_and_files_of_tools_that_deploy)
{
	places_are("helm/values.yaml", "env:\n  - name: DB_PASSWORD\n    value: " VALUE "\n", "workload true");
	places_are("helm/values.yaml", "env:\n  - name: MODE\n    value: " VALUE "\n", "");
	places_are("ansible/up.yml", "- hosts: all\n  vars:\n    db_password: " VALUE "\n", "infrastructure true");
	places_are(".github/workflows/d.yml", "    - run: docker login -u desk -p " VALUE " a.example.com\n",
	           "build true");
}

Test(place_text, references_words_and_names_of_other_things)
{
	places_are("deploy.sh", "docker run -e DB_PASSWORD=\"$DB_PASSWORD\" -e MODE=live2026prod a\n", "");
	places_are("deploy.sh", "# DB_PASSWORD=" VALUE "\n", "");
	places_are("deploy.sh", "DB_PASSWORD=change-me-123\nTOKEN=${TOKEN:-}\n", "");
	places_are("deploy.sh", "SECRET_FILE=/run/secrets/db1\nPASSWORD=short1\n", "");
	places_are("deploy.sh", "export TOKEN_URL=https1://a.example.com/token\n", "");
	places_are("compose.yaml", "services:\n  a:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}\n", "");
	places_are("notes.md", "DB_PASSWORD=" VALUE "\n", "");
	places_are("node_modules/a/deploy.sh", "DB_PASSWORD=" VALUE "\n", "");
}
