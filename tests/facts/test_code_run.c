/* Whether a call that stands in a file is ever made, and whether anything runs the file. */
#include "facts/code_run.h"

#include "facts/fact.h"
#include "repo.h"

static void run_expect(const char *path, const char *text, const char *name, bool value, const char *wanted)
{
	struct arena a = {0};
	const struct node *tree = NULL;
	cr_assert_eq(format_for(str_of(path))->read(str_of(text), &a, &format_default_budget, &tree, NULL), FORMAT_OK);
	const struct node *calls = node_get(tree, S("calls")), *found = NULL;
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next)
		if (str_find(node_get(c, S("callee"))->text, str_of(name), 0) != (size_t)-1)
			found = c;
	cr_assert(found, "%s", text);
	str got = code_run_doubt(tree, str_of(text), found, value, &a);
	cr_expect(str_eq(got, str_of(wanted)), "%s: %.*s", text, STR_ARG(got));
	arena_free(&a);
}

Test(code_run, what_hangs_on_a_setting_may_be_off)
{
	run_expect("a.js", "if (process.env.AUTH === 'on') signIn();\n", "signIn", false,
	           "it hangs on process.env.AUTH === 'on'");
	run_expect("a.js", "if (false) { signIn(); }\n", "signIn", false, "it hangs on false");
	run_expect("a.js", "if (!user) signIn();\n", "signIn", false, "");
	run_expect("a.py", "import a\nif not a.user:\n    sign_in()\n", "sign_in", false, "");
}

Test(code_run, what_stands_in_a_function_that_nothing_names_is_not_come_to)
{
	run_expect("a.js", "import x from 'x';\nasync function load() { return get(); }\nx();\n", "get", false,
	           "nothing names the function load that it stands in");
	run_expect("a.js", "import x from 'x';\nasync function load() { return get(); }\nx(load);\n", "get", false, "");
	run_expect("a.js", "import x from 'x';\nexport async function load() { return get(); }\n", "get", false, "");
	run_expect("a.js", "import x from 'x';\nclass A { load() { return get(); } }\nx();\n", "get", false, "");
	run_expect("a.js", "function load() { return get(); }\n", "get", false, "");
}

Test(code_run, a_value_that_is_thrown_away_was_not_needed)
{
	static const char away[] = "what it gives is thrown away";
	run_expect("a.js", "c.send(new GetSecretValueCommand({ SecretId: 'a' }));\n", "GetSecret", true, away);
	run_expect("a.js", "new Client({}).send(new GetSecretValueCommand({})).catch(() => {});\n", "GetSecret", true,
	           away);
	run_expect("a.js", "const r = await c.send(new GetSecretValueCommand({}));\n", "GetSecret", true, "");
	run_expect("a.js", "c.send(new GetSecretValueCommand({})).then((r) => connect(r));\n", "GetSecret", true, "");
	run_expect("a.js", "connect(await c.send(new GetSecretValueCommand({})));\n", "GetSecret", true, "");
	run_expect("a.js", "const r =\n  await c.send(new GetSecretValueCommand({}));\n", "GetSecret", true, "");
	run_expect("a.py", "value = client.get_secret_value(SecretId='a')\n", "get_secret_value", true, "");
	run_expect("a.py", "client.get_secret_value(SecretId='a')\n", "get_secret_value", true, away);
	run_expect("a.js", "c.send(new GetSecretValueCommand({}));\n", "GetSecret", false, "");
}

/* Rows of sign_ins are made by rules: here by hand, one for each file but the first. */
static void run_reached(struct repo_facts *r, const char *paths, const char *wanted)
{
	str rest = str_of(paths), path;
	while (str_cut(&rest, ' ', &path)) {
		struct members m = fact_new(r->facts, S("sign_ins"), path, 1);
		members_scalar(&m, NODE_STRING, S("kind"), S("provider"), NULL);
		members_bool(&m, S("runs"), true);
	}
	r->tree = facts_finish(r->facts, &r->arena);
	repo_expect(r, "sign_ins", "path runs", wanted);
	repo_free(r);
}

Test(code_run, a_file_that_nothing_imports_is_not_known_to_run)
{
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, "server.js", "const a = require('./lib/a');\n");
	repo_see(&r, "lib/a.js", "require('./b');\n");
	repo_see(&r, "lib/b.js", "module.exports = 1;\n");
	repo_see(&r, "lib/old.js", "require('./older');\n");
	repo_see(&r, "lib/older.js", "module.exports = 1;\n");
	run_reached(&r, "server.js lib/a.js lib/b.js lib/old.js lib/older.js",
	            "lib/a.js true|lib/b.js true|lib/old.js ?|lib/older.js ?|server.js true");
}

Test(code_run, files_run_by_their_place_by_a_command_or_by_another_name)
{
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, "package.json", "{'name': 'a', 'scripts': {'start': 'node lib/go.js'}}");
	repo_see(&r, "lib/go.js", "import '@/deep/x';\n");
	repo_see(&r, "src/deep/x.ts", "export const x = 1;\n");
	repo_see(&r, "app/login/page.tsx", "export default function P() { return 1 }\n");
	repo_see(&r, "lib/test-only.js", "module.exports = 1;\n");
	run_reached(&r, "lib/go.js src/deep/x.ts app/login/page.tsx lib/test-only.js",
	            "app/login/page.tsx true|lib/go.js true|lib/test-only.js ?|src/deep/x.ts true");
}
