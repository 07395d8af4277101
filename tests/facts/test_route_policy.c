/* What policies of a database decide: what server actions and routes change by the session of whoever calls, and what
 * by the service key; and that no middleware which lets some pages pass stands in front of an action. */
#include "repo.h"

#define CLIENTS                                                                                                        \
	"import { createServerClient } from '@supabase/ssr';\nimport { createClient } from '@supabase/supabase-js';\n" \
	"export const createSession = () => createServerClient(process.env.URL, process.env.ANON);\n"                  \
	"export const createBoss = () => createClient(process.env.URL, process.env.SUPABASE_SERVICE_ROLE_KEY);\n"
#define MIDDLEWARE                                                                                                     \
	"import { NextResponse } from 'next/server';\nimport { getUser } from '@/lib/auth';\n"                         \
	"export async function middleware(request) {\n  const user = await getUser();\n"                               \
	"  if (!user && request.nextUrl.pathname.startsWith('/dashboard')) return "                                    \
	"NextResponse.redirect(new URL('/login', request.url));\n  return NextResponse.next();\n}\n"
#define AUTH                                                                                                           \
	"import { cookies } from 'next/headers';\nimport { jwtVerify } from 'jose';\n"                                 \
	"export async function getUser() {\n  const t = (await cookies()).get('session')?.value;\n"                    \
	"  if (!t) return null;\n  try { return (await jwtVerify(t, process.env.KEY)).payload; } catch { return "      \
	"null; "                                                                                                       \
	"}\n}\n"

static void expect(const char *action, const char *wanted)
{
	struct arena a = {0};
	str text = arena_printf(&a,
	                        "'use server';\nimport { createSession, createBoss } from '@/lib/clients';\nimport { "
	                        "getUser } from '@/lib/auth';\nimport { save } from '@/lib/save';\n%s\n",
	                        action);
	struct repo_facts r =
	        REPO({"package.json", "{\"dependencies\": {\"next\": \"15.0.0\"}}"}, {"middleware.ts", MIDDLEWARE},
	             {"lib/auth.ts", AUTH}, {"lib/clients.ts", CLIENTS},
	             {"lib/save.ts", "import { createSession } from '@/lib/supabase/clients';\nexport async function "
	                             "save(row) { await createSession().from('rows').insert(row); }\n"},
	             {"app/page.tsx", "export default function Page() { return <p/>; }\n"}, {"app/actions.ts", text.p});
	repo_expect(&r, "routes", "auth changes", wanted);
	repo_free(&r);
	arena_free(&a);
}

Test(route_policy, middleware_of_pages_guards_no_action)
{
	expect("export async function remove(id) { await db.orders.delete(id); }", "open true");
	expect("export async function remove(id) { const user = await getUser(); if (!user) throw new Error('no'); "
	       "await "
	       "db.orders.delete(id); }",
	       "guarded true");
}

Test(route_policy, by_a_session_policies_decide)
{
	expect("export async function add(row) { const c = await createSession(); await c.from('rows').insert(row); }",
	       "open ?");
	expect("export async function add(row) { const c = await createBoss(); await c.from('rows').insert(row); }",
	       "open true");
	expect("export async function add(row) { await save(row); }", "open ?");
	expect("export async function add(row) { const c = await createSession(); await c.from('rows').insert(row); "
	       "await "
	       "mail.send(row); }",
	       "open true");
}

Test(route_policy, one_client_for_all_by_the_service_key)
{
	struct repo_facts r =
	        REPO({"app/api/x/route.ts",
	              "import { createClient } from '@supabase/supabase-js';\nconst c = "
	              "createClient(process.env.URL, process.env.SUPABASE_SERVICE_ROLE_KEY);\nexport async "
	              "function POST(req) { await c.from('rows').insert({}); return Response.json({}); }\n"});
	repo_expect(&r, "routes", "auth changes", "open true");
	repo_free(&r);
}
