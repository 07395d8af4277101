/* Functions of platforms in Python, by their decorators; of Azure, by their function.json. */
#include "repo.h"

Test(route_cloud, azure_asks_for_a_key_where_nothing_else_is_said)
{
	struct repo_facts r = REPO(
	        {"function_app.py",
	         "import azure.functions as func\napp = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)\n"
	         "@app.route(route=\"1\")\ndef one(req): return 1\n"
	         "@app.function_name(name=\"2\")\n@app.route(methods=[\"POST\"])\ndef two(req): db.add(1)\n"
	         "@app.route(route=\"3\", methods=[func.HttpMethod.PUT], auth_level=func.AuthLevel.FUNCTION)\n"
	         "def three(req): db.add(1)\n"
	         "@app.route(route=\"4\", methods=[\"DELETE\"])\ndef four(req):\n    try:\n"
	         "        c = jwt.decode(req.headers.get('Authorization'), KEY, algorithms=['HS256'])\n"
	         "    except Exception:\n        return func.HttpResponse('no', status_code=401)\n    db.drop(c)\n"
	         "@app.timer_trigger(schedule=\"0\")\ndef tick(t): db.add(1)\n"},
	        {"more.py",
	         "import azure.functions as func\nbp = func.Blueprint()\n@bp.route(route=\"5\", "
	         "auth_level=\"anonymous\")\ndef five(req): return 1\n@bp.route(route=\"6\")\ndef six(req): return "
	         "1\n"},
	        {"none.py", "import azure.functions as func\napp = func.FunctionApp()\n@app.route(route=\"7\")\ndef "
	                    "seven(req): return 1\n"});
	repo_expect(
	        &r, "routes", "method route auth",
	        "any /api/1 open|POST /api/2 open|PUT /api/3 ?|DELETE /api/4 guarded|any /api/5 open|any /api/6 ?|any "
	        "/api/7 ?");
	repo_free(&r);
}

Test(route_cloud, azure_in_front_of_another_framework)
{
	struct repo_facts r = REPO(
	        {"function_app.py", "import azure.functions as func\nfrom web import app as web\napp = "
	                            "func.AsgiFunctionApp(app=web, http_auth_level=func.AuthLevel.FUNCTION)\n"},
	        {"web.py", "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/1')\ndef one(): db.add(1)\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 ?");
	repo_free(&r);
	r = REPO({"function_app.py", "import azure.functions as func\nfrom web import app as web\napp = "
	                             "func.AsgiFunctionApp(app=web, http_auth_level=func.AuthLevel.ANONYMOUS)\n"},
	         {"web.py", "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/1')\ndef one(): db.add(1)\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 open");
	repo_free(&r);
}

Test(route_cloud, azure_by_its_function_json)
{
	struct repo_facts r = REPO(
	        {"a/function.json", "{\"bindings\":[{\"type\":\"httpTrigger\",\"authLevel\":\"anonymous\",\"methods\":"
	                            "[\"get\",\"post\"]},{\"type\":\"http\",\"direction\":\"out\"}]}"},
	        {"a/index.js", "module.exports = async function (context, req) { await db.x.create({}); };\n"},
	        {"b/function.json",
	         "{\"bindings\":[{\"type\":\"httpTrigger\",\"authLevel\":\"function\",\"route\":\"x/{id}\"}],"
	         "\"scriptFile\":\"../dist/b/index.js\"}"},
	        {"b/index.ts",
	         "const f = async function (context, req) { await db.x.create({}); };\nexport default f;\n"},
	        {"c/function.json", "{\"bindings\":[{\"type\":\"httpTrigger\",\"authLevel\":\"anonymous\",\"methods\":"
	                            "[\"post\"]}],\"scriptFile\":\"__init__.py\",\"entryPoint\":\"go\"}"},
	        {"c/__init__.py", "def go(req):\n    db.add(1)\n"},
	        {"d/function.json", "{\"bindings\":[{\"type\":\"httpTrigger\",\"authLevel\":\"anonymous\"}]}"},
	        {"e/function.json", "{\"bindings\":[{\"type\":\"timerTrigger\"}]}"});
	repo_expect(&r, "routes", "method route auth changes",
	            "GET /api/a open false|POST /api/a open true|any /api/x/{id} ? true|POST /api/c open true|any "
	            "/api/d ? ?");
	repo_free(&r);
}

Test(route_cloud, google_firebase_and_modal)
{
	struct repo_facts r = REPO(
	        {"g.py", "import functions_framework\n@functions_framework.http\ndef one(request): db.add(1)\n"
	                 "@functions_framework.cloud_event\ndef no(e): db.add(1)\n"},
	        {"f.py", "from firebase_functions import https_fn\n@https_fn.on_request()\ndef two(req): db.add(1)\n"
	                 "@https_fn.on_request(invoker=\"private\")\ndef three(req): db.add(1)\n@https_fn.on_call()\n"
	                 "def four(req):\n    if req.auth is None:\n        raise https_fn.HttpsError(code=https_fn."
	                 "FunctionsErrorCode.UNAUTHENTICATED, message='x')\n    db.add(1)\n"},
	        {"m.py",
	         "import modal\napp = modal.App()\n@app.function()\n@modal.fastapi_endpoint(method=\"POST\")\n"
	         "def five(): db.add(1)\n@app.function()\n@modal.web_endpoint(requires_proxy_auth=True)\ndef six(): "
	         "return 1\n@app.function()\n@modal.asgi_app()\ndef seven(): return web\n@app.cls()\nclass M:\n    "
	         "@modal.fastapi_endpoint(method=\"PUT\")\n    def eight(self): db.add(1)\n"});
	repo_expect(
	        &r, "routes", "method route auth",
	        "any /two open|any /three guarded|POST /four guarded|any /one ?|POST /five open|GET /six guarded|any "
	        "/seven ?|PUT /eight open");
	repo_free(&r);
	r = REPO({"i.js", "const functions = require('@google-cloud/functions-framework');\n"
	                  "functions.http('one', async (req, res) => { await db.x.create({}); });\n"});
	repo_expect(&r, "routes", "method route auth changes", "any /one ? true");
	repo_free(&r);
}

Test(route_cloud, chalice_and_powertools)
{
	struct repo_facts r = REPO(
	        {"app.py", "from chalice import Chalice, CognitoUserPoolAuthorizer\nfrom chalicelib.more import more\n"
	                   "app = Chalice(app_name='x')\npool = CognitoUserPoolAuthorizer('p', provider_arns=['a'])\n"
	                   "app.register_blueprint(more, url_prefix='/more')\n@app.route('/1')\ndef one(): return 1\n"
	                   "@app.route('/2', methods=['POST'], authorizer=pool)\ndef two(): db.add(1)\n"
	                   "@app.authorizer()\ndef own(req):\n    return AuthResponse(routes=['*'], principal_id='u')\n"
	                   "@app.route('/3', methods=['POST'], authorizer=own)\ndef three(): db.add(1)\n"
	                   "@app.route('/4', methods=['PUT'], api_key_required=True)\ndef four(): db.add(1)\n"},
	        {"chalicelib/__init__.py", ""},
	        {"chalicelib/more.py", "from chalice import Blueprint\nmore = Blueprint(__name__)\n@more.route('/5', "
	                               "methods=['POST'])\ndef five(): db.add(1)\n"},
	        {"p.py", "from aws_lambda_powertools.event_handler import APIGatewayRestResolver\napp = "
	                 "APIGatewayRestResolver()\n@app.post('/6')\ndef six(): db.add(1)\n"});
	repo_expect(&r, "routes", "method route auth framework",
	            "GET /1 open Chalice|POST /2 guarded Chalice|POST /3 ? Chalice|PUT /4 ? Chalice|POST /more/5 open "
	            "Chalice|POST /6 ? Lambda");
	repo_free(&r);
}

Test(route_cloud, methods_of_a_class_of_http_server)
{
	struct repo_facts r = REPO(
	        {"api/a.py", "from http.server import BaseHTTPRequestHandler\nclass handler(BaseHTTPRequestHandler):\n"
	                     "    def do_POST(self):\n        db.add(1)\n"},
	        {"s.py", "from http.server import BaseHTTPRequestHandler\nclass H(BaseHTTPRequestHandler):\n"
	                 "    def do_DELETE(self):\n        db.drop(1)\n    def other(self): pass\n"});
	repo_expect(&r, "routes", "method route auth framework", "POST /api/a open Vercel|DELETE /* open http.server");
	repo_free(&r);
}
