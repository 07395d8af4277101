/* Of Fastify, what stands in a file: hooks of a plugin, names that are given to its object, folders that are registered
 * as a whole. */
#include "route_fastify.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "facts/folder.h"
#include "route_branch.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

static const char *const hooks[] = {"onRequest", "preParsing", "preValidation", "preHandler", "beforeHandle"};

/* app.auth([app.verifyJwt]) of @fastify/auth: one of them suffices. */
static void add_one(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	str text = value->kind == NODE_UNKNOWN ? value->text : S("");
	size_t at = str_find(text, S(".auth(["), 0), end = at == SIZE_MAX ? at : str_find(text, S("]"), at);
	str inner = end == SIZE_MAX ? S("") : str_trim(str_sub(text, at + 7, end));
	if (str_ends(inner, S(",")))
		inner = str_trim(str_sub(inner, 0, inner.n - 1));
	if (!inner.n || route_chain(str_sub(text, 0, at)).n != at)
		route_refs_add(refs, route_ref(r, value));
	else
		route_refs_add(refs, route_chain(inner).n == inner.n ? route_ref_text(r, inner) : S("?"));
}

static void add_all(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	if (!value)
		return;
	if (value->kind != NODE_ARRAY)
		add_one(r, refs, value);
	for (const struct node *n = value->kind == NODE_ARRAY ? value->child : NULL; n; n = n->next)
		add_one(r, refs, n);
}

void route_fastify_guards(struct route_file *r, struct route_refs *refs, const struct node *options)
{
	for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
		add_all(r, refs, node_get(options, str_of(hooks[i])));
}

void route_fastify_hook(struct route_file *r, const struct node *call, str callee)
{
	str name = route_text(route_arg(call, 0)), of = route_router_of(r, call, route_receiver(callee));
	struct route_refs refs = {.n = 0};
	const struct node *value = route_arg(call, 1);
	if (!of.n || !value)
		return;
	if (str_eq(route_last(callee), S("decorate"))) {
		if (value->kind == NODE_UNKNOWN && name.n &&
		    !route_is_choice(r, value->text)) /* a ?? b may be either */
			route_add(r, &(struct route_part){.kind = S("name"),
			                                  .name = name,
			                                  .ref = route_ref(r, value),
			                                  .framework = S("Fastify"),
			                                  .at = call});
		return;
	}
	for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
		if (str_eq(str_of(hooks[i]), name))
			add_all(r, &refs, value);
	if (refs.n)
		route_add(r,
		          &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = call});
}

/* ---- folders ---- */

/* The texts in a value as written, joined as a path: join(__dirname, 'api', 'routes'). */
static str written_path(struct route_file *r, const struct node *value)
{
	struct buf b BUF_AUTO = {0};
	str text = value->text;
	if (value->kind == NODE_STRING)
		return text;
	for (size_t i = 0; i < text.n; i++) {
		if (!strchr("'\"`", text.p[i]))
			continue;
		size_t end = str_find(text, str_sub(text, i, i + 1), i + 1);
		str piece = str_sub(text, i + 1, end);
		size_t hole = str_find(piece, S("}"), 0); /* `${__dirname}/routes` */
		piece = str_starts(piece, S("${")) && hole != SIZE_MAX ? str_sub(piece, hole + 1, piece.n) : piece;
		if (end == SIZE_MAX || str_find(piece, S("$"), 0) != SIZE_MAX)
			return S("");
		buf_printf(&b, "%s%.*s", b.n ? "/" : "", STR_ARG(piece));
		i = end;
	}
	return arena_str(&r->scratch, buf_str(&b));
}

/* a/b/../c and ./c, from a folder; "" where it leads out of the repository */
static str resolved(struct route_file *r, str folder, str path)
{
	enum { DEEPEST = 32 };
	str parts[DEEPEST], part, whole = arena_printf(&r->scratch, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path));
	size_t n = 0;
	while (str_cut(&whole, '/', &part)) {
		if (str_eq(part, S("..")) && !n--)
			return S("");
		if (part.n && !str_listed(part, ". ..") && n < DEEPEST)
			parts[n++] = part;
	}
	struct buf b BUF_AUTO = {0};
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%.*s", i ? "/" : "", STR_ARG(parts[i]));
	return arena_str(&r->scratch, buf_str(&b));
}

static bool is(const struct node *options, const char *key, str value)
{
	const struct node *n = node_get(options, str_of(key));
	return n && str_eq(n->text, value);
}

/* {prefix: '/api'}, Object.assign({prefix: '/api'}, opts) */
static str prefix_in(const struct node *options)
{
	if (options->kind == NODE_OBJECT)
		return route_member_text(options, S("prefix"));
	size_t at = str_find(options->text, S("prefix:"), 0), end;
	str text = at == SIZE_MAX ? S("") : str_trim(str_sub(options->text, at + 7, options->text.n));
	if (!text.n || !strchr("'\"", text.p[0]))
		return S("");
	end = str_find(text, str_sub(text, 0, 1), 1);
	return end == SIZE_MAX ? S("") : str_sub(text, 1, end);
}

bool route_fastify_autoload(struct route_file *r, const struct node *call, str callee)
{
	const struct node *plugin = route_arg(call, 0), *options = route_arg(call, 1);
	str ref = plugin ? route_ref(r, plugin) : S("");
	if (!str_starts(ref, S("@fastify/autoload#")) && !str_starts(ref, S("fastify-autoload#")))
		return false;
	str of = route_router_of(r, call, route_receiver(callee));
	const struct node *dir = options && options->kind == NODE_OBJECT ? node_get(options, S("dir")) : NULL;
	str folder = dir ? resolved(r, folder_of(r->path), written_path(r, dir)) : S("");
	if (!of.n || !folder.n)
		return true;
	const struct node *own = node_get(options, S("options"));
	struct route_refs marks = {.n = 0};
	if (is(options, "dirNameRoutePrefix", S("false")))
		route_refs_add(&marks, S("flat"));
	if (is(options, "autoHooks", S("true")))
		route_refs_add(&marks, is(options, "cascadeHooks", S("true")) ? S("cascade") : S("hooks"));
	route_add(r, &(struct route_part){.kind = S("autoload"),
	                                  .of = of,
	                                  .name = folder,
	                                  .route = own ? prefix_in(own) : S(""),
	                                  .marks = &marks,
	                                  .at = call});
	return true;
}

void route_fastify_prefix(struct route_file *r)
{
	static const char *const names[] = {"autoPrefix", "prefixOverride"};
	for (size_t i = 0; i < r->n_calls && r->wanted; i++) { /* fp(plugin, {encapsulate: true}) */
		const struct node *options = route_arg(r->calls[i], 1);
		str ref = options && options->kind == NODE_OBJECT && node_get(options, S("encapsulate"))
		                  ? route_ref_text(r, row_text(r->calls[i], S("callee")))
		                  : S("");
		if (str_starts(ref, S("fastify-plugin#")) && !is(options, "encapsulate", S("false")))
			route_add(r, &(struct route_part){
			                     .kind = S("prefix"), .name = S("encapsulate"), .at = r->calls[i]});
	}
	static const struct {
		const char *list, *before;
	} places[] = {{"exports", ""}, {"values", ""}, {"values", "module.exports."}, {"values", "exports."}};
	enum { PLACES = sizeof places / sizeof *places };
	for (size_t i = 0; r->wanted && i < 2 * PLACES; i++) {
		const struct node *list = node_get(r->tree, str_of(places[i / 2].list));
		str key = arena_printf(&r->scratch, "%s%s", places[i / 2].before, names[i % 2]);
		const struct node *n = list ? node_get(list, key) : NULL;
		if (n && n->kind == NODE_STRING)
			route_add(r, &(struct route_part){.kind = S("prefix"),
			                                  .name = str_of(names[i % 2]),
			                                  .route = n->text,
			                                  .at = n});
	}
}
