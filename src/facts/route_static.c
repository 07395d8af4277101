/* Folders of what people sent, handed out as they are: app.use('/uploads', express.static('uploads')). Whoever knows
 * the name of a file has it, unless something in front asks who calls. */
#include "route_router.h"

#include "route_word.h"
#include "row_get.h"

static const char makers[] =
        "express#default.static express#*.static express#static serve-static#default serve-static#* "
        "koa-static#default koa-static#* @fastify/static#default @fastify/static#* "
        "fastify-static#default fastify-static#* hono/serve-static#serveStatic "
        "@hono/node-server/serve-static#serveStatic hono/bun#serveStatic";

/* What people sent, what an app keeps of them, and all that lies beside its program. */
static bool is_of_people(str text)
{
	return route_has_word(text, "upload attachment invoice receipt media storage private document backup export "
	                            "'data' \"data\" './data \"./data /data' /data\" 'data/ static('.') static('./') "
	                            "static(\".\") static(\"./\") static(__dirname) static(process.cwd())");
}

static bool hands_out(str ref)
{
	ref.n -= str_ends(ref, S("()")) ? 2 : 0;
	return str_listed(ref, makers);
}

static void add_files(struct route_file *r, str of, str path, const struct route_refs *guards, const struct node *at)
{
	while (str_ends(path, S("/")) || str_ends(path, S("*")))
		path.n--;
	route_add(r, &(struct route_part){.kind = S("files"),
	                                  .of = of,
	                                  .method = S("GET"),
	                                  .route = arena_printf(&r->scratch, "%.*s/*", STR_ARG(path)),
	                                  .ref = S("express#static"),
	                                  .framework = of.n ? S("") : S("Fastify"),
	                                  .guards = guards,
	                                  .at = at});
}

void route_static_used(struct route_file *r, str of, str path, const struct route_refs *refs, const struct node *call)
{
	const struct node *args = node_get(call, S("args"));
	struct route_refs guards = {.n = 0};
	bool people = is_of_people(path), out = false;
	for (const struct node *n = args ? args->child : NULL; n; n = n->next) {
		people = people || is_of_people(n->text);
		for (const struct node *m = n->kind == NODE_OBJECT ? n->child : NULL; m; m = m->next)
			people = people || is_of_people(m->text);
	}
	for (size_t i = 0; i < refs->n && !out; i++) {
		out = hands_out(refs->at[i]);
		if (!out)
			route_refs_add(&guards, refs->at[i]);
	}
	if (out && people)
		add_files(r, of, path, &guards, call);
}

/* export default fastifyStatic, of a folder whose plugins are loaded each with its autoConfig. */
void route_static_shown(struct route_file *r)
{
	const struct node *exports = node_get(r->tree, S("exports"));
	const struct node *shown = exports ? node_get(exports, S("default")) : NULL;
	bool people = false;
	if (!shown || shown->kind != NODE_UNKNOWN || !hands_out(route_ref(r, shown)))
		return;
	for (size_t i = 0; i < r->n_names; i++)
		people = people || (r->names[i]->kind == NODE_UNKNOWN && is_of_people(r->names[i]->text));
	if (people)
		add_files(r, S(""), S("/uploads"), NULL, shown);
}
