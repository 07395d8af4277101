/* Which functions at the edge are closed, by their own code and by nothing else. */
#include "facts/facts.h"

#include "repo.h"

static void doors_are(struct repo_facts repo, const char *wanted)
{
	str got = repo_rows(&repo, "doors", "path name open to");
	cr_expect(str_eq(got, str_of(wanted)), "%.*s and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}

#define OFF                                                                                                            \
	{                                                                                                              \
		"supabase/config.toml", "[functions.pay]\nverify_jwt = false\n"                                        \
	}
#define CODE   "supabase/functions/pay/index.ts"
#define NOBODY "Deno.serve(async (r) => new Response(await pay(await r.json())))"
#define USER   "const {data} = await sb.auth.getUser(t); if (!data.user) return new Response('', {status: 401});"

Test(door_function, nobody_is_asked)
{
	doors_are(REPO(OFF, {CODE, NOBODY}), "supabase/config.toml pay true anyone");
	doors_are(REPO({CODE, NOBODY}), CODE " pay ? anyone");
	doors_are(REPO({CODE, NOBODY},
	               {".github/workflows/d.yml", "on: push\njobs:\n  d:\n    steps:\n      - run: supabase "
	                                           "functions deploy --no-verify-jwt\n"}),
	          CODE " pay true anyone");
	doors_are(REPO({CODE, NOBODY},
	               {"package.json", "{'scripts': {'d': 'supabase functions deploy pay --no-verify-jwt'}}"}),
	          CODE " pay true anyone");
	doors_are(REPO({"supabase/config.toml", "[functions.ping]\nverify_jwt = false\n"},
	               {"supabase/functions/ping/index.ts", "Deno.serve(() => new Response('pong'))"}),
	          "supabase/functions/ping/index.ts ping ? anyone");
}

Test(door_function, its_code_asks)
{
	doors_are(REPO(OFF, {CODE, USER}), CODE " pay false signed-in");
	doors_are(REPO(OFF, {CODE, "const e = stripe.webhooks.constructEvent(b, s, k);"}), CODE " pay false service");
	/* Who is asked and not refused. */
	doors_are(REPO(OFF, {CODE, "const {data} = await sb.auth.getUser(t);"}), CODE " pay ? anyone");
	doors_are(REPO(OFF, {CODE, "await checkToken(req);"}), CODE " pay ? anyone");
}

/* What is imported and not called asks nobody. */
Test(door_function, shared_code_may_ask)
{
	static const char *const guard =
	        "export async function guard(r) { const {data} = await sb.auth.getUser(t(r)); if "
	        "(!data.user) throw new Error('Unauthorized'); return data.user; }";
	doors_are(REPO(OFF, {CODE, "import {guard} from '../_shared/guard.ts';\n" NOBODY},
	               {"supabase/functions/_shared/guard.ts", guard}),
	          "supabase/config.toml pay true anyone");
	doors_are(REPO(OFF,
	               {CODE, "import {guard} from '../_shared/guard.ts';\nDeno.serve(async (r) => { await guard(r); "
	                      "return new Response(await pay(await r.json())); })"},
	               {"supabase/functions/_shared/guard.ts", guard}),
	          CODE " pay false signed-in");
	doors_are(REPO(OFF, {CODE, "import {cors} from '../_shared/cors.ts';\n" NOBODY},
	               {"supabase/functions/_shared/cors.ts",
	                "export const cors = {'Access-Control-Allow-Origin': '*'};"},
	               {"supabase/functions/_shared/guard.ts", USER}),
	          "supabase/config.toml pay true anyone");
}

Test(door_function, a_webhook_that_takes_any_event)
{
	static const char *const code = "supabase/functions/pay-webhook/index.ts";
	doors_are(REPO({code, NOBODY}), "supabase/functions/pay-webhook/index.ts pay-webhook true anyone");
	doors_are(REPO({code,
	                "Deno.serve(async (r) => { const e = await stripe.webhooks.constructEventAsync(await r.text(), "
	                "r.headers.get('stripe-signature'), secret); await pay(e); return new Response('ok'); })"}),
	          "supabase/functions/pay-webhook/index.ts pay-webhook false service");
}

/* Names whose every word says that it is for everybody; not those that only hold such a word. */
Test(door_function, names)
{
#define NAMED(name) "supabase/functions/" name "/index.ts"
	doors_are(REPO({NAMED("auth-callback"), NOBODY}), NAMED("auth-callback") " auth-callback ? anyone");
	doors_are(REPO({"supabase/config.toml", "[functions.register-order]\nverify_jwt = false\n"},
	               {NAMED("register-order"), NOBODY}),
	          "supabase/config.toml register-order true anyone");
}

/* A name that only sounds like a secret makes no check of what another service answers. */
Test(door_function, nothing_in_it_could_be_a_check)
{
	doors_are(REPO(OFF,
	               {CODE,
	                "Deno.serve(async (req) => {\nconst { secreto } = await req.json();\nconst r = await "
	                "fetch('https://ai.example.com', { method: 'POST', body: `D: ${secreto}` });\nif (!r.ok) { if "
	                "(r.status === 429) { return new Response('x', { status: 429 }); } throw new Error('AI'); }\n"
	                "return new Response('ok');\n});"}),
	          CODE " pay ? anyone");
}

/* The public token stops nobody: what counts is what the function does. */
Test(door_function, what_a_function_does_that_the_public_token_opens)
{
#define DOES(body)                                                                                                     \
	REPO({CODE, "Deno.serve(async (r) => { const b = await r.json(); " body " return new Response('ok'); })"})
#define KEY "const db = createClient(u, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')); "
	doors_are(DOES(KEY "await db.from('a').delete().eq('id', b.id);"), CODE " pay true anyone");
	doors_are(DOES("await fetch('https://api.openai.com/v1/chat/completions', {body: b});"),
	          CODE " pay true anyone");
	doors_are(DOES("const db = createClient(u, Deno.env.get('SUPABASE_ANON_KEY')); await db.from('a').delete();"),
	          CODE " pay ? anyone");
	doors_are(DOES(KEY "console.log(b);"), CODE " pay ? anyone");
	doors_are(DOES(USER KEY "await db.from('a').delete().eq('id', b.id);"), CODE " pay false signed-in");
	/* By a file that it imports; not by one that another function does. */
	const struct repo_file shared = {
	        "supabase/functions/_shared/db.ts",
	        "export const db = createClient(u, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'));"};
	static const char *const wipes = "Deno.serve(async (r) => { const b = await r.json(); await "
	                                 "db.from('a').delete().eq('id', b.id); return new Response('ok'); })";
	doors_are(
	        REPO({CODE, "import {db} from '../_shared/db.ts';\n"
	                    "Deno.serve(async (r) => { const b = await r.json(); await db.from('a').delete().eq('id', "
	                    "b.id); return new Response('ok'); })"},
	             shared),
	        CODE " pay true anyone");
	doors_are(REPO({CODE, wipes}, shared), CODE " pay ? anyone");
	/* verify_jwt says so; a command that switches it off has the last word, and is no line of config.toml. */
	doors_are(REPO({"supabase/config.toml", "[functions.pay]\nverify_jwt = true\n"}, {CODE, NOBODY},
	               {"package.json", "{'scripts': {'d': 'supabase functions deploy pay --no-verify-jwt'}}"}),
	          CODE " pay true anyone");
}
