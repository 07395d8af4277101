/* What an open address hands out beside rows of a database; switches that are off; patterns in front of routes. */
#include "repo.h"

#define APP(rest) "const express = require('express');\nconst fs = require('fs');\nconst app = express();\n" rest
#define GUARD     "function g(q, s, n) { if (!q.user) return s.status(401).end(); n(); }\n"

Test(route_reveal, files_buckets_and_memory)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         APP("const { GetObjectCommand } = require('@aws-sdk/client-s3');\nconst kept = new Map();\n"
	             "const list = [], fixed = ['a', 'b'];\nconst { exec } = require('child_process');\n"
	             "app.get('/1', (q, s) => s.send(fs.readFileSync('data/people.json')));\n"
	             "app.get('/2', (q, s) => s.sendFile(path.join(__dirname, 'index.html')));\n"
	             "app.get('/3', (q, s) => s.sendFile(q.query.f, { root: '.' }));\n"
	             "app.get('/4', async (q, s) => { (await s3.send(new GetObjectCommand({}))).Body.pipe(s); });\n"
	             "app.get('/5', (q, s) => s.json([...kept.values()]));\n"
	             "app.get('/6', (q, s) => s.json(list));\n"
	             "app.get('/7', (q, s) => { const other = []; s.json(fixed); });\n"
	             "app.get('/8', (q, s) => s.json(process.env));\n"
	             "app.get('/9', (q, s) => s.json({ v: process.env.V }));\n"
	             "app.get('/10', (q, s) => exec(q.query.c, (e, o) => s.send(o)));\n"
	             "app.get('/11', (q, s) => s.json(list.filter((x) => x.by === 1)));\n")});
	repo_expect(&r, "routes", "route gives",
	            "/1 true|/2 false|/3 true|/4 true|/5 true|/6 true|/7 false|/8 true|/9 false|/10 true|/11 true");
	repo_free(&r);
}

Test(route_reveal, folders_that_keep_what_is_no_page)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         APP("app.use('/files', express.static('data'));\napp.use(express.static(__dirname));\n"
	             "app.use(express.static(__dirname + '/public'));\napp.use('/p', express.static('public'));\n")});
	repo_expect(&r, "routes", "route auth", "/files/* open|/* open");
	repo_free(&r);
}

Test(route_reveal, an_address_that_is_fetched_and_clears)
{
	struct repo_facts r =
	        REPO({"a.js", APP("app.get('/x', async (q, s) => { await db.order.deleteMany(); s.end(); });\n"
	                          "app.get('/y', async (q, s) => { await db.visit.update({}); s.end(); });\n")});
	repo_expect(&r, "routes", "route changes", "/x ?|/y false");
	repo_free(&r);
}

Test(route_flow, a_switch_that_is_off)
{
	struct repo_facts r = REPO(
	        {"cfg.js", "export const AUTH_ON = false;\nexport const ALWAYS = true;\n"},
	        {"a.js",
	         APP("import { AUTH_ON, ALWAYS } from './cfg.js';\nconst OFF = false, ON = true;\nlet later = false;\n"
	             "function a(q, s, n) { if (OFF) { if (!q.user) return s.sendStatus(401); } n(); }\n"
	             "function b(q, s, n) { if (AUTH_ON && !q.user) return s.sendStatus(401); n(); }\n"
	             "function c(q, s, n) { if (ON && !q.user) return s.sendStatus(401); n(); }\n"
	             "function d(q, s, n) { if (ALWAYS && !q.user) return s.sendStatus(401); n(); }\n"
	             "function e(q, s, n) { if (later && !q.user) return s.sendStatus(401); n(); }\n"
	             "start(() => { later = true; });\n"
	             "app.delete('/a', a, h);\napp.delete('/b', b, h);\napp.delete('/c', c, h);\napp.delete('/d', d, "
	             "h);\n"
	             "app.delete('/e', e, h);\nfunction h(q, s) { db.x.deleteMany(); s.end(); }\n")});
	repo_expect(&r, "routes", "route auth", "/a open|/b open|/c guarded|/d guarded|/e ?");
	repo_free(&r);
}

Test(route_flow, a_fault_that_is_taken_back)
{
	struct repo_facts r = REPO(
	        {"g.js", "export async function guard() { try { const s = await getServerSession(o); if (!s) throw new "
	                 "Error('no'); return s; } catch (e) { console.error(e); } }\n"},
	        {"app/api/o/route.js",
	         "import { guard } from '../../../g';\nexport async function GET() { await guard(); "
	         "return Response.json(await db.order.findMany()); }\n"});
	repo_expect(&r, "routes", "route auth", "/api/o open");
	repo_free(&r);
}

Test(route_path, patterns_in_front)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         APP(GUARD "app.use(/^\\/orders$/, g);\napp.use(/^\\/api\\//, g);\napp.use(/z\\d+/, g);\n"
	                   "app.delete('/orders/:id', (q, s) => s.end());\napp.delete('/orders', (q, s) => s.end());\n"
	                   "app.delete('/api/:id', (q, s) => s.end());\n")});
	repo_expect(&r, "routes", "route auth", "/orders/:id ?|/orders guarded|/api/:id guarded");
	repo_free(&r);
}

Test(route_flow, a_key_that_may_be_unset_under_any_name)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         APP("const key = process.env.K;\nconst h = (q, s) => { db.x.deleteMany(); s.end(); };\n"
	             "app.delete('/1', (q, s, n) => { const w = q.headers['x-foo']; if (key && w !== key) return "
	             "s.status(401).end(); n(); }, h);\n"
	             "app.delete('/2', (q, s, n) => { if (q.query.k !== key) return s.status(401).end(); n(); }, h);\n"
	             "app.delete('/3', (q, s, n) => { if (!key) return s.status(500).end(); n(); }, h);\n")});
	repo_expect(&r, "routes", "route auth", "/1 ?|/2 ?|/3 open");
	repo_free(&r);
}

#define HOOK(test)                                                                                                     \
	{                                                                                                              \
		"src/hooks.server.ts",                                                                                 \
		        "export const handle = async ({ event, resolve }) => {\n  if (event.route.id?." test           \
		        ") { if (!event.locals.user) redirect(302, '/login'); }\n  return resolve(event);\n};\n"       \
	}
#define NOTES                                                                                                          \
	{"src/routes/(app)/notes/[id]/+page.server.ts", "export const load = async () => ({ n: await db.n.findMany() " \
	                                                "});\n"},                                                      \
	{                                                                                                              \
		"src/routes/api/+server.ts", "export const DELETE = async () => { await db.n.deleteMany(); };\n"       \
	}

Test(route_front, groups_of_sveltekit)
{
	struct repo_facts a = REPO(HOOK("startsWith('/(app)')"), NOTES), b = REPO(HOOK("includes('(app)')"), NOTES);
	repo_expect(&a, "routes", "route auth", "/notes/:id guarded|/api open");
	repo_expect(&b, "routes", "route auth", "/notes/:id guarded|/api open");
	repo_free(&a);
	repo_free(&b);
}

Test(route_pages, of_next_that_print_rows)
{
	struct repo_facts r = REPO(
	        {"app/a/page.tsx", "export default async function P() { const u = await db.user.findMany(); return "
	                           "u.map((x) => x.name); }\n"},
	        {"app/b/page.tsx", "export default async function P() { const s = await auth(); if (!s) "
	                           "redirect('/login'); const u = await db.user.findMany(); return u.length; }\n"},
	        {"app/c/page.tsx", "export default function P() { return f(1); }\n"},
	        {"app/d/page.tsx", "'use client';\nexport default function P() { return db.user.findMany(); }\n"},
	        {"pages/e.tsx", "export async function getServerSideProps() { return { props: { u: await "
	                        "db.user.findMany() } }; }\n"},
	        {"pages/f.tsx", "export async function getStaticProps() { return { props: { u: await "
	                        "db.user.findMany() } }; }\n"});
	repo_expect(&r, "routes", "method route auth rows", "GET /a open -|GET /b guarded -|GET /e open -");
	repo_free(&r);
}

Test(route_javascript, what_stands_behind_the_handler_for_errors)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         APP(GUARD
	             "const { errorHandler } = require('./gone');\n"
	             "app.get('/1', (q, s) => s.json(1), errorHandler);\n"
	             "app.post('/login', login, errorHandler);\napp.put('/2', g, save, errorHandler);\n"
	             "function login(q, s) { if (!compareSync(q.body.p, h)) return s.status(401).end(); "
	             "s.json({ token: jwt.sign({}, K) }); }\nfunction save(q, s) { db.x.update({}); s.end(); }\n")});
	repo_expect(&r, "routes", "route auth handler", "/1 open @6:15|/login open login|/2 guarded save");
	repo_free(&r);
}
