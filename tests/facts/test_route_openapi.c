/* Routes of Hono whose method, path and guards stand in a description. */
#include "repo.h"

#define HONO                                                                                                           \
	"import { OpenAPIHono, createRoute } from '@hono/zod-openapi';\nimport { bearerAuth } from "                   \
	"'hono/bearer-auth';\n"

Test(route_openapi, descriptions_in_place_and_by_name)
{
	struct repo_facts r = REPO({"a.ts", HONO "const app = new OpenAPIHono();\n"
	                                         "const one = createRoute({ method: 'get', path: '/1/{id}', security: "
	                                         "[{ Bearer: [] }], responses: {} });\n"
	                                         "const two = createRoute({ method: 'post', path: '/2', middleware: "
	                                         "[bearerAuth({ token: t })] as const });\n"
	                                         "const three = createRoute({ ...base, method: 'put', path: '/3' });\n"
	                                         "app.openapi(one, (c) => c.json({}));\n"
	                                         "app.openapi(two, async (c) => { await db.x.create({}); });\n"
	                                         "app.openapi(three, async (c) => { await db.x.create({}); });\n"
	                                         "app.openapi(createRoute({ method: 'delete', path: '/4' }), async (c) "
	                                         "=> { await db.x.delete({}); });\n"
	                                         "app.use('/5/*', bearerAuth({ token: t }));\n"
	                                         "app.openapi(createRoute({ method: 'patch', path: '/5/a', middleware: "
	                                         "log }), async (c) => db.x.update({}), hook);\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /1/{id} open|POST /2 guarded|PUT /3 ?|DELETE /4 open|PATCH /5/a guarded");
	repo_free(&r);
}

Test(route_openapi, descriptions_of_other_files)
{
	struct repo_facts r =
	        REPO({"r.ts", HONO "export const list = createRoute({ method: 'get', path: '/o' });\n"
	                           "export const add = createRoute({ method: 'post', path: '/o', middleware: "
	                           "bearerAuth({ token: t }) });\n"},
	             {"h.ts", "export const list = (c) => c.json(db.x.findMany());\nexport const add = (c) => "
	                      "c.json(db.x.create({}));\n"},
	             {"a.ts", HONO
	              "import * as routes from './r';\nimport { add, gone } from './r';\nimport * as h from './h';\n"
	              "const app = new OpenAPIHono().openapi(routes.list, h.list).openapi(add, h.add);\n"
	              "app.openapi(gone, h.add);\nexport default app;\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "POST /o guarded true|GET /o open false|any /{gone} ? true");
	repo_free(&r);
}
