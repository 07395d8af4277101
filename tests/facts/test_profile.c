/* What an app is. */
#include "facts/profile.h"

#include "base/buf.h"
#include "repo.h"

#define REACT                                                                                                          \
	"import {createRoot} from 'react-dom/client';\nimport React from "                                             \
	"'react';\ncreateRoot(document.body).render(x);\n"
#define VITE                                                                                                           \
	"import {defineConfig} from 'vite';\nimport {componentTagger} from 'lovable-tagger';\nexport default "         \
	"defineConfig({});\n"
#define EXPRESS "const express = require('express');\nconst app = express();\n"

struct profile_case {
	struct repo_facts repo;
	const struct node *tree;
	str words;
};

static struct profile_case profile_at(struct repo_facts repo, const char *folder)
{
	struct profile_case c = {.repo = repo};
	struct arena *a = &c.repo.arena;
	struct app_set *apps = arena_new(a, struct app_set);
	*apps = apps_find(repo.tree, a);
	struct reach *r = arena_new(a, struct reach);
	*r = reach_find(apps, repo.tree, a);
	for (size_t i = 0; i < apps->n; i++)
		if (str_eq(apps->at[i].folder, str_of(folder)))
			c.tree = profile_of(apps, i, app_view(r, i, VIEW_PROOF, a), app_view(r, i, VIEW_VIOLATION, a),
			                    a);
	cr_assert_not_null(c.tree, "%s is no app", folder);
	c.words = profile_words(c.tree, a);
	return c;
}
#define PROFILE(...) profile_at(REPO(__VA_ARGS__), ".")

static void profile_has(struct profile_case *c, const char *member, const char *wanted)
{
	const struct node *n = node_get(node_get(c->tree, S("has")), str_of(member));
	cr_assert_not_null(n, "%s", member);
	str got = n->kind == NODE_UNKNOWN ? S("?") : n->text;
	cr_expect(str_eq(got, str_of(wanted)), "has %s is %.*s and not %s", member, STR_ARG(got), wanted);
}

static void profile_lists(struct profile_case *c, const char *member, const char *members, const char *wanted)
{
	struct repo_facts as_repo = c->repo;
	as_repo.tree = c->tree;
	str got = repo_rows(&as_repo, member, members);
	c->repo.arena = as_repo.arena;
	cr_expect(str_eq(got, str_of(wanted)), "%s is %.*s and not %s", member, STR_ARG(got), wanted);
}

/* A picture's host may be called, or only be shown by the browser; another host that is named is called. */
Test(profile, hosts_of_pictures)
{
	struct profile_case shown = PROFILE({"package.json", "{'name': 'x', 'private': true}"},
	                                    {"a.js", EXPRESS "const picture = 'https://images.x.org/1?w=9';\n"}),
	                    called = PROFILE({"package.json", "{'name': 'x', 'private': true}"},
	                                     {"a.js", EXPRESS "fetch('https://api.x.org/1');\n"});
	profile_has(&shown, "outbound", "?");
	profile_has(&called, "outbound", "true");
}

Test(profile, files_that_a_platform_runs)
{
	struct profile_case c = PROFILE(
	        {"package.json", "{'name': 'x', 'private': true, 'scripts': {'dev': 'vite'}}"}, {"src/main.tsx", REACT},
	        {"api/order.js", "export default function handler(req, res) { res.send(1); }\n"},
	        {"api/_lib.js", "export const one = 1;\n"});
	profile_lists(&c, "functions", "name platform", "order vercel");
	profile_has(&c, "functions", "true");
}

Test(profile, a_front_end_with_a_hosted_database)
{
	struct profile_case c =
	        PROFILE({"package.json",
	                 "{'name': 'x', 'private': true, 'scripts': {'dev': 'vite'}, 'dependencies': {'stripe': '1'}}"},
	                {"index.html", ""}, {"vite.config.ts", VITE},
	                {"src/main.tsx", REACT "import {createClient} from '@supabase/supabase-js';\n"
	                                       "supabase.auth.signInWithOAuth({provider: 'google'});\n"},
	                {"supabase/config.toml", "project_id = 'x'\n"},
	                {"supabase/migrations/1.sql", "create table a (b int);\n"},
	                {"supabase/functions/_shared/cors.ts", "export const x = 1;\n"},
	                {"supabase/functions/chat/index.ts",
	                 "import { createClient } from 'https://esm.sh/@supabase/supabase-js@2';\n"
	                 "Deno.serve(async () => fetch('https://api.openai.com/v1/x', {headers: {a: `Bearer "
	                 "${Deno.env.get('OPENAI_API_KEY')}`}}));\n"},
	                {"supabase/functions/pay/index.ts", "Deno.serve(f);\n"},
	                {".github/workflows/ci.yml", "on: push\njobs: {a: {steps: [{run: npm test}]}}\n"});
	profile_lists(&c, "frontends", "name bundler builder", "React Vite Lovable");
	profile_lists(&c, "functions", "name platform", "chat supabase|pay supabase");
	profile_lists(&c, "stores", "name kind", "Supabase database");
	profile_lists(&c, "identities", "path name", "src/main.tsx Supabase Auth|- -");
	profile_lists(&c, "secrets", "name from", "OPENAI_API_KEY environment");
	profile_lists(&c, "paid", "path name purpose", "supabase/functions/chat/index.ts OpenAI ai|- - -");
	profile_has(&c, "servers", "false");
	profile_has(&c, "mobile", "false");
	profile_has(&c, "paid", "true");
	profile_has(&c, "builds", "true");
	cr_expect(str_eq(c.words,
	                 S("A React front end (Vite, made with Lovable) with 2 Supabase functions; it keeps data in\n"
	                   "Supabase; people sign in by Supabase Auth; it calls OpenAI (AI). Deployed by Supabase; "
	                   "GitHub\n"
	                   "Actions builds it.")),
	          "%.*s", STR_ARG(c.words));
	repo_free(&c.repo);
}

static void profile_flatten(const struct node *n, struct buf *out)
{
	buf_printf(out, "%d:%.*s=%.*s(", n->kind, STR_ARG(n->key), STR_ARG(n->text));
	for (const struct node *c = n->child; c; c = c->next)
		profile_flatten(c, out);
	buf_byte(out, ')');
}

Test(profile, a_dependency_that_nobody_imports_changes_not_one_word)
{
	static const char *const manifests[] = {
	        "{'name': 'x', 'dependencies': {'express': '4'}}",
	        "{'name': 'x', 'dependencies': {'express': '4', '@auth0/auth0-react': '2', 'stripe': '1', "
	        "'@sentry/node': '8', 'next': '15', "
	        "'pg': '8', 'openai': '4', 'discord.js': '14', 'bullmq': '5', 'react-native': '1'}}"};
	struct buf flat[2] = {{0}, {0}};
	for (size_t i = 0; i < 2; i++) {
		struct profile_case c = PROFILE({"package.json", manifests[i]}, {"server.js", EXPRESS});
		profile_flatten(c.tree, &flat[i]);
		buf_add(&flat[i], c.words);
		cr_expect(str_eq(c.words, S("An Express server.")), "%.*s", STR_ARG(c.words));
		repo_free(&c.repo);
	}
	cr_expect(str_eq(buf_str(&flat[0]), buf_str(&flat[1])));
	buf_free(&flat[0]);
	buf_free(&flat[1]);
}

Test(profile, a_framework_that_is_imported_and_not_started_leaves_it_open)
{
	struct profile_case c =
	        PROFILE({"package.json", "{'name': 'x'}"}, {"a.js", "import express from 'express';\nimport 'ai';\n"});
	profile_has(&c, "servers", "?");
	profile_has(&c, "paid", "?");
	profile_has(&c, "bots", "false");
	profile_lists(&c, "servers", "name", "-");
	repo_free(&c.repo);
}

Test(profile, a_language_that_nothing_reads_leaves_it_open)
{
	struct profile_case c = PROFILE({"package.json", "{'name': 'x'}"}, {"a.js", "x();\n"}, {"lib/server.ex", "x\n"},
	                                {"test/x_test.ex", "x\n"});
	profile_has(&c, "servers", "?");
	profile_has(&c, "identities", "?");
	profile_has(&c, "builds", "false");
	profile_lists(&c, "languages", "name files unread", "JavaScript 1 0|Elixir 1 1");
	cr_expect(str_find(c.words, S("nothing reads its Elixir"), 0) != (size_t)-1, "%.*s", STR_ARG(c.words));
	repo_free(&c.repo);
	/* … and one of which not every server is known */
	c = PROFILE({"index.php", "<?php echo 1;\n"});
	profile_has(&c, "servers", "?");
	repo_free(&c.repo);
	c = PROFILE({"a.py", "import json\n"}, {"b.go", "package main\nimport \"fmt\"\n"});
	profile_has(&c, "servers", "false");
	repo_free(&c.repo);
}

Test(profile, a_file_that_was_not_read_leaves_it_open)
{
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, "a.js", "x();\n");
	facts_file(r.facts, S("deep.js"), 1, true);
	facts_unread(r.facts, S("deep.js"), S("code"), false);
	facts_unread(r.facts, S(".github/workflows/x.yml"), S("yaml"), false);
	r.tree = facts_finish(r.facts, &r.arena);
	struct profile_case c = profile_at(r, ".");
	profile_has(&c, "servers", "?");
	profile_has(&c, "builds", "?");
	profile_has(&c, "containers", "false");
	profile_lists(&c, "languages", "name files unread", "JavaScript 2 1");
	repo_free(&c.repo);
}

Test(profile, of_two_apps_each_is_its_own)
{
	const struct repo_file files[] = {
	        {"web/package.json", "{'name': 'web', 'private': true, 'scripts': {'dev': 'vite'}}"},
	        {"web/index.html", ""},
	        {"web/src/main.tsx", REACT},
	        {"web/vercel.json", "{'crons': [{'path': '/x', 'schedule': '0 1 * * *'}]}"},
	        {"api/package.json", "{'name': 'api', 'private': true}"},
	        {"api/server.js", EXPRESS "import {Pool} from 'pg';\nimport * as S from '@sentry/node';\n"},
	        {"lost/mail.js", "import {Resend} from 'resend';\n"}};
	struct profile_case web = profile_at(repo_read(files, 7), "web"), api = profile_at(repo_read(files, 7), "api");
	profile_has(&web, "servers", "false");
	profile_has(&web, "stores", "false");
	profile_has(&web, "telemetry", "false");
	profile_has(&web, "paid", "?"); /* who sends mail, nobody knows */
	profile_has(&api, "paid", "?");
	profile_has(&api, "frontends", "false");
	profile_has(&api, "deployments", "false");
	profile_lists(&web, "jobs", "name schedule", "/x 0 1 * * *");
	profile_lists(&web, "edges", "name", "vercel");
	cr_expect(str_eq(api.words, S("An Express server; it keeps data in PostgreSQL.")), "%.*s", STR_ARG(api.words));
	repo_free(&web.repo);
	repo_free(&api.repo);
}

Test(profile, libraries_and_documents)
{
	struct profile_case c = PROFILE({"package.json", "{'name': 'tiny', 'exports': './a.js'}"}, {"a.js", "x();\n"});
	cr_expect(str_eq(c.words, S("A library: tiny.")), "%.*s", STR_ARG(c.words));
	repo_free(&c.repo);
	c = PROFILE({"README.md", "# x\n"});
	cr_expect(str_eq(c.words, S("Text for people, and no program.")), "%.*s", STR_ARG(c.words));
	profile_has(&c, "servers", "false");
	repo_free(&c.repo);
}

Test(profile, words_are_five_lines_at_most)
{
	struct repo_facts r = {.facts = facts_new()};
	for (int i = 0; i < 200; i++)
		repo_see(&r, arena_printf(&r.arena, "a%d.js", i).p,
		         arena_printf(
		                 &r.arena,
		                 "fetch('https://"
		                 "a-very-long-name-of-a-host-that-fills-a-line-by-itself-%d-of-many-many.acme.dev');\n"
		                 "import 'express';\nimport 'mongodb'; import 'pg'; import 'redis'; import 'mysql'; "
		                 "import 'openai';\n"
		                 "import '@clerk/x'; import 'next-auth'; import '@auth0/x'; import 'keycloak-js'; "
		                 "import 'next'; import 'vue';",
		                 i)
		                 .p);
	r.tree = facts_finish(r.facts, &r.arena);
	struct profile_case c = profile_at(r, ".");
	size_t lines = 1;
	for (size_t i = 0; i < c.words.n; i++)
		lines += c.words.p[i] == '\n';
	cr_expect_leq(lines, 5);
	const struct node *outbound = node_get(c.tree, S("outbound"));
	size_t n = 0;
	for (const struct node *i = outbound->child; i; i = i->next)
		n++;
	cr_expect_eq(n, 101, "100 and what tells that there are more");
	repo_free(&c.repo);
}

Test(profile, what_an_app_is_is_a_fact_of_its_own)
{
	struct repo_facts repo =
	        REPO({"package.json", "{'name': 'x', 'private': true}"}, {"server.js", EXPRESS "app.listen(1);\n"});
	cr_expect(str_eq(repo_rows(&repo, "profile", "path kind servers containers"), S(". app true false")));
	struct repo_facts two =
	        REPO({"a/package.json", "{'name': 'a', 'private': true, 'scripts': {'start': 'node server.js'}}"},
	             {"a/server.js", EXPRESS "app.listen(1);\n"},
	             {"b/package.json", "{'name': 'b', 'private': true, 'scripts': {'start': 'node server.js'}}"},
	             {"b/server.js", EXPRESS "app.listen(1);\n"});
	cr_expect_eq(node_get(two.tree, S("profile"))->child->kind, NODE_UNKNOWN, "of several apps each has its own");
}

Test(profile, a_part_of_a_framework_is_not_the_framework)
{
	struct profile_case c = PROFILE(
	        {"composer.json",
	         "{'name': 'a/b', 'type': 'project', 'require': {'slim/slim': '4', 'illuminate/database': '9'}}"},
	        {"public/index.php",
	         "<?php\nuse Slim\\Factory\\AppFactory;\nuse Illuminate\\Database\\Capsule\\Manager;\n"
	         "$app = AppFactory::create();\n$app->get('/x', function () {});\n$app->run();\n"},
	        {"public/404.html", "<html></html>"});
	profile_lists(&c, "servers", "name", "Slim|-");
	profile_has(&c, "frontends", "?");
	repo_free(&c.repo);
}
