/* Routes that are files, of SvelteKit, Nuxt, Remix, Astro; functions of TanStack Start, which a browser calls. */
#include "repo.h"

Test(route_svelte, pages_actions_and_hooks)
{
	struct repo_facts r = REPO(
	        {"src/hooks.server.ts",
	         "import { sequence } from '@sveltejs/kit/hooks';\nconst fill = async ({ event, resolve }) => {\n"
	         "  event.locals.get = async () => { const { session } = await getSession(); if (!session) return "
	         "null; "
	         "return session; };\n  return resolve(event); };\n"
	         "const guard = async ({ event, resolve }) => { if (event.url.pathname.startsWith('/admin') && "
	         "!event.locals.user) redirect(303, '/login'); return resolve(event); };\n"
	         "export const handle = sequence(fill, guard);\n"},
	        {"src/routes/admin/(x)/+page.server.ts",
	         "export const actions = { default: async ({ request }) => { await db.x.create({}); } };\n"},
	        {"src/routes/+layout.server.ts",
	         "export const load = ({ locals }) => { if (!locals.user) redirect(303, '/login'); };\n"},
	        {"src/routes/a/[id]/+page.server.ts",
	         "export const load = async ({ params }) => ({ x: await db.x.findMany() });\nexport const actions = {\n"
	         "  add: async ({ locals }) => { if (!locals.user) error(401); await db.x.create({}); },\n"
	         "  async drop({ request }) { await db.x.delete({}); },\n  back: wrap(h),\n};\n"},
	        {"src/routes/b/+server.ts", "export const fallback = async () => new Response('x');\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /a/:id open|POST /a/:id?/add guarded|POST /a/:id?/drop open|POST /a/:id?/back ?|POST "
	            "/admin guarded|any /b open");
	repo_free(&r);
}

Test(route_svelte, text_in_front_of_a_parameter_is_kept)
{
	struct repo_facts r = REPO(
	        {"src/routes/profile/@[user]/+server.ts",
	         "export const PUT = async () => { await db.x.update({}); };\n"},
	        {"src/routes/@slot/[id]/+server.ts", "export const PUT = async () => { await db.x.update({}); };\n"});
	repo_expect(&r, "routes", "method route", "PUT /:id|PUT /profile/@:user");
	repo_free(&r);
}

Test(route_svelte, remote_functions)
{
	struct repo_facts r =
	        REPO({"src/lib/x.remote.ts",
	              "import { query, command, form } from '$app/server';\nexport const list = query(async () => "
	              "db.x.findMany());\nexport const drop = command(async (id) => { const { locals } = "
	              "getRequestEvent(); if (!locals.user) error(401); await db.x.delete({}); });\n"
	              "export const add = form(async (data) => { await db.x.create({}); });\n"});
	repo_expect(
	        &r, "routes", "method route auth changes",
	        "GET /_app/remote/list open false|POST /_app/remote/drop guarded true|POST /_app/remote/add open true");
	repo_free(&r);
}

Test(route_nuxt, methods_middleware_and_helpers)
{
	struct repo_facts r =
	        REPO({"server/middleware/a.ts",
	              "export default defineEventHandler((event) => { event.context.user = getCookie(event, "
	              "'session'); });\n"},
	             {"server/api/x/[id].delete.ts", "export default defineEventHandler(async (event) => { await "
	                                             "requireUserSession(event); await db.x.delete({}); });\n"},
	             {"server/api/y.ts",
	              "export default eventHandler(async (event) => { const s = await getUserSession(event); "
	              "return db.x.update(s); });\n"},
	             {"server/routes/z.post.ts",
	              "export default defineEventHandler((event) => { throw createError({ statusCode: 401 }) "
	              "});\n"});
	repo_expect(&r, "routes", "method route auth", "DELETE /api/x/:id guarded|any /api/y open|POST /z open");
	repo_free(&r);
}

Test(route_remix, loaders_actions_and_middleware)
{
	struct repo_facts r = REPO(
	        {"app/auth.server.ts",
	         "export async function requireId(request) { const s = await getSession(request); if "
	         "(!s.has('id')) throw redirect('/login'); return s; }\n"},
	        {"app/routes/notes.$id_.edit.tsx",
	         "import { useState } from 'react';\nimport { requireId } from '~/auth.server';\n"
	         "export const loader = async ({ request }) => { await requireId(request); return db.x.findMany(); };\n"
	         "export const action = async ({ request }) => { await db.x.update({}); };\nexport default function "
	         "P() {}\n"},
	        {"app/routes/_auth.join.tsx",
	         "export async function action({ request }) { await db.user.create({}); }\n"},
	        {"app/routes/in.tsx",
	         "import { requireId } from '~/auth.server';\n"
	         "export const middleware = [async ({ request }) => { await requireId(request); }];\n"
	         "export const action = async () => { await db.x.create({}); };\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /join open|POST /in guarded|GET /notes/:id/edit guarded|POST /notes/:id/edit open");
	repo_free(&r);
}

Test(route_remix, middleware_of_the_root)
{
	struct repo_facts r = REPO(
	        {"app/root.tsx",
	         "import { Outlet } from 'react-router';\nconst auth = async ({ request }, next) => { const s = await "
	         "getSession(request); if (!s) throw redirect('/login'); };\nexport const middleware = [auth];\n"},
	        {"app/routes/x.tsx", "export const action = async () => { await db.x.create({}); };\n"});
	repo_expect(&r, "routes", "method route auth", "POST /x guarded");
	repo_free(&r);
}

Test(route_astro, endpoints_actions_and_middleware)
{
	struct repo_facts r =
	        REPO({"src/middleware.ts",
	              "import { defineMiddleware, sequence } from 'astro:middleware';\nconst fill = "
	              "defineMiddleware((context, next) => { context.locals.user = null; return next(); });\n"
	              "export const onRequest = sequence(fill);\n"},
	             {"src/pages/api/x.ts",
	              "export const prerender = false;\nexport const GET = async () => new Response('x');\n"
	              "export const POST = async ({ locals }) => { if (!locals.user) return new Response('', { "
	              "status: 401 }); await db.x.create({}); };\n"},
	             {"src/pages/rss.xml.ts", "export const GET = () => rss();\n"},
	             {"src/pages/old.ts", "export const prerender = true;\nexport const GET = () => 1;\n"},
	             {"src/actions/index.ts",
	              "import { defineAction } from 'astro:actions';\nexport const server = {\n"
	              "  add: defineAction({ handler: async (input, context) => { await db.x.create({}); } }),\n"
	              "  drop: defineAction({ accept: 'form', handler: async (input, context) => { if "
	              "(!context.locals.user) throw new ActionError({ code: 'UNAUTHORIZED' }); } }),\n};\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "POST /_actions/add open true|POST /_actions/drop guarded true|GET /api/x open false|POST /api/x "
	            "guarded "
	            "true");
	repo_free(&r);
}

Test(route_astro, a_site_that_is_made_when_asked_for)
{
	struct repo_facts r = REPO({"astro.config.mjs", "export default defineConfig({ output: 'server' });\n"},
	                           {"src/pages/rss.xml.ts", "export const GET = () => rss();\n"});
	repo_expect(&r, "routes", "method route auth", "GET /rss.xml open");
	repo_free(&r);
}

Test(route_tanstack, server_functions_and_handlers)
{
	struct repo_facts r = REPO(
	        {"src/auth.ts",
	         "import { createMiddleware } from '@tanstack/react-start';\nexport const auth = createMiddleware({ "
	         "type: 'function' }).server(async ({ next }) => { const s = await getSession(); if (!s) throw "
	         "new Error('Unauthorized'); return next({ context: { s } }); });\n"},
	        {"src/f.ts",
	         "import { createServerFn } from '@tanstack/react-start';\nimport { auth } from './auth';\n"
	         "export const one = createServerFn({ method: 'POST' }).middleware([auth]).handler(async () => { await "
	         "db.x.create({}); });\n"
	         "export const two = createServerFn({ method: 'POST' }).validator((d) => d).handler(async ({ data }) "
	         "=> { "
	         "await db.x.create({}); });\n"
	         "const base = createServerFn().middleware([auth]);\nexport const three = base.handler(async () => "
	         "1);\n"},
	        {"src/routes/api/x.ts",
	         "export const Route = createFileRoute('/api/x')({ beforeLoad: () => { if (!user) throw "
	         "redirect('/login'); }, server: { handlers: { GET: async ({ request }) => { await "
	         "db.x.update({}); } } } });\n"});
	repo_expect(
	        &r, "routes", "method route auth",
	        "POST /_serverFn/one guarded|POST /_serverFn/two open|GET /_serverFn/three guarded|GET /api/x open");
	repo_free(&r);
}

Test(route_next, actions_inside_of_pages)
{
	struct repo_facts r =
	        REPO({"app/page.tsx",
	              "import React from 'react';\nexport default function Page() {\n"
	              "  async function add(form) { 'use server'; await db.x.create({}); }\n"
	              "  async function keep(form) { 'use server'; const session = await auth(); if (!session) return "
	              "null; await "
	              "db.x.create({}); }\n  return 1; }\nexport async function generateMetadata() { return {}; }\n"});
	repo_expect(&r, "routes", "method route auth", "POST /:action/add open|POST /:action/keep guarded");
	repo_free(&r);
}

Test(route_nuxt, what_is_made_in_memory_changes_nothing)
{
	struct repo_facts r =
	        REPO({"server/api/a.ts",
	              "export default defineEventHandler(async (event) => { const c = createClient(u, k); const row = "
	              "[]; row.push(1); if (!row.length) throw createError({ statusCode: 404 }); return row; });\n"},
	             {"server/api/b.ts",
	              "export default defineEventHandler(async (event) => { await ref.push({ a: 1 }); });\n"});
	repo_expect(&r, "routes", "method route changes", "any /api/a false|any /api/b true");
	repo_free(&r);
}
