/* Paths that are put together, of names of this file and of others, and routers that a loop mounts. */
#include "repo.h"

#define APP "const express = require('express');\nconst app = express();\n"
#define ROUTER(path)                                                                                                   \
	"const router = require('express').Router();\nrouter.get('" path                                               \
	"', (q, s) => s.json(1));\nmodule.exports = router;\n"

Test(route_path, what_names_of_other_files_stand_for)
{
	struct repo_facts r = REPO(
	        {"config.js", "module.exports = { API: '/api/v2', deep: { prefix: '/deep' } };\n"},
	        {"paths.ts", "export const PATHS = { users: '/users' };\nexport default { one: '/one' };\n"},
	        {"r.js", ROUTER("/r")},
	        {"app.js", APP "const { API } = require('./config');\nconst config = require('./config');\n"
	                       "const { PATHS } = require('./paths');\nconst router = require('./r');\n"
	                       "app.get(API + '/a', (q, s) => s.json(1));\napp.get(`${API}/b`, (q, s) => s.json(1));\n"
	                       "app.get(PATHS.users, (q, s) => s.json(1));\napp.get(PATHS.gone, (q, s) => s.json(1));\n"
	                       "app.get('/x' + ('a' + y) + '/z', (q, s) => s.json(1));\n"
	                       "app.get('setting');\napp.get(name);\napp.use(config.deep.prefix, router);\n"});
	repo_expect(&r, "routes", "route", "/api/v2/a|/api/v2/b|/users|/{gone}|/x{...}/z|/deep/r");
	repo_free(&r);
}

Test(route_path, mounted_at_what_the_environment_says)
{
	struct repo_facts r =
	        REPO({"r.js", ROUTER("/r")},
	             {"app.js", APP "app.use(`/${process.env.V}/x`, require('./r'));\nrequire('./r');\n"});
	repo_expect(&r, "routes", "route", "/{V}/x/r");
	repo_free(&r);
}

Test(route_path, client_calls_are_none)
{
	struct repo_facts r = REPO(
	        {"c.ts", "import { URLS } from './u';\nexport const load = () => api.get(URLS.users, { params });\n"
	                 "export const keep = (map, key) => map.get(key, () => 1);\n"});
	repo_expect(&r, "routes", "route", "");
	repo_free(&r);
}

#define ALL                                                                                                            \
	{"a.js", ROUTER("/a")}, {"b.js", ROUTER("/b")}, {"c.js", ROUTER("/c")}, {"d.js", ROUTER("/d")},                \
	{                                                                                                              \
		"e.js", ROUTER("/e")                                                                                   \
	}
#define TAKE                                                                                                           \
	APP "const a = require('./a'), b = require('./b'), c = require('./c'), d = require('./d'), e = "               \
	    "require('./e');\n"

Test(route_each, a_loop_mounts_each_of_a_list)
{
	struct repo_facts r =
	        REPO(ALL, {"app.js", TAKE
	                   "const list = [{ path: '/1', route: a }];\n"
	                   "list.forEach((route) => { app.use(route.path, auth, route.route); });\n"
	                   "const pairs = [['/2', b]];\nfor (const [p, r] of pairs) app.use(p, r);\n"
	                   "const plain = [c];\nfor (const r of plain) {\n  if (r) {\n  }\n  app.use('/3', r);\n}\n"
	                   "const map = { '/4': d };\nObject.entries(map).forEach(([p, r]) => app.use(p, r));\n"
	                   "const named = [{ path: '/5', router: e }];\n"
	                   "for (const { path, router: it } of named) app.use(path, it);\n"
	                   "function auth(q, s, n) { if (!q.user) return s.status(401).end(); n(); }\n"});
	repo_expect(&r, "routes", "route auth", "/1/a guarded|/2/b open|/3/c open|/4/d open|/5/e open");
	repo_free(&r);
}

Test(route_each, what_is_no_list_of_the_file_is_not_known)
{
	struct repo_facts r =
	        REPO({"a.js", ROUTER("/a")},
	             {"app.js", APP "const a = require('./a');\nfor (const r of load(a)) app.use('/x', r);\n"
	                            "for (const r of [1]) go(r);\napp.use(r);\n"});
	repo_expect(&r, "routes", "route auth", "…/a ?");
	repo_free(&r);
}

Test(route_idle, what_refuses_whoever_asks_is_no_door)
{
	struct repo_facts r = REPO(
	        {"app/api/a/route.ts",
	         "import { NextResponse } from 'next/server';\n"
	         "export async function PUT() { return NextResponse.json('Forbidden', { status: 403 }); }\n"
	         "export async function PATCH() { await db.x.update({}); return NextResponse.json('no', { status: 403 "
	         "}); "
	         "}\nexport async function DELETE(q) { return NextResponse.json(q.ok ? 1 : 2, { status: 403 }); }\n"});
	repo_expect(&r, "routes", "method auth changes public",
	            "PUT open false it refuses whoever asks|PATCH open true -|DELETE open true -");
	repo_free(&r);
}

Test(route_path, pages_of_a_description_answer_everybody)
{
	struct repo_facts r =
	        REPO({"app.js", APP "const ui = require('swagger-ui-express');\n"
	                            "const doc = require('./gone');\napp.get('/docs', ui.setup(doc));\n"});
	repo_expect(&r, "routes", "route auth", "/docs open");
	repo_free(&r);
}

#define HONO(rest) "import { Hono } from 'hono';\nconst app = new Hono();\n" rest "export default app;\n"

Test(route_mount, a_part_of_hono_that_nobody_mounts)
{
	struct repo_facts r =
	        REPO({"src/index.ts",
	              HONO("import a from './a';\napp.route('/a', a);\napp.get('/h', (c) => c.text('x'));\n")},
	             {"src/a.ts", HONO("app.delete('/1', (c) => { db.x.deleteMany(); });\n")},
	             {"src/left.ts", HONO("app.delete('/2', (c) => { db.x.deleteMany(); });\n")});
	struct repo_facts alone = REPO({"src/only.ts", HONO("app.delete('/3', (c) => { db.x.deleteMany(); });\n")});
	repo_expect(&r, "routes", "route auth", "/a/1 open|/h open|…/2 ?");
	repo_expect(&alone, "routes", "route auth", "/3 open");
	repo_free(&r);
	repo_free(&alone);
}
