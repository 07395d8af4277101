/* Guards that are registered only where something holds: they guard nothing for sure. Each row says what registers the
 * guard, and what is known of the one route then. */
#include <stdio.h>

#include "repo.h"

struct registered {
	const char *by, *auth;
};

/* One app for each row: front, the row, behind. */
static void expect_each(const char *path, const char *front, const char *behind, const struct registered *rows,
                        size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char text[4096];
		snprintf(text, sizeof text, "%s%s\n%s", front, rows[i].by, behind);
		struct repo_facts r = REPO({path, text});
		str got = repo_rows(&r, "routes", "auth");
		cr_expect(str_eq(got, str_of(rows[i].auth)), "%s\n%.*s instead of %s", text, STR_ARG(got),
		          rows[i].auth);
		repo_free(&r);
	}
}
#define EACH(path, front, behind, ...)                                                                                 \
	expect_each(path, front, behind, (const struct registered[]){__VA_ARGS__},                                     \
	            sizeof((const struct registered[]){__VA_ARGS__}) / sizeof(struct registered))

#define EXPRESS                                                                                                        \
	"const express = require('express')\nconst app = express()\nconst noop = (req, res, next) => next()\n"         \
	"function auth(req, res, next) {\n  if (!verify(req.headers.authorization)) return res.status(401).end()\n"    \
	"  next()\n}\n"
#define SAVE "app.post('/x', (req, res) => { db.insert(1) })\napp.listen(3)\n"

Test(route_branch, javascript)
{
	EACH("app.js", EXPRESS, SAVE, {"app.use(auth)", "guarded"}, {"{\n  app.use(auth)\n}", "guarded"},
	     {"if (process.env.AUTH) app.use(auth)", "?"},
	     {"if (process.env.AUTH) {\n  log()\n  app.use(auth)\n}", "?"},
	     {"if (process.env.OFF) log()\nelse app.use(auth)", "?"}, {"process.env.AUTH && app.use(auth)", "?"},
	     {"process.env.OFF || app.use(auth)", "?"}, {"process.env.AUTH ? app.use(auth) : log()", "?"},
	     {"switch (mode) { case 'live': app.use(auth) }", "?"}, {"app.use(process.env.AUTH ? auth : noop)", "?"},
	     {"const guard = process.env.AUTH ? auth : noop\napp.use(guard)", "?"},
	     {"try { app.use(auth) } catch (e) { throw e }", "guarded"},
	     {"if (process.env.LOG) app.use(log)\napp.use(auth)", "guarded"});
}

Test(route_branch, what_hangs_on_the_same)
{
	EACH("app.js", EXPRESS "if (process.env.API) {\n", SAVE "}\n", {"app.use(auth)", "guarded"},
	     {"if (process.env.AUTH) app.use(auth)", "?"});
	EACH("app.js", EXPRESS "if (process.env.AUTH) {\n  app.use(auth)\n}\n", SAVE, {"", "?"},
	     {"app.use(auth)", "guarded"});
}

/* What a function puts in front of its parameter stands in front of the router that it is handed. */
Test(route_branch, functions_that_are_handed_a_router)
{
	EACH("app.js", EXPRESS "function secure(app) {\n  app.use(auth)\n}\n", SAVE, {"secure(app)", "guarded"},
	     {"if (process.env.AUTH) secure(app)", "?"}, {"", "open"});
	EACH("app.js", EXPRESS "function secure(app) {\n  if (process.env.OFF) return\n  app.use(auth)\n}\n", SAVE,
	     {"secure(app)", "?"});
	EACH("app.js",
	     EXPRESS "function secure(app) {\n  if (!process.env.KEY) throw new Error('no')\n  app.use(auth)\n}\n",
	     SAVE, {"secure(app)", "guarded"});
}

/* Whoever comes by the way with the least in front of it has come, too. */
Test(route_branch, routers_that_are_mounted_twice)
{
	EACH("app.js", EXPRESS "const r = express.Router()\nr.post('/x', (req, res) => { db.insert(1) })\n",
	     "app.listen(3)\n", {"app.use('/a', auth, r)", "guarded"},
	     {"app.use('/a', auth, r)\napp.use('/b', r)", "open"},
	     {"app.use('/a', auth, r)\napp.use('/b', auth, r)", "guarded"},
	     {"if (process.env.AUTH) app.use('/a', auth, r)\nelse app.use('/a', r)", "?"});
}

Test(route_branch, the_reason_says_where)
{
	struct repo_facts r = REPO({"src/app.js", EXPRESS "if (process.env.AUTH) app.use(auth)\n" SAVE});
	repo_expect(&r, "routes", "route why",
	            "/x auth is registered only where process.env.AUTH holds (src/app.js:8)");
	repo_free(&r);
}

Test(route_branch, go)
{
	static const char front[] =
	        "package main\nimport (\n\t\"github.com/gin-gonic/gin\"\n\t\"os\"\n)\n"
	        "func Guard() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n"
	        "\t\tif c.GetHeader(\"Authorization\") != apiKey {\n\t\t\tc.AbortWithStatusJSON(401, "
	        "gin.H{})\n\t\t\treturn\n"
	        "\t\t}\n\t\tc.Next()\n\t}\n}\n"
	        "func secure(r *gin.Engine) {\n\tr.Use(Guard())\n}\n"
	        "func perhaps(r *gin.Engine) {\n\tif !enabled {\n\t\treturn\n\t}\n\tr.Use(Guard())\n}\n"
	        "func main() {\n\tr := gin.New()\n";
	static const char behind[] = "\tr.POST(\"/x\", func(c *gin.Context) { db.Create(1) })\n\tr.Run()\n}\n";
	EACH("main.go", front, behind, {"\tr.Use(Guard())", "guarded"},
	     {"\tif os.Getenv(\"AUTH\") != \"\" {\n\t\tr.Use(Guard())\n\t}", "?"}, {"\tsecure(r)", "guarded"},
	     {"\tif enabled {\n\t\tsecure(r)\n\t}", "?"}, {"\tperhaps(r)", "?"},
	     {"\tif err := load(); err != nil {\n\t\treturn\n\t}\n\tr.Use(Guard())", "guarded"});
}

Test(route_branch, python)
{
	static const char fastapi[] =
	        "from fastapi import FastAPI, Depends, HTTPException, Header\n"
	        "def user(authorization: str = Header(None)):\n    if not verify(authorization):\n"
	        "        raise HTTPException(status_code=401)\n    return 1\n";
	static const char save[] = "@app.post('/x')\ndef save():\n    db.add(1)\n";
	EACH("main.py", fastapi, save, {"app = FastAPI(dependencies=[Depends(user)])", "guarded"},
	     {"app = FastAPI(dependencies=[Depends(user)] if settings.AUTH else [])", "?"},
	     {"app = FastAPI(dependencies=[Depends(user) if settings.AUTH else Depends(nobody)])", "?"},
	     {"app = FastAPI(dependencies=settings.AUTH and [Depends(user)])", "?"});
	static const char flask[] = "from flask import Flask, request, abort\napp = Flask(__name__)\n";
	static const char hook[] =
	        "    @app.before_request\n    def guard():\n        if not "
	        "verify(request.headers.get('Authorization')):\n"
	        "            abort(401)\n@app.route('/x', methods=['POST'])\ndef save():\n    db.session.add(1)\n";
	EACH("main.py", flask, hook, {"if settings.AUTH:", "?"}, {"if settings.AUTH:\n    log()\nelse:", "?"});
}

/* A block ends what is declared in it; a name that is given another value somewhere is one of several. */
Test(route_branch, blocks_and_names)
{
	struct repo_facts r =
	        REPO({"app.js",
	              EXPRESS "const r = express.Router()\n{\n  const r = express.Router()\n  r.use(auth)\n"
	                      "  r.post('/in', save)\n  app.use('/a', r)\n}\nr.post('/out', save)\napp.use(r)\n"
	                      "function one() {\n  const app = express()\n  app.use(auth)\n  app.post('/1', save)\n}\n"
	                      "function two() {\n  const app = express()\n  app.post('/2', save)\n}\n"});
	repo_expect(&r, "routes", "route auth", "/a/in guarded|/out ?|/1 guarded|/2 ?");
	repo_free(&r);
}

Test(route_branch, arguments_that_let_all_in)
{
	EACH("app.js",
	     EXPRESS "const basicAuth = require('express-basic-auth')\nconst { expressjwt } = require('express-jwt')\n",
	     SAVE, {"app.use(basicAuth({ users }))", "guarded"},
	     {"app.use(basicAuth({ authorizer: (name, word) => compare(name, word) }))", "guarded"},
	     {"app.use(basicAuth({ authorizer: () => true }))", "?"},
	     {"app.use(basicAuth({ authorizer: any }))\nfunction any() { return true }", "?"},
	     {"app.use(expressjwt({ secret }).unless({ path: ['/login'] }))", "guarded"},
	     {"app.use(expressjwt({ secret }).unless({ path: ['/login', { url: '/x' }] }))", "open"},
	     {"app.use(expressjwt({ secret }).unless({ path: [/x/] }))", "?"},
	     {"app.use(expressjwt({ secret }).unless({ path: ['/login'], ext: ['x'] }))", "?"});
	EACH("main.go",
	     "package main\nimport "
	     "(\n\t\"github.com/labstack/echo/v4\"\n\t\"github.com/labstack/echo/v4/middleware\"\n)\n"
	     "func any(key string, c echo.Context) (bool, error) { return true, nil }\n"
	     "func known(key string, c echo.Context) (bool, error) { return key == want, nil }\nfunc main() {\n\te := "
	     "echo.New()\n",
	     "\te.POST(\"/x\", func(c echo.Context) error { return db.Create(1) })\n\te.Start(\":80\")\n}\n",
	     {"\te.Use(middleware.KeyAuth(known))", "guarded"}, {"\te.Use(middleware.KeyAuth(any))", "?"},
	     {"\te.Use(middleware.KeyAuth(func(key string, c echo.Context) (bool, error) { return true, nil }))", "?"});
}

Test(route_branch, go_blocks)
{
	static const char front[] = "package main\nimport \"github.com/gin-gonic/gin\"\n"
	                            "func Guard() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n"
	                            "\t\tif c.GetHeader(\"Authorization\") != apiKey {\n\t\t\tc.AbortWithStatus(401)\n"
	                            "\t\t\treturn\n\t\t}\n\t\tc.Next()\n\t}\n}\nfunc main() {\n\tr := gin.New()\n";
	static const char behind[] = "\tg.POST(\"/x\", func(c *gin.Context) { db.Create(1) })\n\tr.Run()\n}\n";
	EACH("main.go", front, behind, {"\tg := r.Group(\"/\", Guard())", "guarded"},
	     {"\tg := r.Group(\"/\")\n\t{\n\t\tg := r.Group(\"/in\", Guard())\n\t\t_ = g\n\t}", "open"},
	     {"\tg := r.Group(\"/\")\n\tif secure {\n\t\tg = r.Group(\"/\", Guard())\n\t}", "?"},
	     {"\tg := r.Group(\"/\")\n\tguard := Guard()\n\tg.Use(guard)", "guarded"},
	     {"\tg := r.Group(\"/\")\n\tguard := Guard()\n\tif off {\n\t\tguard = func(c *gin.Context) "
	      "{}\n\t}\n\tg.Use(guard)",
	      "?"});
}

Test(route_branch, lists_of_routers)
{
	EACH("app.js",
	     EXPRESS "const a = express.Router()\na.post('/x', (req, res) => { db.insert(1) })\nconst all = [a]\n",
	     "app.listen(3)\n", {"all.forEach((r) => app.use('/v1', r))", "open"},
	     {"all.forEach((r) => app.use('/v1', auth, r))", "guarded"},
	     {"app.use(auth)\nall.forEach((r) => app.use('/v1', r))", "guarded"},
	     {"none.forEach((r) => app.use(r))", "?"});
}

/* Ways to register that look unlike the usual one, and count all the same. */
Test(route_branch, routers_and_hooks_by_other_names)
{
	static const char guard[] = "from flask import Flask, request, abort\napp = Flask(__name__)\n"
	                            "def guard():\n    if not verify(request.headers.get('Authorization')):\n"
	                            "        abort(401)\n";
	static const char save[] = "@app.route('/x', methods=['POST'])\ndef save():\n    db.session.add(1)\n";
	EACH("main.py", guard, save, {"app.before_request(guard)", "guarded"},
	     {"if settings.AUTH:\n    app.before_request(guard)", "?"}, {"", "open"});
	EACH("main.py", "from fastapi import FastAPI\n",
	     "    def save():\n        db.add(1)\napp = FastAPI()\nroutes(app)\n",
	     {"def routes(app):\n    @app.post('/x')", "open"},
	     {"def routes(fast: FastAPI):\n    @fast.post('/x')", "open"},
	     {"def routes(client: Client):\n    @client.post('/x')", ""});
	EACH("app.js", EXPRESS, "app.listen(3)\n",
	     {"app.post('/x', ...(process.env.AUTH ? [auth] : []), (req, res) => { db.insert(1) })", "?"},
	     {"app.post('/x', auth, (req, res) => { db.insert(1) })", "guarded"});
	EACH("Program.cs", "var app = WebApplication.CreateBuilder(args).Build();\n",
	     "app.MapPost(\"/x\", (Db db) => { db.SaveChanges(); });\napp.Run();\n", {"", "open"},
	     {"app.Use(async (c, next) => { if (c.Request.Headers[\"X-Api-Key\"] != key) { c.Response.StatusCode = "
	      "401; "
	      "return; } await next(); });",
	      "?"},
	     {"app.Use(async (c, next) => { log(c); await next(); });", "open"});
}
