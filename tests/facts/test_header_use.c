/* Where a package for headers is put in front, and what is left of it there. */
#include "repo.h"

static void short_are(const char *text, const char *want)
{
	struct repo_facts r = REPO({"server.js", text});
	repo_expect(&r, "security_headers", "what tool", want);
	repo_free(&r);
}

Test(header_use, in_front_of_all_it_falls_short_of_nothing)
{
	short_are("const app = express()\napp.use(guard())\napp.get('/', home)\n", "");
	short_are("if (process.env.NODE_ENV === 'production') app.use(helmet())\n", "");
	short_are("if (!isDev) app.use(helmet())\napp.get('/', home)\n", "");
	short_are("app.use('/', helmet())\napp.get('/', home)\n", "");
	short_are("const port = app.get('port')\napp.use(helmet())\n", "");
	short_are("function routes(app) { app.get('/', home) }\napp.use(helmet())\nroutes(app)\n", "");
	short_are("api.get('/', home)\napp.use(helmet())\n", "");
}

Test(header_use, on_a_condition_with_an_address_behind_a_route)
{
	short_are("if (process.env.HELMET) app.use(helmet())\n", "short helmet");
	short_are("if (process.env.NODE_ENV !== 'production') {\n  app.use(helmet())\n}\n", "short helmet");
	short_are("app.use('/api', helmet())\n", "short helmet");
	short_are("app.get('/', home)\napp.use(secureHeaders())\n", "short helmet");
	short_are("app.use(express.static('public'))\napp.use(helmet())\n", "short helmet");
}

Test(header_use, headers_of_one_route_alone)
{
	short_are("app.get('/admin', (req, res) => { res.setHeader('X-Frame-Options', 'DENY'); res.end() })\n",
	          "alone code");
	short_are("app.use((req, res, next) => { res.setHeader('X-Frame-Options', 'DENY'); next() })\n", "");
	short_are("app.get('*', (req, res) => { res.setHeader('X-Frame-Options', 'DENY'); res.end() })\n", "");
}

Test(header_use, conditions_of_one_name_routers_of_a_part_and_addresses_that_are_asked_for)
{
	short_are("const secure = process.env.SECURE === 'yes'\nif (secure) app.use(helmet())\n", "short helmet");
	short_are("const isProd = process.env.NODE_ENV === 'production'\nif (isProd) app.use(helmet())\n", "");
	short_are("const admin = express.Router()\nadmin.use(helmet())\napp.use('/admin', admin)\n", "short helmet");
	short_are("const all = express.Router()\nall.use(helmet())\napp.use('/', all)\n", "");
	short_are("if (url.pathname.startsWith('/admin')) response.headers.set('X-Frame-Options', 'DENY')\n",
	          "alone code");
	short_are("response.headers.set('X-Frame-Options', 'DENY')\n", "");
}
