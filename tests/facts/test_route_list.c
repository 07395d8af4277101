/* Routes of Starlette and aiohttp: lists, routers that a function is handed, middleware. */
#include "repo.h"

Test(route_starlette, lists_mounts_and_requires)
{
	struct repo_facts r = REPO(
	        {"app.py",
	         "from starlette.applications import Starlette\nfrom starlette.routing import Route, Mount\nfrom "
	         "starlette.authentication import requires\nfrom starlette.endpoints import HTTPEndpoint\nfrom admin "
	         "import "
	         "admin_routes\nasync def one(request):\n    db.save(1)\n@requires('authenticated')\nasync def "
	         "two(request):\n"
	         "    db.save(1)\nclass Three(HTTPEndpoint):\n    async def get(self, request): return rows()\n    "
	         "@requires('authenticated')\n    async def delete(self, request): db.delete(1)\nroutes = [\n    "
	         "Route('/1', "
	         "one, methods=['POST']),\n    Route('/2', two, methods=['PUT']),\n    Mount('/in', "
	         "routes=[Route('/3', "
	         "Three)]),\n    Mount('/admin', routes=admin_routes),\n]\napp = Starlette(debug=True, "
	         "routes=routes)\n"},
	        {"admin.py",
	         "from starlette.routing import Route\nasync def four(request):\n    if not "
	         "request.user.is_authenticated:\n        raise HTTPException(401)\n    db.save(1)\nadmin_routes = "
	         "[Route('/4', four, methods=['POST'])]\n"});
	repo_expect(&r, "routes", "method route auth framework",
	            "POST /admin/4 guarded Starlette|POST /1 open Starlette|PUT /2 guarded Starlette|GET /in/3 open "
	            "Starlette|DELETE /in/3 guarded Starlette");
	repo_free(&r);
}

Test(route_starlette, middleware_that_refuses_and_that_does_not)
{
	struct repo_facts r = REPO(
	        {"app.py",
	         "from starlette.applications import Starlette\nfrom starlette.routing import Route\nfrom "
	         "starlette.middleware import Middleware\nfrom gate import Gate\ndef one(request): db.save(1)\ndef "
	         "make():\n    return Starlette(routes=[Route('/1', one, methods=['POST'])], "
	         "middleware=[Middleware(Gate, x=1)])\n"},
	        {"gate.py",
	         "class Gate(BaseHTTPMiddleware):\n    async def dispatch(self, request, call_next):\n        if "
	         "request.headers.get('Authorization') != KEY:\n            return Response(status_code=401)\n        "
	         "return await call_next(request)\n"},
	        {"other.py",
	         "from starlette.applications import Starlette\nfrom starlette.routing import Route\nfrom "
	         "starlette.middleware import Middleware\nfrom starlette.middleware.authentication import "
	         "AuthenticationMiddleware\ndef two(request): db.save(1)\napp = Starlette(routes=[Route('/2', two, "
	         "methods=['POST'])], middleware=[Middleware(AuthenticationMiddleware, backend=B())])\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 guarded|POST /2 open");
	repo_free(&r);
}

Test(route_aiohttp, tables_lists_and_a_router_that_is_handed)
{
	struct repo_facts r =
	        REPO({"main.py",
	              "from aiohttp import web\nfrom routes import setup_routes\nfrom more import routes\nasync def "
	              "one(request): db.save(1)\napp = web.Application()\napp.add_routes([web.post('/1', one), "
	              "web.get('/2', one)])\napp.add_routes(routes)\nsetup_routes(app)\nadmin = "
	              "web.Application(middlewares=[gate])\nadmin.router.add_delete('/5', one)\n"
	              "app.add_subapp('/admin', admin)\n@web.middleware\nasync def gate(request, handler):\n    if not "
	              "await verify(request.headers.get('Authorization')):\n        raise web.HTTPUnauthorized()\n    "
	              "return await "
	              "handler(request)\n"},
	             {"routes.py",
	              "import views\ndef setup_routes(app):\n    app.router.add_route('PUT', '/3', views.three)\n"},
	             {"views.py", "from aiohttp import web\nfrom aiohttp_security import check_authorized\nasync def "
	                          "three(request):\n    await check_authorized(request)\n    db.save(1)\n"},
	             {"more.py", "from aiohttp import web\nroutes = web.RouteTableDef()\n@routes.post('/4')\nasync def "
	                         "four(request): db.save(1)\n"});
	repo_expect(
	        &r, "routes", "method route auth framework",
	        "GET /2 open aiohttp|POST /1 open aiohttp|DELETE /admin/5 guarded aiohttp|POST /4 open aiohttp|PUT /3 "
	        "guarded aiohttp");
	repo_free(&r);
}

Test(route_aiohttp, middleware_that_is_added_and_handlers_that_are_made)
{
	struct repo_facts r = REPO(
	        {"a.py", "from aiohttp import web\nasync def one(request): db.save(1)\n@web.middleware\nasync def "
	                 "gate(request, "
	                 "handler):\n    if not await verify(request.headers.get('Authorization')):\n        raise "
	                 "web.HTTPUnauthorized()\n    return await handler(request)\napp = web.Application()\n"
	                 "app.middlewares.append(gate)\napp.router.add_post('/1', one)\n"},
	        {"b.py",
	         "from aiohttp import web\ndef make(service):\n    async def two(request): db.save(1)\n    return two\n"
	         "app = web.Application()\napp.router.add_post('/2', make(service))\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 guarded|POST /2 ?");
	repo_free(&r);
}

Test(route_flask, what_protects_a_form_asks_nobody)
{
	struct repo_facts r =
	        REPO({"a.py", "from flask import Flask, session, request, abort\napp = Flask(__name__)\n"
	                      "@app.before_request\ndef check_csrf():\n    if request.form.get('t') != "
	                      "session.get('t'):\n        abort(403)\n@app.post('/1')\ndef one(): db.add(1)\n"});
	repo_expect(&r, "routes", "route auth", "/1 open");
	repo_free(&r);
}

Test(route_fastapi, a_key_of_the_server_asks_nobody)
{
	struct repo_facts r = REPO(
	        {"a.py",
	         "import os\nfrom fastapi import FastAPI, HTTPException, Security, Depends\nfrom fastapi.security "
	         "import "
	         "APIKeyHeader\nscheme = APIKeyHeader(name='x')\napp = FastAPI()\ndef ask_model(q):\n    key = "
	         "os.environ.get('MODEL_API_KEY')\n    if not key:\n        raise ValueError('MODEL_API_KEY')\n"
	         "@app.post('/1')\ndef one(q):\n    db.add(ask_model(q))\ndef check(key: str = Security(scheme)):\n"
	         "    if key != os.environ['API_KEY']:\n        raise HTTPException(status_code=403)\n"
	         "@app.post('/2', dependencies=[Depends(check)])\ndef two(): db.add(1)\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 guarded");
	repo_free(&r);
}

Test(route_flask, an_app_that_a_function_is_handed)
{
	struct repo_facts r =
	        REPO({"app.py", "from flask import Flask\nfrom views import register\napp = Flask(__name__)\n"
	                        "register(app)\n"},
	             {"views.py", "def register(app):\n    @app.route('/1', methods=['POST'])\n    def one():\n"
	                          "        db.add(1)\n"},
	             {"quart.py", "from quart import Quart, Blueprint\nq = Quart(__name__)\nbp = "
	                          "Blueprint('b', __name__)\n@bp.post('/2')\nasync def two(): db.add(1)\n"
	                          "q.register_blueprint(bp, url_prefix='/b')\n"});
	repo_expect(&r, "routes", "method route auth framework", "POST /b/2 open Quart|POST /1 open Flask");
	repo_free(&r);
}

Test(route_fastapi, an_app_that_is_mounted_is_not_reached_by_dependencies)
{
	struct repo_facts r = REPO(
	        {"app.py",
	         "from fastapi import FastAPI, Depends, HTTPException\ndef ask(authorization: str = Header()):\n    "
	         "if authorization != KEY:\n        raise HTTPException(401)\napp = "
	         "FastAPI(dependencies=[Depends(ask)])\nsub = FastAPI()\n@app.post('/1')\ndef one(): "
	         "db.add(1)\n@sub.post('/2')\ndef two(): db.add(1)\napp.mount('/sub', sub)\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 guarded|POST /sub/2 open");
	repo_free(&r);
}

Test(route_flask, a_guard_that_tells_paths_apart)
{
	struct repo_facts r = REPO(
	        {"a.py",
	         "from flask import Flask, session, request, redirect\napp = Flask(__name__)\n@app.before_request\n"
	         "def ask():\n    if request.path.startswith('/api'):\n        if 'user' not in session:\n            "
	         "return redirect('/login')\n@app.post('/1')\ndef one(): db.add(1)\n"},
	        {"b.py",
	         "from flask import Flask, session, request, redirect\napp = Flask(__name__)\n@app.before_request\n"
	         "def ask():\n    if request.endpoint in ('login', 'static'):\n        return\n    if 'user' not "
	         "in session:\n        return redirect('/login?next=' + request.path)\n@app.post('/2')\ndef two(): "
	         "db.add(1)\n"},
	        {"c.py",
	         "from flask import Flask, session, request, redirect\nOPEN = ['/login', '/shop']\napp = "
	         "Flask(__name__)\n@app.before_request\ndef ask():\n    if request.path in OPEN:\n        return\n"
	         "    if 'user' not in session:\n        return redirect('/login')\n@app.post('/3')\ndef three(): "
	         "db.add(1)\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 guarded|/3 guarded");
	repo_free(&r);
}
