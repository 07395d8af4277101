/* Routers of Python by whatever name, handed from function to function, and what dependencies give each other. */
#include "repo.h"

Test(route_handed, a_blueprint_may_be_called_anything)
{
	struct repo_facts r =
	        REPO({"app/__init__.py",
	              "from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n    from .main "
	              "import main as main_blueprint\n    app.register_blueprint(main_blueprint)\n    from "
	              ".auth import auth\n    app.register_blueprint(auth, url_prefix='/auth')\n    return app\n"},
	             {"app/main/__init__.py",
	              "from flask import Blueprint\nmain = Blueprint('main', __name__)\nfrom . import views\n"},
	             {"app/main/views.py", "from . import main\n@main.post('/items')\ndef items():\n    db.add(1)\n"},
	             {"app/auth/__init__.py", "from flask import Blueprint\nauth = Blueprint('auth', __name__, "
	                                      "url_prefix='/old')\nfrom . import views\n"},
	             {"app/auth/views.py",
	              "from . import auth\nfrom flask import session, abort\n@auth.before_request\ndef ask():\n    if "
	              "'user' not in session:\n        abort(401)\n@auth.route('/name', methods=['POST'])\ndef "
	              "name():\n    db.add(1)\n"});
	repo_expect(&r, "routes", "method route auth", "POST /auth/name guarded|POST /items open");
	repo_free(&r);
}

Test(route_handed, a_function_mounts_what_it_is_handed_and_gives_back_what_it_made)
{
	struct repo_facts r =
	        REPO({"main.py",
	              "from api import router\nfrom setup import create_application\napp = "
	              "create_application(router=router, settings=1)\n@app.post('/own')\ndef own():\n    db.add(1)\n"},
	             {"api.py",
	              "from fastapi import APIRouter\nrouter = APIRouter(prefix='/v1')\n@router.post('/items')\ndef "
	              "items():\n    db.add(1)\n"},
	             {"setup.py",
	              "from fastapi import FastAPI, APIRouter\ndef create_application(router: APIRouter, settings):\n  "
	              "  application = FastAPI()\n    application.include_router(router, prefix='/api')\n    return "
	              "application\n"});
	repo_expect(&r, "routes", "framework method route auth",
	            "FastAPI POST /api/v1/items open|FastAPI POST /own open");
	repo_free(&r);
}

Test(route_handed, what_a_function_asks_of_an_app_it_gives_back_stands_in_front)
{
	struct repo_facts r =
	        REPO({"main.py", "from setup import create_app\napp = create_app()\n@app.post('/own')\ndef own():\n    "
	                         "db.add(1)\n"},
	             {"setup.py", "from fastapi import FastAPI, Depends, HTTPException, Request\ndef ask(request: "
	                          "Request):\n    if not request.session.get('user'):\n        raise "
	                          "HTTPException(401)\ndef create_app():\n    app = "
	                          "FastAPI(dependencies=[Depends(ask)])\n    return app\n"});
	repo_expect(&r, "routes", "method route auth", "POST /own guarded");
	repo_free(&r);
}

Test(route_handed, classes_are_given_addresses_by_decorators)
{
	struct repo_facts r = REPO(
	        {"a.py",
	         "from flask import Flask, request, abort\nfrom flask_restx import Api, Namespace, Resource\nimport "
	         "jwt\nfrom functools import wraps\napp = Flask(__name__)\napi = Api(app)\nns = "
	         "Namespace('users')\nold = Namespace('x', path='/gone')\napi.add_namespace(ns)\n"
	         "api.add_namespace(old, path='/new')\ndef token_required(f):\n    @wraps(f)\n    def w(*a, **k):\n "
	         "       token = request.headers.get('authorization')\n        if not token:\n            return "
	         "{'msg': 'no'}, 400\n        try:\n            jwt.decode(token, KEY, algorithms=['HS256'])\n       "
	         " except Exception:\n            return {'msg': 'no'}, 400\n        return f(*a, **k)\n    return "
	         "w\n@ns.route('/edit')\nclass Edit(Resource):\n    @ns.expect(model)\n    @token_required\n    def "
	         "post(self, user):\n        db.add(1)\n@ns.route('/login')\nclass Login(Resource):\n    def "
	         "post(self):\n        if not check_password(1):\n            return {}, 401\n        return "
	         "{}\n@old.route('/all', '/each')\nclass All(Resource):\n    def put(self):\n        db.add(1)\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /users/edit guarded|POST /users/login open|PUT /new/all open|PUT /new/each open");
	repo_free(&r);
}

#define USERS                                                                                                          \
	"from typing import Annotated\nfrom fastapi import FastAPI, Depends, HTTPException\nfrom deps import "         \
	"get_user\n"                                                                                                   \
	"app = FastAPI()\nCurrentUser = Annotated[dict, Depends(get_user)]\ndef require(user: CurrentUser):\n    if "  \
	"user "                                                                                                        \
	"is None:\n        raise HTTPException(401)\n    return user\nRequired = Annotated[dict, Depends(require)]\n"  \
	"@app.post('/1')\ndef one(user: Required):\n    db.add(user)\n@app.post('/2')\ndef two(user: CurrentUser):\n " \
	"   "                                                                                                          \
	"if not user:\n        raise HTTPException(status_code=401)\n    db.add(user)\n@app.post('/3')\ndef "          \
	"three(user: "                                                                                                 \
	"Annotated[dict, Depends(get_user)]):\n    if not user:\n        raise HTTPException(401)\n    db.add(user)\n"

Test(route_handed, a_dependency_may_refuse_by_what_another_gave_it)
{
	struct repo_facts r = REPO({"main.py", USERS},
	                           {"deps.py", "from fastapi import Request\ndef get_user(request: Request):\n    uid "
	                                       "= request.session.get('uid')\n    if uid is None:\n        return "
	                                       "None\n    return find(uid)\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 guarded|POST /2 guarded|POST /3 guarded");
	repo_free(&r);
	/* the same, of whoever says so himself */
	r = REPO({"main.py", USERS},
	         {"deps.py", "from fastapi import Request\ndef get_user(request: Request):\n    uid = "
	                     "request.headers.get('X-User')\n    if uid is None:\n        return None\n   "
	                     " return {'id': uid}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 ?|POST /2 ?|POST /3 ?");
	repo_free(&r);
}

Test(route_handed, a_wrong_password_guards_no_route_of_ninja)
{
	struct repo_facts r =
	        REPO({"settings.py", "ROOT_URLCONF = 'urls'\n"},
	             {"urls.py",
	              "from django.urls import path\nfrom ninja import NinjaAPI\napi = NinjaAPI()\n"
	              "@api.post('/auth/login')\ndef enter(request, data: LoginIn):\n    user = "
	              "authenticate(username=data.username, password=data.password)\n    if user is None:\n        "
	              "raise HttpError(401, 'no')\n    return create_token(user)\n@api.post('/items')\ndef "
	              "items(request):\n    if not request.user.is_authenticated:\n        raise HttpError(401, "
	              "'no')\n    db.add(1)\nurlpatterns = [path('api/', api.urls)]\n"});
	repo_expect(&r, "routes", "method route auth", "POST /api/auth/login open|POST /api/items guarded");
	repo_free(&r);
}
