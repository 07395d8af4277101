/* Where a file stands decides: middleware beside app or pages, functions of Vercel, folders that are read, what a Nuxt
 * server shows to all of itself; and what a package gives back as it was. */
#include "repo.h"

#define REFUSE                                                                                                         \
	"import { getToken } from 'next-auth/jwt';\nexport async function middleware(req) { const t = await "          \
	"getToken({ req "                                                                                              \
	"}); if (!t) return NextResponse.redirect('/login'); return NextResponse.next(); }\n"
#define POST "export async function POST() { await db.x.create({}); return Response.json({}); }\n"

Test(route_place, middleware_of_next_counts_beside_its_pages)
{
	struct repo_facts r = REPO({"src/middleware.ts", REFUSE}, {"src/app/x/route.ts", POST});
	repo_expect(&r, "routes", "route auth", "/x guarded");
	repo_free(&r);
	r = REPO({"middleware.ts", REFUSE}, {"src/app/x/route.ts", POST});
	repo_expect(&r, "routes", "route auth", "/x open");
	repo_free(&r);
	r = REPO({"app/lib/middleware.ts", REFUSE}, {"app/x/route.ts", POST});
	repo_expect(&r, "routes", "route auth", "/x open");
	repo_free(&r);
}

Test(route_place, a_matcher_that_hangs_on_a_header_is_not_known)
{
	struct repo_facts r = REPO({"middleware.ts", REFUSE
	                            "export const config = { matcher: [{ source: '/x', missing: [{ type: 'header', "
	                            "key: 'next-router-prefetch' }] }] };\n"},
	                           {"app/x/route.ts", POST});
	repo_expect(&r, "routes", "route auth", "/x ?");
	repo_free(&r);
	r = REPO({"middleware.ts",
	          REFUSE "export const config = { matcher: ['/((?!api|_next|.*\\\\.(?:svg|png)$).*)'] };\n"},
	         {"app/x/route.ts", POST}, {"app/api/y/route.ts", POST});
	repo_expect(&r, "routes", "route auth", "/api/y open|/x guarded");
	repo_free(&r);
}

Test(route_place, a_package_called_api_has_no_functions)
{
	static const char handler[] = "export default function handler(req, res) { db.x.create({}); res.json({}); }\n";
	struct repo_facts r = REPO({"api/x.ts", handler});
	repo_expect(&r, "routes", "route framework", "/api/x Vercel");
	repo_free(&r);
	r = REPO({"api/x.ts", handler}, {"api/package.json", "{\"name\": \"api\"}\n"});
	repo_expect(&r, "routes", "route framework", "");
	repo_free(&r);
}

Test(route_place, a_folder_that_is_read_is_mounted)
{
	struct repo_facts r = REPO(
	        {"app.js", "const Koa = require('koa');\nconst router = require('./router');\nconst app = new "
	                   "Koa();\napp.use(router.routes());\n"},
	        {"router/index.js",
	         "const fs = require('fs');\nconst path = require('path');\nconst Router = "
	         "require('koa-router');\nconst router "
	         "= new Router();\nfs.readdirSync(__dirname).forEach((file) => { const route = "
	         "require(path.join(__dirname, file)); router.use(route.routes()); });\nmodule.exports = router;\n"},
	        {"router/shop.js",
	         "const Router = require('koa-router');\nconst shop = new Router({ prefix: '/shop' "
	         "});\nshop.put('/x', async (ctx) => { await db.x.create({}); });\nmodule.exports = shop;\n"});
	repo_expect(&r, "routes", "route auth", "/shop/x open");
	repo_free(&r);
}

Test(route_place, what_a_server_of_nuxt_shares)
{
	static const char ask[] =
	        "export async function requireStaff(event) { const s = await getUserSession(event); if "
	        "(!s.user) throw createError({ statusCode: 401 }); return s.user; }\n";
	static const char route[] =
	        "export default defineEventHandler(async (event) => { await requireStaff(event); await "
	        "db.x.create({}); return {}; });\n";
	static const char pass[] = "export async function requireStaff(event) { const s = await getUserSession(event); "
	                           "console.log(s.user); return 1; }\n";
	struct repo_facts r = REPO({"nuxt.config.ts", "export default {};\n"}, {"server/utils/staff.ts", ask},
	                           {"server/api/x.post.ts", route});
	repo_expect(&r, "routes", "route auth", "/api/x guarded");
	repo_free(&r);
	r = REPO({"nuxt.config.ts", "export default {};\n"}, {"server/utils/staff.ts", pass},
	         {"server/api/x.post.ts", route});
	cr_expect(!str_eq(repo_rows(&r, "routes", "auth"), S("guarded")));
	repo_free(&r);
}

Test(route_place, a_package_that_gives_back_what_it_is_handed)
{
	struct repo_facts r = REPO(
	        {"app.ts", "import { Hono } from 'hono';\nimport { createMiddleware } from 'hono/factory';\nimport { "
	                   "verify } from "
	                   "'hono/jwt';\nconst OPEN = ['/api/open'];\nconst ask = createMiddleware(async (c, next) => "
	                   "{ try { await "
	                   "verify(c.req.header('authorization'), c.env.KEY); } catch { return c.json({ error: 'no' }, "
	                   "401); } await "
	                   "next(); });\nconst guard = createMiddleware(async (c, next) => { if "
	                   "(OPEN.includes(c.req.path)) { await "
	                   "next(); return; } return ask(c, next); });\nconst app = new Hono();\napp.use('/api/*', "
	                   "guard);\napp.post('/api/open', async (c) => { await db.x.create({}); return c.json({}); "
	                   "});\napp.post('/api/shut', async (c) => { await db.x.create({}); return c.json({}); "
	                   "});\nexport default "
	                   "app;\n"});
	repo_expect(&r, "routes", "route auth", "/api/open open|/api/shut guarded");
	repo_free(&r);
}

Test(route_place, ways_to_sign_in_that_a_package_answers)
{
	struct repo_facts r = REPO({"app/api/auth/[...nextauth]/route.ts",
	                            "import NextAuth from 'next-auth';\nconst handler = NextAuth({ providers: "
	                            "[Credentials({ authorize: async (c) "
	                            "=> { const u = await find(c.name); if (!u) throw new Error('Unauthorized'); "
	                            "return u; } })] });\nexport { "
	                            "handler as GET, handler as POST };\n"});
	repo_expect(&r, "routes", "method auth public", "GET open people sign in there|POST open people sign in there");
	repo_free(&r);
}

Test(route_place, a_file_that_only_gathers_guards)
{
	static const char app[] =
	        "import Fastify from 'fastify';\nimport { guards } from './guards';\nconst app = "
	        "Fastify();\napp.addHook('preHandler', guards.ask);\napp.post('/x', async () => { await "
	        "db.x.create({}); return {}; });\n";
	static const char gathers[] = "import { Ask } from './ask';\nexport const guards = { ask: Ask };\n";
	struct repo_facts r =
	        REPO({"app.ts", app}, {"guards.ts", gathers},
	             {"ask.ts", "export const Ask = async (request, reply) => { if (!request.session.user) return "
	                        "reply.status(401).send({}); };\n"});
	repo_expect(&r, "routes", "route auth", "/x guarded");
	repo_free(&r);
	r = REPO({"app.ts", app}, {"guards.ts", gathers},
	         {"ask.ts",
	          "export const Ask = async (request, reply) => { request.log.info(request.session.user); };\n"});
	repo_expect(&r, "routes", "route auth", "/x open");
	repo_free(&r);
}

Test(route_place, one_of_several_of_fastify_auth_is_what_it_is)
{
	struct repo_facts r =
	        REPO({"app.js",
	              "const fastify = "
	              "require('fastify')();\nfastify.register(require('@fastify/auth'));\nfastify.decorate('ask', "
	              "async (request, reply) => { if (!request.session.user) return reply.status(401).send({}); "
	              "});\nfastify.decorate('look', async (request, reply) => { console.log(request.session.user); "
	              "});\nfastify.post('/a', { preHandler: fastify.auth([fastify.ask]) }, async () => { await "
	              "db.x.create({}); "
	              "return {}; });\nfastify.post('/b', { preHandler: fastify.auth([fastify.ask, fastify.look]) }, "
	              "async () => { "
	              "await db.x.create({}); return {}; });\nfastify.post('/c', { preHandler: "
	              "fastify.auth([fastify.look]) }, "
	              "async () => { await db.x.create({}); return {}; });\n"});
	repo_expect(&r, "routes", "route auth", "/a guarded|/b ?|/c open");
	repo_free(&r);
}

Test(route_place, a_database_function_may_change_something_before_the_refusal)
{
	struct repo_facts r =
	        REPO({"app/routes/x.tsx",
	              "export async function action({ request }) { const { data } = await "
	              "supabase.rpc('wipe_all'); const { data: { user } } = await supabase.auth.getUser(); if "
	              "(!user) throw redirect('/login'); return data; }\n"},
	             {"app/routes/y.tsx", "export async function action({ request }) { const { data: { user } } = "
	                                  "await supabase.auth.getUser(); if "
	                                  "(!user) throw redirect('/login'); const { data } = await "
	                                  "supabase.rpc('wipe_all'); return data; }\n"});
	repo_expect(&r, "routes", "route auth", "/x ?|/y guarded");
	repo_free(&r);
}
