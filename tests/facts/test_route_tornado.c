/* Routes of Tornado: lists of addresses, @authenticated and whom get_current_user() knows, prepare(). */
#include <stdio.h>

#include "repo.h"

#define HANDLERS(KNOWS)                                                                                                \
	"import tornado.web\nclass Base(tornado.web.RequestHandler):\n    def get_current_user(self):\n        " KNOWS \
	"\nclass Items(Base):\n    @tornado.web.authenticated\n    def post(self):\n        db.add(1)\nclass "         \
	"Things(Base):\n"                                                                                              \
	"    def prepare(self):\n        if not self.current_user:\n            self.send_error(401)\n            "    \
	"return\n"                                                                                                     \
	"    def get(self):\n        self.write(db.all())\nclass Open(Base):\n    def get(self):\n        "            \
	"self.write('hello')\n    def delete(self):\n        if not self.current_user:\n            "                  \
	"self.set_status(401)\n"                                                                                       \
	"            self.finish()\n            return\n        db.delete(1)\n"

Test(route_tornado, lists_of_addresses_and_who_is_known)
{
	struct repo_facts r = REPO(
	        {"handlers.py", HANDLERS("return self.get_secure_cookie('user')")},
	        {"app.py", "import tornado.web\nfrom tornado.web import url\nimport handlers\nfrom more import routes\n"
	                   "class App(tornado.web.Application):\n    def __init__(self):\n        items = "
	                   "[(r'/items$', handlers.Items), url(r'/things/(.+)', handlers.Things, name='x'), "
	                   "(r'/static/(.*)', tornado.web.StaticFileHandler, {'path': 1})]\n        "
	                   "super().__init__(items, cookie_secret=1)\napp = tornado.web.Application(routes)\n"},
	        {"more.py", "from handlers import Open\nroutes = [(r'/open', Open)]\n"});
	repo_expect(
	        &r, "routes", "framework method route auth",
	        "Tornado POST /items guarded|Tornado GET /things/(.+) guarded|Tornado GET /open open|Tornado DELETE "
	        "/open guarded");
	repo_free(&r);
}

Test(route_tornado, whoever_says_so_himself_is_known_by_nobody)
{
	static const char *const knows[] = {"return self.get_cookie('user')", "return 'guest'",
	                                    "return self.get_argument('user', None)"};
	for (size_t i = 0; i < 3; i++) {
		char text[2048];
		snprintf(text, sizeof text, HANDLERS("%s"), knows[i]);
		struct repo_facts r = REPO(
		        {"handlers.py", text},
		        {"app.py", "import tornado.web\nimport handlers\napp = tornado.web.Application([(r'/items', "
		                   "handlers.Items)])\n"});
		repo_expect(&r, "routes", "method route auth", "POST /items ?");
		repo_free(&r);
	}
}
