/* Which parts a repository has, and which of them are apps. */
#include "facts/app_set.h"

#include <stdio.h>

#include "repo.h"

#define VITE_SCRIPTS "'scripts': {'dev': 'vite', 'build': 'vite build'}"
#define REACT        "import {createRoot} from 'react-dom/client';\ncreateRoot(document.body).render(x);\n"
#define EXPRESS      "const express = require('express');\nconst app = express();\napp.listen(1);\n"
#define FASTAPI      "from fastapi import FastAPI\napp = FastAPI()\n"

Test(app_set, a_workspace_of_web_api_and_library)
{
	struct repo_facts r =
	        REPO({"package.json", "{'name': 'mono', 'private': true, 'workspaces': ['apps/*', 'packages/*']}"},
	             {"apps/web/package.json", "{'name': '@x/web', 'private': true, " VITE_SCRIPTS "}"},
	             {"apps/web/index.html", "<div id=root></div>"}, {"apps/web/src/main.tsx", REACT},
	             {"apps/api/package.json", "{'name': '@x/api', 'private': true}"}, {"apps/api/server.js", EXPRESS},
	             {"packages/shared/package.json", "{'name': '@x/shared', 'private': true, 'exports': './a.js'}"},
	             {"packages/shared/a.js", "export const a = 1;\n"});
	repo_expect(&r, "packages", "folder kind workspace_of",
	            ". library -|apps/api app .|apps/web app .|packages/shared library .");
	repo_expect(&r, "apps", "id folder kind", "@x/api apps/api app|@x/web apps/web app");
	repo_free(&r);
}

Test(app_set, services_that_compose_builds)
{
	struct repo_facts r = REPO(
	        {"docker-compose.yml",
	         "services:\n  users: {build: users}\n  orders: {build: {context: ., dockerfile: orders/Dockerfile}}\n"
	         "  db: {image: postgres}\n"},
	        {"users/requirements.txt", "fastapi\n"}, {"users/main.py", FASTAPI},
	        {"orders/requirements.txt", "fastapi\n"}, {"orders/main.py", FASTAPI},
	        {"orders/Dockerfile", "FROM python\nCMD x\n"}, {"common/requirements.txt", "pydantic\n"},
	        {"common/m.py", "x = 1\n"});
	repo_expect(&r, "packages", "folder kind", ". unknown|common unknown|orders app|users app");
	repo_expect(&r, "apps", "id", "orders|users");
	repo_free(&r);
}

Test(app_set, a_repository_with_one_app_is_that_app)
{
	struct repo_facts r = REPO({"package.json", "{'name': 'shop', 'private': true, " VITE_SCRIPTS "}"},
	                           {"index.html", ""}, {"src/main.tsx", REACT});
	repo_expect(&r, "apps", "id folder kind path", "shop . app package.json");
	repo_free(&r);
	r = REPO({"web/package.json", "{'name': 'shop', 'private': true, " VITE_SCRIPTS "}"}, {"web/index.html", ""},
	         {"web/src/main.tsx", REACT}, {"web/microapp.yaml", "app_id: shop-1\n"}, {"infra/main.tf", ""});
	repo_expect(&r, "apps", "id folder kind manifest", "shop . app web/microapp.yaml");
	repo_free(&r);
}

Test(app_set, what_is_published_and_not_put_to_work_is_a_library)
{
	struct repo_facts r = REPO(
	        {"package.json",
	         "{'name': 'limiter', 'exports': './index.js', 'scripts': {'dev': 'vite', 'test': 'node t.js'}}"},
	        {"index.js", "module.exports = (req, res, next) => next();\n"}, {"index.html", ""},
	        {"examples/app/package.json", "{'scripts': {'start': 'node .'}}"}, {"examples/app/index.js", EXPRESS});
	repo_expect(&r, "apps", "id folder kind", "limiter . library");
	repo_free(&r);
	/* … and nothing but a place that puts it to work changes that */
	r = REPO({"package.json", "{'name': 'limiter', 'exports': './index.js'}"}, {"index.js", EXPRESS},
	         {"Dockerfile", "FROM node\nCMD node .\n"});
	repo_expect(&r, "apps", "kind", "app");
	repo_free(&r);
}

Test(app_set, functions_belong_to_the_project_around_them)
{
	struct repo_facts r =
	        REPO({"package.json", "{'name': 'lovable', 'private': true, " VITE_SCRIPTS "}"}, {"index.html", ""},
	             {"src/main.tsx", REACT}, {"supabase/config.toml", "project_id = 'x'\n"},
	             {"supabase/functions/pay/index.ts", "Deno.serve(f);\n"});
	repo_expect(&r, "packages", "folder kind", ". app|supabase function");
	repo_expect(&r, "apps", "id folder", "lovable .");
	repo_free(&r);
	/* beside the only app */
	r = REPO({"client/package.json", "{'name': 'c', 'private': true, " VITE_SCRIPTS "}"}, {"client/index.html", ""},
	         {"client/src/main.tsx", REACT}, {"supabase/functions/pay/index.ts", "Deno.serve(f);\n"});
	repo_expect(&r, "apps", "id folder", "c .");
	repo_free(&r);
	/* beside two, whose neither is */
	r = REPO({"a/package.json", "{'name': 'a', " VITE_SCRIPTS "}"}, {"a/index.html", ""}, {"a/m.ts", "x();\n"},
	         {"b/package.json", "{'name': 'b', " VITE_SCRIPTS "}"}, {"b/index.html", ""}, {"b/m.ts", "x();\n"},
	         {"supabase/functions/pay/index.ts", "Deno.serve(f);\n"});
	repo_expect(&r, "apps", "id kind", "a app|b app|supabase function");
	repo_free(&r);
}

Test(app_set, functions_of_one_stack_are_one_app)
{
	struct repo_facts r = REPO(
	        {"template.yaml", "Resources:\n  A: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: a}}\n"
	                          "  B: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: b/}}\n"},
	        {"a/app.py", "def main(e, c): return 1\n"}, {"b/app.py", "def main(e, c): return 1\n"});
	repo_expect(&r, "packages", "folder kind", "a function|b function");
	repo_expect(&r, "apps", "folder kind", ". function");
	repo_free(&r);
}

Test(app_set, text_alone_is_a_document)
{
	struct repo_facts r = REPO({"README.md", "# x\n"}, {"docs/guide.md", "# y\n"});
	repo_expect(&r, "apps", "id folder kind", ". . document");
	repo_free(&r);
}

Test(app_set, a_language_that_is_not_read_is_unknown)
{
	struct repo_facts r = REPO({"a/x.exs", "x\n"}, {"README.md", ""});
	repo_expect(&r, "apps", "kind", "unknown");
	repo_free(&r);
}

Test(app_set, a_root_without_code_is_no_app_beside_those_below)
{
	struct repo_facts r =
	        REPO({"package.json", "{'private': true, 'scripts': {'start': 'node x'}}"},
	             {"vercel.json", "{'name': 'x'}"}, {"Dockerfile", "FROM node\nCOPY api web ./\nCMD npm start\n"},
	             {"api/package.json", "{'name': 'api'}"}, {"api/server.js", EXPRESS}, {"scripts/x.js", "x();\n"},
	             {"web/index.html", "<script>fetch('/api')</script>"});
	repo_expect(&r, "packages", "folder kind", ". unknown|api app|web app");
	repo_free(&r);
}

Test(app_set, a_manifest_makes_an_app_of_its_folder_and_of_all_that_have_none)
{
	struct repo_facts r =
	        REPO({"a/package.json", "{'name': 'a'}"}, {"a/server.js", EXPRESS}, {"b/package.json", "{'name': 'b'}"},
	             {"b/server.js", EXPRESS}, {"jobs/run.py", "x = 1\n"}, {"jobs/microapp.yaml", "app_id: jobs\n"},
	             {"microapp.yaml", "app_id: root\n"});
	repo_expect(&r, "apps", "id manifest", "a microapp.yaml|b microapp.yaml|jobs jobs/microapp.yaml");
	struct app_set s = apps_find(r.tree, &r.arena);
	cr_assert_eq(s.n, 3);
	cr_expect(str_eq(node_get(s.at[0].manifest, S("app_id"))->text, S("root")));
	cr_expect(!s.at[0].manifest_own && s.at[2].manifest_own);
	repo_free(&r);
}

Test(app_set, code_without_any_manifest)
{
	struct repo_facts r =
	        REPO({"backend/main.py", FASTAPI}, {"frontend/index.html", "<script>fetch('/x')</script>"},
	             {"frontend/build/index.html", ""}, {"README.md", ""});
	repo_expect(&r, "apps", "folder", "backend|frontend");
	repo_free(&r);
}

Test(app_set, two_of_one_name_are_called_by_their_folders)
{
	struct repo_facts r = REPO({"a/package.json", "{'name': 'x'}"}, {"a/server.js", EXPRESS},
	                           {"b/package.json", "{'name': 'x'}"}, {"b/server.js", EXPRESS});
	repo_expect(&r, "apps", "id", "a|b");
	repo_free(&r);
}

Test(app_set, too_many_are_one)
{
	struct repo_facts r = {.facts = facts_new()};
	for (int i = 0; i <= MOST_APPS; i++) {
		char path[40];
		snprintf(path, sizeof path, "a%03d/server.js", i);
		repo_see(&r, path, EXPRESS);
	}
	r.tree = facts_finish(r.facts, &r.arena);
	struct app_set s = apps_find(r.tree, &r.arena);
	cr_expect_eq(s.n, 1);
	cr_expect_eq(s.found, MOST_APPS + 1);
	repo_free(&r);
}

Test(app_set, an_empty_repository)
{
	struct repo_facts r = {.facts = facts_new()};
	r.tree = facts_finish(r.facts, &r.arena);
	repo_expect(&r, "packages", "folder", "");
	repo_expect(&r, "apps", "folder kind", ". document");
	repo_free(&r);
}

Test(app_set, a_manifest_that_breaks_off_says_nothing_and_is_the_apps_own)
{
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, "a/server.js", EXPRESS);
	repo_see(&r, "b/server.js", EXPRESS);
	repo_see(&r, "b/microapp.yml", "app_id: other\n");
	repo_see(&r, "a/microapp.yaml", "app_id: part\n");
	facts_unread(r.facts, S("a/microapp.yaml"), S("yaml"), false);
	repo_see(&r, "microapp.yaml", "app_id: root\n");
	r.tree = facts_finish(r.facts, &r.arena);
	struct app_set s = apps_find(r.tree, &r.arena);
	cr_assert_eq(s.n, 2);
	cr_expect(s.at[0].manifest_own && !s.at[0].manifest);
	cr_expect(str_eq(s.at[0].manifest_path, S("a/microapp.yaml")));
	cr_expect(s.at[1].manifest_own && str_eq(node_get(s.at[1].manifest, S("app_id"))->text, S("other")));
	repo_free(&r);
}
