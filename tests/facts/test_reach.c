/* Which apps a fact belongs to. */
#include "facts/reach.h"

#include <stdio.h>

#include "repo.h"

#define EXPRESS "const express = require('express');\nconst app = express();\n"
#define FLASK   "from flask import Flask\napp = Flask(__name__)\n"

struct reach_case {
	struct repo_facts repo;
	struct app_set apps;
	struct reach reach;
};

static struct reach_case *reach_of(struct repo_facts repo)
{
	struct reach_case *c = arena_new(&repo.arena, struct reach_case);
	c->repo = repo;
	c->apps = apps_find(repo.tree, &c->repo.arena);
	c->reach = reach_find(&c->apps, repo.tree, &c->repo.arena);
	return c;
}

static void reach_free(struct reach_case *c)
{
	struct repo_facts repo = c->repo; /* which the case itself lives in */
	repo_free(&repo);
}

/* The folders of the apps of a set, "-" for none, "*" for all. */
static const char *reach_names(struct reach_case *c, uint64_t set)
{
	str all = S("");
	if (set == c->reach.all)
		return "*";
	for (size_t i = 0; i < c->apps.n; i++)
		if (set >> i & 1)
			all = arena_printf(&c->repo.arena, "%.*s%s%.*s", STR_ARG(all), all.n ? " " : "",
			                   STR_ARG(c->apps.at[i].folder));
	return all.n ? all.p : "-";
}

static void reach_is(struct reach_case *c, const char *path, const char *wanted)
{
	const char *got = reach_names(c, reach_path(&c->reach, str_of(path)));
	cr_expect_str_eq(got, wanted, "%s", path);
}

static const struct node *reach_row_at(struct reach_case *c, const char *section, size_t i)
{
	const struct node *row = node_get(c->repo.tree, str_of(section))->child;
	while (row && i--)
		row = row->next;
	cr_assert_not_null(row, "%s", section);
	return row;
}

static void reach_row_is(struct reach_case *c, const char *section, size_t i, const char *wanted)
{
	const char *got = reach_names(c, reach_row(&c->reach, str_of(section), reach_row_at(c, section, i)));
	cr_expect_str_eq(got, wanted, "%s %zu", section, i);
}

Test(reach, a_library_belongs_to_those_that_import_it)
{
	struct reach_case *c = reach_of(REPO(
	        {"package.json", "{'private': true, 'workspaces': ['*']}"},
	        {"web/package.json", "{'name': 'web', 'private': true}"},
	        {"web/s.js", EXPRESS "import x from '@x/ui/button';\n"},
	        {"api/package.json", "{'name': 'api', 'private': true, 'dependencies': {'@x/dead': '*'}}"},
	        {"api/s.js", EXPRESS "import y from '@x/db';\n"},
	        {"ui/package.json", "{'name': '@x/ui', 'private': true}"}, {"ui/a.js", "import z from '@x/core';\n"},
	        {"db/package.json", "{'name': '@x/db', 'private': true}"}, {"db/a.js", "import z from '@x/core';\n"},
	        {"core/package.json", "{'name': '@x/core', 'private': true}"}, {"core/a.js", "x();\n"},
	        {"core/limits.yaml", "a: 1\n"}, {"dead/package.json", "{'name': '@x/dead', 'private': true}"},
	        {"dead/a.js", "import z from '@x/ui';\n"},
	        {"api/s.test.js", "import t from '@x/dead';\nimport {test} from 'node:test';\n"}));
	reach_is(c, "web/s.js", "web");
	reach_is(c, "web/any.yaml", "web");
	reach_is(c, "ui/a.js", "web");
	reach_is(c, "db/b.yaml", "api");
	reach_is(c, "core/a.js", "*");
	reach_is(c, "core/limits.yaml", "*");
	reach_is(c, "dead/a.js", "-"); /* named in a manifest and imported by a test alone */
	reach_is(c, "package.json", "*");
	reach_free(c);
}

Test(reach, relative_ways_lead_to_files_and_through_them)
{
	struct reach_case *c = reach_of(
	        REPO({"web/package.json", "{'name': 'web'}"}, {"web/s.ts", EXPRESS "import x from '../shared/a.js';\n"},
	             {"api/package.json", "{'name': 'api'}"}, {"api/s.ts", EXPRESS "import {T} from '../web/types';\n"},
	             {"web/types.ts", "import './more';\n"}, {"web/more.ts", "x();\n"},
	             {"shared/a.ts", "import './b';\n"}, {"shared/b/index.ts", "x();\n"}, {"shared/c.ts", "x();\n"},
	             {"shared/notes.md", ""}, {"infra/main.tf", ""}));
	reach_is(c, "shared/a.ts", "web");
	reach_is(c, "shared/b/index.ts", "web");
	reach_is(c, "shared/c.ts", "-");
	reach_is(c, "web/types.ts", "*");
	reach_is(c, "web/more.ts", "*");
	reach_is(c, "web/s.ts", "web");
	reach_is(c, "shared/notes.md", "*");
	reach_is(c, "infra/main.tf", "*");
	reach_free(c);
}

Test(reach, modules_of_python)
{
	struct reach_case *c = reach_of(REPO({"users/requirements.txt", "flask\n"},
	                                     {"users/main.py", FLASK "from common.db import connect\n"},
	                                     {"orders/requirements.txt", "flask\n"},
	                                     {"orders/main.py", FLASK "from .parts import x\nfrom ..lone.a import f\n"},
	                                     {"orders/parts.py", "x = 1\n"}, {"common/db.py", "x = 1\n"},
	                                     {"common/other.py", "x = 1\n"}, {"lone/a.py", "x = 1\n"}));
	reach_is(c, "common/db.py", "users");
	reach_is(c, "common/other.py", "-");
	reach_is(c, "lone/a.py", "orders");
	reach_is(c, "orders/parts.py", "orders");
	reach_free(c);
}

Test(reach, aliases_and_what_manifests_are_built_upon)
{
	struct reach_case *c = reach_of(
	        REPO({"web/package.json", "{'name': 'web'}"},
	             {"web/s.ts", EXPRESS "import x from '@lib/a';\nimport y from 'plain';\n"
	                                  "import z from 'guard/a';\n"},
	             {"web/tsconfig.json",
	              "{'compilerOptions': {'paths': {'@lib/*': ['../lib/src/*'], 'plain': ['../lib/plain.ts'], "
	              "'guard/*': ['../lib/guard/*.guard']}}}"},
	             {"lib/src/a.ts", "x();\n"}, {"lib/src/b.ts", "x();\n"}, {"lib/plain.ts", "x();\n"},
	             {"lib/guard/a.guard.ts", "x();\n"}, {"lib/guard/a.ts", "x();\n"},
	             {"api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><ProjectReference "
	                                "Include=\"..\\Core\\Core.csproj\"/></ItemGroup></Project>"},
	             {"Core/Core.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><ProjectReference "
	                                  "Include=\"..\\Base\\Base.csproj\"/></ItemGroup></Project>"},
	             {"Base/Base.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>"}));
	reach_is(c, "lib/src/a.ts", "web");
	reach_is(c, "lib/plain.ts", "web");
	reach_is(c, "lib/guard/a.guard.ts", "web");
	reach_is(c, "lib/guard/a.ts", "-");
	reach_is(c, "lib/src/b.ts", "-");
	reach_is(c, "Core/x.cs", "api");
	reach_is(c, "Base/x.cs", "api");
	reach_free(c);
}

#define JOBS(step) "jobs: {a: {steps: [" step "]}}\n"

Test(reach, a_workflow_by_its_paths_and_folders)
{
	struct reach_case *c = reach_of(REPO(
	        {"web/package.json", "{'name': 'web'}"}, {"web/s.js", EXPRESS}, {"api/package.json", "{'name': 'api'}"},
	        {"api/s.js", EXPRESS},
	        {".github/workflows/a.yml",
	         "on: {push: {paths: ['api/**', '.github/workflows/a.yml']}, workflow_dispatch: null}\n" JOBS(
	                 "{run: x}, {run: y, working-directory: web}")},
	        {".github/workflows/b.yml", "on: push\ndefaults: {run: {working-directory: ./web}}\n" JOBS(
	                                            "{run: x}, {run: y, working-directory: '.'}, {uses: z}")},
	        {".github/workflows/c.yml",
	         "on: [push]\n" JOBS("{run: \"cd api && make\"}, {run: x, working-directory: '${{ matrix.a }}'}, "
	                             "{uses: b, with: {context: web}}")},
	        {".github/workflows/d.yml", "on: {push: {paths: ['api/**']}, pull_request: null}\n" JOBS("{run: x}")}));
	static const struct {
		const char *row, *steps[3];
	} wanted[] = {{"api", {"api", "-"}}, {"*", {"web", "*", "web"}}, {"*", {"api", "-", "web"}}, {"*", {"*"}}};
	for (size_t i = 0; i < 4; i++) {
		const struct node *row = reach_row_at(c, "workflows", i), *step = node_get(row, S("steps"))->child;
		reach_row_is(c, "workflows", i, wanted[i].row);
		for (size_t k = 0; step; step = step->next, k++)
			cr_expect_str_eq(
			        reach_names(c, reach_step(&c->reach, reach_row(&c->reach, S("workflows"), row), step)),
			        wanted[i].steps[k], "step %zu of workflow %zu", k, i);
	}
	reach_free(c);
}

Test(reach, what_is_put_to_work_is_whose_it_is)
{
	struct reach_case *c = reach_of(
	        REPO({"docker-compose.yml",
	              "services:\n  api: {build: api}\n  web: {build: {context: ., dockerfile: web/Dockerfile}}\n"},
	             {"web/package.json", "{'name': 'web'}"}, {"web/s.js", EXPRESS},
	             {"web/Dockerfile", "FROM node\nCMD x\n"}, {"api/package.json", "{'name': 'api'}"},
	             {"api/s.js", EXPRESS}, {"docker/Dockerfile", "FROM node\nCOPY api ./\nCMD x\n"}));
	reach_row_is(c, "deployments", 0, "api");
	reach_row_is(c, "deployments", 1, "web");
	reach_row_is(c, "containers", 0, "api");
	reach_row_is(c, "containers", 1, "web");
	reach_is(c, "docker-compose.yml", "*");
	reach_free(c);
}

Test(reach, a_resource_is_whose_code_it_runs)
{
	struct reach_case *c = reach_of(
	        REPO({"infra/main.tf",
	              "data \"archive_file\" \"z\" {\n  type = \"zip\"\n  source_dir = \"../api\"\n}\n"
	              "resource \"aws_lambda_function\" \"f\" {\n  filename = data.archive_file.z.output_path\n}\n"
	              "resource \"aws_sqs_queue\" \"z\" {\n  name = \"q\"\n}\n"},
	             {"web/package.json", "{'name': 'web'}"}, {"web/s.js", EXPRESS},
	             {"shop/package.json", "{'name': 'shop'}"}, {"shop/s.js", EXPRESS},
	             {"api/package.json", "{'name': 'api'}"}, {"api/s.js", EXPRESS}));
	static const struct {
		const char *type, *wanted;
	} rows[] = {{"data.archive_file", "api"}, {"aws_lambda_function", "api"}, {"aws_sqs_queue", "*"}};
	const struct node *list = node_get(c->repo.tree, S("resources"));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct node *found = NULL;
		for (const struct node *n = list->child; n; n = n->next)
			if (n->kind == NODE_OBJECT && str_eq(node_get(n, S("type"))->text, str_of(rows[i].type)))
				found = n;
		cr_assert_not_null(found, "%s", rows[i].type);
		cr_expect_str_eq(reach_names(c, reach_row(&c->reach, S("resources"), found)), rows[i].wanted, "%s",
		                 rows[i].type);
	}
	reach_free(c);
}

Test(reach, an_app_at_the_root_beside_another)
{
	struct reach_case *c = reach_of(REPO({"package.json", "{'name': 'shop', 'scripts': {'start': 'next start'}}"},
	                                     {"app/page.tsx", "x();\n"}, {"worker/package.json", "{'name': 'w'}"},
	                                     {"worker/s.js", EXPRESS}));
	reach_is(c, "app/page.tsx", ".");
	reach_is(c, "package.json", ".");
	reach_is(c, "next.config.js", ".");
	reach_is(c, "vercel.json", ".");
	reach_is(c, "worker/s.js", "worker");
	reach_is(c, ".github/workflows/ci.yml", "*");
	reach_is(c, "infra/main.tf", "*");
	reach_is(c, "README.md", "*");
	reach_is(c, ".gitignore", "*");
	reach_free(c);
}

Test(reach, of_one_app_everything_is_its)
{
	struct reach_case *c = reach_of(
	        REPO({"web/package.json", "{'name': 'web'}"}, {"web/s.js", EXPRESS}, {"dead/x.py", "x = 1\n"}));
	reach_is(c, "dead/x.py", "*");
	cr_expect_eq(c->reach.all, 1);
	reach_free(c);
}
