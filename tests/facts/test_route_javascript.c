/* Routes of Elysia: options behind the handler, chains, a status that is set. What is compiled beside its source. */
#include "repo.h"

#define ELYSIA "import { Elysia, t } from 'elysia';\n"

Test(route_elysia, options_stand_behind_the_handler)
{
	struct repo_facts r = REPO(
	        {"a.ts", ELYSIA
	         "const app = new Elysia()\n  .post('/1', async ({ body }) => { await db.x.create({}) }, { body: "
	         "t.Object({}) })\n"
	         "  .put('/2', async () => { await db.x.update({}) }, { beforeHandle: async ({ session, status }) => "
	         "{ if (!session) return status(401) } })\n"
	         "  .delete('/3', async ({ jwt, bearer, set }) => { const u = await jwt.verify(bearer); if (!u) { "
	         "set.status = 401; return 'no' } await db.x.delete({}) })\n  .listen(3000)\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "DELETE /3 guarded true|POST /1 open true|PUT /2 guarded true");
	repo_free(&r);
}

Test(route_elysia, of_a_chain_it_is_not_known_what_stands_behind)
{
	struct repo_facts r =
	        REPO({"a.ts",
	              ELYSIA "const app = new Elysia().onBeforeHandle(({ session, status }) => { if (!session) return "
	                     "status(401) }).post('/1', async () => { await db.x.create({}) })\n"},
	             {"b.ts", "const app = express();\napp.post('/2', async (q, s) => { await db.x.create({}) "
	                      "});\napp.guard(1);\n"});
	repo_expect(&r, "routes", "route auth", "/1 ?|/2 open");
	repo_free(&r);
}

#define APP(rest) "const express = require('express');\nconst app = express();\n" rest

Test(route_compiled, what_stands_beside_its_source_is_told_once)
{
	struct repo_facts r = REPO({"a.js", APP("app.post('/1', async (q, s) => { await db.x.create({}) });\n"
	                                        "app.post('/2', async (q, s) => { await db.x.create({}) });\n")},
	                           {"a.ts", APP("app.post('/1', async (q, s) => { await db.x.create({}) });\n")},
	                           {"b.js", APP("app.put('/1', async (q, s) => { await db.x.create({}) });\n")},
	                           {"b.test.ts", APP("app.put('/1', async (q, s) => { await db.x.create({}) });\n")},
	                           {"lib/a.js", APP("app.post('/1', async (q, s) => { await db.x.create({}) });\n")});
	repo_expect(&r, "routes", "path method route",
	            "a.js POST /2|a.ts POST /1|b.js PUT /1|b.test.ts PUT /1|lib/a.js POST /1");
	repo_free(&r);
}

/* A page asks a server as a server names its routes. */
Test(route_javascript, what_a_page_asks_for_is_no_route)
{
	static const char *const sides[] = {"browser", "server"}, *const wanted[] = {"", "POST /orders|PUT /orders/1"};
	for (size_t i = 0; i < 2; i++) {
		struct repo_facts r = {.facts = facts_new()};
		repo_see(&r, "src/App.tsx",
		         "import api from './api';\nexport const ask = x => { api.post('/orders', x); "
		         "api.put('/orders/1', x); };\n");
		facts_sides(r.facts, S("src/App.tsx"), str_of(sides[i]));
		r.tree = facts_finish(r.facts, &r.arena);
		repo_expect(&r, "routes", "method route", wanted[i]);
		repo_free(&r);
	}
}
