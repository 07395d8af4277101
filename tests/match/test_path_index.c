/* One lookup says of a path what the rules, the readers and the table of foreign files say one by one. */
#include "match/path_index.h"
#include "../format/format_for.h"

#include "match/path_class.h"

#include <criterion/criterion.h>

#include "rules/ruleset.h"
#include "scan/scan.h"

Test(path_index, agrees_with_rule_after_rule)
{
	static const char *const paths[] = {"package.json",
	                                    "a/docker-compose.yml",
	                                    ".env",
	                                    "x.postman_collection.json",
	                                    "web/yarn.lock",
	                                    "vendor/a/b.go",
	                                    "src/app.ts",
	                                    "k8s/deploy.yaml",
	                                    ".vscode/mcp.json",
	                                    "Dockerfile",
	                                    "etc/nginx.conf",
	                                    "infra/main.tf",
	                                    "App/Info.plist",
	                                    "noextension",
	                                    "realm.json",
	                                    "node_modules/x/package.json",
	                                    "tests/a.py",
	                                    "src/a_test.go",
	                                    "examples/x.js",
	                                    "docs/guide.md",
	                                    "locale/de.json",
	                                    "pt-BR.yml",
	                                    "ios/a.m",
	                                    ".github/workflows/a.yml",
	                                    "Makefile",
	                                    "web/vite.config.ts",
	                                    "deploy/a.json",
	                                    "android/app/build.gradle",
	                                    "README",
	                                    "a.test.tsx",
	                                    "values-de/a.xml",
	                                    "compose.yaml"};
	const struct ruleset *set = ruleset_builtin();
	struct arena a = {0};
	struct path_index *x = path_index_new(set, &a);
	for (size_t p = 0; p < sizeof paths / sizeof *paths; p++) {
		str path = str_of(paths[p]);
		struct path_about about = path_index_look(x, path, &a);
		size_t at = 0;
		cr_expect_eq(about.foreign, path_is_foreign(path), "%s", paths[p]);
		cr_expect_eq(about.format, format_for(path), "%s", paths[p]);
		struct path_classes one = path_classes(path), all = about.classes;
		cr_expect(one.kind == all.kind && one.is_translation == all.is_translation &&
		                  one.is_workbench == all.is_workbench && str_eq(one.side, all.side),
		          "%s", paths[p]);
		for (size_t i = 0; i < set->n_rules && !about.foreign; i++) {
			bool given = at < about.n_rules && about.rules[at] == i;
			bool wanted = set->rules[i].kind == RULE_CONFIG && path_counts(&set->rules[i], path);
			cr_expect_eq(given, wanted, "%.*s in %s", STR_ARG(set->rules[i].id), paths[p]);
			at += given;
		}
		cr_expect(about.foreign || at == about.n_rules, "%s", paths[p]);
	}
	arena_free(&a);
}
