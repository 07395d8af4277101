/* Routes of tRPC over files, by the procedure that each is made of; resolvers of GraphQL servers, of which the context
 * is not read. */
#include "repo.h"

#define TRPC                                                                                                           \
	"import { initTRPC, TRPCError } from '@trpc/server';\nconst t = initTRPC.create();\nexport const router = "    \
	"t.router;\n"                                                                                                  \
	"const isAuthed = t.middleware(({ ctx, next }) => { if (!ctx.session) throw new TRPCError({ code: "            \
	"'UNAUTHORIZED' }); return next({ ctx }); });\n"                                                               \
	"const timing = t.middleware(async ({ next }) => { return next(); });\n"                                       \
	"export const publicProcedure = t.procedure.use(timing);\n"                                                    \
	"export const protectedProcedure = t.procedure.use(isAuthed);\n"                                               \
	"export const adminProcedure = protectedProcedure.use(({ ctx, next }) => { return next(); });\n"               \
	"export const mildProcedure = t.procedure.use(({ ctx, next }) => { if (!ctx.session) { return next({ ctx: { "  \
	"user: undefined } }); } return next({ ctx }); });\n"

Test(route_trpc, the_procedure_decides)
{
	struct repo_facts r = REPO(
	        {"server/trpc.ts", TRPC},
	        {"server/post.ts",
	         "import { router, publicProcedure, protectedProcedure, adminProcedure, mildProcedure } from "
	         "'./trpc';\nexport const postRouter = router({\n"
	         "  list: publicProcedure.query(() => db.post.findMany()),\n"
	         "  add: protectedProcedure.input(z.object({})).mutation(async ({ ctx }) => db.post.create({})),\n"
	         "  drop: adminProcedure.mutation(async () => db.post.delete({})),\n"
	         "  mild: mildProcedure.mutation(async () => db.post.delete({})),\n"
	         "  own: publicProcedure.mutation(({ ctx }) => { if (!ctx.user) throw new TRPCError({ code: "
	         "'UNAUTHORIZED' }); }),\n"
	         "  deep: router({ er: publicProcedure.use(isOwner).mutation(() => 1) }),\n});\n"
	         "function isOwner({ ctx, next }) { if (!ctx.session.user) throw new TRPCError({ code: 'FORBIDDEN' "
	         "}); return next(); }\n"},
	        {"server/root.ts", "import { router } from './trpc';\nimport { postRouter } from './post';\n"
	                           "export const appRouter = router({ post: postRouter });\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "GET /trpc/post.list open false|POST /trpc/post.add guarded true|POST /trpc/post.drop guarded "
	            "true|POST "
	            "/trpc/post.mild open true|POST /trpc/post.own guarded true|POST /trpc/post.deep.er guarded true");
	repo_free(&r);
}

Test(route_trpc, over_files_under_names_of_the_app)
{
	struct repo_facts r = REPO(
	        {"server/context.ts", "import { initTRPC } from '@trpc/server';\nexport const t = initTRPC.create();\n"
	                              "export const middleware = t.middleware;\n"},
	        {"server/auth.ts",
	         "import { middleware } from './context';\n"
	         "export const Verify = middleware(async ({ next, ctx }) => { const a: X = 1, b: Y = 2; "
	         "if (!ctx.user) { throw new TRPCError({ code: 'UNAUTHORIZED' }); } return next(); });\n"},
	        {"server/api.ts", "import { Verify } from './auth';\nimport { t } from './context';\n"
	                          "export const apiRouter = t.router;\nexport const open = t.procedure;\n"
	                          "export const closed = t.procedure.use(Verify);\n"},
	        {"server/users.ts", "import { apiRouter, open, closed } from './api';\nimport '@trpc/server';\n"
	                            "export const Users = apiRouter({\n  list: open.query(() => db.user.findMany()),\n"
	                            "  add: closed.mutation(() => db.user.create({})),\n"
	                            "  login: open.mutation(() => 1),\n});\n"},
	        {"server/root.ts", "import { apiRouter } from './api';\nimport { Users } from './users';\n"
	                           "import '@trpc/server';\nexport const appRouter = apiRouter({ users: Users });\n"});
	repo_expect(&r, "routes", "method route auth public",
	            "GET /trpc/users.list open -|POST /trpc/users.add guarded -|POST /trpc/users.login open people "
	            "sign in there");
	repo_free(&r);
}

Test(route_trpc, a_procedure_of_elsewhere_is_not_known)
{
	struct repo_facts r =
	        REPO({"a.ts", "import { createTRPCRouter, protectedProcedure } from './gone';\n"
	                      "import { initTRPC } from '@trpc/server';\n"
	                      "export const a = createTRPCRouter({ x: protectedProcedure.mutation(() => 1) });\n"
	                      "const q = useQuery(); q.mutation(() => 1);\n"});
	repo_expect(&r, "routes", "method route auth", "POST /trpc/x ?");
	repo_free(&r);
}

Test(route_trpc, records_and_what_serves_them)
{
	struct repo_facts r = REPO(
	        {"api/trpc.ts", TRPC},
	        {"api/post.ts",
	         "import type { TRPCRouterRecord } from '@trpc/server';\nimport { publicProcedure, "
	         "protectedProcedure } from './trpc';\nexport const postRouter = {\n  add: "
	         "protectedProcedure.mutation(() => db.post.create({})),\n  list: publicProcedure.query(() => 1),\n} "
	         "satisfies TRPCRouterRecord;\n"},
	        {"api/root.ts", "import { router } from './trpc';\nimport { postRouter } from './post';\n"
	                        "export const appRouter = router({ post: postRouter });\n"},
	        {"app/api/trpc/[trpc]/route.ts",
	         "import { fetchRequestHandler } from '@trpc/server/adapters/fetch';\nconst handler = "
	         "(req) => fetchRequestHandler({ req, router: appRouter });\nexport { handler as GET, "
	         "handler as POST };\n"},
	        {"pages/api/trpc/[trpc].ts", "import * as t from '@trpc/server/adapters/next';\nexport default "
	                                     "t.createNextApiHandler({ router, createContext() { return {}; } });\n"});
	repo_expect(
	        &r, "routes", "method route auth",
	        "POST /trpc/post.add guarded|GET /trpc/post.list open|GET /api/trpc/:trpc ?|POST /api/trpc/:trpc ?|any "
	        "/api/trpc/:trpc ?");
	repo_free(&r);
}

Test(route_graphql, resolvers_and_the_server)
{
	struct repo_facts r =
	        REPO({"a.ts", "import { ApolloServer } from '@apollo/server';\nconst resolvers = {\n"
	                      "  Query: { me: (p, a, context) => { if (!context.user) throw new "
	                      "AuthenticationError('x'); return 1; } },\n"
	                      "  Mutation: { drop: async (parent, args) => { await db.x.delete({}); } },\n};\n"
	                      "const server = new ApolloServer({ typeDefs, resolvers });\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "GET /graphql/me guarded false|POST /graphql/drop ? true|any /graphql ? ?");
	repo_free(&r);
}
