/* Middleware of libraries in front of the pages and addresses of Next.js: Clerk's, which asks everywhere but where it
 * is told otherwise, and that of Auth.js, which only looks who calls unless it is told whom it lets in. */
#include "repo.h"

#define PAGE                                                                                                           \
	{                                                                                                              \
		"app/page.tsx", "export default function Page() { return <p/>; }\n"                                    \
	}
#define ROUTE(path)                                                                                                    \
	{                                                                                                              \
		"app/api/" path "/route.ts", "export async function POST() { await db.x.create({}); return "           \
		                             "Response.json({}); }\n"                                                  \
	}
#define ACTION                                                                                                         \
	{                                                                                                              \
		"lib/a.ts", "'use server';\nexport async function add(x) { await db.x.create(x); }\n"                  \
	}
#define CLERK(options)                                                                                                 \
	{                                                                                                              \
		"middleware.ts",                                                                                       \
		        "import { authMiddleware } from '@clerk/nextjs';\nexport default authMiddleware(" options      \
		        ");\nexport const config = { matcher: ['/((?!.*\\\\..*|_next).*)', '/', "                      \
		        "'/(api|trpc)(.*)'] };\n"                                                                      \
	}

static void auth_is(const struct repo_file *files, size_t n, const char *wanted)
{
	struct repo_facts r = repo_read(files, n);
	repo_expect(&r, "routes", "route auth", wanted);
	repo_free(&r);
}
#define AUTH(wanted, ...)                                                                                              \
	auth_is((const struct repo_file[]){__VA_ARGS__},                                                               \
	        sizeof((const struct repo_file[]){__VA_ARGS__}) / sizeof(struct repo_file), wanted)

Test(route_front, clerk_asks_everywhere_else)
{
	AUTH("/api/a guarded|/api/b guarded", PAGE, ROUTE("a"), ROUTE("b"), CLERK(""));
	AUTH("/api/a guarded|/api/b open", PAGE, ROUTE("a"), ROUTE("b"), CLERK("{ publicRoutes: ['/api/b'] }"));
	AUTH("/api/a guarded|/api/b open", PAGE, ROUTE("a"), ROUTE("b"), CLERK("{ ignoredRoutes: ['/api/b(.*)'] }"));
	AUTH("/api/a ?|/api/b ?", PAGE, ROUTE("a"), ROUTE("b"), CLERK("{ publicRoutes: open }"));
	AUTH("/api/a ?|/api/b ?", PAGE, ROUTE("a"), ROUTE("b"), CLERK("{ afterAuth(auth, req) { return go(auth); } }"));
}

Test(route_front, an_action_is_called_at_any_page)
{
	AUTH("/:action/add guarded", PAGE, ACTION, CLERK(""));
	AUTH("/:action/add guarded", PAGE, ACTION, CLERK("{ publicRoutes: ['/api/hook'] }"));
	AUTH("/:action/add open", PAGE, ACTION, CLERK("{ publicRoutes: ['/', '/api/hook'] }"));
}

Test(route_front, auth_js_only_looks_who_calls)
{
#define MIDDLEWARE {"middleware.ts", "export { auth as middleware } from '@/auth';\n"}
#define NEXT_AUTH(callbacks)                                                                                           \
	{                                                                                                              \
		"auth.ts", "import NextAuth from 'next-auth';\nexport const { handlers, auth } = NextAuth({\n  "       \
		           "callbacks: { " callbacks " },\n});\n"                                                      \
	}
	AUTH("/api/a open", PAGE, ROUTE("a"), MIDDLEWARE, NEXT_AUTH("async session({ session }) { return session; }"));
	AUTH("/api/a ?", PAGE, ROUTE("a"), MIDDLEWARE, NEXT_AUTH("authorized({ auth }) { return !!auth; }"));
}
