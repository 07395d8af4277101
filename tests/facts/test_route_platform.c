/* Functions of platforms: Cloudflare, Vercel, Netlify, Firebase, Azure, Deno and Bun. */
#include "repo.h"

#define ASKS "if (!(await verify(request.headers.get('authorization')))) return new Response('no', { status: 401 }); "

Test(route_platform, workers_of_one_and_of_many_addresses)
{
	struct repo_facts r = REPO(
	        {"a.ts", "export default { async fetch(request, env) { " ASKS "await env.KV.put('a', 'b'); } };\n"},
	        {"b.ts",
	         "export default { async fetch(request, env) { const url = new URL(request.url); if (url.pathname === "
	         "'/admin') { " ASKS "} await env.KV.put('a', 'b'); } } satisfies X;\n"},
	        {"c.ts", "addEventListener('fetch', (event) => event.respondWith(h(event.request)));\n"
	                 "async function h(request) { await KV.put('a', 'b'); }\n"});
	repo_expect(&r, "routes", "path method route auth", "a.ts any /* guarded|b.ts any /* ?|c.ts any /* open");
	repo_free(&r);
}

Test(route_platform, pages_functions_and_their_middleware)
{
	struct repo_facts r =
	        REPO({"functions/_middleware.ts",
	              "export const onRequest = [log, errors];\nfunction log(context) { return context.next(); }\n"},
	             {"functions/in/_middleware.ts",
	              "export async function onRequest(context) { const { request } = context; " ASKS
	              "return context.next(); }\n"},
	             {"functions/in/[id].ts",
	              "export const onRequestPost = async (context) => { await context.env.DB.put('a'); };\n"},
	             {"functions/out.ts", "export function onRequest(context) { context.env.DB.put('a'); }\n"});
	repo_expect(&r, "routes", "method route auth", "POST /in/:id guarded|any /out open");
	repo_free(&r);
}

Test(route_platform, vercel_and_netlify)
{
	struct repo_facts r =
	        REPO({"api/a.ts", "export default function (req, res) { db.save(1); }\n"},
	             {"api/b.ts", "export async function POST(request) { " ASKS "db.save(1); }\n"},
	             {"api/_c.ts", "export default function (req, res) { db.save(1); }\n"},
	             {"netlify/functions/d.ts", "export default async (request, context) => { db.save(1); };\n"
	                                        "export const config = { path: '/d/:id', method: 'POST' };\n"},
	             {"netlify/functions/e/e.js",
	              "exports.handler = async (event, context) => { if (!context.clientContext.user) return { "
	              "statusCode: 401 }; db.save(1); };\n"},
	             {"netlify/functions/f.ts",
	              "export default async () => { db.save(1); };\nexport const config = { schedule: "
	              "'@daily' };\n"});
	repo_expect(&r, "routes", "method route auth",
	            "any /api/a open|POST /api/b guarded|POST /d/:id open|any /.netlify/functions/e guarded");
	repo_free(&r);
}

Test(route_platform, firebase_of_both_versions)
{
	struct repo_facts r = REPO(
	        {"functions/index.ts",
	         "import * as functions from 'firebase-functions';\nimport { onCall, HttpsError } from "
	         "'firebase-functions/v2/https';\nimport { onRequest } from 'firebase-functions/v2/https';\n"
	         "export const one = functions.region('x').https.onRequest(async (req, res) => { await "
	         "db.add(req.body); });\n"
	         "export const two = onCall({ enforceAppCheck: true }, async (request) => { if (!request.auth) throw "
	         "new "
	         "HttpsError('unauthenticated', 'x'); await db.add(1); });\n"
	         "export const three = onCall(async (request) => { await db.doc(request.auth?.uid).set(1); });\n"
	         "export const four = onRequest({ invoker: 'private' }, async (req, res) => { await db.add(1); });\n"
	         "export const five = onCall({ authPolicy: isSignedIn() }, async () => { await db.add(1); });\n"
	         "export const six = functions.firestore.document('x').onCreate(async (snap) => { await db.add(1); "
	         "});\n"});
	repo_expect(&r, "routes", "method route auth",
	            "any /one open|POST /two guarded|POST /three open|any /four guarded|POST /five ?");
	repo_free(&r);
}

Test(route_platform, azure_by_its_level)
{
	struct repo_facts r = REPO(
	        {"src/functions/a.ts",
	         "import { app } from '@azure/functions';\n"
	         "app.http('one', { methods: ['GET', 'POST'], authLevel: 'anonymous', route: 'x/{id}', handler: h });\n"
	         "app.post('two', { authLevel: 'function', handler: h });\napp.timer('three', { handler: h });\n"
	         "async function h(request, context) { await db.save(1); }\n"});
	repo_expect(&r, "routes", "method route auth", "GET /api/x/{id} open|POST /api/x/{id} open|POST /api/two ?");
	repo_free(&r);
}

Test(route_platform, servers_of_deno_and_bun)
{
	struct repo_facts r =
	        REPO({"a.ts", "Deno.serve(async (req) => { await kv.set('a', 1); return new Response('x'); });\n"},
	             {"b.ts", "Bun.serve({ port: 1, async fetch(request) { " ASKS "await db.save(1); } });\n"},
	             {"supabase/functions/x/index.ts", "Deno.serve(async (req) => new Response('x'));\n"});
	repo_expect(&r, "routes", "path route auth",
	            "a.ts /* open|b.ts /* guarded|supabase/functions/x/index.ts /functions/v1/x open");
	repo_free(&r);
}
