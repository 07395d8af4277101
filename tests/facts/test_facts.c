/* Facts: the shape rules rely on, whatever the order in which files were seen. */
#include "facts_one.h"

#include <stdint.h>

#include "base/buf.h"
#include "facts/fact.h"

TestSuite(facts, .init = facts_setup, .fini = facts_teardown);

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
	facts_see(facts_one, "web/src/a.ts", "code",
	          "{'place': 'browser', 'told': 'content', 'imports': ['keycloak-js/dist', './b']}");
	facts_see(facts_one, "web/src/a.test.ts", "code",
	          "{'place': 'test', 'told': 'content', 'imports': ['left-pad']}");
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

Test(facts, manifests_wherever_they_stand)
{
	facts_see(facts_one, "microapp.yaml", "yaml", "{'app_id': 'first', 'owner': {'email': 'a@b.example'}}");
	facts_see(facts_one, "sub/.microapp.yaml", "yaml", "{'app_id': 'second'}");
	facts_see(facts_one, "sub/app.yaml", "yaml", "{'app_id': 'none'}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "manifests.0.says.app_id", "first");
	facts_are(facts, "manifests.1.says.app_id", "second");
	cr_expect_null(facts_get(facts, "manifests.2"));
	cr_expect(str_eq(node_row_path(facts, facts_get(facts, "manifests.0.says.owner.email")), S("microapp.yaml")));
	cr_expect(str_eq(node_row_path(facts, facts), S("")));
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
	facts_see(facts_one, "x.ts", "code", "{'place': 'browser', 'told': 'content', 'imports': ['a']}");
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
		str name = section_table[i].name;
		bool has_row = str_eq(name, S("unread")) || str_eq(name, S("profile")) || str_eq(name, S("doors"));
		cr_expect(n->kind == NODE_UNKNOWN || has_row, "%.*s", STR_ARG(section_table[i].name));
	}
	cr_expect_eq(facts_get(facts, "doors.0")->kind, NODE_UNKNOWN, "files that were not read");
	cr_expect_eq(facts_get(facts, "doors.1.open")->kind, NODE_UNKNOWN, "is there a server?");
	cr_expect_eq(facts_get(facts, "profile.0.servers")->kind, NODE_UNKNOWN);
	cr_expect_eq(facts_get(facts, "profile.0.resources")->kind, NODE_UNKNOWN);
	cr_expect_eq(facts_get(facts, "dependencies.0.imported")->kind, NODE_UNKNOWN);
	cr_expect_eq(facts_get(facts, "packages.1")->kind, NODE_UNKNOWN, "of which none is made besides package.json");
}
