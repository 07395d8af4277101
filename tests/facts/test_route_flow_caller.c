/* Who says who calls: what everybody is given who need not be known guards nothing, whoever asks for it behind; neither
 * does a question that nobody answers with no. */
#include "way.h"

#define EXPRESS                                                                                                        \
	"const app = require('express')();\nconst jwt = require('jsonwebtoken');\nconst bcrypt = require('bcrypt');\n" \
	"const KEY = process.env.KEY;\n"
#define ASKS                                                                                                           \
	"\nconst auth = (req, res, next) => { if (!req.user) return res.status(401).end(); next(); };"                 \
	"\napp.put('/x', auth, (req, res) => { db.save(1); res.json({}); });\n"
#define ASKS_SESSION                                                                                                   \
	"\nconst auth = (req, res, next) => { if (!req.session.user) return res.status(401).end(); next(); };"         \
	"\napp.put('/x', auth, (req, res) => { db.save(1); res.json({}); });\n"
#define PUT "\napp.put('/x', auth, (req, res) => { db.save(1); res.json({}); });\n"

Test(route_flow_caller, everybody_is_given_a_name)
{
	static const struct way ways[] = {
	        {"app.use((req, res, next) => { req.user = jwt.verify(req.cookies.t, KEY); next(); });", "guarded"},
	        {"app.use((req, res, next) => { req.user = jwt.decode(req.cookies.t); next(); });", "?"},
	        {"app.use((req, res, next) => { req.user = req.headers['x-user']; next(); });", "?"},
	        {"app.use((req, res, next) => { req.user = { id: req.query.id }; next(); });", "?"},
	        {"app.use((req, res, next) => { req.user = { role: 'guest' }; next(); });", "?"},
	        {"app.use((req, res, next) => { try { req.user = jwt.verify(req.cookies.t, KEY); } catch (e) { "
	         "req.user "
	         "= { role: 'guest' }; } next(); });",
	         "?"},
	        {"app.use((req, res, next) => { try { req.user = jwt.verify(req.cookies.t, KEY); } catch (e) { "
	         "req.user "
	         "= null; } next(); });",
	         "guarded"},
	        {"app.use((req, res, next) => { if (req.cookies.t) req.user = JSON.parse(req.cookies.t); next(); });",
	         "?"},
	        {"async function load(req) { return jwt.verify(req.cookies.t, KEY); }\n"
	         "app.use((req, res, next) => { req.user = load(req); next(); });",
	         "?"},
	        {"async function load(req) { return jwt.verify(req.cookies.t, KEY); }\n"
	         "app.use(async (req, res, next) => { req.user = await load(req); next(); });",
	         "guarded"},
	        {"app.use(async (req, res, next) => { req.user = await User.findOne({ token: req.cookies.t }); next(); "
	         "});",
	         "guarded"},
	};
	GO("a.js", EXPRESS, ASKS, ways);
}

Test(route_flow_caller, a_session_is_opened_for_everybody)
{
	static const struct way ways[] = {
	        {"app.get('/as', (req, res) => { req.session.user = req.query.name; res.end(); });", "open|?"},
	        {"app.get('/as', (req, res) => { req.session.user = { id: 1 }; res.end(); });", "open|?"},
	        {"app.post('/login', async (req, res) => { const u = await User.findOne({ name: req.body.name }); if "
	         "(!u || "
	         "!(await bcrypt.compare(req.body.password, u.hash))) return res.status(401).end(); req.session.user = "
	         "{ id: "
	         "u.id }; res.end(); });",
	         "open|guarded"},
	        {"app.post('/register', async (req, res) => { await User.create({ name: req.body.name }); "
	         "req.session.user "
	         "= { name: req.body.name }; res.end(); });",
	         "open|guarded"},
	};
	GO("a.js", EXPRESS, ASKS_SESSION, ways);
}

Test(route_flow_caller, nothing_is_not_every_nothing)
{
	static const struct way ways[] = {
	        {"const auth = (req, res, next) => { if (req.user === null) return res.status(401).end(); next(); };",
	         "open"},
	        {"const auth = (req, res, next) => { if (req.user === undefined) return res.status(401).end(); next(); "
	         "};",
	         "guarded"},
	        {"const auth = (req, res, next) => { if (req.user == null) return res.status(401).end(); next(); };",
	         "guarded"},
	        {"const auth = (req, res, next) => { if (req.user !== null) return next(); res.status(401).end(); };",
	         "open"},
	        {"const auth = (req, res, next) => { if (req.user !== undefined) return next(); res.status(401).end(); "
	         "};",
	         "guarded"},
	        {"app.use((req, res, next) => { req.user = null; next(); });\n"
	         "const auth = (req, res, next) => { if (req.user === null) return res.status(401).end(); next(); };",
	         "guarded"},
	        {"import { getServerSession } from 'next-auth';\nconst auth = async (req, res, next) => { const s = "
	         "await "
	         "getServerSession(req, res, {}); if (s === undefined) return res.status(401).end(); next(); };",
	         "open"},
	        {"import { getServerSession } from 'next-auth';\nconst auth = async (req, res, next) => { const s = "
	         "await "
	         "getServerSession(req, res, {}); if (s === null) return res.status(401).end(); next(); };",
	         "guarded"},
	};
	GO("a.js", EXPRESS, PUT, ways);
}

Test(route_flow_caller, a_method_that_nobody_calls)
{
	static const struct way ways[] = {
	        {"const auth = (req, res, next) => { if (!req.isAuthenticated) return res.status(401).end(); next(); "
	         "};",
	         "open"},
	        {"const auth = (req, res, next) => { if (!req.isAuthenticated()) return res.status(401).end(); next(); "
	         "};",
	         "guarded"},
	        {"const auth = (req, res, next) => { if (req.isAuthenticated) return next(); res.status(401).end(); };",
	         "open"},
	};
	GO("a.js", EXPRESS, PUT, ways);
}

Test(route_flow_caller, what_the_visitor_writes_or_leaves_out)
{
	static const struct way ways[] = {
	        {"const auth = (req, res, next) => { if (req.cookies.admin !== 'true') return res.status(401).end(); "
	         "next(); "
	         "};",
	         "open"},
	        {"const auth = (req, res, next) => { const sig = req.headers['x-signature']; if (sig) { if (sig !== "
	         "crypto.createHmac('sha256', KEY).update(req.rawBody).digest('hex')) return res.status(401).end(); } "
	         "next(); "
	         "};",
	         "open"},
	        {"const auth = (req, res, next) => { const sig = req.headers['x-signature']; if (!sig || sig !== "
	         "crypto.createHmac('sha256', KEY).update(req.rawBody).digest('hex')) return res.status(401).end(); "
	         "next(); };",
	         "guarded"},
	};
	GO("a.js", EXPRESS, PUT, ways);
}

Test(route_flow_caller, who_asks_for_a_password_signs_in)
{
	static const struct way ways[] = {
	        {"app.post('/users/session', async (req, res) => { const u = await User.findOne({ name: req.body.name "
	         "}); if "
	         "(!u || !(await bcrypt.compare(req.body.password, u.hash))) return res.status(401).end(); res.json({ "
	         "token: "
	         "jwt.sign({ id: u.id }, KEY) }); });",
	         "open people sign in there"},
	        {"app.post('/users/remove', async (req, res) => { const u = await User.findOne({ name: req.body.name "
	         "}); if "
	         "(!u || !(await bcrypt.compare(req.body.password, u.hash))) return res.status(401).end(); await "
	         "User.deleteOne({ id: u.id }); res.end(); });",
	         "guarded -"},
	        {"app.post('/users/keys', async (req, res) => { if (!req.user) return res.status(401).end(); if "
	         "(!(await "
	         "bcrypt.compare(req.body.password, req.user.hash))) return res.status(401).end(); res.json({ token: "
	         "jwt.sign({ id: 1 }, KEY) }); });",
	         "guarded -"},
	};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct arena a = {0};
		struct repo_facts r = REPO({"a.js", arena_printf(&a, "%s%s", EXPRESS, ways[i].source).p});
		repo_expect(&r, "routes", "auth public", ways[i].wanted);
		repo_free(&r);
		arena_free(&a);
	}
}
