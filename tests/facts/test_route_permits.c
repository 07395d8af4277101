/* get_permissions() of views of Django REST framework, whose ways out are lists. */
#include <stdio.h>
#include <string.h>

#include "repo.h"

static const char head[] =
        "from rest_framework import viewsets\nfrom rest_framework.permissions import AllowAny, "
        "IsAuthenticated, IsAdminUser, SAFE_METHODS\nclass V(viewsets.ModelViewSet):\n    queryset = "
        "Item.objects.all()\n    permission_classes = [IsAdminUser]\n    def get_permissions(self):\n";

Test(route_permits, each_way_out_is_a_list)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
	        {"        return [IsAuthenticated()]\n", "guarded guarded guarded guarded guarded guarded"},
	        {"        if self.action == 'create':\n            return [AllowAny()]\n        return "
	         "[IsAuthenticated()]\n",
	         "guarded open guarded guarded guarded guarded"},
	        {"        if self.action in ['list', \"retrieve\"]:\n            return [AllowAny()]\n        else:\n  "
	         "          "
	         "return [IsAdminUser()]\n",
	         "open guarded open guarded guarded guarded"},
	        {"        if self.action not in ('destroy',):\n            return [AllowAny()]\n        return "
	         "[IsAdminUser()]\n",
	         "open open open open open guarded"},
	        {"        if self.request.method in SAFE_METHODS:\n            return [AllowAny()]\n        return "
	         "[IsAuthenticated()]\n",
	         "open guarded open guarded guarded guarded"},
	        {"        if self.request.method in ['POST', 'PUT']:\n            return [IsAdminUser()]\n        "
	         "return []\n",
	         "open guarded open guarded open open"},
	        {"        if self.action == 'create':\n            return [AllowAny()]\n        return "
	         "super().get_permissions()\n",
	         "? open ? ? ? ?"},
	        {"        if self.action == 'list' or DEBUG:\n            return [AllowAny()]\n        return "
	         "[IsAuthenticated()]\n",
	         "? ? ? ? ? ?"},
	        {"        if DEBUG:\n            if self.action == 'list':\n                return [AllowAny()]\n      "
	         "  return "
	         "[IsAuthenticated()]\n",
	         "? ? ? ? ? ?"},
	        {"        return [p() for p in self.permission_classes]\n", "? ? ? ? ? ?"},
	        {"        return [Own(self)]\n", "? ? ? ? ? ?"},
	        {"        by = {'list': [AllowAny], 'create': [IsAuthenticated]}\n        classes = "
	         "by.get(self.action, "
	         "self.permission_classes)\n        return [p() for p in classes]\n",
	         "open guarded guarded guarded guarded guarded"},
	        {"        by = {'list': [AllowAny]}\n        return [p() for p in by.get(self.action, [AllowAny])]\n",
	         "open open open open open open"},
	        {"        return [p() for p in MAP.get(self.action, [IsAdminUser])]\n", "? ? ? ? ? ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char code[1024];
		snprintf(code, sizeof code, "%s%s", head, rows[i].body);
		struct repo_facts r =
		        REPO({"s/__init__.py", ""}, {"s/settings.py", "ROOT_URLCONF = 's.urls'\n"},
		             {"s/urls.py",
		              "from django.urls import path, include\nfrom rest_framework.routers import "
		              "DefaultRouter\nfrom .views import V\nrouter = DefaultRouter()\nrouter.register('v', "
		              "V)\nurlpatterns = [path('', include(router.urls))]\n"},
		             {"s/views.py", code});
		str got = repo_rows(&r, "routes", "auth"), one;
		char flat[256];
		size_t n = 0;
		while (str_cut(&got, '|', &one))
			n += (size_t)snprintf(flat + n, sizeof flat - n, "%s%.*s", n ? " " : "", STR_ARG(one));
		cr_expect_str_eq(flat, rows[i].want, "%zu: %s", i, flat);
		repo_free(&r);
	}
}

/* What describes a view for its pages asks nobody, however long it is. */
Test(route_permits, descriptions_of_a_view)
{
	char code[2048], marks[1024] = "";
	for (int i = 0; i < 12; i++)
		snprintf(marks + strlen(marks), sizeof marks - strlen(marks),
		         "    a%d=extend_schema(tags=['a or b'], summary='Lists'),\n", i);
	snprintf(code, sizeof code,
	         "from rest_framework import viewsets\nfrom rest_framework.permissions import AllowAny\n"
	         "@extend_schema_view(\n%s)\nclass V(viewsets.ModelViewSet):\n    queryset = Item.objects.all()\n    "
	         "permission_classes = [AllowAny]\n    http_method_names = ['post']\n",
	         marks);
	struct repo_facts r = REPO(
	        {"s/__init__.py", ""}, {"s/settings.py", "ROOT_URLCONF = 's.urls'\n"},
	        {"s/urls.py", "from django.urls import include, path\nfrom rest_framework import routers\nfrom s.views "
	                      "import V\nr = routers.DefaultRouter()\nr.register('items', V)\nurlpatterns = "
	                      "[path('', include(r.urls))]\n"},
	        {"s/views.py", code});
	repo_expect(&r, "routes", "method auth", "POST open");
	repo_free(&r);
}
