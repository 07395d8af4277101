/* Who writes what an app of Python keeps of its caller: each attack, and its honest twin. */
#include <stdio.h>

#include "repo.h"

static void expect(const char *attack, const char *honest, const char *route)
{
	char wanted[64];
	struct repo_facts r = REPO({"app.py", attack});
	snprintf(wanted, sizeof wanted, "%s ?", route);
	cr_expect_neq(str_find(repo_rows(&r, "routes", "route auth"), str_of(wanted), 0), SIZE_MAX);
	repo_free(&r);
	r = REPO({"app.py", honest});
	snprintf(wanted, sizeof wanted, "%s guarded", route);
	cr_expect_neq(str_find(repo_rows(&r, "routes", "route auth"), str_of(wanted), 0), SIZE_MAX);
	repo_free(&r);
}

Test(route_keep, g_user_of_a_header)
{
	expect("from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.before_request\n"
	       "def load():\n"
	       "    g.user = request.headers.get('X-User')\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if g.user is None:\n"
	       "        abort(401)\n"
	       "    db.add(1)\n",
	       "from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.before_request\n"
	       "def load():\n"
	       "    uid = session.get('user_id')\n"
	       "    g.user = None if uid is None else db.get(uid)\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if g.user is None:\n"
	       "        abort(401)\n"
	       "    db.add(1)\n",
	       "/items");
}

Test(route_keep, g_user_of_an_unsigned_cookie)
{
	expect("from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.before_request\n"
	       "def load():\n"
	       "    g.user = request.cookies.get('user')\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if g.user is None:\n"
	       "        abort(401)\n"
	       "    db.add(1)\n",
	       "from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.before_request\n"
	       "def load():\n"
	       "    g.user = find(session['user_id']) if 'user_id' in session else None\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if g.user is None:\n"
	       "        abort(401)\n"
	       "    db.add(1)\n",
	       "/items");
}

Test(route_keep, a_session_for_guests)
{
	expect("from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.before_request\n"
	       "def load():\n"
	       "    session['user'] = session.get('user') or 'guest'\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if 'user' not in session:\n"
	       "        abort(401)\n"
	       "    db.add(1)\n",
	       "from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.post('/login')\n"
	       "def login():\n"
	       "    user = find(request.form['email'])\n"
	       "    if not user or not check_password_hash(user.password, request.form['password']):\n"
	       "        abort(401)\n"
	       "    session['user'] = user.id\n"
	       "    return redirect('/')\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if 'user' not in session:\n"
	       "        abort(401)\n"
	       "    db.add(1)\n",
	       "/items");
}

Test(route_keep, a_session_of_what_is_sent)
{
	expect("from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.post('/login')\n"
	       "def login():\n"
	       "    session['user_id'] = request.form['id']\n"
	       "    return redirect('/')\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if not session.get('user_id'):\n"
	       "        return redirect('/login')\n"
	       "    db.add(1)\n",
	       "from flask import Flask, request, session, g, abort, redirect\n"
	       "app = Flask(__name__)\n"
	       "@app.post('/login')\n"
	       "def login():\n"
	       "    if request.form['password'] != app.config['PASSWORD']:\n"
	       "        abort(401)\n"
	       "    session['user_id'] = request.form['id']\n"
	       "    return redirect('/')\n"
	       "@app.post('/items')\n"
	       "def items():\n"
	       "    if not session.get('user_id'):\n"
	       "        return redirect('/login')\n"
	       "    db.add(1)\n",
	       "/items");
}

Test(route_keep, a_state_of_a_header)
{
	expect("from starlette.applications import Starlette\n"
	       "from starlette.routing import Route\n"
	       "from starlette.middleware.base import BaseHTTPMiddleware\n"
	       "from starlette.responses import JSONResponse\n"
	       "async def items(request):\n"
	       "    if not request.state.user:\n"
	       "        return JSONResponse({}, status_code=401)\n"
	       "    await db.execute(x.insert())\n"
	       "    return JSONResponse({})\n"
	       "class M(BaseHTTPMiddleware):\n"
	       "    async def dispatch(self, request, call_next):\n"
	       "        request.state.user = request.headers.get('x-user') or 'guest'\n"
	       "        return await call_next(request)\n"
	       "app = Starlette(routes=[Route('/items', items, methods=['POST'])])\n"
	       "app.add_middleware(M)\n",
	       "from starlette.applications import Starlette\n"
	       "from starlette.routing import Route\n"
	       "from starlette.middleware.base import BaseHTTPMiddleware\n"
	       "from starlette.responses import JSONResponse\n"
	       "async def items(request):\n"
	       "    if not request.state.user:\n"
	       "        return JSONResponse({}, status_code=401)\n"
	       "    await db.execute(x.insert())\n"
	       "    return JSONResponse({})\n"
	       "class M(BaseHTTPMiddleware):\n"
	       "    async def dispatch(self, request, call_next):\n"
	       "        request.state.user = request.session.get('user')\n"
	       "        return await call_next(request)\n"
	       "app = Starlette(routes=[Route('/items', items, methods=['POST'])])\n"
	       "app.add_middleware(M)\n",
	       "/items");
}

Test(route_keep, middleware_of_django_that_says_who_calls)
{
	struct repo_facts r =
	        REPO({"settings.py",
	              "MIDDLEWARE = ['django.contrib.auth.middleware.AuthenticationMiddleware', 'mw.UserMiddleware']\n"
	              "ROOT_URLCONF = 'urls'\n"},
	             {"urls.py", "from django.urls import path\n"
	                         "import views\n"
	                         "urlpatterns = [path('items/', views.items), path('set/', views.Set.as_view())]\n"},
	             {"views.py", "from django.contrib.auth.decorators import login_required\n"
	                          "from django.contrib.auth.mixins import LoginRequiredMixin\n"
	                          "from django.views import View\n"
	                          "@login_required\n"
	                          "def items(request):\n"
	                          "    Item.objects.create(name=1)\n"
	                          "class Set(LoginRequiredMixin, View):\n"
	                          "    def post(self, request):\n"
	                          "        Item.objects.create(name=1)\n"},
	             {"mw.py", "class UserMiddleware:\n"
	                       "    def __init__(self, get_response):\n"
	                       "        self.get_response = get_response\n"
	                       "    def __call__(self, request):\n"
	                       "        request.user = User(request.headers.get('X-User', 'guest'))\n"
	                       "        return self.get_response(request)\n"});
	repo_expect(&r, "routes", "route auth", "/items/ ?|/set/ ?");
	repo_free(&r);
	r = REPO({"settings.py",
	          "MIDDLEWARE = ['django.contrib.auth.middleware.AuthenticationMiddleware', 'mw.UserMiddleware']\n"
	          "ROOT_URLCONF = 'urls'\n"},
	         {"urls.py", "from django.urls import path\n"
	                     "import views\n"
	                     "urlpatterns = [path('items/', views.items), path('set/', views.Set.as_view())]\n"},
	         {"views.py", "from django.contrib.auth.decorators import login_required\n"
	                      "from django.contrib.auth.mixins import LoginRequiredMixin\n"
	                      "from django.views import View\n"
	                      "@login_required\n"
	                      "def items(request):\n"
	                      "    Item.objects.create(name=1)\n"
	                      "class Set(LoginRequiredMixin, View):\n"
	                      "    def post(self, request):\n"
	                      "        Item.objects.create(name=1)\n"},
	         {"mw.py", "class UserMiddleware:\n"
	                   "    def __init__(self, get_response):\n"
	                   "        self.get_response = get_response\n"
	                   "    def __call__(self, request):\n"
	                   "        request.org = request.headers.get('X-Org', 'guest')\n"
	                   "        return self.get_response(request)\n"});
	repo_expect(&r, "routes", "route auth", "/items/ guarded|/set/ guarded");
	repo_free(&r);
}
