/* Fastify: folders that are registered as a whole, hooks that stand beside them, plugins that are no scope. */
#include "repo.h"

#define LOAD "const load = require('@fastify/autoload');\nconst path = require('path');\n"
#define ASK                                                                                                            \
	"fastify.addHook('onRequest', async (request, reply) => { if (!request.session.user) return "                  \
	"reply.code(401).send(); });\n"
#define WRITE(path) "fastify.post('" path "', async (request) => { await db.x.create({}); return {}; });\n"

Test(route_fastify, folders_are_paths)
{
	struct repo_facts r =
	        REPO({"app.js",
	              LOAD "module.exports = async function (fastify, opts) {\n fastify.register(load, { dir: "
	                   "path.join(__dirname, 'routes'), autoHooks: true, cascadeHooks: true, options: { prefix: "
	                   "'/v1', ...opts } });\n};\n"},
	             {"routes/home.js", "module.exports = async function (fastify) {\n" WRITE("/") "};\n"},
	             {"routes/shop/autohooks.js", "module.exports = async function (fastify) {\n" ASK "};\n"},
	             {"routes/shop/index.js", "module.exports = async function (fastify) {\n" WRITE("/a") "};\n"},
	             {"routes/shop/_id/index.js", "module.exports = async function (fastify) {\n" WRITE("/b") "};\n"},
	             {"routes/own/index.js", "module.exports = async function (fastify) {\n" WRITE(
	                                             "/c") "};\nmodule.exports.autoPrefix = '/other';\n"});
	repo_expect(&r, "routes", "route auth", "/v1/ open|/v1/other/c open|/v1/shop/:id/b guarded|/v1/shop/a guarded");
	repo_free(&r);
}

Test(route_fastify, hooks_that_do_not_cascade)
{
	struct repo_facts r = REPO(
	        {"app.js", LOAD "module.exports = async function (fastify, opts) {\n fastify.register(load, { dir: "
	                        "path.join(__dirname, 'routes'), autoHooks: true, dirNameRoutePrefix: false });\n};\n"},
	        {"routes/shop/autohooks.js", "module.exports = async function (fastify) {\n" ASK "};\n"},
	        {"routes/shop/index.js", "module.exports = async function (fastify) {\n" WRITE("/a") "};\n"},
	        {"routes/shop/more/index.js", "module.exports = async function (fastify) {\n" WRITE("/b") "};\n"});
	repo_expect(&r, "routes", "route auth", "/a guarded|/b open");
	repo_free(&r);
}

Test(route_fastify, a_plugin_that_is_no_scope_counts_around_it)
{
	struct repo_facts r = REPO(
	        {"app.js", "const fastify = require('fastify')();\nfastify.register(require('./auth'));\n" WRITE("/x")},
	        {"auth.js",
	         "const fp = require('fastify-plugin');\nmodule.exports = fp(async function (fastify) {\n" ASK
	         "});\n"});
	repo_expect(&r, "routes", "route auth", "/x guarded");
	repo_free(&r);
	r = REPO(
	        {"app.js", "const fastify = require('fastify')();\nfastify.register(require('./auth'));\n" WRITE("/x")},
	        {"auth.js", "module.exports = async function (fastify) {\n" ASK "};\n"});
	repo_expect(&r, "routes", "route auth", "/x open");
	repo_free(&r);
	r = REPO(
	        {"app.js", "const fastify = require('fastify')();\nfastify.register(require('./auth'));\n" WRITE("/x")},
	        {"auth.js",
	         "const fp = require('fastify-plugin');\nmodule.exports = fp(async function (fastify) {\n" ASK
	         "}, { encapsulate: true });\n"});
	repo_expect(&r, "routes", "route auth", "/x open");
	repo_free(&r);
}
