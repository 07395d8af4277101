/* Guards that tell paths apart are gone through once for each route: which of them they let pass is known by that, and
 * where it cannot be told, it is not known. */
#include "repo.h"

struct apart {
	const char *middleware, *wanted; /* whom GET /api/items and GET /api/public/news let in */
};

#define NEXT                                                                                                           \
	"import { NextResponse } from 'next/server';\nimport { getToken } from 'next-auth/jwt';\n"                     \
	"const OPEN = ['/login', '/api/public'];\n"
#define GET "export async function GET() { return Response.json(await db.item.findMany()); }\n"

static void next(const struct apart *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = {0};
		str text = arena_printf(&a, NEXT "export async function middleware(req) {\n%s\n}\n", all[i].middleware);
		struct repo_facts r =
		        REPO({"package.json", "{\"dependencies\": {\"next\": \"15\"}}"}, {"middleware.ts", text.p},
		             {"app/api/items/route.ts", GET}, {"app/api/public/news/route.ts", GET});
		str got = repo_rows(&r, "routes", "auth"), why = repo_rows(&r, "routes", "why");
		cr_expect(str_eq(got, str_of(all[i].wanted)), "%s\n  is     %.*s (%.*s)\n  wanted %s",
		          all[i].middleware, STR_ARG(got), STR_ARG(why), all[i].wanted);
		repo_free(&r);
		arena_free(&a);
	}
}

#define REFUSE "if (!(await getToken({ req }))) return NextResponse.redirect(new URL('/login', req.url));\n"
#define PASS   "return NextResponse.next();"

Test(route_flow_address, paths_that_are_listed_pass)
{
	static const struct apart all[] = {
	        {"const { pathname } = req.nextUrl;\n"
	         "if (OPEN.some((p) => pathname === p || pathname.startsWith(p + '/'))) return "
	         "NextResponse.next();\n" //
	         REFUSE PASS,
	         "guarded|open"},
	        {"const open = OPEN.some((p) => req.nextUrl.pathname.startsWith(`${p}/`));\n"
	         "const token = await getToken({ req });\n"
	         "if (!token && !open) return NextResponse.redirect(new URL('/login', req.url));\n" PASS,
	         "guarded|open"},
	        {"if (req.nextUrl.pathname.startsWith('/api')) return NextResponse.next();\n" REFUSE PASS, "open|open"},
	        {"if (req.nextUrl.pathname.startsWith('/dashboard')) {\n" REFUSE "}\n" PASS, "open|open"},
	        {"if (!req.nextUrl.pathname.startsWith('/api/public/')) {\n" REFUSE "}\n" PASS, "guarded|open"},
	        {"if (new Set(['/api/items']).has(new URL(req.url).pathname)) return NextResponse.next();\n" //
	         REFUSE PASS,
	         "open|guarded"},
	        {"const gated = ['/api/items', '/api/public'].every((p) => req.nextUrl.pathname !== p);\n"
	         "if (gated) return NextResponse.next();\n" REFUSE PASS,
	         "guarded|open"},
	};
	next(all, sizeof all / sizeof *all);
}

Test(route_flow_address, what_is_not_told_by_the_path_alone_stays_unknown)
{
	static const struct apart all[] = {
	        {"if (/^.api/.test(req.nextUrl.pathname)) return NextResponse.next();\n" REFUSE PASS, "?|?"},
	        {"if (isOpen(req.nextUrl.pathname)) return NextResponse.next();\n" REFUSE PASS, "?|?"},
	        {"if ([...OPEN, ...more()].includes(req.nextUrl.pathname)) return NextResponse.next();\n" REFUSE PASS,
	         "?|?"},
	};
	next(all, sizeof all / sizeof *all);
}

/* A part of the path that the caller chooses may be what lets him pass. */
Test(route_flow_address, a_path_with_a_hole_may_be_any)
{
	static const char *const tests[][2] = {
	        {"includes('.')", "?"}, {"endsWith('.png')", "?"}, {"startsWith('/api')", "open"}};
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct arena a = {0};
		str text = arena_printf(&a,
		                        NEXT "export async function middleware(req) {\n"
		                             "if (req.nextUrl.pathname.%s) return NextResponse.next();\n" REFUSE PASS
		                             "}\n",
		                        tests[i][0]);
		struct repo_facts r = REPO({"package.json", "{\"dependencies\": {\"next\": \"15\"}}"},
		                           {"middleware.ts", text.p}, {"app/api/items/[id]/route.ts", GET});
		cr_expect_eq(0, str_cmp(repo_rows(&r, "routes", "auth"), str_of(tests[i][1])), "%s", tests[i][0]);
		repo_free(&r);
		arena_free(&a);
	}
}

Test(route_flow_address, patterns_of_clerk)
{
	struct repo_facts r =
	        REPO({"package.json", "{\"dependencies\": {\"next\": \"15\", \"@clerk/nextjs\": \"6\"}}"},
	             {"middleware.ts", "import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\n"
	                               "const isPublic = createRouteMatcher(['/sign-in(.*)', '/api/public(.*)']);\n"
	                               "export default clerkMiddleware(async (auth, req) => { if (!isPublic(req)) "
	                               "await auth.protect(); });\n"},
	             {"app/api/items/route.ts", GET}, {"app/api/public/news/route.ts", GET});
	cr_expect_eq(0, str_cmp(repo_rows(&r, "routes", "auth"), S("guarded|open")), "%.*s",
	             STR_ARG(repo_rows(&r, "routes", "why")));
	repo_free(&r);
}

/* Express gives req.path below the mount of a router, so that only what stands in front of all is told so. */
Test(route_flow_address, middleware_of_an_app)
{
	static const struct {
		const char *mount, *wanted;
	} all[] = {{"app.use(auth);", "guarded|open"}, {"app.use('/api', auth);", "?|?"}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct arena a = {0};
		str text = arena_printf(
		        &a,
		        "const app = require('express')();\nconst jwt = require('jsonwebtoken');\n"
		        "function auth(req, res, next) { if (req.path.startsWith('/api/public')) return next();\n"
		        "try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch (e) {\n"
		        "return res.status(401).end(); } next(); }\n%s\n"
		        "app.put('/api/items', (req, res) => { db.save(1); res.json({}); });\n"
		        "app.put('/api/public/x', (req, res) => { db.save(1); res.json({}); });\n",
		        all[i].mount);
		struct repo_facts r =
		        REPO({"package.json", "{\"dependencies\": {\"express\": \"5\"}}"}, {"a.js", text.p});
		cr_expect_eq(0, str_cmp(repo_rows(&r, "routes", "auth"), str_of(all[i].wanted)), "%s: %.*s",
		             all[i].mount, STR_ARG(repo_rows(&r, "routes", "auth")));
		repo_free(&r);
		arena_free(&a);
	}
}

/* Whatever a framework writes them with: what a caller chooses may be what the guard lets pass. */
Test(route_flow_address, holes_of_other_frameworks)
{
	static const struct {
		const char *path, *wanted;
	} all[] = {{"/items/{id}", "?"}, {"/items/old", "guarded"}, {"/items/new", "open"}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct arena a = {0};
		str text = arena_printf(
		        &a,
		        "package main\nimport "
		        "(\n\"net/http\"\n\"github.com/go-chi/chi/v5\"\n\"github.com/golang-jwt/jwt/v5\")\n"
		        "func auth(next http.Handler) http.Handler {\nreturn http.HandlerFunc(func(w "
		        "http.ResponseWriter, r "
		        "*http.Request) {\nif r.URL.Path == \"/items/new\" {\nnext.ServeHTTP(w, r)\nreturn\n}\n"
		        "_, err := jwt.Parse(r.Header.Get(\"Authorization\"), key)\nif err != nil {\n"
		        "http.Error(w, \"no\", http.StatusUnauthorized)\nreturn\n}\nnext.ServeHTTP(w, r)\n})\n}\n"
		        "func put(w http.ResponseWriter, r *http.Request) { db.Exec(\"update t set a = 1\") }\n"
		        "func main() {\nr := chi.NewRouter()\nr.Use(auth)\nr.Put(\"%s\", put)\n"
		        "http.ListenAndServe(\":1\", r)\n}\n",
		        all[i].path);
		struct repo_facts r = REPO({"go.mod", "module acme.io/shop\n"}, {"main.go", text.p});
		cr_expect_eq(0, str_cmp(repo_rows(&r, "routes", "auth"), str_of(all[i].wanted)), "%s: %.*s (%.*s)",
		             all[i].path, STR_ARG(repo_rows(&r, "routes", "auth")),
		             STR_ARG(repo_rows(&r, "routes", "why")));
		repo_free(&r);
		arena_free(&a);
	}
}
