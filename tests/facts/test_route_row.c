/* What a row of a route says beside who guards it. */
#include "repo.h"

Test(route_row, whoever_signs_in_is_refused_by_a_wrong_password_only)
{
	struct repo_facts r = REPO(
	        {"a.js",
	         "const express = require('express');\nconst app = express();\n"
	         "app.post('/login', async (req, res) => { const user = await db.user.findFirst({}); if (!user) return "
	         "res.status(401).json({}); req.session.user = user; });\n"
	         "app.post('/auth/refresh', async (req, res) => { const t = req.cookies.token; if (!t) return "
	         "res.status(401).json({}); });\n"
	         "app.post('/x', async (req, res) => { if (!req.session.user) return res.status(401).json({}); await "
	         "db.x.create({}); });\n"});
	repo_expect(&r, "routes", "route auth public",
	            "/login open people sign in there|/auth/refresh open people sign in there|/x guarded -");
	repo_expect(&r, "doors", "name to", "POST /x signed-in");
	repo_free(&r);
}
