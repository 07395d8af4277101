/* What is asked for is known of one route: hooks and handlers that tell it by method, endpoint or path. */
#include "repo.h"

#define HOOK                                                                                                           \
	"from flask import Flask, Blueprint, request, jsonify, abort\nfrom flask_login import current_user\napp = "    \
	"Flask(__name__)\nbp = Blueprint('api_v1', __name__, url_prefix='/api/v1')\nPUBLIC = {'api_v1.login'}\n"       \
	"@bp.before_request\ndef ask():\n    if request.endpoint in PUBLIC:\n        return None\n    if not "         \
	"current_user.is_authenticated:\n        return jsonify({}), 401\n@bp.post('/enter')\ndef login():\n    "      \
	"db.add(1)\n"                                                                                                  \
	"@bp.post('/items')\ndef items():\n    db.add(1)\napp.register_blueprint(bp)\n"

Test(route_asked, a_hook_leaves_out_an_endpoint)
{
	struct repo_facts r = REPO({"a.py", HOOK});
	repo_expect(&r, "routes", "route auth", "/api/v1/enter open|/api/v1/items guarded");
	repo_free(&r);
}

#define HANDLER                                                                                                        \
	"from flask import Flask, request, session, abort\napp = Flask(__name__)\n@app.route('/a', methods=['GET', "   \
	"'POST'])\ndef a():\n    if request.method == 'POST':\n        if 'user' not in session:\n            "        \
	"abort(401)\n"                                                                                                 \
	"        db.add(1)\n    return page()\n@app.route('/b', methods=['POST', 'PUT', 'DELETE'])\ndef b():\n    if " \
	"request.method in ('POST', 'PUT'):\n        if 'user' not in session:\n            abort(401)\n    "          \
	"db.delete(1)\n"                                                                                               \
	"@app.route('/c', methods=['POST', 'PUT'])\ndef c():\n    if request.method in CHANGES:\n        if 'user' "   \
	"not in "                                                                                                      \
	"session:\n            abort(401)\n    db.delete(1)\n"

Test(route_asked, a_handler_refuses_for_some_of_its_methods)
{
	struct repo_facts r = REPO({"a.py", HANDLER});
	repo_expect(&r, "routes", "method route auth",
	            "GET /a open|POST /a guarded|DELETE /b open|POST /b guarded|PUT /b guarded|POST /c ?|PUT /c ?");
	repo_free(&r);
}

Test(route_asked, permissions_are_gathered_in_a_name)
{
	struct repo_facts r = REPO(
	        {"settings.py", "ROOT_URLCONF = 'urls'\n"},
	        {"urls.py", "from django.urls import path, include\nfrom rest_framework.routers import DefaultRouter\n"
	                    "from views import Items\nrouter = DefaultRouter()\nrouter.register('items', Items)\n"
	                    "urlpatterns = [path('', include(router.urls))]\n"},
	        {"views.py",
	         "from rest_framework import viewsets\nfrom rest_framework.permissions import AllowAny, "
	         "IsAuthenticated\nclass Items(viewsets.ModelViewSet):\n    def get_permissions(self):\n        if "
	         "self.action in ('list', 'create'):\n            permission_classes = [AllowAny]\n        elif "
	         "self.request.user.is_staff:\n            permission_classes = [AllowAny]\n        else:\n            "
	         "permission_classes = [IsAuthenticated]\n        return [one() for one in permission_classes]\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /items open|POST /items open|GET /items/{pk} ?|PUT /items/{pk} ?|PATCH /items/{pk} ?|DELETE "
	            "/items/{pk} ?");
	repo_free(&r);
	r = REPO({"settings.py", "ROOT_URLCONF = 'urls'\n"},
	         {"urls.py",
	          "from django.urls import path, include\nfrom rest_framework.routers import DefaultRouter\nfrom "
	          "views import Items\nrouter = DefaultRouter()\nrouter.register('items', Items)\nurlpatterns = "
	          "[path('', include(router.urls))]\n"},
	         {"views.py",
	          "from rest_framework import viewsets\nfrom rest_framework.permissions import AllowAny, "
	          "IsAuthenticated\nclass Items(viewsets.ReadOnlyModelViewSet):\n    def get_permissions(self):\n   "
	          "     permissions = [IsAuthenticated]\n        if self.action == 'list':\n            permissions "
	          "= [AllowAny]\n        return [p() for p in permissions]\n"});
	repo_expect(&r, "routes", "method route auth", "GET /items open|GET /items/{pk} guarded");
	repo_free(&r);
}
