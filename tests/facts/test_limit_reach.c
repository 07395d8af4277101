/* A limiter counts by the requests that come past it: behind the routes, at another path, on a router that nothing
 * mounts or only on a condition it is there for nobody. Each attack has its honest twin. */
#include "repo.h"

#include <string.h>

#include "facts/fact.h"

#define EXPRESS(lines)                                                                                                 \
	"const express = require('express')\nconst rateLimit = require('express-rate-limit')\nconst app = "            \
	"express()\n" lines "app.listen(3000)\n"
#define LIMIT "rateLimit({ windowMs: 60000, limit: 60 })"

/* What rules say of the call that makes it stands on its line. */
static void reach_expect(const char *text, const char *wanted)
{
	struct repo_facts r = {.facts = facts_new()};
	unsigned line = 1;
	repo_see(&r, "server.js", text);
	for (const char *at = text, *made = strstr(text, "rateLimit({"); at < made; at++)
		line += *at == '\n';
	struct members m = fact_new(r.facts, S("limit_parts"), S("server.js"), line);
	members_scalar(&m, NODE_STRING, S("what"), S("made"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	members_scalar(&m, NODE_STRING, S("tool"), S("express-rate-limit"), NULL);
	r.tree = facts_finish(r.facts, &r.arena);
	repo_expect(&r, "limits", "wired covers misses", wanted);
	repo_free(&r);
}

Test(limit_reach, order_path_and_router)
{
	reach_expect(EXPRESS("app.use(" LIMIT ")\napp.get('/a', f)\n"), "true all -");
	reach_expect(EXPRESS("app.get('/a', f)\napp.use(" LIMIT ")\n"), "false - -");
	reach_expect(EXPRESS("app.use('/api', " LIMIT ")\napp.get('/api/a', f)\n"), "true all -");
	reach_expect(EXPRESS("app.use('/api', " LIMIT ")\napp.get('/a', f)\n"), "false - -");
	reach_expect(EXPRESS("const r = express.Router()\nr.use(" LIMIT ")\nr.get('/a', f)\napp.use(r)\n"),
	             "true all -");
	reach_expect(EXPRESS("const r = express.Router()\nr.use(" LIMIT ")\napp.get('/a', f)\n"), "false - -");
	reach_expect(EXPRESS("const r = express.Router()\nr.get('/a', f)\nr.use(" LIMIT ")\napp.use(r)\n"),
	             "false - -");
	reach_expect(EXPRESS("app.use('/static', " LIMIT ", express.static('p'))\napp.get('/a', f)\n"), "false - -");
}

Test(limit_reach, a_decorator_above_the_route_is_never_asked)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {
	        {"from flask import Flask\nfrom flask_limiter import Limiter\napp = Flask(__name__)\n"
	         "limiter = Limiter(f, app=app)\n@limiter.limit('5/minute')\n@app.get('/a')\ndef a():\n    return 1\n",
	         "false"},
	        {"from flask import Flask\nfrom flask_limiter import Limiter\napp = Flask(__name__)\n"
	         "limiter = Limiter(f, app=app)\n@app.get('/a')\n@limiter.limit('5/minute')\ndef a():\n    return 1\n\n"
	         "@app.get('/b')\ndef b():\n    return 1\n",
	         "true"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct repo_facts r = {.facts = facts_new()};
		repo_see(&r, "app.py", cases[i].text);
		struct members m = fact_new(r.facts, S("limit_parts"), S("app.py"), i ? 6 : 5);
		members_scalar(&m, NODE_STRING, S("what"), S("called"), NULL);
		members_scalar(&m, NODE_STRING, S("tool"), S("slowapi"), NULL);
		members_scalar(&m, NODE_STRING, S("ref"), S("limiter.limit"), NULL);
		r.tree = facts_finish(r.facts, &r.arena);
		repo_expect(&r, "limits", "wired", cases[i].wanted);
		repo_free(&r);
	}
}

Test(limit_reach, some_routes_and_what_is_not_known)
{
	reach_expect(EXPRESS("app.post('/a', " LIMIT ", f)\napp.get('/b', f)\n"), "true some GET /b");
	reach_expect(EXPRESS("app.get('/health', " LIMIT ", f)\napp.get('/a', f)\n"), "false - -");
	reach_expect(EXPRESS("app.get('/health', f)\napp.use(" LIMIT ")\napp.get('/a', f)\n"), "true all -");
	reach_expect(EXPRESS("if (process.env.LIMIT) {\n  app.use(" LIMIT ")\n}\napp.get('/a', f)\n"), "? - -");
	reach_expect(EXPRESS("const gql = require('graphql-http')\napp.use('/graphql', " LIMIT
	                     ", gql(server))\napp.get('/a', f)\n"),
	             "? - -");
}
