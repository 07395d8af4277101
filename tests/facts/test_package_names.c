/* Names of packages: which imports nobody declares, and which names are a letter from another. */
#include "facts_one.h"

#include "facts/fact.h"

/* Is the import of this module in src/a.ts undeclared, beside a manifest with express, @radix-ui/react-slot, @types/pg?
 */
static void import_is(const char *module, const char *path, bool undeclared)
{
	facts_setup();
	facts_see(facts_one, "package.json", "json",
	          "{'name': 'shop', 'private': true, 'scripts': {'start': 'node a'}, 'dependencies': {'express': '4', "
	          "'@radix-ui/react-slot': '1'}, 'devDependencies': {'@types/pg': '8'}}");
	struct members m = fact_new(facts_one, S("imports"), str_of(path), 1);
	members_scalar(&m, NODE_STRING, S("module"), str_of(module), NULL);
	facts_file(facts_one, S("package.json"), 10, true);
	facts_file(facts_one, str_of(path), 10, true);
	facts_file(facts_one, S("shared/schema.ts"), 10, true);
	const struct node *all = facts_finish(facts_one, &facts_arena), *n = facts_get(all, "imports.0.undeclared");
	cr_expect_eq(n != NULL, undeclared, "%s in %s", module, path);
	facts_teardown();
	facts_arena = (struct arena){0};
}

Test(package_names, what_nobody_declares)
{
	import_is("easy-auth-kit", "src/a.ts", true);
	import_is("easy-auth-kit/jwt", "src/a.ts", true);
	import_is("@radix-ui/react-dialog", "src/a.ts", true);
}

Test(package_names, what_may_be_another_thing)
{
	static const char *const names[] = {"express",
	                                    "express/lib/router",
	                                    "@radix-ui/react-slot",
	                                    "pg",
	                                    "fs",
	                                    "node:fs",
	                                    "fs/promises",
	                                    "@/lib/a",
	                                    "~/a",
	                                    "#a",
	                                    "@other/thing",
	                                    "@shared/schema",
	                                    "shared/schema",
	                                    "schema",
	                                    "https://esm.sh/a",
	                                    "virtual:pwa",
	                                    "Button"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		import_is(names[i], "src/a.ts", false);
	import_is("easy_auth", "src/a.py", false);
	import_is("easy-auth-kit", "supabase/functions/a/index.ts", false);
}

/* The popular name that a dependency of this name is near; "" for none. */
static void name_is(const char *ecosystem, const char *name, const char *also, const char *near)
{
	facts_setup();
	const char *const both[] = {name, also};
	for (size_t i = 0; i < 2 && both[i]; i++) {
		struct members m = fact_new(facts_one, S("dependencies"), S("a"), (unsigned)i + 1);
		members_scalar(&m, NODE_STRING, S("name"), str_of(both[i]), NULL);
		members_scalar(&m, NODE_STRING, S("ecosystem"), str_of(ecosystem), NULL);
	}
	const struct node *all = facts_finish(facts_one, &facts_arena), *list = node_get(all, S("dependencies"));
	str got = S("");
	for (const struct node *n = list->child; n; n = n->next)
		if (node_get(n, S("near")))
			got = node_get(n, S("near"))->text;
	cr_expect(str_eq(got, str_of(near)), "%s: %.*s", name, STR_ARG(got));
	facts_teardown();
	facts_arena = (struct arena){0};
}

Test(package_names, a_letter_from_a_popular_one)
{
	name_is("npm", "expres", NULL, "express");     /* left out */
	name_is("npm", "lodashs", NULL, "lodash");     /* put in */
	name_is("npm", "mongoosa", NULL, "mongoose");  /* another */
	name_is("pypi", "reqeusts", NULL, "requests"); /* changed places */
	name_is("npm", "expres", "express", "");       /* both are there: a name of its own */
	name_is("npm", "preact", NULL, "");
	name_is("npm", "express", NULL, "");
	name_is("cargo", "reqeusts", NULL, "");
	name_is("pypi", "httpx", NULL, "");
	name_is("npm", "exprs", NULL, ""); /* two letters */
}
