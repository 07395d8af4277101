/* Facts: the shape rules rely on, whatever the order in which files were seen. */
#include "facts/facts.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "facts/fact.h"
#include "format/format.h"

static struct arena facts_arena;
static struct facts *facts_one;

static void facts_setup(void) { facts_one = facts_new(); }
static void facts_teardown(void)
{
	facts_free(facts_one);
	arena_free(&facts_arena);
}
TestSuite(facts, .init = facts_setup, .fini = facts_teardown);

/* What the rules for public keys are said to have seen. */
static str facts_open[1];
static size_t facts_n_open;

/* JSON stands for every format here; ' for ". */
static void facts_see(struct facts *f, const char *path, const char *format, const char *json)
{
	str text = arena_str(&facts_arena, str_of(json));
	for (char *p = (char *)text.p; *p; p++)
		*p = *p == '\'' ? '"' : *p;
	const struct node *tree;
	cr_assert_eq(json_read(text, &facts_arena, &format_default_budget, &tree, NULL), FORMAT_OK, "%s", json);
	facts_tree(f, str_of(path), str_of(format), (struct strs){facts_open, facts_n_open}, tree);
}

/* "dependencies.1.name" */
static const struct node *facts_get(const struct node *n, const char *path)
{
	str rest = str_of(path), step;
	uint64_t i;
	while (n && str_cut(&rest, '.', &step)) {
		if (n->kind == NODE_OBJECT)
			n = node_get(n, step);
		else
			for (n = str_number(step, 1000, &i) ? n->child : NULL; n && i; i--)
				n = n->next;
	}
	return n;
}

static void facts_are(const struct node *facts, const char *path, const char *text)
{
	const struct node *n = facts_get(facts, path);
	cr_expect(n && str_eq(n->text, str_of(text)), "%s is %.*s and not %s", path,
	          STR_ARG(n ? n->text : S("(absent)")), text);
}

Test(facts, the_shape_is_there_without_facts)
{
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	const char *lists[] = {"files", "dependencies", "imports", "code", "workflows", "ignores"};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		cr_expect(facts_get(facts, lists[i]) && facts_get(facts, lists[i])->kind == NODE_ARRAY, "%s", lists[i]);
	facts_are(facts, "env_ignored", "false");
	cr_expect_null(facts_get(facts, "manifests.0"));
}

Test(facts, dependencies_have_bounds_and_know_their_use)
{
	facts_see(facts_one, "web/package.json", "json",
	          "{'dependencies': {'keycloak-js': '^23.0.0', 'left-pad': 'latest'},\n 'devDependencies': {'jest': "
	          "'29'}}");
	facts_see(facts_one, "web/src/a.ts", "code", "{'side': 'client', 'imports': ['keycloak-js/dist', './b']}");
	facts_see(facts_one, "web/src/a.test.ts", "code", "{'side': 'test', 'imports': ['left-pad']}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "dependencies.0.name", "keycloak-js");
	facts_are(facts, "dependencies.0.path", "web/package.json");
	facts_are(facts, "dependencies.0.lower", "23.0.0");
	facts_are(facts, "dependencies.0.upper", "23.999999.999999");
	facts_are(facts, "dependencies.0.imported", "true");
	facts_are(facts, "dependencies.1.imported", "false");
	cr_expect_null(facts_get(facts, "dependencies.1.upper"));
	facts_are(facts, "dependencies.2.dev", "true");
	cr_expect_eq(facts_get(facts, "dependencies.2")->line, 2);
	cr_expect_null(facts_get(facts, "imports.2"), "relative imports are not listed");
}

Test(facts, python_requirements)
{
	facts_text(facts_one, S("requirements.txt"),
	           S("# web\nFlask-Limiter[redis]>=3.1,<4 ; python_version > '3'\n-r other.txt\npyjwt==2.8.0\n"));
	facts_see(facts_one, "pyproject.toml", "toml",
	          "{'project': {'dependencies': ['odd-name~=1.4']},\n 'tool': {'poetry': {'dependencies': {'python': "
	          "'^3.10',"
	          "'httpx': {'version': '^0.27', 'extras': ['http2']}}}}}");
	facts_see(facts_one, "app.py", "python", "{'imports': ['flask_limiter.util', 'httpx']}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "dependencies.0.name", "odd-name");
	cr_expect_eq(facts_get(facts, "dependencies.0.imported")->kind, NODE_UNKNOWN,
	             "its module may have another name");
	facts_are(facts, "dependencies.1.name", "httpx");
	facts_are(facts, "dependencies.1.upper", "0.27.999999");
	facts_are(facts, "dependencies.2.name", "Flask-Limiter");
	facts_are(facts, "dependencies.2.upper", "3.999999.999999");
	facts_are(facts, "dependencies.2.imported", "true");
	facts_are(facts, "dependencies.3.imported", "false");
	cr_expect_eq(facts_get(facts, "dependencies.3")->line, 4);
	cr_expect_null(facts_get(facts, "dependencies.4"));
}

Test(facts, go_modules)
{
	facts_text(facts_one, S("go.mod"),
	           S("module a\nrequire example.org/x v1.2.3\nrequire (\n\texample.org/y v0.1.0 // "
	             "indirect\n)\nreplace a => b\n"));
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "dependencies.0.lower", "1.2.3");
	facts_are(facts, "dependencies.1.name", "example.org/y");
	cr_expect_null(facts_get(facts, "dependencies.2"));
}

Test(facts, environment_files_are_counted_and_not_kept)
{
	facts_file(facts_one, S(".env"), 40, true);
	facts_file(facts_one, S(".env.example"), 40, true);
	facts_see(facts_one, ".env", "env", "{'PORT': '1', 'API_KEY': 'blue7fish', 'EMPTY_TOKEN': ''}");
	facts_see(facts_one, ".env.example", "env", "{'API_KEY': 'your-key', 'DB_PASSWORD': '<here>'}");
	facts_text(facts_one, S(".gitignore"), S("*.env\n!.env\n/node_modules\n"));
	facts_text(facts_one, S("web/.gitignore"), S("# .env\n.env.local\n"));
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.tracked", "true");
	facts_are(facts, "files.0.values", "2");
	facts_are(facts, "files.0.secrets", "1");
	facts_are(facts, "files.1.values", "0");
	facts_are(facts, "env_ignored", "false");
}

Test(facts, what_is_public_by_design_is_no_secret_of_an_environment_file)
{
	facts_file(facts_one, S(".env"), 40, true);
	facts_open[0] = S("pk_and_so_on");
	facts_n_open = 1;
	facts_see(facts_one, ".env", "env",
	          "{'STRIPE_KEY': 'pk_and_so_on', 'VITE_API_URL': 'https://a.dev', 'NEXT_PUBLIC_NAME': 'x'}");
	facts_n_open = 0;
	facts_file(facts_one, S("web/.env"), 40, true);
	facts_see(facts_one, "web/.env", "env", "{'VITE_MODEL_SECRET': 'blue7fish', 'STRIPE_KEY': 'pk_and_so_on'}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.values", "0");
	facts_are(facts, "files.0.secrets", "0");
	facts_are(facts, "files.1.secrets", "2");
	facts_are(facts, "env_open", "true");
}

Test(facts, numbers_and_files_are_no_secrets_of_an_environment_file)
{
	facts_file(facts_one, S("a.env"), 40, true);
	facts_see(facts_one, "a.env", "env",
	          "{'MAX_NEW_TOKENS': '512', 'DATABASE_URL': 'file:./dev.db', 'TOKEN_TTL': '3600', 'SECRET_FILE': "
	          "'/run/x'}");
	facts_file(facts_one, S("b.env"), 40, true);
	facts_see(facts_one, "b.env", "env",
	          "{'DB_PASSWORD': 'red-dog-8', 'DATABASE_URL': 'postgres://app:dog@db/x', 'SESSION_SECRET': "
	          "'blue7fish'}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.secrets", "0");
	facts_are(facts, "files.1.secrets", "3");
}

Test(facts, tables_of_a_secrets_file_are_counted_through)
{
	facts_file(facts_one, S(".streamlit/secrets.toml"), 40, true);
	facts_see(facts_one, ".streamlit/secrets.toml", "toml", "{'a': {'b': {'password': 'blue7fish', 'host': 'h'}}}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.values", "2");
	facts_are(facts, "files.0.secrets", "1");
	facts_are(facts, "env_open", "false");
}

Test(facts, a_gitignore_that_covers_env)
{
	const char *covering[] = {".env", ".env*\r\n", "/.env", "**/.env", "!.env\n.*"};
	for (size_t i = 0; i < sizeof covering / sizeof *covering; i++) {
		struct facts *f = facts_new();
		facts_text(f, S(".gitignore"), str_of(covering[i]));
		facts_are(facts_finish(f, &facts_arena), "env_ignored", "true");
		facts_free(f);
	}
}

Test(facts, github_workflows)
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
	cr_expect(str_eq(facts_path(facts, with), S(".github/workflows/ci.yml")), "not the nearest member called path");
}

Test(facts, steps_that_run_for_every_change)
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
	cr_expect_eq(facts_get(facts, "workflows.0.steps.0.on_changes")->kind, NODE_UNKNOWN, "it may never run");
}

Test(facts, workflows_of_other_systems)
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

Test(facts, manifests_wherever_they_stand)
{
	facts_see(facts_one, "microapp.yaml", "yaml", "{'app_id': 'first', 'owner': {'email': 'a@b.example'}}");
	facts_see(facts_one, "sub/.microapp.yaml", "yaml", "{'app_id': 'second'}");
	facts_see(facts_one, "sub/app.yaml", "yaml", "{'app_id': 'none'}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "manifests.0.says.app_id", "first");
	facts_are(facts, "manifests.1.says.app_id", "second");
	cr_expect_null(facts_get(facts, "manifests.2"));
	cr_expect(str_eq(facts_path(facts, facts_get(facts, "manifests.0.says.owner.email")), S("microapp.yaml")));
	cr_expect(str_eq(facts_path(facts, facts), S("")));
}

static void facts_flatten(const struct node *n, struct buf *out)
{
	buf_printf(out, "%d:%.*s=%.*s@%u(", n->kind, STR_ARG(n->key), STR_ARG(n->text), n->line);
	for (const struct node *c = n->child; c; c = c->next)
		facts_flatten(c, out);
	buf_byte(out, ')');
}

static uint64_t facts_state = 1;
static unsigned facts_draw(unsigned n)
{
	facts_state = facts_state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(facts_state >> 33) % n;
}

/* A row of few words, so that many are alike, or differ deep down or in a place alone. */
static void facts_random(struct facts *f)
{
	str path = arena_printf(&facts_arena, "f%u", facts_draw(4));
	struct node at = {.line = 1 + facts_draw(2), .col = 1 + facts_draw(2)};
	bool import = facts_draw(3) == 0;
	struct members m = fact_new(f, import ? S("imports") : S("workflows"), path, 1 + facts_draw(2));
	if (import) {
		members_scalar(&m, NODE_STRING, S("module"), facts_draw(2) ? S("a") : S("b"), &at);
		return;
	}
	struct members list = members_below(&m, NODE_ARRAY, S("steps"), &at);
	for (unsigned i = facts_draw(3); i; i--) {
		struct members step = members_below(&list, NODE_OBJECT, S(""), &at);
		members_scalar(&step, facts_draw(2) ? NODE_STRING : NODE_UNKNOWN, S("run"),
		               facts_draw(2) ? S("a") : S("b"), &at);
	}
}

static void facts_keep(void *ctx, const struct row *row)
{
	struct row **to = ctx;
	*(*to)++ = *row;
}

/* Whoever read which file, and in whatever order: total, and the same tree. */
Test(facts, order_of_arrival_does_not_show)
{
	enum { ROWS = 120, ROUNDS = 20 };
	struct row rows[ROWS + 1], *to = rows;
	struct buf once BUF_AUTO = {0};
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct facts *made = facts_new_in(&facts_arena), *taken = facts_new();
		struct buf again BUF_AUTO = {0};
		if (round == 0) {
			for (unsigned i = 0; i < ROWS; i++)
				facts_random(made);
			facts_drain(made, &to, facts_keep);
			cr_assert_eq(to - rows, ROWS);
		}
		for (unsigned i = ROWS; i; i--) {
			unsigned k = facts_draw(i);
			struct row row = rows[k];
			rows[k] = rows[i - 1];
			rows[i - 1] = row;
		}
		for (unsigned i = 0; i < ROWS; i++)
			for (unsigned k = 0; k < i; k++) {
				int order = row_order(&rows[i], &rows[k]);
				cr_assert_eq(order > 0, row_order(&rows[k], &rows[i]) < 0);
				cr_assert(order || row_says_same(&rows[i], &rows[k]));
			}
		for (unsigned i = 0; i < ROWS; i++)
			facts_take(taken, &rows[i]);
		facts_flatten(facts_finish(taken, &facts_arena), round ? &again : &once);
		cr_assert(!round || str_eq(buf_str(&once), buf_str(&again)), "round %u", round);
		facts_free(made);
		facts_free(taken);
	}
	cr_expect_gt(once.n, 1000u);
}

Test(facts, what_was_not_read_is_not_known_to_be_absent)
{
	facts_see(facts_one, "package.json", "json", "{'dependencies': {'a': '1', 'b': '1'}}");
	facts_see(facts_one, "x.ts", "code", "{'side': 'client', 'imports': ['a']}");
	facts_file(facts_one, S(".env"), 1, true);
	facts_file(facts_one, S("web/.env"), 1, true);
	facts_unread(facts_one, S("y.ts"), S("code"), false);
	facts_unread(facts_one, S("web/.env"), S("env"), false);
	facts_unread(facts_one, S(".github/workflows/a.yml"), S("yaml"), true);
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "dependencies.0.imported", "true");
	cr_expect_eq(facts_get(facts, "dependencies.1.imported")->kind, NODE_UNKNOWN, "y.ts may import it");
	cr_expect_eq(facts_get(facts, "imports.1")->kind, NODE_UNKNOWN);
	cr_expect_null(facts_get(facts, "dependencies.2"), "manifests of packages were all read");
	cr_expect_null(facts_get(facts, "files.0.secrets"));
	cr_expect_eq(facts_get(facts, "files.1.secrets")->kind, NODE_UNKNOWN);
	cr_expect_eq(facts_get(facts, "env_open")->kind, NODE_UNKNOWN);
	cr_expect_null(facts_get(facts, "workflows.0"), "left out by choice");
}

Test(facts, nothing_is_known_of_a_run_that_was_cut_short)
{
	facts_see(facts_one, "package.json", "json", "{'dependencies': {'a': '1'}}");
	facts_cut_short(facts_one);
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	for (size_t i = 0; i < section_count; i++) {
		const struct node *n = node_get(facts, section_table[i].name);
		while (n->kind == NODE_ARRAY && n->child)
			for (n = n->child; n->next;)
				n = n->next;
		cr_expect(n->kind == NODE_UNKNOWN || str_eq(section_table[i].name, S("unread")), "%.*s",
		          STR_ARG(section_table[i].name));
	}
	cr_expect_eq(facts_get(facts, "dependencies.0.imported")->kind, NODE_UNKNOWN);
	cr_expect_eq(facts_get(facts, "packages.1")->kind, NODE_UNKNOWN, "of which none is made besides package.json");
}
