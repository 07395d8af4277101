/* What one app sets never proves another. */
#include "facts/app_view.h"

#include <stdio.h>

#include "base/buf.h"

#include "repo.h"

#define EXPRESS "const express = require('express');\nconst app = express();\n"

/* The rows of a section in the view of the app of this folder, as repo_rows() writes them. */
static str view_rows(struct repo_facts *r, const char *folder, enum view view, const char *section, const char *members)
{
	struct app_set *apps = arena_new(&r->arena, struct app_set);
	*apps = apps_find(r->tree, &r->arena);
	struct reach reach = reach_find(apps, r->tree, &r->arena);
	for (size_t i = 0; i < apps->n; i++)
		if (str_eq(apps->at[i].folder, str_of(folder))) {
			struct repo_facts seen = *r;
			seen.tree = app_view(&reach, i, view, &r->arena);
			str rows = repo_rows(&seen, section, members);
			r->arena = seen.arena;
			return rows;
		}
	cr_expect(false, "%s is no app", folder);
	return S("");
}

#define view_expect(r, folder, view, section, members, wanted)                                                         \
	do {                                                                                                           \
		str view_got = view_rows((r), (folder), (view), (section), (members));                                 \
		cr_expect(str_eq(view_got, S(wanted)), "%s: is %.*s, wanted %s", (section), STR_ARG(view_got),         \
		          (wanted));                                                                                   \
	} while (0)

Test(app_view, an_import_of_one_app_proves_no_dependency_of_another)
{
	struct repo_facts r =
	        REPO({"package.json", "{'private': true, 'dependencies': {'helmet': '7', 'zod': '3'}}"},
	             {"web/package.json", "{'name': 'web', 'dependencies': {'helmet': '7'}}"}, {"web/s.js", EXPRESS},
	             {"api/package.json", "{'name': 'api'}"}, {"api/s.js", EXPRESS "import h from 'helmet';\n"},
	             {"lost/x.js", "import z from 'zod';\n"});
	view_expect(&r, "web", VIEW_PROOF, "dependencies", "path name imported",
	            "package.json helmet false|package.json zod false|web/package.json helmet false");
	view_expect(&r, "api", VIEW_PROOF, "dependencies", "path name imported",
	            "package.json helmet true|package.json zod false");
	view_expect(&r, "web", VIEW_VIOLATION, "dependencies", "path name imported",
	            "package.json helmet false|package.json zod true|web/package.json helmet false");
	view_expect(&r, "api", VIEW_PROOF, "imports", "path module", "api/s.js express|api/s.js helmet");
	view_expect(&r, "web", VIEW_PROOF, "apps", "folder", "web");
	view_expect(&r, "web", VIEW_PROOF, "packages", "folder", ".|web");
	repo_free(&r);
}

Test(app_view, what_tests_and_examples_set_up_proves_nothing_and_counts_against)
{
	struct repo_facts r = REPO({"web/package.json", "{'name': 'web', 'dependencies': {'helmet': '7'}}"},
	                           {"web/s.js", EXPRESS}, {"web/tests/t.js", "import h from 'helmet';\n"},
	                           {"web/examples/Dockerfile", "FROM node\nUSER node\nCMD node s.js\n"},
	                           {"api/package.json", "{'name': 'api'}"}, {"api/s.js", EXPRESS});
	view_expect(&r, "web", VIEW_PROOF, "imports", "module", "express");
	view_expect(&r, "web", VIEW_VIOLATION, "imports", "module", "express|helmet");
	view_expect(&r, "web", VIEW_PROOF, "dependencies", "name imported", "helmet false");
	view_expect(&r, "web", VIEW_PROOF, "containers", "path", "");
	view_expect(&r, "web", VIEW_VIOLATION, "containers", "path", "web/examples/Dockerfile");
	view_expect(&r, "web", VIEW_PROOF, "files", "path",
	            "web/examples/Dockerfile|web/package.json|web/s.js|web/tests/t.js");
	repo_free(&r);
}

Test(app_view, steps_and_flags_are_those_of_the_app)
{
	struct repo_facts r =
	        REPO({"web/package.json", "{'name': 'web'}"}, {"web/s.js", EXPRESS}, {"web/.gitignore", ".env\n"},
	             {"api/package.json", "{'name': 'api'}"}, {"api/s.js", EXPRESS},
	             {".github/workflows/ci.yml",
	              "on: push\njobs: {a: {steps: [{run: semgrep, working-directory: api}, {run: make}]}}\n"});
	struct app_set apps = apps_find(r.tree, &r.arena);
	struct reach reach = reach_find(&apps, r.tree, &r.arena);
	cr_assert(apps.n == 2 && str_eq(apps.at[1].folder, S("web")));
	const struct node *api = app_view(&reach, 0, VIEW_PROOF, &r.arena),
	                  *web = app_view(&reach, 1, VIEW_PROOF, &r.arena);
	cr_expect(str_eq(node_get(web, S("env_ignored"))->text, S("true")));
	cr_expect(str_eq(node_get(api, S("env_ignored"))->text, S("false")));
	const struct node *steps = node_get(node_get(web, S("workflows"))->child, S("steps"));
	cr_expect(str_eq(node_get(steps->child, S("run"))->text, S("make")) && !steps->child->next);
	steps = node_get(node_get(api, S("workflows"))->child, S("steps"));
	cr_expect(steps->child->next && !steps->child->next->next);
	steps = node_get(node_get(r.tree, S("workflows"))->child, S("steps"));
	cr_expect(steps->child->next != NULL, "the whole stays whole");
	repo_free(&r);
}

Test(app_view, of_one_app_it_is_the_whole)
{
	struct repo_facts r = REPO({"web/package.json", "{'name': 'web'}"}, {"web/s.js", EXPRESS});
	struct app_set apps = apps_find(r.tree, &r.arena);
	struct reach reach = reach_find(&apps, r.tree, &r.arena);
	cr_expect_eq(app_view(&reach, 0, VIEW_PROOF, &r.arena), r.tree);
	repo_free(&r);
}

Test(app_view, of_apps_that_are_not_told_apart_nothing_is_whole)
{
	struct repo_facts r = {.facts = facts_new()};
	for (int i = 0; i <= MOST_APPS; i++)
		repo_see(&r, arena_printf(&r.arena, "a%03d/server.js", i).p, EXPRESS);
	r.tree = facts_finish(r.facts, &r.arena);
	struct app_set apps = apps_find(r.tree, &r.arena);
	struct reach reach = reach_find(&apps, r.tree, &r.arena);
	repo_expect(&r, "apps", "folder together", ". 65");
	for (int view = VIEW_PROOF; view <= VIEW_VIOLATION; view++) {
		const struct node *seen = app_view(&reach, 0, (enum view)view, &r.arena);
		const struct node *starts = node_get(seen, S("starts")), *none = node_get(seen, S("workflows"));
		bool open = view == VIEW_PROOF;
		cr_expect_eq(starts->child->kind, open ? NODE_UNKNOWN : NODE_OBJECT);
		cr_expect(starts->child->next, "what is there stays");
		cr_expect_eq(none->child != NULL, open, "there may be more of everything");
		cr_expect_eq(node_get(seen, S("env_ignored"))->kind, NODE_UNKNOWN);
	}
	repo_free(&r);
}

/* ---- the property ---- */

/* Everything that an app may set, each marked with the name of the app; FOLDER and MARK are filled in. */
static const struct repo_file view_parts[] = {
        {"FOLDER/package.json", "{'name': 'FOLDER', 'dependencies': {'MARKdep': '1'}}"},
        {"FOLDER/server.js", EXPRESS
         "import d from 'MARKdep';\nimport './MARK/x';\nfetch('https://MARK.acme.dev');\nf(process.env.MARK_KEY);\n"},
        {"FOLDER/MARK/x.js", "import h from 'MARKhelmet';\n"},
        {"FOLDER/.env", "MARK_KEY=blue7fish\n"},
        {"FOLDER/Dockerfile", "FROM MARKimage\nCMD node server.js\n"},
        {"FOLDER/fly.toml", "app = 'MARK'\n"},
        {"FOLDER/docker-compose.yml", "services: {MARK: {build: .}}\n"},
        {"FOLDER/microapp.yaml", "app_id: MARK\n"},
        {".github/workflows/FOLDER.yml",
         "on: {push: {paths: ['FOLDER/**']}}\njobs: {MARKjob: {steps: [{run: MARKscan}]}}\n"},
        {".github/workflows/all-FOLDER.yml", "on: push\njobs: {a: {steps: [{run: MARKtwo, working-directory: FOLDER}, "
                                             "{run: \"cd FOLDER\\nMARKthree\"}]}}\n"},
};

static str view_filled(struct arena *a, const char *text, const char *folder, const char *mark)
{
	str out = S(""), rest = str_of(text);
	while (rest.n) {
		bool f = str_starts(rest, S("FOLDER")), m = str_starts(rest, S("MARK"));
		out = arena_printf(a, "%.*s%.*s", STR_ARG(out),
		                   STR_ARG(f   ? str_of(folder)
		                           : m ? str_of(mark)
		                               : str_sub(rest, 0, 1)));
		rest = str_sub(rest, f ? 6 : m ? 4 : 1, rest.n);
	}
	return out;
}

static bool view_holds(const struct node *n, str mark)
{
	if (str_find(n->text, mark, 0) != (size_t)-1 || str_find(n->key, mark, 0) != (size_t)-1)
		return true;
	for (const struct node *c = n->child; c; c = c->next)
		if (view_holds(c, mark))
			return true;
	return false;
}

/* Sections in which something of the app must stand, so that an empty view is no proof of the property. */
static size_t view_sections(const struct node *view, str mark)
{
	size_t n = 0;
	for (const struct node *s = view->child; s; s = s->next)
		n += view_holds(s, mark);
	return n;
}

Test(app_view, what_one_app_sets_is_in_no_proof_of_another)
{
	static const char *const folders[] = {"web", "api", "apps/shop", "zeta", "api-v2", "apps"}, *const marks[] = {
	                                                                                                    "qqone",
	                                                                                                    "qqtwo",
	                                                                                                    "qqthree"};
	enum { FOLDERS = 6, APPS = 3 };
	for (size_t code = 0; code < FOLDERS * FOLDERS * FOLDERS; code++) {
		const size_t pick[APPS] = {code % FOLDERS, code / FOLDERS % FOLDERS, code / FOLDERS / FOLDERS};
		if (pick[0] == pick[1] || pick[1] == pick[2] || pick[0] == pick[2])
			continue;
		struct repo_facts r = {.facts = facts_new()};
		for (size_t p = 0; p < sizeof view_parts / sizeof *view_parts; p++)
			for (size_t i = 0; i < APPS; i++) {
				const char *folder = folders[pick[i]];
				/* A workflow of a nested folder has no folder in its name. */
				str flat = arena_str(&r.arena, str_of(folder));
				for (char *c = (char *)flat.p; *c; c++)
					*c = *c == '/' ? '_' : *c;
				bool ci = str_starts(str_of(view_parts[p].path), S(".github"));
				str path = view_filled(&r.arena, view_parts[p].path, ci ? flat.p : folder, marks[i]);
				repo_see(&r, path.p, view_filled(&r.arena, view_parts[p].text, folder, marks[i]).p);
			}
		r.tree = facts_finish(r.facts, &r.arena);
		struct app_set apps = apps_find(r.tree, &r.arena);
		struct reach reach = reach_find(&apps, r.tree, &r.arena);
		cr_assert_eq(apps.n, APPS, "%zu", code);
		for (size_t i = 0; i < APPS; i++)
			for (size_t k = 0; k < APPS; k++) {
				const struct node *view = app_view(&reach, i, VIEW_PROOF, &r.arena);
				str mark = str_of(marks[k]);
				bool own = str_eq(apps.at[i].folder, str_of(folders[pick[k]]));
				size_t n = view_sections(view, mark);
				cr_expect(own ? n >= 10 : n == 0, "%s in the view of %.*s: %zu sections", marks[k],
				          STR_ARG(apps.at[i].folder), n);
			}
		repo_free(&r);
	}
}

Test(app_view, a_file_that_was_not_read_leaves_open_what_it_may_hold)
{
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, "web/package.json", "{'name': 'web', 'dependencies': {'helmet': '7'}}");
	repo_see(&r, "web/s.js", EXPRESS);
	repo_see(&r, "api/package.json", "{'name': 'api', 'dependencies': {'helmet': '7'}}");
	repo_see(&r, "api/s.js", EXPRESS);
	facts_file(r.facts, S("web/deep.js"), 1, true);
	facts_unread(r.facts, S("web/deep.js"), S("code"), false);
	facts_unread(r.facts, S("web/.gitignore"), S(""), false);
	facts_unread_section(r.facts, S("web/.gitignore"), S("ignores"), false);
	facts_unread_section(r.facts, S("web/x/package.json"), S("package_files"), false);
	r.tree = facts_finish(r.facts, &r.arena);
	view_expect(&r, "web", VIEW_PROOF, "dependencies", "name imported", "helmet ?");
	view_expect(&r, "api", VIEW_PROOF, "dependencies", "name imported", "helmet false");
	view_expect(&r, "web", VIEW_PROOF, "imports", "module", "express|-");
	view_expect(&r, "api", VIEW_PROOF, "imports", "module", "express");
	struct app_set apps = apps_find(r.tree, &r.arena);
	struct reach reach = reach_find(&apps, r.tree, &r.arena);
	cr_assert(apps.n == 2 && str_eq(apps.at[1].folder, S("web")));
	cr_expect_eq(node_get(app_view(&reach, 1, VIEW_PROOF, &r.arena), S("env_ignored"))->kind, NODE_UNKNOWN);
	cr_expect_eq(node_get(app_view(&reach, 0, VIEW_PROOF, &r.arena), S("env_ignored"))->kind, NODE_BOOL);
	repo_free(&r);
}

/* More than are kept are more for every app. */
Test(app_view, commands_that_were_cut_are_open_for_each)
{
	struct buf script BUF_AUTO = {0};
	for (size_t i = 0; i < 18000; i++)
		buf_add(&script, S("y\n"));
	buf_byte(&script, '\0');
	struct repo_facts r = REPO({"web/package.json", "{'name': 'web'}"}, {"web/s.js", EXPRESS},
	                           {"api/package.json", "{'name': 'api'}"}, {"api/s.js", EXPRESS}, {"a.sh", script.p},
	                           {"b.sh", script.p}, {"c.sh", script.p});
	struct app_set *apps = arena_new(&r.arena, struct app_set);
	*apps = apps_find(r.tree, &r.arena);
	struct reach reach = reach_find(apps, r.tree, &r.arena);
	cr_expect_eq(apps->n, 2);
	for (size_t i = 0; i < apps->n; i++) {
		const struct node *seen = app_view(&reach, i, VIEW_PROOF, &r.arena);
		const struct node *row = node_get(seen, S("commands"))->child;
		while (row && row->next)
			row = row->next;
		cr_expect(row && row->kind == NODE_UNKNOWN);
	}
	repo_free(&r);
}
