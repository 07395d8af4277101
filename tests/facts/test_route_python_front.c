/* Routes of Sanic and Bottle, and what is put in front of apps of Python. */
#include "repo.h"

Test(route_sanic, blueprints_and_what_runs_in_front)
{
	struct repo_facts r = REPO(
	        {"s.py",
	         "from sanic import Sanic, Blueprint\napp = Sanic('x')\nbp = Blueprint('b', url_prefix='/b')\n"
	         "@app.get('/1')\nasync def one(request): return 1\n"
	         "@app.route('/2', methods=['PUT'])\nasync def two(request): db.add(1)\n"
	         "@bp.post('/3')\nasync def three(request): db.add(1)\n@bp.on_request\nasync def check(request):\n    "
	         "try:\n"
	         "        jwt.decode(request.token, KEY, algorithms=['HS256'])\n    except Exception:\n        return "
	         "json({}, status=401)\napp.blueprint(bp)\napp.add_route(two, '/4', methods=['POST'])\n"});
	repo_expect(&r, "routes", "method route auth framework",
	            "GET /1 open Sanic|PUT /2 open Sanic|POST /b/3 guarded Sanic|POST /4 open Sanic");
	repo_free(&r);
}

Test(route_bottle, the_app_of_the_module_and_others)
{
	struct repo_facts r = REPO(
	        {"s.py", "from bottle import Bottle, route, post, auth_basic\napp = Bottle()\n"
	                 "@route('/1', method=['GET', 'POST'])\ndef one(): db.add(1)\n@post('/2')\n@auth_basic(check)\n"
	                 "def two(): db.add(1)\n@app.route('/3', method='PUT')\ndef three(): db.add(1)\n"},
	        {"other.py", "from things import post\n@post('/4')\ndef four(): db.add(1)\n"});
	repo_expect(&r, "routes", "method route auth framework",
	            "GET /1 open Bottle|POST /1 open Bottle|POST /2 guarded Bottle|PUT /3 open Bottle");
	repo_free(&r);
}
