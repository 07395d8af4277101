/* Which names of a file of Python are routers: what makes them, what they are called, parameters that are handed one.
 */
#include "route_maker.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "route_handed.h"
#include "route_mcp.h"
#include "route_branch.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

static const struct {
	const char *call, *framework;
	bool root;
	const char *asks; /* what may ask for sign-in where the code does not show it: a gateway */
} makers[] = {
        {"FastAPI", "FastAPI", true, ""},
        {"fastapi.FastAPI", "FastAPI", true, ""},
        {"APIRouter", "FastAPI", false, ""},
        {"fastapi.APIRouter", "FastAPI", false, ""},
        {"Starlette", "Starlette", true, ""},
        {"web.Application", "aiohttp", true, ""},
        {"aiohttp.web.Application", "aiohttp", true, ""},
        {"web.RouteTableDef", "aiohttp", false, ""},
        {"aiohttp.web.RouteTableDef", "aiohttp", false, ""},
        {"Flask", "Flask", true, ""},
        {"flask.Flask", "Flask", true, ""},
        {"Blueprint", "Flask", false, ""},
        {"flask.Blueprint", "Flask", false, ""},
        {"APIFlask", "Flask", true, ""},
        {"APIBlueprint", "Flask", false, ""},
        {"Quart", "Quart", true, ""},
        {"quart.Quart", "Quart", true, ""},
        {"quart.Blueprint", "Quart", false, ""},
        {"Sanic", "Sanic", true, ""},
        {"Bottle", "Bottle", true, ""},
        {"Api", "Flask", true, ""},
        {"NinjaAPI", "Django", true, ""},
        {"Router", "Django", false, ""}, /* of django-ninja */
        {"Namespace", "Flask", false, ""},
        {"FastMCP", "MCP", true, ""},
        {"fastmcp.FastMCP", "MCP", true, ""},
        {"Chalice", "Chalice", true, ""},
        {"chalice.Chalice", "Chalice", true, ""},
        {"APIGatewayRestResolver", "Lambda", true, "aws_lambda_powertools#authorizer"},
        {"APIGatewayHttpResolver", "Lambda", true, "aws_lambda_powertools#authorizer"},
        {"LambdaFunctionUrlResolver", "Lambda", true, "aws_lambda_powertools#authorizer"},
        {"ALBResolver", "Lambda", true, "aws_lambda_powertools#authorizer"},
        {"VPCLatticeV2Resolver", "Lambda", true, "aws_lambda_powertools#authorizer"},
};

static size_t maker_of(str callee)
{
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (str_eq(str_of(makers[i].call), callee))
			return i;
	return SIZE_MAX;
}

/* ---- routers ---- */

bool route_python_called_so(str name)
{
	static const char names[] = "app router bp api blueprint application server web mcp";
	str last = route_last(name);
	if (str_listed(last, names))
		return true;
	return str_ends(last, S("router")) || str_ends(last, S("_bp")) || str_ends(last, S("blueprint")) ||
	       str_ends(last, S("_api")) || str_ends(last, S("_app")) || str_ends(last, S("_mcp"));
}

/* Is a parameter of this name one of a type that is a router: fast: FastAPI? */
static bool is_typed(const struct route_file *r, size_t function, str name)
{
	const struct node *params = node_get(r->functions[function].node, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (row_is(p, S("name"), name))
			return maker_of(row_text(p, S("type"))) != SIZE_MAX;
	return false;
}

static bool makes_router(struct route_file *r, const struct node *given)
{
	(void)r;
	return maker_of(str_sub(given->text, 0, str_find(given->text, S("("), 0))) != SIZE_MAX;
}

str route_python_made(struct route_file *r, str name, const struct node *place)
{
	return route_made_name(r, name, place, makes_router);
}

str route_python_router(struct route_file *r, str receiver, const struct node *place)
{
	size_t owner = receiver.n ? route_owner(r, place, receiver) : SIZE_MAX;
	if (owner != SIZE_MAX)
		return route_python_called_so(receiver) || is_typed(r, owner, receiver)
		               ? arena_printf(&r->scratch, "%.*s()", STR_ARG(route_function_ref(r, owner)))
		               : S("");
	const struct node *given = route_name(r, receiver);
	if (given && given->kind == NODE_UNKNOWN) {
		str callee = str_sub(given->text, 0, str_find(given->text, S("("), 0));
		if (maker_of(callee) != SIZE_MAX)
			return route_made_name(r, receiver, place, makes_router);
		return route_python_called_so(receiver) ? receiver : S("");
	}
	if (!route_python_called_so(receiver))
		return S("");
	return route_ref_text(r, receiver);
}

str route_python_marked(struct route_file *r, str receiver, const struct node *mark)
{
	str of = route_python_router(r, receiver, mark);
	const struct node *given = of.n ? NULL : route_name(r, receiver);
	bool taken = given && given->kind == NODE_OBJECT && route_owner(r, mark, receiver) == SIZE_MAX;
	return taken ? route_ref_text(r, receiver) : of;
}

bool route_is_router(const struct route_file *r, str name, const struct node *place)
{
	size_t owner = route_owner(r, place, name);
	if (owner != SIZE_MAX)
		return route_python_called_so(name) || is_typed(r, owner, name);
	const struct node *given = route_name(r, name);
	str callee = given ? str_sub(given->text, 0, str_find(given->text, S("("), 0)) : S("");
	return given && given->kind == NODE_UNKNOWN && maker_of(callee) != SIZE_MAX;
}

/* The text that the file gives a name at its top level, once; "" for any other. */
static str constant(const struct route_file *r, str name)
{
	enum { LOOKS = 512 }; /* each path that is computed asks anew */
	const struct node *values = node_get(r->tree, S("values")), *found = NULL;
	size_t looks = 0;
	for (const struct node *n = values ? values->child : NULL; n; n = n->next) {
		bool it = str_eq(n->key, name);
		if (++looks > LOOKS || (it && found))
			return S("");
		found = it ? n : found;
	}
	return route_assigned(r, name, 1) ? S("") : route_text(found);
}

/* f"/{api_prefix}/v1": names that are constants of the file are filled in. */
static str formatted(struct route_file *r, str text)
{
	struct buf b BUF_AUTO = {0};
	str piece;
	while (str_cut(&text, '{', &piece)) {
		str name = str_sub(text, 0, str_find(text, S("}"), 0)), known = constant(r, name);
		buf_printf(&b, "%.*s", STR_ARG(piece));
		if (name.n == text.n)
			continue;
		if (known.n)
			buf_printf(&b, "%.*s", STR_ARG(known));
		else
			buf_printf(&b, "{%.*s}", STR_ARG(str_sub(name, 0, 60)));
		text = str_sub(text, name.n + 1, text.n);
	}
	return arena_str(&r->scratch, buf_str(&b));
}

str route_path_text(struct route_file *r, const struct node *n)
{
	if (!n || n->kind == NODE_STRING)
		return n ? n->text : S("");
	str text = n->text, known = constant(r, text);
	size_t from = str_starts(text, S("f")),
	       end = from < text.n ? str_find(text, str_sub(text, from, from + 1), from + 1) : 0;
	bool quoted = from < text.n && strchr("\"'", text.p[from]) && end == text.n - 1;
	if (known.n)
		return known;
	return quoted ? formatted(r, str_sub(text, from + 1, end))
	              : arena_printf(&r->scratch, "/{%.*s}", STR_ARG(str_sub(text, 0, 60)));
}

const struct node *route_any_keyword(const struct node *call, const char *keys)
{
	str key;
	for (str list = str_of(keys); str_cut(&list, ' ', &key);)
		if (route_keyword(call, key))
			return route_keyword(call, key);
	return NULL;
}

/* Key(lax=True) */
static bool is_told(str text)
{
	static const char *const words[] = {"=True", "= True", "=False", "= False"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(text, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

void route_auth(struct route_file *r, struct route_refs *refs, const struct node *auth)
{
	if (auth && auth->kind == NODE_ARRAY) /* any one of them suffices */
		route_refs_add(refs, auth->child && !auth->child->next ? route_ref(r, auth->child) : S("?"));
	else if (auth && auth->kind != NODE_NULL && is_told(auth->text)) /* it may let all pass */
		route_refs_add(refs, S("?"));
	else if (auth && auth->kind != NODE_NULL)
		route_refs_add(refs, route_ref(r, auth));
}

bool route_is_alone(const struct route_file *r, str router, const struct node *call)
{
	const struct node *given = route_name(r, router), *made = given ? route_call_at(r, given) : NULL;
	const struct node *auth = made ? route_keyword(made, S("auth")) : NULL;
	return route_keyword(call, S("auth")) || (auth && auth->kind == NODE_NULL);
}

/* Flask's Blueprint is that of others, too. */
static str framework_of(struct route_file *r, size_t maker, str callee)
{
	static const struct {
		const char *module, *framework;
	} others[] = {{"quart#", "Quart"}, {"chalice#", "Chalice"}, {"sanic#", "Sanic"}};
	str framework = str_of(makers[maker].framework), ref = route_ref_text(r, callee);
	for (size_t i = 0; i < sizeof others / sizeof *others && str_eq(framework, S("Flask")); i++)
		if (str_starts(ref, str_of(others[i].module)))
			return str_of(others[i].framework);
	return framework;
}

static void add_front(struct route_file *r, str of, str how, const struct route_refs *refs, const struct node *at)
{
	if (refs->n)
		route_add(r,
		          &(struct route_part){
		                  .kind = S("use"), .of = of, .method = how, .guards = refs, .early = true, .at = at});
}

/* Namespace('users'): its name, unless it says otherwise */
static str prefix_of(struct route_file *r, const struct node *call, str callee)
{
	bool namespace = str_eq(route_last(callee), S("Namespace"));
	const struct node *path = route_any_keyword(call, namespace ? "path" : "prefix url_prefix");
	const struct node *name = namespace && !path ? route_argument(call, 0) : NULL;
	str text = route_path_text(r, path ? path : name);
	return name && text.n && text.p[0] != '/' ? arena_printf(&r->scratch, "/%.*s", STR_ARG(text)) : text;
}

bool route_add_router(struct route_file *r, const struct node *call, str callee)
{
	size_t i = maker_of(callee);
	str name = route_given(r, call);
	struct route_refs depends = {.n = 0}, asked = {.n = 0}, it = {.n = 0};
	bool ninja = str_eq(callee, S("Router"));
	if (name.n)
		name = route_made_name(r, name, call, makes_router);
	if (i == SIZE_MAX || !name.n || (ninja && !str_starts(route_ref_text(r, callee), S("ninja"))))
		return i != SIZE_MAX;
	const struct node *auth = route_keyword(call, S("auth"));
	if (str_eq(str_of(makers[i].framework), S("MCP")))
		route_mcp_auth(r, &asked, call);
	else
		route_auth(r, &asked, auth);
	const struct node *on = route_argument(call, 0), *list = route_keyword(call, S("middlewares"));
	str around = on && on->kind == NODE_UNKNOWN ? route_given(r, on) : S("");
	around = around.n || !on ? around : on->text;
	bool wraps = str_eq(str_of(makers[i].call), S("Api")) && around.n && route_is_router(r, around, call);
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = name,
	                                  .framework = framework_of(r, i, callee),
	                                  .route = prefix_of(r, call, callee),
	                                  .method = makers[i].root && !wraps ? S("root") : S(""),
	                                  .at = call});
	if (makers[i].root && !wraps)
		route_made_app(r, route_given(r, call), call);
	route_refs_add(&asked, str_of(makers[i].asks));
	route_depends_all(r, &depends, route_keyword(call, S("dependencies")));
	add_front(r, name, S("depends"), &depends, call);
	if (list)
		route_refs_all(r, &asked, list);
	if (list && list->kind != NODE_ARRAY)
		route_refs_add(&asked, S("?"));
	add_front(r, name, S(""), &asked, call);
	if (wraps) {
		route_refs_add(&it, name);
		add_front(r, route_python_router(r, around, call), S(""), &it, call);
	}
	return true;
}
