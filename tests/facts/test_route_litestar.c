/* Routes of Litestar: handlers, controllers, routers, guards, what is left out. */
#include "repo.h"

#define ROUTES                                                                                                         \
	"from litestar import get, post, delete, Controller, Router\nfrom guards import ask, admin\nfrom litestar.di " \
	"import Provide\n@get('/hello')\nasync def hello() -> str:\n    return 'hi'\n@post(path='/items', "            \
	"guards=[ask])\nasync def items(data: dict) -> None:\n    db.add(1)\n@post(['/a', '/b'], "                     \
	"exclude_from_auth=True)\n"                                                                                    \
	"async def two() -> None:\n    db.add(1)\nclass Things(Controller):\n    path = '/things'\n    guards = "      \
	"[ask]\n"                                                                                                      \
	"    @delete('/{id:int}')\n    async def drop(self, id: int) -> None:\n        db.delete(1)\nclass "           \
	"Users(Controller):\n    path = '/users'\n    dependencies = {'me': Provide(admin)}\n    @get()\n    async "   \
	"def "                                                                                                         \
	"all(self) -> list:\n        return db.all()\n    @get('/me')\n    async def mine(self, me: dict) -> dict:\n " \
	"   "                                                                                                          \
	"    return me\n    @get('/x')\n    async def other(self, current_user: dict) -> dict:\n        return "       \
	"1\nrouter = "                                                                                                 \
	"Router(path='/v1', route_handlers=[hello, items, two, Things, Users])\n"
#define GUARDS                                                                                                         \
	"from litestar.exceptions import NotAuthorizedException\ndef ask(connection, handler):\n    if not "           \
	"connection.session.get('user'):\n        raise NotAuthorizedException()\ndef admin(request):\n    if not "    \
	"request.session.get('user'):\n        raise NotAuthorizedException()\n    return 1\n"

Test(route_litestar, handlers_controllers_and_routers)
{
	struct repo_facts r = REPO(
	        {"app.py",
	         "from litestar import Litestar\nfrom routes import router\napp = Litestar(route_handlers=[router])\n"},
	        {"routes.py", ROUTES}, {"guards.py", GUARDS});
	repo_expect(
	        &r, "routes", "framework method route auth",
	        "Litestar GET /v1/hello open|Litestar POST /v1/items guarded|Litestar POST /v1/a open|Litestar POST "
	        "/v1/b open|Litestar DELETE /v1/things/{id:int} guarded|Litestar GET /v1/users open|Litestar GET "
	        "/v1/users/me guarded|Litestar GET /v1/users/x ?");
	repo_free(&r);
}

#define AUTH(EXCLUDE)                                                                                                  \
	"from litestar.security.jwt import JWTAuth\nauth = JWTAuth[dict](retrieve_user_handler=find, "                 \
	"token_secret=KEY, "                                                                                           \
	"exclude=" EXCLUDE ")\n"
#define APP                                                                                                            \
	"from litestar import Litestar\nfrom routes import router\nfrom auth import auth\napp = "                      \
	"Litestar(route_handlers=[router], on_app_init=[auth.on_app_init])\n"

Test(route_litestar, the_app_asks_but_for_what_is_left_out)
{
	struct repo_facts r =
	        REPO({"app.py", APP}, {"auth.py", AUTH("['/hello', '^/v1/users$', '/schema']")}, {"routes.py", ROUTES});
	repo_expect(&r, "routes", "route auth",
	            "/v1/hello open|/v1/items guarded|/v1/a open|/v1/b open|/v1/things/{id:int} guarded|/v1/users "
	            "open|/v1/users/me guarded|/v1/users/x guarded");
	repo_free(&r);
	r = REPO({"app.py", APP}, {"auth.py", AUTH("['/v1/(hello|items)', LOGIN]")}, {"routes.py", ROUTES});
	repo_expect(&r, "routes", "route auth",
	            "/v1/hello ?|/v1/items ?|/v1/a ?|/v1/b ?|/v1/things/{id:int} ?|/v1/users ?|/v1/users/me "
	            "?|/v1/users/x ?");
	repo_free(&r);
}

Test(route_litestar, a_plugin_may_ask_in_front_of_all)
{
	struct repo_facts r =
	        REPO({"app.py", "from litestar import Litestar, get\nfrom plugins import users_plugin, "
	                        "store\n@get('/a')\nasync def a() -> str:\n    return 'hi'\napp = "
	                        "Litestar(route_handlers=[a], plugins=[users_plugin])\n"},
	             {"other.py", "from litestar import Litestar, get\nfrom plugins import store\n@get('/b')\n"
	                          "async def b() -> str:\n    return 'hi'\napp = "
	                          "Litestar(route_handlers=[b], plugins=[store])\n"});
	repo_expect(&r, "routes", "route auth", "/a ?|/b open");
	repo_free(&r);
}
