/* What looks like a guard and is none, or may be none: never "guarded". */
#include "repo.h"

#define APP "const app = require('express')();\nconst h = (req, res) => db.save(1);\n"

Test(route_doubt, a_status_and_then_on)
{
	struct repo_facts r = REPO(
	        {"express.js",
	         APP "app.put('/1', (req, res, next) => { if (!req.session.user) { res.status(401).json({}); } "
	             "next(); }, h);\n"},
	        {"hono.ts",
	         "import { Hono } from 'hono';\nconst app = new Hono();\napp.put('/2', async (c, next) => { if "
	         "(!c.get('user')) { c.json({}, 401); } await next(); }, h);\nfunction h(c) { db.save(1); }\n"},
	        {"koa.js",
	         "const Router = require('@koa/router');\nconst Koa = require('koa');\nconst app = new Koa();\n"
	         "const router = new Router();\nrouter.put('/3', async (ctx, next) => { if (!ctx.state.user) "
	         "ctx.status = 401; await next(); }, async (ctx) => { db.save(1); });\napp.use(router.routes());\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 open|/3 open");
	repo_free(&r);
}

Test(route_doubt, handlers_of_errors_and_callbacks)
{
	struct repo_facts r =
	        REPO({"a.js", "const passport = require('passport');\n" APP
	                      "app.put('/1', (err, req, res, next) => { if (!req.user) return res.status(401).end(); "
	                      "next(); }, h);\n"
	                      "app.put('/2', passport.authenticate('jwt', (err, user) => { log(user); }), h);\n"
	                      "app.put('/3', passport.authenticate(['jwt', 'anonymous'], { session: false }), h);\n"
	                      "app.put('/4', passport.authenticate('jwt', { session: false }), h);\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 open|/3 open|/4 guarded");
	repo_free(&r);
}

Test(route_doubt, a_token_that_is_only_there)
{
	struct repo_facts r = REPO(
	        {"a.js", APP "app.put('/1', (req, res, next) => { if (!req.cookies.token) return "
	                     "res.status(401).end(); next(); }, h);\n"
	                     "app.put('/2', (req, res, next) => { const t = req.headers.authorization; if (!t) return "
	                     "res.status(401).end(); jwt.verify(t, K); next(); }, h);\n"
	                     "app.put('/3', (req, res, next) => { if (req.headers['x-api-key'] !== KEY) return "
	                     "res.status(401).end(); "
	                     "next(); }, h);\n"},
	        {"middleware.ts",
	         "import { getSessionCookie } from 'better-auth/cookies';\nexport function middleware(req) { if "
	         "(!getSessionCookie(req)) return NextResponse.redirect('/login'); }\n"},
	        {"app/x/route.ts", "export async function POST() { await db.x.create({}); }\n"},
	        {"b.py",
	         "from fastapi import FastAPI, Request, HTTPException\napp = FastAPI()\n@app.put('/4')\ndef a(request: "
	         "Request):\n    if not request.headers.get('authorization'):\n        raise HTTPException(401)\n    "
	         "db.save(1)\n"});
	repo_expect(&r, "routes", "route auth", "/1 ?|/2 guarded|/3 guarded|/x ?|/4 ?");
	repo_free(&r);
}

Test(route_doubt, what_it_compares_with_may_be_missing)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         APP "app.put('/1', (req, res, next) => { if (req.headers['x-api-key'] !== process.env.KEY) return "
	             "res.status(401).end(); next(); }, h);\n"
	             "app.put('/2', (req, res, next) => { if (!process.env.KEY || req.headers['x-api-key'] !== "
	             "process.env.KEY) "
	             "return res.status(401).end(); next(); }, h);\n"
	             "app.put('/3', (req, res, next) => { if (process.env.KEY && req.headers['x-api-key'] !== "
	             "process.env.KEY) "
	             "return res.status(401).end(); next(); }, h);\n"
	             "app.put('/4', (req, res, next) => { if (process.env.NODE_ENV === 'production' && "
	             "!req.session.user) return "
	             "res.status(401).end(); next(); }, h);\n"},
	        {"app/api/cron/route.ts",
	         "export async function POST(req) { if (req.headers.get('authorization') !== `Bearer "
	         "${process.env.CRON_SECRET}`) return new Response('', { status: 401 }); await "
	         "db.x.create({}); }\n"},
	        {"b.py",
	         "from fastapi import FastAPI, Request, HTTPException\napp = FastAPI()\n@app.put('/5')\ndef a(request: "
	         "Request):\n    if request.headers.get('x-api-key') != os.environ.get('KEY'):\n        raise "
	         "HTTPException(401)\n    db.save(1)\n"});
	repo_expect(&r, "routes", "route auth", "/1 ?|/2 guarded|/3 ?|/4 ?|/api/cron ?|/5 ?");
	repo_free(&r);
}

Test(route_doubt, a_session_that_nobody_checked)
{
	struct repo_facts r =
	        REPO({"app/a/route.ts",
	              "export async function POST() { const { data: { session } } = await "
	              "supabase.auth.getSession(); if (!session) return new Response('', { status: 401 }); await "
	              "db.x.create({}); }\n"},
	             {"app/b/route.ts",
	              "export async function POST() { const { data: { user } } = await supabase.auth.getUser(); if "
	              "(!user) return new Response('', { status: 401 }); await db.x.create({}); }\n"},
	             {"app/c/route.ts",
	              "export async function POST(req) { const s = await auth.api.getSession({ headers: req.headers "
	              "}); if (!s.user) return new Response('', { status: 401 }); await db.x.create({}); }\n"});
	repo_expect(&r, "routes", "route auth", "/a ?|/b guarded|/c guarded");
	repo_free(&r);
}

Test(route_doubt, what_identifies_nobody)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         "const cors = require('cors');\nconst helmet = require('helmet');\nconst csrf = require('csurf');\n"
	         "const limit = require('express-rate-limit');\n" APP
	         "app.put('/1', cors(), helmet(), csrf(), limit({ max: 1 }), h);\n"
	         "app.put('/2', (req, res, next) => { const c = req.cookies.a; if "
	         "(!ORIGINS.includes(req.headers.origin)) "
	         "return res.status(403).end(); next(); }, h);\n"
	         "app.put('/3', (req, res, next) => { if (req.body.userId !== req.query.userId) return "
	         "res.status(403).end(); next(); }, h);\n"
	         "app.put('/4', (req, res, next) => { const session = read(req.session); next(); }, h);\n"
	         "app.put('/5', (req, res, next) => { try { req.user = jwt.verify(req.cookies.t, K); } catch (e) { "
	         "console.log(e); } next(); }, h);\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 open|/3 open|/4 open|/5 open");
	repo_free(&r);
}

Test(route_doubt, paths_that_are_told_apart)
{
	struct repo_facts r =
	        REPO({"middleware.ts",
	              "export async function middleware(req) { const path = req.nextUrl.pathname; if "
	              "(LIST.includes(path)) return NextResponse.next(); const session = await getToken(req); if "
	              "(!session) return NextResponse.redirect('/login'); }\n"},
	             {"app/x/route.ts", "export async function POST() { await db.x.create({}); }\n"},
	             {"web/middleware.ts",
	              "export async function middleware(req) { if (req.nextUrl.pathname.startsWith('/open')) "
	              "return NextResponse.next(); const session = await getToken(req); if (!session) return "
	              "NextResponse.redirect('/login'); }\n"},
	             {"web/app/open/route.ts", "export async function POST() { await db.x.create({}); }\n"});
	repo_expect(&r, "routes", "path auth", "app/x/route.ts ?|web/app/open/route.ts open");
	repo_free(&r);
}

Test(route_doubt, a_fault_that_nobody_hears_of)
{
	struct repo_facts r =
	        REPO({"a.js",
	              "const { requireAuth } = require('./auth');\n" APP
	              "app.put('/1', async (req, res) => { try { await requireAuth(req); } catch { } db.save(1); });\n"
	              "app.put('/2', async (req, res) => { try { await requireAuth(req); } catch (e) { return "
	              "res.status(401).end(); } db.save(1); });\n"
	              "app.put('/3', async (req, res) => { await requireAuth(req); db.save(1); });\n"},
	             {"auth.js",
	              "exports.requireAuth = async (req) => { if (!req.session.user) throw new Unauthorized(); };\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 guarded|/3 guarded");
	repo_free(&r);
}

Test(route_doubt, something_of_a_user_is_no_user)
{
	struct repo_facts r =
	        REPO({"app/a/route.ts",
	              "export async function POST() { const id = 'x'; const userSettings = await "
	              "db.settings.findFirst(eq(settings.userId, id)); if (!userSettings) return Response.json({ "
	              "theme: 'auto' }); await db.x.update({}); }\n"},
	             {"app/b/route.ts",
	              "export async function POST() { const { userId } = await auth(); if (!userId) return "
	              "Response.json({ error: 'x' }); await db.x.update({}); }\n"});
	repo_expect(&r, "routes", "route auth", "/a open|/b guarded");
	repo_free(&r);
}
