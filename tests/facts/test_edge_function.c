/* What is known of functions at the edge: settings, commands, and what their code does. */
#include "facts/edge_function.h"

#include "repo.h"

static void rows_are(struct repo_facts repo, const char *section, const char *members, const char *wanted)
{
	str got = repo_rows(&repo, section, members);
	cr_expect(str_eq(got, str_of(wanted)), "%.*s and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}

Test(edge_function, settings)
{
	rows_are(REPO({"a/supabase/config.toml",
	               "[functions.pay]\nverify_jwt = false\n[functions.b]\nverify_jwt = true\n"
	               "[functions.c]\nimport_map = 'x'\n"},
	              {"supabase/other.toml", "[functions.pay]\nverify_jwt = false\n"}),
	         "edge_functions", "path name verify_jwt",
	         "a/supabase/config.toml pay false|a/supabase/config.toml b true");
}

Test(edge_function, code)
{
	static const struct {
		const char *code, *wanted;
	} cases[] = {
	        {"Deno.serve(async (r) => new Response(Deno.env.get('SECRET_KEY')))", ""},
	        {"const {data} = await sb.auth.getUser(t);", "user"},
	        {"return new Response('no', {status: 401})", "refuses"},
	        {"if (!u) throw new Error('Unauthorized');", "refuses"},
	        {"if (!u) throw new Error('no such order');", ""},
	        {"const e = await stripe.webhooks.constructEventAsync(body, sig, secret);", "signature"},
	        {"const w = new Webhook(s); w.verify(body, headers);", "signature"},
	        {"const h = req.headers.get('x-cron-secret');", "perhaps"},
	        {"await requireAdmin(req);", "perhaps"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		rows_are(REPO({"supabase/functions/f/index.ts", cases[i].code}), "edge_checks", "what",
		         cases[i].wanted);
		rows_are(REPO({"src/index.ts", cases[i].code}), "edge_checks", "what", "");
	}
}
