/* Which routes are doors: what changes data and is guarded by nothing is open, what only reads is a question. */
#include "repo.h"

#define APP "const express = require('express');\nconst app = express();\nconst w = (req, res) => db.save(req.body);\n"
#define GUARDED                                                                                                        \
	"app.put('/mine', (req, res) => { if (!req.session.user) return res.status(401).end(); w(req, res); });\n"

Test(door_route, beside_guarded_ones_each_open_one_is_told)
{
	struct repo_facts r = REPO({"a.js", APP GUARDED "app.post('/x', w);\napp.delete('/y/:id', w);\n"});
	repo_expect(&r, "doors", "name open to address",
	            "PUT /mine false signed-in /mine|POST /x true anyone /x|DELETE /y/:id true anyone /y/:id");
	repo_free(&r);
}

Test(door_route, where_nothing_asks_there_is_one_door)
{
	struct repo_facts r =
	        REPO({"a.js", APP "app.post('/a', w);\napp.put('/b', w);\napp.put('/c', w);\napp.put('/d', w);\n"});
	repo_expect(&r, "doors", "name open says",
	            "POST /a and 3 more true Nothing in the app asks who calls, and these addresses change data: POST "
	            "/a, PUT /b, PUT /c and 1 more");
	repo_free(&r);
}

Test(door_route, sign_in_and_health_are_no_doors)
{
	struct repo_facts r = REPO({"a.js", APP GUARDED "app.post('/login', w);\napp.get('/health', w);\n"
	                                                "app.post('/auth/refresh', w);\n"});
	repo_expect(&r, "doors", "name open", "PUT /mine false");
	repo_free(&r);
}

Test(door_route, giving_rows_of_a_store_is_one_and_what_was_not_found_is_a_question)
{
	struct repo_facts r =
	        REPO({"a.js", APP GUARDED "app.get('/', (req, res) => res.send('x'));\n"
	                                  "app.get('/news', async (req, res) => res.json(await News.find()));\n"
	                                  "app.get('/list', (req, res) => res.json(LIST.find(n => n.id == 1)));\n"
	                                  "app.get('/all', (req, res) => res.json(source.all()));\n"
	                                  "app.post('/s', require('./gone').check, w);\n"});
	repo_expect(&r, "doors", "name open by may",
	            "PUT /mine false - write|GET /news true nothing asked read|GET /list ? - read|GET /all ? - "
	            "read|POST /s ? - write");
	repo_free(&r);
}

/* What a handler gives may hang on who calls, though it refuses nobody. */
Test(door_route, giving_by_who_calls_is_a_question)
{
#define FLASK "from flask import Flask, jsonify, session\napp = Flask(__name__)\n"
	struct repo_facts r =
	        REPO({"a.py", FLASK "@app.route('/orders')\ndef orders():\n    return "
	                            "jsonify(Order.query.filter_by(owner=session.get('user_id')).all())\n"});
	repo_expect(&r, "doors", "name open", "GET /orders ?");
	repo_free(&r);
	r = REPO({"a.py", FLASK "@app.route('/orders')\ndef orders():\n    rows = Order.query\n    rows = "
	                        "rows.filter_by(kind='x')\n    return jsonify(rows.all())\n"
	                        "@app.route('/orders/<token>')\ndef one(token):\n    return "
	                        "jsonify(Order.query.get(token))\n"});
	repo_expect(&r, "doors", "name open", "GET /orders/<token> ?|GET /orders true");
	repo_free(&r);
}

Test(door_route, where_nothing_asks_what_gives_is_one_door_beside_what_changes)
{
	struct repo_facts r = REPO({"a.js", APP "app.post('/a', w);\napp.get('/b', async (q, s) => "
	                                        "s.json(await prisma.note.findMany()));\napp.get('/c', async (q, s) => "
	                                        "s.json(await db.query('select * from notes')));\n"});
	repo_expect(&r, "doors", "name open by", "POST /a true -|GET /b and 1 more true nothing asked");
	repo_free(&r);
}

Test(door_route, a_hook_without_a_signature_is_open)
{
	struct repo_facts r =
	        REPO({"app/api/webhook/route.ts", "export async function POST(r) { await db.order.update({}) }\n"});
	repo_expect(&r, "doors", "name open", "POST /api/webhook true");
	repo_free(&r);
}

Test(door_route, tests_and_examples_are_none)
{
	struct repo_facts r = REPO({"examples/a.js", APP "app.post('/x', w);\n"});
	repo_expect(&r, "doors", "name", "");
	repo_free(&r);
}

Test(door_route, what_is_made_for_strangers_is_a_question)
{
	struct repo_facts r =
	        REPO({"a.js", APP GUARDED "app.post('/shop/cart', w);\napp.post('/invites/:token/accept', w);\n"
	                                  "app.post('/admin/feedback', w);\napp.delete('/reset', w);\n"});
	repo_expect(&r, "doors", "name open",
	            "PUT /mine false|POST /shop/cart ?|POST /invites/:token/accept ?|POST /admin/feedback true|DELETE "
	            "/reset ?");
	repo_free(&r);
}

/* What asks in front of it leaves a question, since something may go around it. */
Test(door_route, behind_what_asks_for_sign_in)
{
#define LISTENER(type) "resource \"aws_lb_listener\" \"l\" {\n  default_action {\n    type = \"" type "\"\n  }\n}\n"
	struct repo_facts r =
	        REPO({"a.js", APP GUARDED "app.post('/x', w);\n"}, {"main.tf", LISTENER("authenticate-oidc")});
	repo_expect(&r, "doors", "name open says",
	            "PUT /mine false PUT /mine is guarded: the function at line 4 refuses|POST /x ? POST /x asks "
	            "nobody itself; a "
	            "load balancer asks for sign-in, if all come through there");
	repo_free(&r);
	r = REPO({"a.js", APP GUARDED "app.post('/x', w);\n"}, {"main.tf", LISTENER("forward")});
	repo_expect(&r, "doors", "name open", "PUT /mine false|POST /x true");
	repo_free(&r);
	r = REPO({"a.js", APP GUARDED "app.post('/x', w);\n"},
	         {"compose.yaml", "services:\n  gate:\n    image: quay.io/oauth2-proxy/oauth2-proxy:v7\n"});
	repo_expect(&r, "doors", "name open", "PUT /mine false|POST /x ?|store ?");
	repo_free(&r);
}

/* Nobody sends for nothing: a file may go on to a service that is paid for each. */
Test(door_route, what_is_sent_is_a_question_whatever_was_seen_of_it)
{
	struct repo_facts r =
	        REPO({"a.js", APP GUARDED
	              "app.post('/up', async (req, res) => { await fetch('https://up.acme.io', { headers: { "
	              "'X-API-Key': KEY } }); res.end(); });\n"
	              "app.get('/up', (req, res) => res.end());\n"});
	repo_expect(&r, "doors", "name open", "PUT /mine false|POST /up ?");
	repo_free(&r);
}
