/* The way through guards and handlers, as a stranger goes it: what looks like a guard and lets him pass is none, and
 * its honest twin is one. */
#include <stdio.h>

#include "way.h"

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
