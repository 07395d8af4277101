/* The way through guards and handlers, as a stranger goes it: what looks like a guard and lets him pass is none, and
 * its honest twin is one. */
#include <stdio.h>

#include "repo.h"

struct way {
	const char *source, *wanted;
};

static void go(const char *path, const char *front, const char *back, const struct way *ways, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = {0};
		str text = arena_printf(&a, "%s%s%s", front, ways[i].source, back);
		struct repo_facts r = REPO({"go.mod", "module acme.io/shop\n"}, {path, text.p});
		str got = repo_rows(&r, "routes", "auth"), why = repo_rows(&r, "routes", "why");
		cr_expect(str_eq(got, str_of(ways[i].wanted)), "%s\n  is     %.*s (%.*s)\n  wanted %s", ways[i].source,
		          STR_ARG(got), STR_ARG(why), ways[i].wanted);
		repo_free(&r);
		arena_free(&a);
	}
}
#define GO(path, front, back, ways) go((path), (front), (back), (ways), sizeof(ways) / sizeof *(ways))

#define EXPRESS                                                                                                        \
	"const app = require('express')();\nconst jwt = require('jsonwebtoken');\nconst KEY = process.env.KEY;\n"
#define PUT "\napp.put('/x', auth, (req, res) => { db.save(1); res.json({}); });\n"

Test(route_flow, express_promises_that_nobody_waits_for)
{
	static const struct way ways[] = {
	        {"async function getUser(req) { return jwt.verify(req.headers.authorization, KEY); }\n"
	         "async function auth(req, res, next) { const u = getUser(req); if (!u) return res.status(401).end(); "
	         "next(); }",
	         "open"},
	        {"async function getUser(req) { return jwt.verify(req.headers.authorization, KEY); }\n"
	         "async function auth(req, res, next) { const u = await getUser(req); if (!u) return "
	         "res.status(401).end(); "
	         "next(); }",
	         "guarded"},
	        {"async function getUser(req) { return jwt.verify(req.headers.authorization, KEY); }\n"
	         "async function auth(req, res, next) { req.user = await getUser(req).catch(() => null); next(); }",
	         "open"},
	        {"async function getUser(req) { return jwt.verify(req.headers.authorization, KEY); }\n"
	         "async function auth(req, res, next) { req.user = await getUser(req).catch(() => null); if "
	         "(!req.user) return "
	         "res.status(401).end(); next(); }",
	         "guarded"},
	        {"async function getUser(req) { return jwt.verify(req.headers.authorization, KEY); }\n"
	         "function auth(req, res, next) { getUser(req).then((u) => { req.user = u; next(); }).catch(() => "
	         "res.status(401).end()); }",
	         "guarded"},
	        {"async function getUser(req) { return jwt.verify(req.headers.authorization, KEY); }\n"
	         "function auth(req, res, next) { getUser(req).then((u) => { req.user = u; next(); }).catch(() => "
	         "next()); }",
	         "open"},
	        {"const bcrypt = require('bcrypt');\nasync function auth(req, res, next) { if "
	         "(!bcrypt.compare(req.headers.token, "
	         "HASH)) return res.status(401).end(); next(); }",
	         "open"},
	        {"const bcrypt = require('bcrypt');\nasync function auth(req, res, next) { if (!(await "
	         "bcrypt.compare(req.headers.token, HASH))) return res.status(401).end(); next(); }",
	         "guarded"},
	};
	GO("a.js", EXPRESS, PUT, ways);
}

Test(route_flow, express_what_is_thrown_and_caught)
{
	static const struct way ways[] = {
	        {"const auth = (req, res, next) => { try { req.user = jwt.verify(req.cookies.t, KEY); next(); } catch "
	         "(e) { "
	         "res.status(401).end(); } };",
	         "guarded"},
	        {"const auth = (req, res, next) => { try { req.user = jwt.verify(req.cookies.t, KEY); } catch (e) { } "
	         "next(); };",
	         "open"},
	        {"const auth = (req, res, next) => { try { req.user = jwt.verify(req.cookies.t, KEY); } catch (e) { "
	         "res.status(401).end(); } next(); };",
	         "open"},
	        {"const auth = (req, res, next) => { jwt.verify(req.cookies.t, KEY, (err, u) => { if (err) return "
	         "res.status(401).end(); req.user = u; next(); }); };",
	         "guarded"},
	        {"const auth = (req, res, next) => { jwt.verify(req.cookies.t, KEY, (err, u) => { if (err) "
	         "res.status(401).end(); req.user = u; next(); }); };",
	         "open"},
	        {"const auth = (req, res, next) => { try { req.user = jwt.verify(req.cookies.t, KEY); } finally { "
	         "next(); } };",
	         "open"},
	        {"const auth = (req, res, next) => { const u = jwt.decode(req.cookies.t); if (!u) return "
	         "res.status(401).end(); "
	         "next(); };",
	         "?"},
	        {"const auth = (req, res, next) => { const u = jwt.verify(req.cookies.t, ''); if (!u) return "
	         "res.status(401).end(); next(); };",
	         "?"},
	};
	GO("a.js", EXPRESS, PUT, ways);
}

Test(route_flow, express_helpers_and_order)
{
	static const struct way ways[] = {
	        {"function check(req, res) { if (!req.session.user) return res.redirect('/login'); }\n"
	         "const auth = (req, res, next) => { check(req, res); next(); };",
	         "open"},
	        {"function check(req, res) { if (!req.session.user) { res.redirect('/login'); return false; } return "
	         "true; }\n"
	         "const auth = (req, res, next) => { if (!check(req, res)) return; next(); };",
	         "guarded"},
	        {"function check(req, res, next) { if (!req.session.user) return res.status(401).end(); next(); }\n"
	         "const auth = (req, res, next) => check(req, res, next);",
	         "guarded"},
	        {"const auth = (req, res, next) => { next(); if (!req.session.user) return res.status(401).end(); };",
	         "open"},
	        {"const auth = (req, res, next) => { if (next(), !req.session.user) return res.status(401).end(); };",
	         "open"},
	        {"const auth = (req, res, next) => { if (!req.session.user) { setTimeout(() => res.status(401).end(), "
	         "1); } "
	         "next(); };",
	         "open"},
	        {"const auth = (req, res, next) => { if (!req.session.user) return next(new Error('no')); next(); };",
	         "guarded"},
	        {"const auth = (req, res, next) => { if (!req.session.user) return res.status(401).end(); return "
	         "next(); };",
	         "guarded"},
	        {"const auth = (req, res, next) => req.session.user ? next() : res.status(401).end();", "guarded"},
	        {"const auth = (req, res, next) => req.session.user ? res.status(401).end() : next();", "open"},
	        {"const auth = (req, res, next) => { if (req.session.user) { next(); } else { res.status(401).end(); } "
	         "};",
	         "guarded"},
	        {"const auth = (req, res, next) => { if (req.headers['x-debug'] || req.session.user) return next(); "
	         "res.status(401).end(); };",
	         "open"},
	        {"const auth = (req, res, next) => { if (process.env.DEBUG) return next(); if (!req.session.user) "
	         "return "
	         "res.status(401).end(); next(); };",
	         "?"},
	        {"const auth = (req, res, next) => { if (!req.headers.authorization) return res.status(401).end(); "
	         "next(); };",
	         "?"},
	        {"const auth = (req, res, next) => { for (const r of roles) { if (!req.session.user) return "
	         "res.status(401).end(); } next(); };",
	         "?"},
	        {"const auth = (req, res, next) => { switch (req.query.mode) { case 'a': return next(); default: if "
	         "(!req.session.user) return res.status(401).end(); } next(); };",
	         "open"},
	        {"const allow = (role) => (req, res, next) => { if (!req.user || req.user.role !== role) return "
	         "res.status(403).end(); next(); };\nconst auth = allow('admin');",
	         "guarded"},
	        {"const PUBLIC = ['/login', '/health'];\nconst auth = (req, res, next) => { if "
	         "(req.path.startsWith('/x')) return "
	         "next(); if (!req.session.user) return res.status(401).end(); next(); };",
	         "?"},
	};
	GO("a.js", EXPRESS, PUT, ways);
}

#define HANDLER "import { auth } from '@/auth';\nimport { redirect } from 'next/navigation';\n"

Test(route_flow, next_handlers)
{
	static const struct way ways[] = {
	        {"export async function POST(req) { const s = await auth(); if (!s) return new Response('', { status: "
	         "401 }); "
	         "await db.x.create({}); return Response.json({}); }",
	         "guarded"},
	        {"export async function POST(req) { const s = auth(); if (!s) return new Response('', { status: 401 "
	         "}); await "
	         "db.x.create({}); return Response.json({}); }",
	         "open"},
	        {"export async function POST(req) { await db.x.create({}); const s = await auth(); if (!s) return new "
	         "Response('', { status: 401 }); return Response.json({}); }",
	         "open"},
	        {"async function need() { const s = await auth(); if (!s) return Response.redirect('/login'); }\n"
	         "export async function POST(req) { await need(); await db.x.create({}); return Response.json({}); }",
	         "open"},
	        {"async function need() { const s = await auth(); if (!s) redirect('/login'); return s; }\n"
	         "export async function POST(req) { await need(); await db.x.create({}); return Response.json({}); }",
	         "guarded"},
	        {"async function need() { const s = await auth(); if (!s) throw new Error('no'); return s; }\n"
	         "export async function POST(req) { need(); await db.x.create({}); return Response.json({}); }",
	         "open"},
	        {"async function need() { const s = await auth(); if (!s) return { error: Response.json({}, { status: "
	         "401 }) }; "
	         "return { s }; }\n"
	         "export async function POST(req) { const { error } = await need(); if (error) return error; await "
	         "db.x.create({}); return Response.json({}); }",
	         "guarded"},
	        {"export async function POST(req) { const s = await auth(); if (!s?.user) { console.log('no'); } await "
	         "db.x.create({}); return Response.json({}); }",
	         "?"},
	        {"export async function POST(req) { const s = await auth(); if (s) { await db.x.create({}); return "
	         "Response.json({}); } return new Response('', { status: 401 }); }",
	         "guarded"},
	        {"export async function POST(req) { if (req.headers.get('x-api-key') !== process.env.KEY) return new "
	         "Response('', { status: 401 }); await db.x.create({}); }",
	         "?"},
	        {"export async function POST(req) { const key = req.headers.get('x-api-key'); if (!key || key !== "
	         "process.env.KEY) return new Response('', { status: 401 }); await db.x.create({}); }",
	         "guarded"},
	};
	GO("app/x/route.ts", HANDLER, "\n", ways);
}

#define FASTAPI                                                                                                        \
	"from fastapi import FastAPI, Depends, HTTPException, Header, Request\nfrom fastapi.responses import "         \
	"RedirectResponse\nimport jwt\nimport os\napp = FastAPI()\nKEY = os.environ['KEY']\n"
#define DEPENDS "\n@app.put('/x')\ndef put(user=Depends(auth)):\n    db.save(1)\n"

Test(route_flow, fastapi_dependencies)
{
	static const struct way ways[] = {
	        {"def auth(authorization: str = Header()):\n    try:\n        return jwt.decode(authorization, KEY)\n  "
	         "  except "
	         "Exception:\n        raise HTTPException(401)\n",
	         "guarded"},
	        {"def auth(authorization: str = Header()):\n    try:\n        return jwt.decode(authorization, KEY)\n  "
	         "  except "
	         "Exception:\n        return None\n",
	         "open"},
	        {"def auth(authorization: str = Header()):\n    try:\n        user = find(authorization)\n        if "
	         "not user:\n"
	         "            raise HTTPException(401)\n    except Exception:\n        pass\n",
	         "open"},
	        {"def auth(request: Request):\n    if settings.DEBUG:\n        return None\n    if not "
	         "request.session.get('user'):\n"
	         "        raise HTTPException(401)\n",
	         "?"},
	        {"def auth(request: Request):\n    if not request.session.get('user'):\n        return "
	         "RedirectResponse('/login')\n",
	         "open"},
	        {"def auth(request: Request):\n    if not request.session.get('user'):\n        raise "
	         "HTTPException(401)\n",
	         "guarded"},
	        {"async def user(t: str = Header()):\n    return jwt.decode(t, KEY)\nasync def auth(t: str = "
	         "Header()):\n    u = "
	         "user(t)\n    if not u:\n        raise HTTPException(401)\n    return u\n",
	         "open"},
	        {"async def user(t: str = Header()):\n    return jwt.decode(t, KEY)\nasync def "
	         "auth(u=Depends(user)):\n    if not "
	         "u.admin:\n        raise HTTPException(403)\n    return u\n",
	         "guarded"},
	        {"def auth(authorization: str = Header(None)):\n    if authorization is None:\n        raise "
	         "HTTPException(401)\n",
	         "?"},
	        {"def auth(authorization: str = Header(None)):\n    return jwt.decode(authorization, KEY, "
	         "options={'verify_signature': "
	         "False})\n",
	         "open"},
	        {"def auth(authorization: str = Header(None)):\n    if authorization != KEY:\n        raise "
	         "HTTPException(401)\n",
	         "guarded"},
	};
	GO("a.py", FASTAPI, DEPENDS, ways);
}

#define FLASK                                                                                                          \
	"from flask import Flask, request, session, redirect, abort, g\nfrom functools import wraps\nfrom "            \
	"flask_login import "                                                                                          \
	"current_user\napp = Flask(__name__)\n"
#define VIEW "\n@app.route('/x', methods=['PUT'])\n@auth\ndef put():\n    db.save(1)\n    return 'x'\n"

Test(route_flow, flask_decorators)
{
	static const struct way ways[] = {
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if 'user' not in session:\n    "
	         "        "
	         "return redirect('/login')\n        return f(*args, **kwargs)\n    return inner\n",
	         "guarded"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if 'user' not in session:\n    "
	         "        "
	         "redirect('/login')\n        return f(*args, **kwargs)\n    return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        result = f(*args, **kwargs)\n  "
	         "      if "
	         "'user' not in session:\n            abort(401)\n        return result\n    return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        try:\n            if 'user' "
	         "not in "
	         "session:\n                abort(401)\n        except:\n            pass\n        return f(*args, "
	         "**kwargs)\n    "
	         "return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if not current_user:\n         "
	         "   "
	         "abort(401)\n        return f(*args, **kwargs)\n    return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if not "
	         "current_user.is_authenticated:\n"
	         "            abort(401)\n        return f(*args, **kwargs)\n    return inner\n",
	         "guarded"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if session.get('user') is "
	         "False:\n"
	         "            abort(401)\n        return f(*args, **kwargs)\n    return inner\n",
	         "open"},
	};
	GO("a.py", FLASK, VIEW, ways);
}

#define NETHTTP                                                                                                        \
	"package main\nimport (\n\t\"net/http\"\n\t\"os\"\n\t\"github.com/golang-jwt/jwt/v5\"\n)\nfunc save(w "        \
	"http.ResponseWriter, r *http.Request) { db.Exec(\"delete from x\") }\nfunc main() {\n\tmux := "               \
	"http.NewServeMux()\n"                                                                                         \
	"\tmux.Handle(\"PUT /x\", auth(http.HandlerFunc(save)))\n\thttp.ListenAndServe(\":80\", mux)\n}\n"             \
	"func auth(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r "        \
	"*http.Request) {\n"
#define SERVE "\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n"

Test(route_flow, handlers_of_go)
{
	static const struct way ways[] = {
	        {"\t\tif _, err := jwt.Parse(r.Header.Get(\"Authorization\"), key); err != nil {\n\t\t\thttp.Error(w, "
	         "\"no\", "
	         "401)\n\t\t\treturn\n\t\t}",
	         "guarded"},
	        {"\t\tif _, err := jwt.Parse(r.Header.Get(\"Authorization\"), key); err != nil "
	         "{\n\t\t\tw.WriteHeader(401)\n\t\t}",
	         "open"},
	        {"\t\ttoken, _, err := jwt.NewParser().ParseUnverified(r.Header.Get(\"Authorization\"), c)\n\t\tif err "
	         "!= nil || "
	         "token == nil {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "open"},
	        {"\t\tif r.Header.Get(\"Authorization\") == \"\" {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tif _, err := r.Cookie(\"session\"); err != nil {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tvar err error\n\t\tif true {\n\t\t\t_, err := jwt.Parse(r.Header.Get(\"Authorization\"), "
	         "key)\n\t\t\t_ = "
	         "err\n\t\t}\n\t\tif err != nil {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tif r.Header.Get(\"X-Api-Key\") != os.Getenv(\"KEY\") "
	         "{\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tfunc() {\n\t\t\tif _, err := jwt.Parse(r.Header.Get(\"Authorization\"), key); err != nil "
	         "{\n\t\t\t\t"
	         "w.WriteHeader(401)\n\t\t\t\treturn\n\t\t\t}\n\t\t}()",
	         "open"},
	};
	GO("main.go", NETHTTP, SERVE, ways);
}

Test(route_flow, svelte_hooks_come_too_late)
{
	static const struct way ways[] = {
	        {"export const handle = async ({ event, resolve }) => { if (!event.locals.user) error(401); return "
	         "resolve(event); };\n",
	         "guarded"},
	        {"export const handle = async ({ event, resolve }) => { const r = await resolve(event); if "
	         "(!event.locals.user) "
	         "error(401); return r; };\n",
	         "open"},
	};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct repo_facts r = REPO(
		        {"src/hooks.server.ts", ways[i].source},
		        {"src/routes/x/+server.ts", "export const PUT = async () => { await db.x.update({}); };\n"});
		str got = repo_rows(&r, "routes", "auth");
		cr_expect(str_eq(got, str_of(ways[i].wanted)), "%s: %.*s", ways[i].source, STR_ARG(got));
		repo_free(&r);
	}
}

Test(route_flow, depth_and_length_are_bounded)
{
	struct arena a = {0};
	char *nested = arena_alloc(&a, 1 << 20), *at = nested;
	at += sprintf(at, EXPRESS "const auth = (req, res, next) => { ");
	for (int i = 0; i < 20000; i++)
		at += sprintf(at, "if (a) { ");
	at += sprintf(at, "next(); ");
	for (int i = 0; i < 20000; i++)
		at += sprintf(at, "} ");
	sprintf(at, "if (!req.session.user) return res.status(401).end(); next(); };" PUT);
	struct repo_facts r = repo_read(&(struct repo_file){"a.js", nested}, 1);
	str got = repo_rows(&r, "routes", "auth");
	cr_expect(!str_eq(got, S("guarded")), "what is too deep may do anything");
	repo_free(&r);
	at = nested + sprintf(nested, EXPRESS "const auth = (req, res, next) => { ");
	for (int i = 0; i < 20000; i++)
		at += sprintf(at, "if (a) b(); else ");
	sprintf(at, "next(); if (!req.session.user) return res.status(401).end(); next(); };" PUT);
	r = repo_read(&(struct repo_file){"a.js", nested}, 1);
	got = repo_rows(&r, "routes", "auth");
	cr_expect(!str_eq(got, S("guarded")), "what is too long may do anything");
	repo_free(&r);
	arena_free(&a);
}
