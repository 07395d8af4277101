/* Folders that are handed out: those of what people sent are doors, those of the app's own files are none. */
#include "repo.h"

static void doors_are(const char *path, const char *text, const char *wanted)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "doors", "name open", wanted);
	repo_free(&r);
}
#define APP  "const express = require('express');\nconst app = express();\n"
#define AUTH "const auth = (req, res, next) => { if (!req.session.user) return res.status(401).end(); next(); };\n"

Test(route_static, uploads_are_doors)
{
	doors_are("a.js", APP "app.use('/uploads', express.static('uploads'));\n", "GET /uploads/* ?");
	doors_are("a.js", APP "app.use(express.static(path.join(__dirname, 'uploads')));\n", "GET /* ?");
	doors_are("a.js", APP "app.use(express.static('public'));\napp.use('/assets', express.static('dist'));\n",
	          "Express ?");
	doors_are("a.js", APP AUTH "app.use('/uploads', auth, express.static('uploads'));\n", "GET /uploads/* false");
	doors_are("a.js", APP AUTH "app.use(auth);\napp.use('/uploads', express.static('uploads'));\n",
	          "GET /uploads/* false");
}

Test(route_static, of_fastify)
{
	doors_are(
	        "a.ts",
	        "import Fastify from 'fastify';\nimport fastifyStatic from '@fastify/static';\nconst app = Fastify();\n"
	        "app.register(fastifyStatic, { root: '/srv/uploads', prefix: '/files/' });\n",
	        "GET /files/* ?");
	doors_are(
	        "plugins/static.ts",
	        "import fastifyStatic from '@fastify/static';\nexport const autoConfig = (fastify) => {\n  const dir = "
	        "path.join('..', fastify.config.UPLOAD_DIRNAME);\n  return { root: dir };\n};\nexport default "
	        "fastifyStatic;\n",
	        "GET /uploads/* ?");
	doors_are(
	        "plugins/static.ts",
	        "import fastifyStatic from '@fastify/static';\nexport const autoConfig = (fastify) => {\n  const dir = "
	        "path.join('..', 'public');\n  return { root: dir };\n};\nexport default fastifyStatic;\n",
	        "");
}
