/* Tools of MCP in Python (FastMCP, of the SDK and of its own package) and JavaScript. What a server asks of its callers
 * stands in arguments of FastMCP(); in JavaScript where its transport is served, which is a route of its own. */
#include "route_mcp.h"

#include <stdint.h>

#include "route_declare.h"
#include "route_maker.h"
#include "route_python.h"
#include "route_router.h"
#include "route_rules.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "MCP";

/* ---- which names are servers ---- */

/* The router that it is; "" for none. */
static str server_of(struct route_file *r, str receiver, const struct node *place)
{
	const struct node *given = route_name(r, receiver);
	size_t owner = route_owner(r, place, receiver);
	if (owner == SIZE_MAX && given && given->kind == NODE_UNKNOWN) {
		str callee = str_sub(given->text, 0, str_find(given->text, S("("), 0));
		return str_eq(route_last(callee), S("FastMCP")) ? receiver : S("");
	}
	return route_has_word(route_last(receiver), "mcp server") ? route_python_router(r, receiver, place) : S("");
}

/* ---- tools of Python ---- */

static void add_route(struct route_file *r, str of, str method, str name, size_t function, const struct node *at)
{
	r->functions[function].routed = true;
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = of,
	                                  .method = method,
	                                  .route = arena_printf(&r->scratch, "/mcp/%.*s", STR_ARG(name)),
	                                  .ref = route_method_ref(r, function),
	                                  .at = at});
}

/* custom_route(path, methods=): beside the protocol, and what the server asks does not count there. */
static void add_custom(struct route_file *r, str of, const struct node *call, size_t function)
{
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = S("GET"),
	                       .route = route_path_text(r, route_argument(call, 0)),
	                       .ref = route_method_ref(r, function),
	                       .alone = true,
	                       .at = call};
	r->functions[function].routed = true;
	route_add_methods(r, &p, route_keyword(call, S("methods")));
}

bool route_mcp_mark(struct route_file *r, size_t function, const struct node *mark)
{
	const struct node *call = route_call_at(r, mark), *f = r->functions[function].node;
	str callee = call ? row_text(call, S("callee")) : mark->text, last = route_last(callee);
	if (!str_listed(last, "tool resource custom_route"))
		return false;
	str of = server_of(r, route_receiver(callee), mark);
	if (!of.n)
		return false;
	const struct node *name = call ? route_argument(call, 0) : NULL;
	name = name || !call ? name : route_any_keyword(call, "name uri");
	bool tool = str_eq(last, S("tool"));
	if (call && str_eq(last, S("custom_route")))
		add_custom(r, of, call, function);
	else
		add_route(r, of, tool ? S("POST") : S("GET"), route_text(name).n ? name->text : row_text(f, S("name")),
		          function, mark);
	return true;
}

/* ---- how a server of Python is reached ---- */

/* A verifier of the package's own refuses whoever it does not know; another one may do anything. */
void route_mcp_auth(struct route_file *r, struct route_refs *refs, const struct node *call)
{
	static const char *const keys[] = {"auth", "token_verifier", "auth_server_provider"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct node *value = route_keyword(call, str_of(keys[i]));
		if (!value || value->kind == NODE_NULL)
			continue;
		bool chosen = str_find(value->text, S(" if "), 0) != SIZE_MAX ||
		              str_find(value->text, S(" or "), 0) != SIZE_MAX;
		if (!chosen)
			route_refs_all(r, refs, value);
		route_refs_add(refs, S("mcp#auth"));
	}
}

static void add_front(struct route_file *r, str of, const struct route_refs *refs, const struct node *at)
{
	if (refs->n)
		route_add(r, &(struct route_part){.kind = S("use"), .of = of, .guards = refs, .early = true, .at = at});
}

/* run(): over stdio, unless it says otherwise. */
static void on_run(struct route_file *r, const struct node *call, str last)
{
	const struct node *way = route_keyword(call, S("transport"));
	way = way ? way : route_argument(call, 0);
	bool stdio = way ? str_eq(route_text(way), S("stdio")) : str_listed(last, "run run_async run_stdio_async");
	route_setting(r, str_of(framework), stdio ? S("stdio") : S("http"), S(""), call);
}

/* app = mcp.http_app(middleware=[…]): an app that may be mounted on another one, or served as it is. */
static void on_app(struct route_file *r, const struct node *call, str of)
{
	struct route_refs it = {.n = 0}, front = {.n = 0};
	const struct node *list = route_keyword(call, S("middleware"));
	str name = route_given(r, call);
	route_setting(r, str_of(framework), S("http"), S(""), call);
	if (list && list->kind != NODE_ARRAY)
		route_refs_add(&front, S("?"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		route_refs_middleware(r, &front,
		                      route_ref_text(r, str_starts(n->text, S("Middleware("))
		                                                ? str_sub(n->text, 11, n->text.n)
		                                                : n->text));
	add_front(r, of, &front, call);
	if (!name.n || str_eq(name, of))
		return;
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = name,
	                                  .framework = str_of(framework),
	                                  .method = S("root"),
	                                  .at = call});
	route_refs_add(&it, of);
	add_front(r, name, &it, call);
}

/* mount(other), mount('prefix', other), import_server(other) */
static void on_mount(struct route_file *r, const struct node *call, str of)
{
	struct route_refs it = {.n = 0};
	for (size_t i = 0; i < 2 && !it.n; i++) {
		const struct node *child = route_argument(call, i);
		if (child && child->kind == NODE_UNKNOWN)
			route_refs_add(&it, route_ref(r, child));
	}
	add_front(r, of, &it, call);
}

/* add_tool(f), tool(f, name=) */
static void on_tool(struct route_file *r, const struct node *call, str of)
{
	const struct node *value = route_argument(call, 0), *name = route_keyword(call, S("name"));
	str ref = value && value->kind == NODE_UNKNOWN ? route_ref(r, value) : S("");
	str told = name && route_text(name).n ? name->text : route_last(ref);
	if (ref.n)
		route_add(r, &(struct route_part){
		                     .kind = S("route"),
		                     .of = of,
		                     .method = S("POST"),
		                     .route = arena_printf(&r->scratch, "/mcp/%.*s",
		                                           STR_ARG(str_sub(told, route_hash(told) + 1, told.n))),
		                     .ref = ref,
		                     .at = call});
}

/* add_middleware(A()): one whose name speaks of sign-in may refuse. */
static void on_middleware(struct route_file *r, const struct node *call, str of)
{
	const struct node *value = route_argument(call, 0);
	struct route_refs refs = {.n = 0};
	if (value && route_guard_name(value->text))
		route_refs_add(&refs, S("mcp#auth"));
	add_front(r, of, &refs, call);
}

bool route_mcp_call(struct route_file *r, const struct node *call, str callee)
{
	static const char runs[] = "run run_async run_stdio_async run_http_async run_sse_async "
	                           "run_streamable_http_async";
	static const char apps[] = "http_app streamable_http_app sse_app";
	static const char others[] = "mount import_server add_tool tool add_middleware";
	str last = route_last(callee), receiver = route_receiver(callee);
	if (!receiver.n || !(str_listed(last, runs) || str_listed(last, apps) || str_listed(last, others)))
		return false;
	str of = server_of(r, receiver, call);
	if (!of.n)
		return false;
	if (str_listed(last, runs))
		on_run(r, call, last);
	else if (str_listed(last, apps))
		on_app(r, call, of);
	else if (str_listed(last, "mount import_server"))
		on_mount(r, call, of);
	else if (str_listed(last, "add_tool tool"))
		on_tool(r, call, of);
	else
		on_middleware(r, call, of);
	return true;
}

/* ---- JavaScript ---- */

static bool imports_sdk(const struct route_file *r)
{
	const struct node *list = node_get(r->tree, S("imports"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && (str_starts(module->text, S("@modelcontextprotocol/")) ||
		               str_listed(module->text, "mcp-handler @vercel/mcp-adapter agents/mcp fastmcp")))
			return true;
	}
	return false;
}

void route_mcp_script(struct route_file *r)
{
	struct route_refs asks = {.n = 0};
	route_refs_add(&asks, S("mcp#auth"));
	if (!imports_sdk(r))
		return;
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i], *last_arg = route_arg(call, 0);
		str callee = row_text(call, S("callee")), last = route_last(callee), name = route_text(last_arg);
		while (last_arg && last_arg->next)
			last_arg = last_arg->next;
		if (str_eq(last, S("StdioServerTransport")))
			route_setting(r, str_of(framework), S("stdio"), S(""), call);
		else if (str_listed(last,
		                    "StreamableHTTPServerTransport SSEServerTransport createMcpHandler serveSSE serve"))
			route_setting(r, str_of(framework), S("http"), S(""), call);
		if (!str_listed(last, "tool registerTool resource registerResource") || !name.n ||
		    last_arg->kind != NODE_UNKNOWN)
			continue;
		route_add(r, &(struct route_part){.kind = S("route"),
		                                  .framework = str_of(framework),
		                                  .name = S("."),
		                                  .method = str_ends(last, S("esource")) ? S("GET") : S("POST"),
		                                  .route = arena_printf(&r->scratch, "/mcp/%.*s", STR_ARG(name)),
		                                  .ref = route_ref(r, last_arg),
		                                  .guards = &asks,
		                                  .at = call});
	}
}

/* ---- joining ---- */

str route_mcp_finish(struct route_finder *f, const struct route_part_at *p, struct route_verdict *v)
{
	struct route_rules a = route_rules_of(f, p->file, str_of(framework));
	bool http = route_setting_of(&a, S("http")), stdio = route_setting_of(&a, S("stdio"));
	bool shipped = rows_of(f->facts, S("containers")); /* which may be started in another way */
	if (stdio && !http && !a.elsewhere && !shipped)
		return S("only a program of the caller's own machine reaches it");
	if (!http)
		route_add_verdict(v, (struct route_verdict){ROUTE_UNKNOWN, S(""), S("how it is served was not found")});
	return S("");
}
