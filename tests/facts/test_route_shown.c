/* What files of JavaScript show to each other: routers, handlers and guards over several files; and guards that ask
 * whoever sent something and nobody else. */
#include "repo.h"

static void auth_is(const struct repo_file *files, size_t n, const char *wanted)
{
	struct repo_facts r = repo_read(files, n);
	repo_expect(&r, "routes", "route auth", wanted);
	repo_free(&r);
}
#define AUTH(wanted, ...)                                                                                              \
	auth_is((const struct repo_file[]){__VA_ARGS__},                                                               \
	        sizeof((const struct repo_file[]){__VA_ARGS__}) / sizeof(struct repo_file), wanted)

#define KOA "const Koa = require('koa');\nconst app = new Koa();\nconst routes = require('./routes');\n"
#define ROUTES                                                                                                         \
	"const Router = require('koa-router');\nconst router = new Router();\nconst api = new Router();\n"             \
	"const notes = require('./notes');\napi.use(notes);\nrouter.use('/api', api.routes());\n"                      \
	"module.exports = router;\n"
#define NOTES                                                                                                          \
	"const Router = require('koa-router');\nconst ctrl = require('./ctrl').notes;\nconst router = new Router();\n" \
	"router.put('/x', require('./auth'), ctrl.put);\nrouter.get('/y', ctrl.more.get);\n"                           \
	"module.exports = router.routes();\n"
#define NOTES_CTRL                                                                                                     \
	"module.exports = {\n  async put(ctx) { await db.save(1); ctx.body = 1; },\n  more: { async get(ctx) { "       \
	"ctx.body = await db.find(); } },\n};\n"
#define ASSERTS "module.exports = (ctx, next) => { ctx.assert(ctx.state.user, 401); return next(); };\n"

Test(route_shown, routers_of_koa)
{
	AUTH("/api/x guarded|/api/y open", {"app.js", KOA "app.use(routes.routes());\n"}, {"routes.js", ROUTES},
	     {"notes.js", NOTES}, {"ctrl.js", "const notes = require('./notes-ctrl');\nmodule.exports = { notes };\n"},
	     {"notes-ctrl.js", NOTES_CTRL}, {"auth.js", ASSERTS});
}

/* Whoever is let through without a token is asked by nobody. */
Test(route_shown, optional_guards_of_packages)
{
#define JWT(options)                                                                                                   \
	"const jwt = require('koa-jwt');\nmodule.exports = jwt({\n  getToken(ctx) {\n    const h = "                   \
	"ctx.headers.token;\n"                                                                                         \
	"    if (h) return h.split(' ')[1];\n    return null;\n  },\n  secret: process.env.S,\n" options "});\n"
#define WITH_JWT KOA "app.use(require('./jwt'));\napp.use(routes.routes());\n"
#define SMALL                                                                                                          \
	"const Router = require('koa-router');\nconst router = new Router();\n"                                        \
	"router.put('/x', async (ctx) => { await db.save(1); ctx.body = 1; });\nmodule.exports = router;\n"
	AUTH("/x guarded", {"app.js", WITH_JWT}, {"routes.js", SMALL}, {"jwt.js", JWT("")});
	AUTH("/x open", {"app.js", WITH_JWT}, {"routes.js", SMALL}, {"jwt.js", JWT("  passthrough: true,\n")});
}

#define APP_OF(import, guard)                                                                                          \
	"import express from 'express';\n" import "const app = express();\napp.put('/x', " guard                       \
	", (req, res) => { db.save(1); res.end(); });\n"

Test(route_shown, a_file_that_shows_several_by_default)
{
#define MANY "import isAuth from './isAuth';\nimport log from './log';\nexport default { isAuth, ask: log };\n"
#define LOG  "export default (req, res, next) => { console.log(req.path); next(); };\n"
#define JWT_FILE                                                                                                       \
	"import jwt from 'express-jwt';\nconst isAuth = jwt({ secret: process.env.S });\nexport default isAuth;\n"
	AUTH("/x guarded", {"app.ts", APP_OF("import mw from './mw';\n", "mw.isAuth")}, {"mw/index.ts", MANY},
	     {"mw/isAuth.ts", JWT_FILE}, {"mw/log.ts", LOG});
	AUTH("/x open", {"app.ts", APP_OF("import mw from './mw';\n", "mw.ask")}, {"mw/index.ts", MANY},
	     {"mw/isAuth.ts", JWT_FILE}, {"mw/log.ts", LOG});
	/* what the file's one thing does was not read: by its name it may ask */
	AUTH("/x ?", {"app.ts", APP_OF("import mw from './mw';\n", "mw.isAuth")}, {"mw/index.ts", MANY},
	     {"mw/isAuth.ts", "import { made } from 'gone';\nexport default made({ a: 1 });\n"}, {"mw/log.ts", LOG});
	AUTH("/x open", {"app.ts", APP_OF("import mw from './mw';\n", "mw.ask")}, {"mw/index.ts", MANY},
	     {"mw/isAuth.ts", JWT_FILE},
	     {"mw/log.ts", "import { made } from 'gone';\nexport default made({ a: 1 });\n"});
}

Test(route_shown, a_required_function_is_handed_the_app)
{
#define TODOS                                                                                                          \
	"const express = require('express');\nmodule.exports = (app) => {\n  const router = express.Router();\n"       \
	"  router.post('/todos', (req, res) => { db.save(1); res.end(); });\n  app.use('/api', router);\n};\n"
	AUTH("/api/todos open", {"server.js", "const app = require('express')();\nrequire('./routes')(app);\n"},
	     {"routes/index.js", TODOS});
	AUTH("/api/todos guarded",
	     {"server.js", "const app = require('express')();\napp.use(require('express-jwt')({ secret: process.env.S "
	                   "}));\nrequire('./routes')(app);\n"},
	     {"routes/index.js", TODOS});
}

/* rootpath, a baseUrl: a way from the root that begins with no dot; and a guard that leaves ways to sign in out. */
Test(route_shown, from_the_root_of_the_app)
{
#define SERVER                                                                                                         \
	"require('rootpath')();\nconst app = require('express')();\nconst jwt = require('_helpers/jwt');\n"            \
	"app.use(jwt());\napp.put('/x', (req, res) => { db.save(1); res.end(); });\n"                                  \
	"app.post('/users/register', (req, res) => { db.save(1); res.end(); });\n"
#define HELPER(paths)                                                                                                  \
	"const expressJwt = require('express-jwt');\nmodule.exports = jwt;\nfunction jwt() {\n  const secret = "       \
	"process.env.S;\n  return expressJwt({ secret }).unless({ path: [" paths "] });\n}\n"
	AUTH("/x guarded|/users/register ?", {"server.js", SERVER}, {"_helpers/jwt.js", HELPER("'/users/register'")});
	AUTH("/x ?|/users/register ?", {"server.js", SERVER}, {"_helpers/jwt.js", HELPER("'/x'")});
}
