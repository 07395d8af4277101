/* Routes of FastAPI and Flask: dependencies, decorators, hooks, classes. */
#include <stdio.h>

#include "repo.h"

#define DEPS                                                                                                           \
	"from typing import Annotated\nfrom fastapi import Depends, HTTPException\nimport jwt\n"                       \
	"def get_user(token: str = Depends(scheme)):\n    try:\n        claims = jwt.decode(token, KEY)\n"             \
	"    except Exception:\n        raise HTTPException(status_code=401)\n    return claims\n"                     \
	"def get_admin(user = Depends(get_user)):\n    return user\n"                                                  \
	"def maybe(token: str = None):\n    return token\n"                                                            \
	"CurrentUser = Annotated[dict, Depends(get_user)]\n"

Test(route_fastapi, dependencies_at_each_place)
{
	struct repo_facts r = REPO(
	        {"app/main.py",
	         "from fastapi import FastAPI, Depends\nfrom app.routers import items, open\nfrom .deps import "
	         "get_user, "
	         "CurrentUser, get_admin, maybe\napp = FastAPI()\napp.include_router(items.router, prefix='/v1')\n"
	         "app.include_router(open.router, dependencies=[Depends(get_user)])\n"
	         "@app.post('/1')\ndef one(): db.add(1)\n@app.post('/2')\ndef two(u=Depends(get_user)): db.add(1)\n"
	         "@app.post('/3')\ndef three(u: CurrentUser): db.add(1)\n@app.post('/4', "
	         "dependencies=[Depends(get_admin)])\n"
	         "def four(): db.add(1)\n@app.post('/5')\ndef five(u=Depends(maybe)): db.add(1)\n"
	         "@app.post('/6')\ndef six(b: Body): db.add(1)\n"},
	        {"app/deps.py", DEPS}, {"app/__init__.py", ""}, {"app/routers/__init__.py", ""},
	        {"app/routers/items.py",
	         "from fastapi import APIRouter, Depends\nfrom ..deps import get_user\nrouter = "
	         "APIRouter(prefix='/items', "
	         "dependencies=[Depends(get_user)])\n@router.delete('/{i}')\ndef drop(i: int): db.drop(i)\n"},
	        {"app/routers/open.py", "from fastapi import APIRouter\nrouter = APIRouter()\n@router.put('/o')\nasync "
	                                "def put(): db.add(1)\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /1 open|POST /2 guarded|POST /3 guarded|POST /4 guarded|POST /5 open|POST /6 open|DELETE "
	            "/v1/items/{i} guarded|PUT /o guarded");
	repo_free(&r);
}

Test(route_fastapi, a_scheme_alone_verifies_nothing)
{
	struct repo_facts r =
	        REPO({"m.py", "from fastapi import FastAPI, Depends\nfrom fastapi.security import "
	                      "OAuth2PasswordBearer\nscheme = OAuth2PasswordBearer(tokenUrl='t')\napp = "
	                      "FastAPI()\n@app.delete('/1')\ndef one(t: str = Depends(scheme)): db.drop(1)\n"});
	repo_expect(&r, "routes", "route auth", "/1 ?");
	repo_free(&r);
}

Test(route_flask, decorators_below_the_route_and_hooks)
{
	struct repo_facts r = REPO(
	        {"a.py",
	         "from flask import Flask, session, abort\nfrom flask_login import login_required\nfrom admin import "
	         "admin\n"
	         "app = Flask(__name__)\n@app.route('/1', methods=['GET', 'POST'])\n@login_required\ndef one(): "
	         "db.add(1)\n"
	         "@login_required\n@app.route('/2', methods=['POST'])\ndef two(): db.add(1)\n"
	         "@app.post('/3')\ndef three():\n    if 'user' not in session:\n        abort(401)\n    db.add(1)\n"
	         "app.register_blueprint(admin, url_prefix='/admin')\n"},
	        {"admin.py",
	         "from flask import Blueprint, session, redirect\nadmin = Blueprint('admin', "
	         "__name__)\n@admin.route('/4', "
	         "methods=['DELETE'])\ndef four(): db.drop(1)\n@admin.before_request\ndef check():\n    if not "
	         "session.get('user'):\n        return redirect('/login')\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /1 guarded|POST /1 guarded|POST /2 open|POST /3 guarded|DELETE /admin/4 guarded");
	repo_free(&r);
}

Test(route_flask, methods_of_classes)
{
	struct repo_facts r = REPO(
	        {"a.py",
	         "from flask import Flask\nfrom flask_restful import Api, Resource\nfrom flask_jwt_extended import "
	         "verify_jwt_in_request\napp = Flask(__name__)\napi = Api(app)\nclass Todo(Resource):\n    def "
	         "get(self): return 1\n    def put(self):\n        verify_jwt_in_request()\n        db.add(1)\n"
	         "api.add_resource(Todo, '/todo')\n"});
	repo_expect(&r, "routes", "method route auth", "GET /todo open|PUT /todo guarded");
	repo_free(&r);
}

Test(route_flask, what_is_handed_something_else_mounts_no_router)
{
	struct repo_facts r =
	        REPO({"a.py", "from flask import Flask\nfrom store import connect\nfrom b import register, fill\n"
	                      "app = Flask(__name__)\ndata = connect()\nregister(app)\nfill(data)\n"},
	             {"b.py", "def register(app):\n    @app.post('/x')\n    def x():\n        db.add(1)\n"
	                      "def fill(data):\n    data.add(1)\n"});
	repo_expect(&r, "route_parts", "kind of guards",
	            "name - -|name - -|name - -|name - -|name - -|router - -|name - -|use app b#register()|use "
	            "b#register(*) app|function - "
	            "-|route register() -|function - -|function - -");
	repo_free(&r);
}

/* What FastAPI gives a parameter by its type, however long that is, and whatever stands behind it for when nothing is
 * sent: a cookie by which a session is looked up asks, a word of the address asks nothing. */
#define ASKED(dependency)                                                                                              \
	"from typing import Annotated\nimport os\nfrom fastapi import FastAPI, Depends, HTTPException, Cookie, "       \
	"Header, Query\napp = FastAPI()\n" dependency                                                                  \
	"def cur(user: Annotated[VeryLongNameOfWhatASessionSaysOfTheCaller | None, Depends(opt)]):\n    if user is "   \
	"None:\n        raise HTTPException(401)\n    return user\n@app.put('/x')\ndef x(u: "                          \
	"Annotated[VeryLongNameOfWhatASessionSaysOfTheCaller, Depends(cur)]):\n    db.add(1)\n"
#define asked(dependency, wanted)                                                                                      \
	do {                                                                                                           \
		struct repo_facts r = REPO({"a.py", ASKED(dependency)});                                               \
		repo_expect(&r, "routes", "auth", wanted);                                                             \
		repo_free(&r);                                                                                         \
	} while (0)

#define LOOKED                                                                                                         \
	"    if not session_token:\n        return None\n    found = storage.retrieve(session_token)\n    if found "   \
	"is "                                                                                                          \
	"None:\n        return None\n    return found\n"

Test(route_fastapi, what_a_type_says_a_parameter_is_given)
{
	asked("def opt(session_token: Annotated[str | None, Cookie()] = None):\n" LOOKED, "guarded");
	asked("def tok(session_token: Annotated[str | None, Cookie(alias='t')] = None):\n    return session_token\n"
	      "def opt(session_token: Annotated[str | None, Depends(tok)]):\n" LOOKED,
	      "guarded");
	asked("def opt(name: Annotated[str | None, Query()] = None):\n    return {'name': name}\n", "open");
	asked("def opt(token: Annotated[str | None, Header()] = 'guest'):\n    return token\n", "?");
	asked("def opt(token: str):\n    if token != os.environ['KEY']:\n        raise HTTPException(401)\n    return "
	      "'admin'\n",
	      "guarded");
	asked("def opt(role: str):\n    if role != 'admin':\n        raise HTTPException(403)\n    return role\n",
	      "open");
}

/* What is asked for is no word that lets anybody in, whatever is refused for it. */
Test(route_fastapi, a_part_of_the_address_guards_nothing)
{
	struct repo_facts r = REPO(
	        {"a.py", "from fastapi import FastAPI, HTTPException\napp = FastAPI()\n@app.get('/a/{item_id}')\ndef "
	                 "a(item_id: str):\n    if item_id not in items:\n        raise HTTPException(404)\n    return "
	                 "items[item_id]\n@app.put('/b/{item_id}')\ndef b(item_id: str):\n    if item_id != 'one':\n"
	                 "        raise HTTPException(403)\n    return 1\n@app.put('/c/{item_id}')\ndef c(item_id: "
	                 "int):\n    row = db.get(Item, item_id)\n    if not row:\n        raise HTTPException(404)\n"
	                 "    return row\n"});
	repo_expect(&r, "routes", "route auth", "/a/{item_id} open|/b/{item_id} open|/c/{item_id} open");
	repo_free(&r);
}

/* What a middleware leaves in request.state says who calls, by whatever way it is read, unless everybody may write it;
 * a session with a database says nothing of him. */
#define STATE(gives)                                                                                                   \
	"from typing import Annotated\nimport jwt\nfrom fastapi import FastAPI, Depends, HTTPException, Request\napp " \
	"= "                                                                                                           \
	"FastAPI()\nasync def get_session():\n    async with AsyncSessionLocal() as session:\n        yield "          \
	"session\n        await session.commit()\n@app.middleware('http')\nasync def who(request: Request, "           \
	"call_next):\n"                                                                                                \
	"    " gives "\n    return await call_next(request)\nasync def cur(request: Request, db: "                     \
	"Annotated[AsyncSession, Depends(get_session)]):\n    if not hasattr(request.state, 'user_payload'):\n       " \
	" "                                                                                                            \
	"raise HTTPException(401)\n    return request.state.user_payload\n@app.put('/x')\ndef x(u: Annotated[dict, "   \
	"Depends(cur)]):\n    db.add(1)\n"

Test(route_fastapi, what_a_middleware_leaves_behind)
{
	struct repo_facts r = REPO({"a.py", STATE("pass")});
	repo_expect(&r, "routes", "auth", "guarded");
	repo_free(&r);
	r = REPO({"a.py", STATE("request.state.user_payload = request.headers.get('x-user')")});
	repo_expect(&r, "routes", "auth", "?");
	repo_free(&r);
}

/* A dependency that has a name, or that a function is handed with its router; a router that a function makes. */
Test(route_fastapi, dependencies_by_name_and_routers_by_function)
{
	struct repo_facts r = REPO(
	        {"main.py", "from fastapi import FastAPI\nfrom notes import get_router\nfrom deps import get_user\ndef "
	                    "create_app():\n    app = FastAPI()\n    notes = get_router(1)\n    "
	                    "app.include_router(notes)\n    return app\n"},
	        {"deps.py", DEPS},
	        {"notes.py",
	         "from fastapi import APIRouter, Depends\nfrom deps import get_user\ncurrent = Depends(get_user)\ndef "
	         "get_router(user_dependency, page):\n    router = APIRouter(prefix='/notes')\n"
	         "    @router.put('/a')\n    def a(user = current):\n        db.add(1)\n"
	         "    @router.put('/b')\n    def b(user = user_dependency):\n        db.add(1)\n"
	         "    @router.put('/c')\n    def c(limit = page, n = 10, x = None):\n        db.add(1)\n    return "
	         "router\n"});
	repo_expect(&r, "routes", "route auth", "/notes/a guarded|/notes/b ?|/notes/c open");
	repo_free(&r);
}

/* A name for sessions of a database, an object that is made and a dependency of no traits ask nobody. */
Test(route_fastapi, what_asks_nobody_by_its_name)
{
	struct repo_facts r =
	        REPO({"main.py",
	              "from fastapi import FastAPI, Depends\nfrom deps import get_db, get_admin_repo, get_service\n"
	              "app = FastAPI()\n@app.post('/a')\ndef a(db=Depends(get_db)):\n    db.add(1)\n"
	              "@app.post('/b')\ndef b(repo=Depends(get_admin_repo)):\n    repo.insert(1)\n"
	              "@app.post('/c')\ndef c(s=Depends(get_service)):\n    s.insert(1)\n"},
	             {"deps.py",
	              "from fastapi import Depends\nfrom db import SessionLocal\nfrom service import AuthService\n"
	              "def get_db():\n    with SessionLocal() as s:\n        yield s\n"
	              "def get_admin_repo(db=Depends(get_db)):\n    return Repo(db)\n"
	              "def get_service(db=Depends(get_db)):\n    return AuthService(db)\n"},
	             {"db.py", "SessionLocal = sessionmaker()\n"},
	             {"service.py", "class AuthService(BaseMixin):\n    def get(self, db):\n        self.db = db\n"});
	repo_expect(&r, "routes", "route auth changes", "/a open true|/b open true|/c open true");
	repo_free(&r);
}

/* Files that a handler hands out or keeps its data in; what was made to be shown is none. */
Test(route_fastapi, files)
{
	struct repo_facts r =
	        REPO({"main.py",
	              "import json\nfrom fastapi import FastAPI\nfrom fastapi.staticfiles import StaticFiles\napp = "
	              "FastAPI()\n"
	              "app.mount('/data', StaticFiles(directory='data'))\n"
	              "app.mount('/assets', StaticFiles(directory='dist/assets'))\n"
	              "@app.get('/a/{n}')\ndef a(n):\n    return FileResponse('invoices/' + n)\n"
	              "@app.get('/b')\ndef b():\n    return FileResponse('dist/index.html')\n"
	              "@app.get('/c')\ndef c():\n    return json.loads(open('orders.json').read())\n"
	              "@app.get('/d')\ndef d():\n    return json.loads(open('package.json').read())\n"
	              "@app.get('/e/{p}')\ndef e(p):\n    f = DIST / p\n    return FileResponse(f if f.is_file() else "
	              "'index.html')\n"});
	repo_expect(&r, "routes", "route auth gives",
	            "/data/* open ?|/assets/* open false|/a/{n} open true|/b open false|/c open true|/d open false|"
	            "/e/{p} open false");
	repo_free(&r);
}

/* What throws for whoever did not sign is a guard; what may is unknown, and not open. */
Test(route_fastapi, signatures)
{
	static const struct {
		const char *check, *want;
	} rows[] = {
	        {"receiver.verify(signature=s, body=b)", "/a guarded"},
	        {"stripe.Webhook.construct_event(b, s, KEY)", "/a guarded"},
	        {"checker.verify(s, b)", "/a ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char code[1024];
		snprintf(code, sizeof code,
		         "from fastapi import FastAPI, Depends, HTTPException, Request\napp = FastAPI()\nasync def "
		         "signed(request: Request):\n    s = request.headers.get('upstash-signature')\n    if not s:\n "
		         "       "
		         "raise HTTPException(status_code=401)\n    b = await request.body()\n    try:\n        %s\n   "
		         " except "
		         "Exception:\n        raise HTTPException(status_code=401)\n"
		         "@app.post('/a', dependencies=[Depends(signed)])\ndef a(x):\n    db.add(x)\n",
		         rows[i].check);
		struct repo_facts r = REPO({"main.py", code});
		repo_expect(&r, "routes", "route auth", rows[i].want);
		repo_free(&r);
	}
}
