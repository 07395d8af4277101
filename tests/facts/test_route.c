/* Routes of servers: which there are, what stands in front of each and whether that guards it. What is not known is
 * neither open nor guarded. */
#include "repo.h"

#define GUARD                                                                                                          \
	"exports.guard = (req, res, next) => {\n"                                                                      \
	"  if (!req.session.user) return res.status(401).end();\n"                                                     \
	"  next();\n};\n"

/* ---- Express ---- */

Test(route_express, order_of_use_decides)
{
	struct repo_facts r = REPO({"a.js", "const express = require('express');\nconst {guard} = require('./guard');\n"
	                                    "const app = express();\n"
	                                    "app.post('/early', (req, res) => db.add(req.body));\n"
	                                    "app.use('/api', guard);\n"
	                                    "app.post('/api/x', (req, res) => db.add(req.body));\n"
	                                    "app.post('/apix', (req, res) => db.add(req.body));\n"},
	                           {"guard.js", GUARD});
	repo_expect(&r, "routes", "method route auth changes",
	            "POST /early open true|POST /api/x guarded true|POST /apix open true");
	repo_free(&r);
}

Test(route_express, routers_are_mounted_over_files)
{
	struct repo_facts r = REPO(
	        {"a.ts", "import express from 'express';\nimport users from './routes/users';\n"
	                 "import { guard } from './guard';\nconst app = express();\napp.use('/users', users);\n"
	                 "app.use('/items', guard, require('./routes/items'));\n"},
	        {"guard.js", GUARD},
	        {"routes/users.ts", "import { Router } from 'express';\nimport * as c from '../control';\n"
	                            "const router = Router();\nrouter.route('/:id').get(c.one).delete(c.drop);\n"
	                            "export default router;\n"},
	        {"routes/items.js", "const r = require('express').Router();\nr.post('/', (req, res) => res.end());\n"
	                            "module.exports = r;\n"},
	        {"routes/lost.js", "const r = require('express').Router();\nr.post('/', (req, res) => res.end());\n"},
	        {"control.ts", "export async function one(req, res) { res.json(await User.findOne({})); }\n"
	                       "export const drop = async (req, res) => { await User.deleteOne({}); };\n"});
	repo_expect(&r, "routes", "path method route auth gives",
	            "routes/items.js POST /items/ guarded false|routes/lost.js POST …/ ? false|routes/users.ts DELETE "
	            "/users/:id open false|routes/users.ts GET /users/:id open true");
	repo_free(&r);
}

Test(route_express, guards_are_told_by_what_they_do)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         "const express = require('express');\nconst app = express();\nconst jwt = require('jsonwebtoken');\n"
	         "const requireAuth = (req, res, next) => next();\n"
	         "const look = (req, res, next) => { const t = req.headers.authorization;\n"
	         "  try { req.user = jwt.verify(t, K); next(); } catch (e) { res.status(403).end(); } };\n"
	         "const late = (req, res, next) => { if (!req.session.user) res.status(401); next(); };\n"
	         "const peek = (req, res, next) => { if (!jwt.decode(x)) return res.status(401).end(); next(); };\n"
	         "function logged(req, res, next) { if (req.isAuthenticated()) { return next(); } "
	         "res.redirect('/login'); }\n"
	         "app.put('/1', requireAuth, h);\napp.put('/2', look, h);\napp.put('/3', late, h);\napp.put('/4', "
	         "peek, h);\n"
	         "app.put('/5', logged, h);\napp.put('/6', [logged, h]);\n"
	         "app.put('/7', (req, res) => { if (!req.user) return res.sendStatus(401); go(); });\n"
	         "app.put('/8', wrap(async (req, res) => { if (!req.user) throw new Forbidden(); }));\n"
	         "function h(req, res) { db.save(req.body); }\nfunction wrap(f) { return f; }\n"});
	repo_expect(&r, "routes", "route auth",
	            "/1 open|/2 guarded|/3 open|/4 open|/5 guarded|/6 guarded|/7 guarded|/8 guarded");
	repo_free(&r);
}

Test(route_express, what_packages_do)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         "import express from 'express';\nimport { expressjwt } from 'express-jwt';\nimport passport from "
	         "'passport';\nimport { requiresAuth } from 'express-openid-connect';\nimport { checkAuth } from "
	         "'@acme/auth';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\n"
	         "const must = expressjwt({ secret });\nconst may = expressjwt({ secret, credentialsRequired: false "
	         "});\napp.put('/1', must, h);\napp.put('/2', may, h);\napp.put('/3', requiresAuth(), h);\n"
	         "app.put('/4', passport.authenticate('jwt', { session: false }), h);\napp.put('/5', checkAuth, h);\n"
	         "function h(req, res) {}\n"});
	repo_expect(&r, "routes", "route auth", "/1 guarded|/2 open|/3 guarded|/4 guarded|/5 ?");
	repo_free(&r);
}

Test(route_express, clients_and_tests_have_no_routes)
{
	struct repo_facts r =
	        REPO({"a.js", "import axios from 'axios';\nconst api = axios.create({});\napi.post('/x', f);\n"
	                      "axios.get('/y', g);\nclient.delete('/z', h);\nconst m = new Map(); m.get('/a', b);\n"},
	             {"a.test.js", "import request from 'supertest';\nconst app = express();\napp.post('/t', h);\n"});
	repo_expect(&r, "routes", "route", "");
	repo_free(&r);
}

Test(route_express, names_may_change)
{
	struct repo_facts r =
	        REPO({"a.js", "const e = require('express'); const zebra = e();\n"
	                      "const giraffe = function (a, b, c) { if (!a.session.user) { b.status(401).end(); "
	                      "return; } c(); };\nzebra.put(\n  '/x', /* late */\n  giraffe,\n  (q, r,) => "
	                      "{ db.save(q.body) },\n)\n"});
	repo_expect(&r, "routes", "route auth guard", "/x guarded giraffe");
	repo_free(&r);
}

/* ---- others of JavaScript ---- */

Test(route_fastify, hooks_and_options)
{
	struct repo_facts r =
	        REPO({"a.js", "const app = require('fastify')();\nconst guard = async (request, reply) => { await "
	                      "request.jwtVerify(); };\n"
	                      "app.post('/1', h);\napp.post('/2', { preHandler: [guard] }, h);\n"
	                      "app.route({ method: ['PUT', 'DELETE'], url: '/3', onRequest: guard, handler: h });\n"
	                      "app.register(require('./inner'), { prefix: '/in' });\nasync function h(request, reply) "
	                      "{ db.save(1); }\n"},
	             {"inner.js",
	              "module.exports = async function (fastify, opts) {\n  fastify.post('/4', async () => 1);\n"
	              "  fastify.addHook('onRequest', async (req, reply) => { await req.jwtVerify(); });\n};\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /1 open|POST /2 guarded|DELETE /3 guarded|PUT /3 guarded|POST /in/4 guarded");
	repo_free(&r);
}

Test(route_hono, chains_and_sub_apps)
{
	struct repo_facts r =
	        REPO({"a.ts",
	              "import { Hono } from 'hono';\nimport { bearerAuth } from 'hono/bearer-auth';\nimport sub from "
	              "'./sub';\nconst app = new Hono();\napp.post('/1', (c) => c.json(1));\napp.use('/api/*', "
	              "bearerAuth({ token }));\napp.route('/api/sub', sub);\nexport default app;\n"},
	             {"sub.ts",
	              "import { Hono } from 'hono';\nconst sub = new Hono().get('/2', (c) => c.text('x')).post('/3', "
	              "(c) => c.text('y'));\nexport default sub;\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 open|GET /api/sub/2 guarded|POST /api/sub/3 guarded");
	repo_free(&r);
}

Test(route_koa, routers)
{
	struct repo_facts r =
	        REPO({"a.js", "const Koa = require('koa');\nconst Router = require('@koa/router');\nconst app = "
	                      "new Koa();\nconst router = new Router({ prefix: '/p' });\nrouter.post('/1', async "
	                      "(ctx) => { db.save(1); });\nrouter.del('/2', async (ctx, next) => { if "
	                      "(!ctx.state.user) ctx.throw(401); await next(); }, h);\n"
	                      "app.use(router.routes());\n"});
	repo_expect(&r, "routes", "method route auth", "POST /p/1 open|DELETE /p/2 guarded");
	repo_free(&r);
}

/* ---- Next.js ---- */

Test(route_next, handlers_wrappers_and_actions)
{
	struct repo_facts r = REPO(
	        {"src/app/(x)/api/users/[id]/route.ts",
	         "export async function DELETE(req) { await db.user.delete({}); }\n"
	         "export const POST = withAuth(async (req) => { await db.user.create({}); });\n"
	         "export async function GET() { const session = await auth(); if (!session) return new Response('', "
	         "{ status: 401 }); return Response.json(await db.user.findMany()); }\n"
	         "function withAuth(h) { return async (req) => { const s = await getServerSession(); if (!s) return "
	         "new "
	         "Response('no', { status: 401 }); return h(req); }; }\n"},
	        {"pages/api/hello.js", "export default async function handler(req, res) { res.json({}); }\n"},
	        {"app/actions.ts",
	         "'use server'\nexport async function drop(id) { await db.post.delete({}); }\n"
	         "export async function keep(id) { const { userId } = await auth(); if (!userId) throw "
	         "new Error('Not signed in'); await db.post.update({}); }\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /:action/drop open|POST /:action/keep guarded|any /api/hello open|DELETE /api/users/:id "
	            "open|POST /api/users/:id guarded|GET /api/users/:id guarded");
	repo_free(&r);
}

Test(route_next, middleware_by_its_matcher)
{
	struct repo_facts r = REPO(
	        {"middleware.ts", "export { default } from 'next-auth/middleware'\nexport const config = { matcher: "
	                          "['/dashboard/:path*', '/api/in/:path*', '/((?!api|_next).*)'] }\n"},
	        {"app/api/in/a/route.ts", "export async function POST() { await db.x.create({}) }\n"},
	        {"app/api/out/route.ts", "export async function POST() { await db.x.create({}) }\n"},
	        {"app/dashboard/route.ts", "export async function POST() { await db.x.create({}) }\n"},
	        {"web/app/dashboard/route.ts", "export async function POST() { await db.x.create({}) }\n"});
	repo_expect(&r, "routes", "path auth",
	            "app/api/in/a/route.ts guarded|app/api/out/route.ts open|app/dashboard/route.ts "
	            "guarded|web/app/dashboard/route.ts open");
	repo_free(&r);
}

Test(route_next, middleware_that_tells_paths_apart)
{
	struct repo_facts r = REPO(
	        {"middleware.ts",
	         "export async function middleware(req) {\n  const token = await auth();\n  if "
	         "(req.nextUrl.pathname.startsWith('/admin') && !token) return NextResponse.redirect('/login');\n}\n"},
	        {"app/admin/x/route.ts", "export async function POST() { await db.x.create({}) }\n"},
	        {"app/api/route.ts", "export async function POST() { await db.x.create({}) }\n"});
	repo_expect(&r, "routes", "path auth", "app/admin/x/route.ts guarded|app/api/route.ts open");
	repo_free(&r);
}

Test(route_next, webhooks_that_check_a_signature)
{
	struct repo_facts r = REPO(
	        {"app/api/webhook/a/route.ts", "export async function POST(req) { const e = stripe.webhooks."
	                                       "constructEvent(await req.text(), s, k); await db.o.update({}) }\n"},
	        {"app/api/webhook/b/route.ts", "export async function POST(req) { await db.o.update({}) }\n"});
	repo_expect(&r, "routes", "path auth", "app/api/webhook/a/route.ts guarded|app/api/webhook/b/route.ts open");
	repo_free(&r);
}

Test(route, what_it_is_for_may_make_it_public)
{
	struct repo_facts r =
	        REPO({"a.js", "const app = require('express')();\nconst h = (req, res) => db.save(1);\n"
	                      "app.post('/auth/login', h);\napp.get('/health', h);\napp.delete('/health', h);\n"
	                      "app.delete('/auth/users/1', h);\napp.post('/orders/status', h);\n"
	                      "app.post('/metrics/reset', h);\napp.post('/api/v1/refresh', h);\n"
	                      "app.post('/devices', register_device);\n"});
	repo_expect(&r, "routes", "method route public",
	            "POST /auth/login people sign in there|GET /health it tells how the app is|DELETE /health -|DELETE "
	            "/auth/users/1 -|POST /orders/status -|POST /metrics/reset -|POST /api/v1/refresh people sign in "
	            "there|POST /devices -");
	repo_free(&r);
}

Test(route, what_is_guarded_or_costs_money_is_not_public)
{
	struct repo_facts r =
	        REPO({"a.js", "const app = require('express')();\nconst h = (req, res) => db.save(1);\n"
	                      "const own = (req, res) => { if (!req.user) return res.sendStatus(401); db.save(1); };\n"
	                      "app.post('/subscribe', h);\napp.post('/account/subscribe/:plan', h);\n"
	                      "app.post('/billing/subscribe', h);\napp.post('/password-resets', h);\n"
	                      "app.post('/admin/password-resets', h);\napp.post('/contact', own);\n"});
	repo_expect(
	        &r, "routes", "route auth public",
	        "/subscribe open it is a form for everybody|/account/subscribe/:plan open -|/billing/subscribe open -|"
	        "/password-resets open people sign in there|/admin/password-resets open -|/contact guarded -");
	repo_free(&r);
}

Test(route_express, a_wrapped_handler_of_another_file_and_a_masked_word)
{
	struct repo_facts r = REPO(
	        {"a.js", "const express = require('express');\nconst { authJwt } = require('./mw');\nconst c = "
	                 "require('./c');\nconst app = express();\napp.put('/1', [authJwt.verifyToken], c.put);\n"
	                 "app.put('/2', c.put);\n"},
	        {"mw/index.js", "const authJwt = require('./authJwt');\nmodule.exports = { authJwt };\n"},
	        {"mw/authJwt.js",
	         "verifyToken = (req, res, next) => { let token = req.headers['x-access-token'];\n  if "
	         "(!token || !jwt.verify(token, KEY)) { return res.status(403).send({}); } next(); };\n"
	         "const authJwt = { verifyToken: verifyToken };\nmodule.exports = authJwt;\n"},
	        {"c.js", "const wrap = require('./wrap');\nexports.put = wrap(async (req, res) => { user.getToken(); "
	                 "await db.x.update({}); });\n"},
	        {"wrap.js", "module.exports = (fn) => (req, res, next) => fn(req, res, next).catch(next);\n"});
	repo_expect(&r, "routes", "route auth", "/1 guarded|/2 open");
	repo_free(&r);
}

Test(route_next, a_table_of_tokens_is_no_caller)
{
	struct repo_facts r =
	        REPO({"app/api/a/route.ts", "export async function POST(req) { const t = await "
	                                    "prisma.verificationToken.findUnique({}); if (!flow) return "
	                                    "Response.json({}, { status: 403 }); await db.x.update({}); }\n"});
	repo_expect(&r, "routes", "auth", "open");
	repo_free(&r);
}

Test(route_next, a_handler_that_leaves_it_to_others_is_not_known)
{
	struct repo_facts r = REPO(
	        {"pages/api/a.js", "export default function h(req, res) { return NextAuth(req, res, {}); }\n"},
	        {"pages/api/b.js", "export default async function h(req, res) { const t = req.headers.authorization; "
	                           "await lib.handle(t); }\n"},
	        {"pages/api/c.js", "export default function h(req, res) { if (req.method !== 'GET') return "
	                           "res.status(405).end(); db.save(1); }\n"});
	repo_expect(&r, "routes", "method route auth", "any /api/a ?|any /api/b ?|GET /api/c open");
	repo_free(&r);
}
