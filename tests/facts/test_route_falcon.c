/* Routes of Falcon: resources, suffixes, hooks, middleware. */
#include "repo.h"

#define APP(MIDDLEWARE)                                                                                                \
	"import falcon\nfrom res import Items, Open\nfrom mid import Auth\nthings = Open()\nmiddleware = [" MIDDLEWARE \
	"]\napp = falcon.App(middleware=middleware)\napp.add_route('/items', Items(1))\napp.add_route('/open', "       \
	"things)\napp.add_route('/open/all', things, suffix='all')\n"
#define RESOURCES                                                                                                      \
	"import falcon\ndef ask(req, resp, resource, params):\n    if req.context['user'] is None:\n        raise "    \
	"falcon.HTTPUnauthorized()\nclass Items:\n    @falcon.before(ask)\n    def on_post(self, req, resp):\n       " \
	" "                                                                                                            \
	"db.add(1)\n    def on_get(self, req, resp):\n        resp.media = 1\nclass Open:\n    def on_put(self, req, " \
	"resp):\n        db.add(1)\n    def on_get_all(self, req, resp):\n        resp.media = 1\n"
#define MIDDLEWARE                                                                                                     \
	"import falcon, jwt\nclass Auth:\n    def process_request(self, req, resp):\n        try:\n            "       \
	"claims = "                                                                                                    \
	"jwt.decode(req.get_header('Authorization'), KEY, algorithms=['HS256'])\n        except Exception:\n         " \
	"   "                                                                                                          \
	"raise falcon.HTTPUnauthorized()\n"

Test(route_falcon, resources_hooks_and_suffixes)
{
	struct repo_facts r = REPO({"app.py", APP("")}, {"res.py", RESOURCES}, {"mid.py", MIDDLEWARE});
	repo_expect(
	        &r, "routes", "framework method route auth",
	        "Falcon GET /items open|Falcon POST /items guarded|Falcon PUT /open open|Falcon GET /open/all open");
	repo_free(&r);
}

Test(route_falcon, middleware_stands_in_front_of_all)
{
	struct repo_facts r = REPO({"app.py", APP("Auth()")}, {"res.py", RESOURCES}, {"mid.py", MIDDLEWARE});
	repo_expect(&r, "routes", "method route auth",
	            "GET /items guarded|POST /items guarded|PUT /open guarded|GET /open/all guarded");
	repo_free(&r);
	/* the same, of a list that grows */
	r = REPO({"app.py", APP("") "middleware += more\n"}, {"res.py", RESOURCES}, {"mid.py", MIDDLEWARE});
	repo_expect(&r, "routes", "method route auth", "GET /items ?|POST /items guarded|PUT /open ?|GET /open/all ?");
	repo_free(&r);
}
