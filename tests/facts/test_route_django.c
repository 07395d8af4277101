/* Routes of Django and of Django REST framework: lists of addresses over files, mixins, decorators, permissions. */
#include "repo.h"

#define SETTINGS                                                                                                       \
	{                                                                                                              \
		"site/settings.py", "INSTALLED_APPS = ['app']\nROOT_URLCONF = 'site.urls'\nMIDDLEWARE = ["             \
		                    "'django.contrib.sessions.middleware.SessionMiddleware',"                          \
		                    "'django.contrib.auth.middleware.AuthenticationMiddleware']\n"                     \
	}
#define FROM "from django.urls import path, re_path, include\n"

Test(route_django, functions_over_files)
{
	struct repo_facts r = REPO(
	        SETTINGS,
	        {"site/urls.py", FROM "from django.contrib import admin\nfrom django.contrib.auth.decorators import "
	                              "login_required\nfrom app import views\nurlpatterns = [\n    path('admin/', "
	                              "admin.site.urls),\n    path('api/', include('app.urls')),\n    path('w/', "
	                              "login_required(views.two)),\n    path('accounts/', include('allauth.urls')),\n"
	                              "    path('pay/', include('payments.urls')),\n]\n"},
	        {"app/urls.py",
	         FROM "from . import views\napp_name = 'app'\nextra = [path('five/', views.two)]\n"
	              "urlpatterns = [\n    path('one/', views.one),\n    path('two/<int:i>/', views.two),\n"
	              "    re_path(r'^three/$', views.three),\n    path('in/', include([path('four/', "
	              "views.two)])),\n    path('more/', include(extra)),\n]\nurlpatterns += "
	              "[path('six/', views.six)]\n"},
	        {"app/views.py",
	         "from django.contrib.auth.decorators import login_required\nfrom django.views.decorators.http import "
	         "require_POST\nfrom django.views.decorators.csrf import "
	         "csrf_exempt\n@login_required\n@require_POST\ndef "
	         "one(request):\n    Thing.objects.create()\n@csrf_exempt\ndef two(request, i):\n    "
	         "Thing.objects.get(pk=i).delete()\ndef three(request):\n    if not request.user.is_authenticated:\n"
	         "        return redirect('login')\n    Thing.save()\ndef six(request):\n    return render(request, "
	         "'a')\n"});
	repo_expect(
	        &r, "routes", "method route auth changes public",
	        "any /api/more/five/ open true -|POST /api/one/ guarded true -|any /api/two/<int:i>/ open true -|any "
	        "/api/three/ guarded true -|any /api/in/four/ open true -|any /api/six/ open false -|any /admin/ "
	        "guarded "
	        "true -|any /w/ guarded true -|any /accounts/ ? ? people sign in there|any /pay/ ? ? -");
	repo_free(&r);
}

#define VIEWS(text)                                                                                                    \
	{                                                                                                              \
		"app/views.py",                                                                                        \
		        "from django.views import View\nfrom django.views.generic import CreateView, ListView, "       \
		        "TemplateView, FormView\nfrom django.contrib.auth.mixins import LoginRequiredMixin, "          \
		        "UserPassesTestMixin\nfrom django.contrib.auth.decorators import login_required, "             \
		        "user_passes_test\nfrom django.utils.decorators import method_decorator\n" text                \
	}
#define URLS(list)                                                                                                     \
	{                                                                                                              \
		"site/urls.py", FROM "from app import views\nurlpatterns = [" list "]\n"                               \
	}

Test(route_django, a_mixin_stands_in_front_of_the_class_that_answers)
{
	struct repo_facts r =
	        REPO(SETTINGS,
	             URLS("path('1', views.A.as_view()), path('2', views.B.as_view()), path('3', views.C.as_view()), "
	                  "path('4', views.D.as_view()), path('5', views.E.as_view()), path('6', views.F.as_view()), "
	                  "path('7', views.G.as_view()), path('8', TemplateView.as_view(template_name='a'))"),
	             VIEWS("class A(LoginRequiredMixin, View):\n    def post(self, request):\n        x.save()\n"
	                   "class B(View, LoginRequiredMixin):\n    def post(self, request):\n        x.save()\n"
	                   "class Base(LoginRequiredMixin):\n    pass\nclass C(Base, CreateView):\n    model = X\n"
	                   "class D(CreateView):\n    model = X\n@method_decorator(login_required, name='dispatch')\n"
	                   "class E(ListView):\n    model = X\nclass F(UserPassesTestMixin, View):\n    def "
	                   "delete(self, request):\n        x.delete()\n    def test_func(self):\n        return "
	                   "self.request.user.is_staff\nclass G(UserPassesTestMixin, View):\n    def delete(self, "
	                   "request):\n        x.delete()\n    def test_func(self):\n        return True\n"));
	repo_expect(&r, "routes", "method route auth changes",
	            "POST /1 guarded true|POST /2 open true|GET /3 guarded false|POST /3 guarded true|GET /4 open "
	            "false|POST "
	            "/4 open true|GET /5 guarded false|DELETE /6 guarded true|DELETE /7 open true|any /8 ? ?");
	repo_free(&r);
}

Test(route_django, middleware_for_all_and_what_it_leaves_out)
{
	struct repo_facts r = REPO(
	        {"site/settings.py", "INSTALLED_APPS = ['app']\nROOT_URLCONF = 'site.urls'\nMIDDLEWARE = "
	                             "['django.contrib.auth.middleware.LoginRequiredMiddleware']\n"},
	        {"site/urls.py",
	         FROM "from app import views\nurlpatterns = [path('1', views.one), path('2', views.two), "
	              "path('3', views.three), path('4', views.V.as_view())]\n"},
	        {"app/views.py",
	         "from django.contrib.auth.decorators import login_not_required\nfrom rest_framework.decorators import "
	         "api_view\nfrom rest_framework.views import APIView\ndef one(request):\n    "
	         "x.save()\n@login_not_required\n"
	         "def two(request):\n    x.save()\n@api_view(['POST', 'GET'])\ndef three(request):\n    x.save()\n"
	         "class V(APIView):\n    def delete(self, request):\n        x.delete()\n"});
	repo_expect(&r, "routes", "method route auth",
	            "any /1 guarded|any /2 open|POST /3 open|GET /3 open|DELETE /4 open");
	repo_free(&r);
}

Test(route_django, own_middleware_and_settings_in_parts)
{
	struct repo_facts r = REPO(
	        {"site/settings/base.py", "ROOT_URLCONF = 'site.urls'\nMIDDLEWARE = ['app.mw.Ask']\n"},
	        {"site/settings/prod.py", "from .base import *\nDEBUG = False\n"},
	        {"site/urls.py", FROM "from app import views\nurlpatterns = [path('1', views.one)]\n"},
	        {"app/views.py", "from .parts import *\n"}, {"app/parts.py", "def one(request):\n    x.save()\n"},
	        {"app/mw.py", "class Ask:\n    def __call__(self, request):\n        if not "
	                      "request.user.is_authenticated:\n            return HttpResponse(status=401)\n        "
	                      "return self.get_response(request)\n"});
	repo_expect(&r, "routes", "method route auth changes", "any /1 guarded true");
	repo_free(&r);
}

Test(route_django, a_list_that_nobody_serves_is_not_known)
{
	struct repo_facts r = REPO({"app/urls.py", FROM "from . import views\nurlpatterns = [path('1', views.one)]\n"},
	                           {"app/views.py", "def one(request):\n    x.save()\n"});
	repo_expect(&r, "routes", "method route auth", "any …/1 ?");
	repo_free(&r);
}

#define REST(default)                                                                                                  \
	{                                                                                                              \
		"site/settings.py", "INSTALLED_APPS = []\nROOT_URLCONF = 'site.urls'\n" default                        \
	}
#define SETS                                                                                                           \
	"from rest_framework import viewsets, generics, permissions\nfrom rest_framework.views import APIView\nfrom "  \
	"rest_framework.permissions import *\nfrom rest_framework.permissions import IsAuthenticated, AllowAny, "      \
	"IsAuthenticatedOrReadOnly, BasePermission, IsAdminUser\nfrom rest_framework.decorators import action, "       \
	"api_view, "                                                                                                   \
	"permission_classes\n"

Test(route_rest, view_sets_and_the_default)
{
	static const char urls[] =
	        FROM "from rest_framework.routers import DefaultRouter\nfrom app import views\nrouter "
	             "= DefaultRouter()\nrouter.register(r'a', views.A)\nrouter.register('b', views.B, "
	             "basename='b')\nurlpatterns = [path('api/', include(router.urls))]\n";
	static const char views[] =
	        SETS "class A(viewsets.ModelViewSet):\n    queryset = X\n    http_method_names = ['get', 'post']\n"
	             "    @action(detail=True, methods=['post'], permission_classes=[IsAuthenticated])\n    def "
	             "ban(self, request, pk):\n        x.save()\nclass B(viewsets.ReadOnlyModelViewSet):\n    "
	             "permission_classes = [permissions.IsAdminUser]\n";
	struct repo_facts open =
	        REPO(REST("REST_FRAMEWORK = {'PAGE_SIZE': 5}\n"), {"site/urls.py", urls}, {"app/views.py", views});
	repo_expect(
	        &open, "routes", "method route auth changes",
	        "GET /api/a open false|POST /api/a open true|GET /api/a/{pk} open false|POST /api/a/{pk}/ban guarded "
	        "true|GET /api/b guarded false|GET /api/b/{pk} guarded false");
	repo_free(&open);
	struct repo_facts closed = REPO(REST("REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': "
	                                     "('rest_framework.permissions.IsAuthenticatedOrReadOnly',)}\n"),
	                                {"site/urls.py", urls}, {"app/views.py", views});
	repo_expect(&closed, "routes", "method route auth",
	            "GET /api/a open|POST /api/a guarded|GET /api/a/{pk} open|POST /api/a/{pk}/ban guarded|GET /api/b "
	            "guarded|GET /api/b/{pk} guarded");
	repo_free(&closed);
	struct repo_facts computed = REPO(REST("REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': pick()}\n"),
	                                  {"site/urls.py", urls}, {"app/views.py", views});
	repo_expect(&computed, "routes", "method route auth",
	            "GET /api/a ?|POST /api/a ?|GET /api/a/{pk} ?|POST /api/a/{pk}/ban guarded|GET /api/b guarded|GET "
	            "/api/b/{pk} guarded");
	repo_free(&computed);
}

Test(route_rest, permissions_of_a_view)
{
	struct repo_facts r =
	        REPO(REST("REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': "
	                  "['rest_framework.permissions.IsAuthenticated']}\n"),
	             {"site/urls.py",
	              FROM "from app import views\nurlpatterns = [path('1', views.A.as_view()), path('2', "
	                   "views.B.as_view()), path('3', views.C.as_view()), path('4', views.D.as_view()), "
	                   "path('5', views.E.as_view({'post': 'create', 'get': 'list'})), path('6', views.f), "
	                   "path('7', views.g), path('8', views.H.as_view()), path('9', views.I.as_view())]\n"},
	             {"app/views.py", SETS
	              "class A(APIView):\n    permission_classes = []\n    def post(self, request):\n        x.save()\n"
	              "class B(generics.ListCreateAPIView):\n    permission_classes = (IsAuthenticatedOrReadOnly,)\n"
	              "class Own(BasePermission):\n    def has_permission(self, request, view):\n        if "
	              "request.method in SAFE_METHODS:\n            return True\n        return "
	              "bool(request.user and request.user.is_staff)\n"
	              "class C(generics.ListCreateAPIView):\n    permission_classes = [Own]\n"
	              "class Lax(BasePermission):\n    def has_permission(self, request, view):\n        return True\n"
	              "class D(generics.DestroyAPIView):\n    permission_classes = [IsAdminUser | Lax]\n"
	              "class E(viewsets.ModelViewSet):\n    def get_permissions(self):\n        return [pick()]\n"
	              "@api_view(['PUT'])\n@permission_classes([AllowAny])\ndef f(request):\n    x.save()\n"
	              "@api_view(['PUT'])\ndef g(request):\n    x.save()\nclass H(generics.CreateAPIView):\n    pass\n"
	              "class I(A):\n    pass\n"});
	repo_expect(&r, "routes", "method route auth",
	            "PUT /6 open|PUT /7 guarded|POST /1 open|GET /2 open|POST /2 guarded|GET /3 open|POST /3 "
	            "guarded|DELETE "
	            "/4 open|POST /5 ?|GET /5 ?|POST /8 guarded|POST /9 open");
	repo_free(&r);
}

Test(route_rest, views_without_any_list_of_addresses)
{
	struct repo_facts r = REPO(
	        {"app/settings.py",
	         "REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.AllowAny']}\n"},
	        {"app/views.py", "from rest_framework import viewsets\nclass V(viewsets.ReadOnlyModelViewSet):\n    "
	                         "queryset = X\n"});
	repo_expect(&r, "routes", "method route auth", "GET /{V} open|GET /{V}/{pk} open");
	repo_free(&r);
}

Test(route_ninja, auth_of_the_api_and_of_a_route)
{
	struct repo_facts r = REPO(
	        SETTINGS, {"site/urls.py", FROM "from site.api import api\nurlpatterns = [path('api/', api.urls)]\n"},
	        {"site/api.py",
	         "from ninja import NinjaAPI\nfrom ninja.security import django_auth, HttpBearer\nfrom app.api import "
	         "router\n"
	         "class Key(HttpBearer):\n    def authenticate(self, request, token):\n        if token == "
	         "settings.SECRET:\n            return token\n        return None\napi = NinjaAPI(auth=django_auth)\n"
	         "api.add_router('/v1', router)\n@api.post('/1')\ndef one(request): x.save()\n@api.post('/2', "
	         "auth=None)\ndef two(request): x.save()\n@api.post('/3', auth=Key(lax=True))\ndef three(request): "
	         "x.save()\n"},
	        {"app/api.py", "from ninja import Router\nrouter = Router()\n@router.delete('/4')\ndef four(request): "
	                       "x.delete()\n"});
	repo_expect(&r, "routes", "method route auth",
	            "DELETE /api/v1/4 guarded|POST /api/1 guarded|POST /api/2 open|POST /api/3 ?");
	repo_free(&r);
}

Test(route_ninja, routers_named_by_texts_below_a_folder_of_apps)
{
	struct repo_facts r = REPO(
	        SETTINGS,
	        {"site/urls.py", FROM "from ninja import NinjaAPI\nbase = 'api'\ntwice = 'a'\ntwice = 'b'\n"
	                              "api = NinjaAPI()\napi.add_router(f'/{base}/v1', 'shop.api.router')\n"
	                              "api.add_router(f'/{twice}', 'other.api.router')\n"
	                              "urlpatterns = [path('', api.urls)]\n"},
	        {"apps/shop/api.py",
	         "from ninja import Router\nrouter = Router()\n@router.delete('/1')\ndef one(request): "
	         "x.delete()\n"},
	        {"apps/other/api.py",
	         "from ninja import Router\nrouter = Router()\n@router.delete('/2')\ndef two(request): "
	         "x.delete()\n"},
	        {"lost/api.py", "from ninja import Router\nfrom ninja.security import django_auth\nrouter = Router()\n"
	                        "@router.delete('/3', auth=django_auth)\ndef three(request): x.delete()\n"});
	repo_expect(&r, "routes", "method route auth",
	            "DELETE /{twice}/2 open|DELETE /api/v1/1 open|DELETE …/3 guarded");
	repo_free(&r);
}

Test(route_django, a_predicate_and_a_middleware_that_goes_on_guard_nothing)
{
	struct repo_facts r = REPO(
	        {"site/settings.py",
	         "INSTALLED_APPS = []\nROOT_URLCONF = 'site.urls'\nMIDDLEWARE = ['app.mw.Cookie']\n"},
	        {"site/urls.py",
	         FROM "from app import views\nurlpatterns = [path('1', views.one), path('2', views.two)]\n"},
	        {"app/views.py", "def is_staff_session(request):\n    if not request.session.get('staff'):\n        "
	                         "return False\n    return "
	                         "True\ndef one(request):\n    show = is_staff_session(request)\n    x.save()\ndef "
	                         "two(request):\n    if not "
	                         "is_staff_session(request):\n        return HttpResponse(status=403)\n    x.save()\n"},
	        {"app/mw.py",
	         "class Cookie:\n    def __call__(self, request):\n        response = "
	         "self.get_response(request)\n        if not response.cookies:\n            return response\n"
	         "        return response\n"});
	repo_expect(&r, "routes", "route auth", "/1 ?|/2 guarded");
	repo_free(&r);
}

Test(route_django, middleware_for_some_paths_only)
{
	struct repo_facts r = REPO(
	        {"site/settings.py",
	         "INSTALLED_APPS = []\nROOT_URLCONF = 'site.urls'\nMIDDLEWARE = ['app.mw.Shield']\n"},
	        {"site/urls.py", FROM "from app import views\nurlpatterns = [path('1', views.one)]\n"},
	        {"app/views.py", "def one(request):\n    x.save()\n"},
	        {"app/mw.py",
	         "class Shield:\n    def __call__(self, request):\n        if request.path in CLOSED:\n            "
	         "if not request.session.get('user'):\n                return redirect('/login')\n        return "
	         "self.get_response(request)\n"});
	repo_expect(&r, "routes", "route auth", "/1 ?");
	repo_free(&r);
}
