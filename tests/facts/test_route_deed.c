/* What handlers of JavaScript do: chains of a store's calls, Firebase, other services; and that a value which is chosen
 * one way or the other asks nobody who calls. */
#include "way.h"

#define NEXT "import { createClient } from '@supabase/supabase-js';\nimport { db } from './db';\n"

Test(route_deed, a_value_of_the_environment_asks_nobody)
{
	static const struct way ways[] = {
	        {"export async function POST(req) {\n  const db = createClient(process.env.URL ?? '', process.env.KEY "
	         "|| '');\n"
	         "  const who = req.headers.get('Authorization');\n"
	         "  await db.from('notes').insert({ t: 1 });\n  return new Response('x');\n}\n",
	         "open"},
	        {"export async function POST(req) {\n  const db = createClient(process.env.URL ?? '', process.env.KEY "
	         "|| '');\n"
	         "  const { data: { user } } = await db.auth.getUser();\n"
	         "  if (!user) return new Response('no', { status: 401 });\n"
	         "  await db.from('notes').insert({ t: 1 });\n  return new Response('x');\n}\n",
	         "guarded"},
	        {"export async function POST(req) {\n"
	         "  const key = process.env.KEY ? process.env.KEY : '';\n"
	         "  if (key && req.headers.get('x-key') !== key) return new Response('no', { status: 401 });\n"
	         "  await db.from('notes').insert({ t: 1 });\n  return new Response('x');\n}\n",
	         "?"},
	};
	GO("app/api/x/route.ts", NEXT, "", ways);
}

Test(route_deed, whether_a_key_is_set_up_asks_nobody)
{
	static const struct way ways[] = {
	        {"export async function POST(req) {\n  const key = process.env.OPENAI_API_KEY;\n"
	         "  if (!key) throw new Error('not set up');\n"
	         "  await db.from('notes').insert({ t: 1 });\n  return new Response('x');\n}\n",
	         "open"},
	        {"export async function POST(req) {\n  if (process.env.SKIP) return new Response('x');\n"
	         "  const { data: { user } } = await db.auth.getUser();\n"
	         "  if (!user) return new Response('no', { status: 401 });\n"
	         "  await db.from('notes').insert({ t: 1 });\n  return new Response('x');\n}\n",
	         "?"},
	        {"export async function POST(req) {\n"
	         "  if (req.headers.get('authorization') !== process.env.KEY) return new Response('no', { status: 401 "
	         "});\n"
	         "  await db.from('notes').insert({ t: 1 });\n  return new Response('x');\n}\n",
	         "?"},
	};
	GO("app/api/x/route.ts", NEXT, "", ways);
}

Test(route_deed, whoever_may_be_signed_in_need_not_be)
{
	static const struct way ways[] = {
	        {"export async function POST(req) {\n  const { rating, text } = await req.json();\n"
	         "  if (rating < 1 || rating > 5) return new Response('bad', { status: 400 });\n"
	         "  const who = req.headers.get('Authorization');\n  let id = null;\n"
	         "  if (who) { const { data: { user } } = await db.auth.getUser(who); id = user?.id || null; }\n"
	         "  const { error } = await db.from('notes').insert({ id, text }).select();\n"
	         "  if (error) return new Response('bad', { status: 500 });\n  return new Response('x');\n}\n",
	         "open"},
	        {"export async function POST(req) {\n  const { rating, text } = await req.json();\n"
	         "  if (rating < 1 || rating > 5) return new Response('bad', { status: 400 });\n"
	         "  const who = req.headers.get('Authorization');\n  let id = null;\n"
	         "  if (who) { const { data: { user } } = await db.auth.getUser(who); id = user?.id || null; }\n"
	         "  if (!id) return new Response('no', { status: 401 });\n"
	         "  const { error } = await db.from('notes').insert({ id, text }).select();\n"
	         "  if (error) return new Response('bad', { status: 500 });\n  return new Response('x');\n}\n",
	         "guarded"},
	};
	GO("app/api/x/route.ts", NEXT, "", ways);
}

Test(route_deed, who_calls_is_left_to_what_was_not_read)
{
	static const struct way ways[] = {
	        {"import { scim } from 'scim-lib';\nexport async function POST(req) {\n"
	         "  const who = req.headers.get('Authorization');\n  const secret = who ? who.split(' ')[1] : null;\n"
	         "  const { data } = await scim.requests.handle({ secret, body: await req.json() });\n"
	         "  return Response.json(data);\n}\n",
	         "?"},
	        {"import { scim } from 'scim-lib';\nexport async function POST(req) {\n"
	         "  const who = req.headers.get('Authorization');\n  console.log(who);\n"
	         "  const { data } = await scim.requests.handle({ body: await req.json() });\n"
	         "  return Response.json(data);\n}\n",
	         "open"},
	};
	GO("app/api/x/route.ts", NEXT, "", ways);
}

static void expect(const char *handler, const char *wanted)
{
	struct arena a = {0};
	str text = arena_printf(&a, "const app = require('express')();\n%s\n", handler);
	struct repo_facts r = REPO({"a.js", text.p});
	repo_expect(&r, "routes", "auth changes", wanted);
	repo_free(&r);
	arena_free(&a);
}

Test(route_deed, what_changes_data)
{
	expect("app.get('/users/seed', async (req, res) => { res.send(await User.insertMany(all)); });", "open true");
	expect("app.get('/users/seedlings', async (req, res) => { res.send(await User.insertMany(all)); });",
	       "open false");
	expect("app.get('/users/:seed', async (req, res) => { res.send(await User.insertMany(all)); });", "open false");
	expect("app.get('/api/send-mail', async (req, res) => { await mail.sendMail({}); res.end(); });", "open true");
	expect("app.get('/users/seed', async (req, res) => { res.send(await User.find()); });", "open false");
	expect("app.post('/x', async (req, res) => { await rtdb.ref('a/b').set(req.body); res.end(); });", "open true");
	expect("app.post('/x', async (req, res) => { seen.set(req.body.id, 1); res.end(); });", "open false");
	expect("app.post('/x', async (req, res) => { await sb.auth.updateUser({ password: 'x' }); res.end(); });",
	       "open false");
}

Test(route_deed, another_service_is_called_with_a_key)
{
	expect("app.post('/x', async (req, res) => { const r = await fetch('https://ai.example.com/v1', { method: "
	       "'POST', "
	       "headers: { 'X-API-Key': process.env.K }, body: req.body }); res.json(await r.json()); });",
	       "open true");
	expect("app.post('/x', async (req, res) => { const r = await axios.post('https://ai.example.com/v1', req.body, "
	       "{ "
	       "headers: { Authorization: `Bearer ${process.env.K}` } }); res.json(r.data); });",
	       "open true");
	expect("app.post('/x', async (req, res) => { const r = await fetch('https://ai.example.com/v1', { headers: { "
	       "'X-API-Key': process.env.K } }); res.json(await r.json()); });",
	       "open false");
	expect("app.post('/x', async (req, res) => { const r = await fetch('https://ai.example.com/v1', { method: "
	       "'POST', "
	       "headers: { Accept: 'text/plain' } }); res.json(await r.json()); });",
	       "open false");
}

/* What refused was taken out, and nothing else asks. */
Test(route_deed, a_refusal_that_is_gone)
{
#define CRON(refusal, work)                                                                                            \
	"export async function GET(request) {\n  let ok = true;\n  const who = "                                       \
	"request.headers.get('authorization');\n"                                                                      \
	"  if (who !== `Bearer ${process.env.S}`) {" refusal "}\n  " work                                              \
	"\n  for (const one of all) await db.from('x').delete();\n"                                                    \
	"  return Response.json({});\n}\n"
	static const struct way ways[] = {
	        {CRON("", ""), "open"},
	        {CRON(" console.log('no'); ", ""), "open"},
	        {CRON(" return new Response('no', { status: 401 }); ", ""), "?"},
	        {CRON(" ok = false; ", "if (!ok) throw new Error('no');"), "?"},
	        {CRON("", "if (!(await check(request))) return new Response('no', { status: 401 });"), "?"},
	};
	GO("app/api/x/route.ts", NEXT, "", ways);
}
