/* Guards that are there and do nothing: each attack, and its honest twin. */
#include "repo.h"

static void expect(const char *attack, const char *left, const char *honest)
{
	struct repo_facts r = REPO({"app.py", attack});
	repo_expect(&r, "routes", "route auth", left);
	repo_free(&r);
	r = REPO({"app.py", honest});
	repo_expect(&r, "routes", "route auth", "/items guarded");
	repo_free(&r);
}

Test(route_undone, sign_in_is_turned_off)
{
	expect("from flask import Flask, request\n"
	       "from flask_login import LoginManager, login_required\n"
	       "app = Flask(__name__)\n"
	       "login = LoginManager(app)\n"
	       "app.config['LOGIN_DISABLED'] = True\n"
	       "@app.post('/items')\n"
	       "@login_required\n"
	       "def items():\n"
	       "    db.add(1)\n",
	       "/items ?",
	       "from flask import Flask, request\n"
	       "from flask_login import LoginManager, login_required\n"
	       "app = Flask(__name__)\n"
	       "login = LoginManager(app)\n"
	       "app.config['LOGIN_DISABLED'] = False\n"
	       "@app.post('/items')\n"
	       "@login_required\n"
	       "def items():\n"
	       "    db.add(1)\n");
}

Test(route_undone, sign_in_is_turned_off_by_a_class_of_settings)
{
	expect("from flask import Flask, request\n"
	       "from flask_login import LoginManager, login_required\n"
	       "app = Flask(__name__)\n"
	       "login = LoginManager(app)\n"
	       "class Config:\n"
	       "    LOGIN_DISABLED = True\n"
	       "@app.post('/items')\n"
	       "@login_required\n"
	       "def items():\n"
	       "    db.add(1)\n",
	       "/items ?",
	       "from flask import Flask, request\n"
	       "from flask_login import LoginManager, login_required\n"
	       "app = Flask(__name__)\n"
	       "login = LoginManager(app)\n"
	       "class TestingConfig:\n"
	       "    LOGIN_DISABLED = True\n"
	       "@app.post('/items')\n"
	       "@login_required\n"
	       "def items():\n"
	       "    db.add(1)\n");
}

Test(route_undone, a_loader_that_believes_a_header)
{
	expect("from flask import Flask, request\n"
	       "from flask_login import LoginManager, login_required\n"
	       "app = Flask(__name__)\n"
	       "login = LoginManager(app)\n"
	       "@login.request_loader\n"
	       "def load(request):\n"
	       "    return User(request.headers.get('X-User'))\n"
	       "@app.post('/items')\n"
	       "@login_required\n"
	       "def items():\n"
	       "    db.add(1)\n",
	       "/items ?",
	       "from flask import Flask, request\n"
	       "from flask_login import LoginManager, login_required\n"
	       "app = Flask(__name__)\n"
	       "login = LoginManager(app)\n"
	       "@login.request_loader\n"
	       "def load(request):\n"
	       "    key = request.headers.get('Authorization')\n"
	       "    return User.query.filter_by(api_key=key).first() if key else None\n"
	       "@app.post('/items')\n"
	       "@login_required\n"
	       "def items():\n"
	       "    db.add(1)\n");
}

Test(route_undone, a_password_that_is_always_right)
{
	expect("from flask import Flask\n"
	       "from flask_httpauth import HTTPBasicAuth\n"
	       "app = Flask(__name__)\n"
	       "auth = HTTPBasicAuth()\n"
	       "@auth.verify_password\n"
	       "def verify(u, p):\n"
	       "    return True\n"
	       "@app.post('/items')\n"
	       "@auth.login_required\n"
	       "def items():\n"
	       "    db.add(1)\n",
	       "/items ?",
	       "from flask import Flask\n"
	       "from flask_httpauth import HTTPBasicAuth\n"
	       "app = Flask(__name__)\n"
	       "auth = HTTPBasicAuth()\n"
	       "@auth.verify_password\n"
	       "def verify(u, p):\n"
	       "    if u in users and check_password_hash(users[u], p):\n"
	       "        return u\n"
	       "@app.post('/items')\n"
	       "@auth.login_required\n"
	       "def items():\n"
	       "    db.add(1)\n");
}

Test(route_undone, a_dependency_that_is_replaced)
{
	expect("from fastapi import FastAPI, Depends, HTTPException, Request\n"
	       "app = FastAPI()\n"
	       "def current_user(request: Request):\n"
	       "    if not request.session.get('user'):\n"
	       "        raise HTTPException(401)\n"
	       "@app.post('/items', dependencies=[Depends(current_user)])\n"
	       "def items():\n"
	       "    db.add(1)\n"
	       "app.dependency_overrides[current_user] = lambda: {'name': 'dev'}\n",
	       "/items ?",
	       "from fastapi import FastAPI, Depends, HTTPException, Request\n"
	       "app = FastAPI()\n"
	       "def current_user(request: Request):\n"
	       "    if not request.session.get('user'):\n"
	       "        raise HTTPException(401)\n"
	       "@app.post('/items', dependencies=[Depends(current_user)])\n"
	       "def items():\n"
	       "    db.add(1)\n"
	       "app.dependency_overrides[get_settings] = lambda: {'name': 'dev'}\n");
}

Test(route_undone, a_dependency_that_yields_first)
{
	expect("from fastapi import FastAPI, Depends, HTTPException, Request\n"
	       "app = FastAPI()\n"
	       "async def current_user(request: Request):\n"
	       "    yield\n"
	       "    if not request.session.get('user'):\n"
	       "        raise HTTPException(401)\n"
	       "@app.post('/items', dependencies=[Depends(current_user)])\n"
	       "def items():\n"
	       "    db.add(1)\n",
	       "/items open",
	       "from fastapi import FastAPI, Depends, HTTPException, Request\n"
	       "app = FastAPI()\n"
	       "async def current_user(request: Request):\n"
	       "    if not request.session.get('user'):\n"
	       "        raise HTTPException(401)\n"
	       "    yield\n"
	       "@app.post('/items', dependencies=[Depends(current_user)])\n"
	       "def items():\n"
	       "    db.add(1)\n");
}

Test(route_undone, a_token_that_need_not_be_there)
{
	expect("from flask import Flask\n"
	       "from flask_jwt_extended import verify_jwt_in_request\n"
	       "app = Flask(__name__)\n"
	       "@app.before_request\n"
	       "def check():\n"
	       "    verify_jwt_in_request(optional=True)\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    db.add(1)\n",
	       "/items open",
	       "from flask import Flask\n"
	       "from flask_jwt_extended import verify_jwt_in_request\n"
	       "app = Flask(__name__)\n"
	       "@app.before_request\n"
	       "def check():\n"
	       "    verify_jwt_in_request(optional=False)\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    db.add(1)\n");
}

Test(route_undone, a_decorator_that_is_defined_again_on_some_condition)
{
	struct repo_facts r = REPO({"app.py", "from flask import Flask\n"
	                                      "import os\n"
	                                      "from auth import login_required\n"
	                                      "if os.environ.get('DEV'):\n"
	                                      "    def login_required(f):\n"
	                                      "        return f\n"
	                                      "app = Flask(__name__)\n"
	                                      "@app.post('/items')\n"
	                                      "@login_required\n"
	                                      "def items():\n"
	                                      "    db.add(1)\n"},
	                           {"auth.py", "from flask import session, abort\n"
	                                       "def login_required(f):\n"
	                                       "    def w(*a, **k):\n"
	                                       "        if 'user' not in session:\n"
	                                       "            abort(401)\n"
	                                       "        return f(*a, **k)\n"
	                                       "    return w\n"});
	repo_expect(&r, "routes", "route auth", "/items ?");
	repo_free(&r);
	r = REPO({"app.py", "from flask import Flask\n"
	                    "import os\n"
	                    "from auth import login_required\n"
	                    "app = Flask(__name__)\n"
	                    "@app.post('/items')\n"
	                    "@login_required\n"
	                    "def items():\n"
	                    "    db.add(1)\n"},
	         {"auth.py", "from flask import session, abort\n"
	                     "def login_required(f):\n"
	                     "    def w(*a, **k):\n"
	                     "        if 'user' not in session:\n"
	                     "            abort(401)\n"
	                     "        return f(*a, **k)\n"
	                     "    return w\n"});
	repo_expect(&r, "routes", "route auth", "/items guarded");
	repo_free(&r);
}
