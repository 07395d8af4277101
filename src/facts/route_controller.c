/* Controllers of ASP.NET Core MVC, Razor Pages, and functions of Azure that HTTP calls. */
#include <stdint.h>

#include "route_declare.h"
#include "route_controller.h"
#include "route_word.h"
#include "row_get.h"

/* ---- marks ---- */

static str mark_says(struct route_file *r, const struct node *of)
{
	const struct node *marks = of ? node_get(of, S("marks")) : NULL;
	str says = S("");
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		str text = row_text(m, S("says"));
		if (route_mark_is(m, "AllowAnonymous"))
			return S("open AllowAnonymous"); /* it wins over all others */
		if (route_mark_is(m, "Authorize"))
			says = arena_printf(&r->scratch, "guarded %.*s", STR_ARG(text));
		else if (!says.n && route_guard_name(text) &&
		         !route_mark_is(
		                 m, "Http HttpGet HttpPost HttpPut HttpPatch HttpDelete Route ProducesResponseType "
		                    "Produces "
		                    "SwaggerOperation SwaggerResponse ValidateAntiForgeryToken "
		                    "IgnoreAntiforgeryToken ActionName EndpointSummary EndpointDescription Tags "
		                    "Description Display ApiExplorerSettings FunctionName Function OpenApiOperation "
		                    "OpenApiParameter OpenApiResponseWithBody ControllerName Area"))
			says = arena_printf(&r->scratch, "maybe %.*s", STR_ARG(text));
	}
	return says;
}

/* ---- controllers ---- */

static str first_base(const struct node *class)
{
	const struct node *list = class ? node_get(class, S("bases")) : NULL;
	return list && list->child ? route_last(list->child->text) : S("");
}

static bool is_controller(const struct node *class)
{
	str base = first_base(class), name = class ? row_text(class, S("name")) : S("");
	return class && (route_mark(class, S("ApiController")) || str_ends(base, S("Controller")) ||
	                 str_ends(base, S("ControllerBase")) || (str_ends(name, S("Controller")) && base.n));
}

const char route_aspnet_bases[] = "Controller ControllerBase ODataController PageModel ApiController Hub";

/* [controller] and [action] by what they stand for. */
static str filled(struct arena *a, str template, str controller, str action)
{
	if (str_ends(controller, S("Controller")))
		controller.n -= 10;
	const str words[2] = {S("[controller]"), S("[action]")}, names[2] = {controller, action};
	for (size_t i = 0; i < 2; i++) {
		size_t at = str_find(template, words[i], 0);
		if (at != SIZE_MAX)
			template = arena_printf(a, "%.*s%.*s%.*s", STR_ARG(str_sub(template, 0, at)), STR_ARG(names[i]),
			                        STR_ARG(str_sub(template, at + words[i].n, template.n)));
	}
	return template;
}

static const char *method_of(const struct node *f, const struct node **mark)
{
	static const struct {
		const char *mark, *method;
	} verbs[] = {{"HttpGet", "GET"},         {"HttpPost", "POST"},     {"HttpPut", "PUT"},
	             {"HttpPatch", "PATCH"},     {"HttpDelete", "DELETE"}, {"HttpHead", "HEAD"},
	             {"HttpOptions", "OPTIONS"}, {"AcceptVerbs", "any"}};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if ((*mark = route_mark(f, str_of(verbs[i].mark))))
			return verbs[i].method;
	*mark = NULL;
	return "any";
}

static str path_of(struct route_file *r, const struct node *class, const struct node *f, const struct node *verb)
{
	str outer = route_declared_path(r, route_mark_arg(route_mark(class, S("Route")), S("Template"), true));
	const struct node *own = route_mark_arg(verb, S("Template"), !route_mark_is(verb, "AcceptVerbs"));
	own = own ? own : route_mark_arg(route_mark(f, S("Route")), S("Template"), true);
	str inner = route_declared_path(r, own), path;
	if (str_starts(inner, S("~/")))
		path = str_sub(inner, 1, inner.n);
	else if (str_starts(inner, S("/")))
		path = inner;
	else if (outer.n || inner.n)
		path = route_paths_joined(r, outer, inner);
	else
		path = S("/[controller]/[action]");
	bool above = !outer.n && !str_starts(inner, S("/")) && !str_starts(inner, S("~/")) &&
	             !str_listed(first_base(class), route_aspnet_bases);
	if (above) /* its base may have the beginning */
		path = arena_printf(&r->scratch, "[base]%s%.*s", inner.n ? "/" : "", STR_ARG(inner));
	path = filled(&r->scratch, path, row_text(class, S("name")), row_text(f, S("name")));
	return str_starts(path, S("/")) || above ? path : arena_printf(&r->scratch, "/%.*s", STR_ARG(path));
}

static void on_action(struct route_file *r, size_t i)
{
	const struct node *f = r->functions[i].node, *class = r->functions[i].owner, *verb;
	const char *method = method_of(f, &verb);
	str name = row_text(f, S("name")), own = mark_says(r, f), of_class = mark_says(r, class);
	bool hidden = row_is(f, S("hidden"), S("true")), api = route_mark(class, S("ApiController"));
	struct route_refs marks = {.n = 0};
	if (!name.n || str_eq(name, row_text(class, S("name"))) || route_mark(f, S("NonAction")) || hidden)
		return;
	if (!verb && !route_mark(f, S("Route")) && (api || route_mark(f, S("override"))))
		return;
	/* an anonymous class is open, whatever its methods ask for */
	route_refs_add(&marks, str_starts(of_class, S("open")) || !own.n ? of_class : own);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .framework = S("ASP.NET"),
	                                  .name = first_base(class),
	                                  .method = str_of(method),
	                                  .route = path_of(r, class, f, verb),
	                                  .ref = route_method_ref(r, i),
	                                  .declares = &marks,
	                                  .at = f});
}

/* What routes of other files may inherit. */
static void on_class(struct route_file *r, const struct node *class)
{
	struct route_refs marks = {.n = 0};
	bool wanted = r->wanted;
	route_refs_add(&marks, mark_says(r, class));
	if (!is_controller(class) && !str_eq(first_base(class), S("Hub"))) /* of SignalR: what MapHub() maps */
		return;
	route_add(r, &(struct route_part){.kind = S("controller"),
	                                  .name = row_text(class, S("name")),
	                                  .route = route_declared_path(r, route_mark_arg(route_mark(class, S("Route")),
	                                                                                 S("Template"), true)),
	                                  .ref = first_base(class),
	                                  .declares = &marks,
	                                  .at = class});
	r->wanted = wanted;
}

/* ---- Razor Pages ---- */

static void on_page(struct route_file *r, size_t i)
{
	const struct node *f = r->functions[i].node, *class = r->functions[i].owner;
	str name = row_text(f, S("name")), path = r->path;
	struct route_refs marks = {.n = 0};
	size_t at = str_find(path, S("Pages/"), 0);
	bool get = str_starts(name, S("OnGet")), post = str_starts(name, S("OnPost"));
	if (!str_ends(path, S(".cshtml.cs")) || at == SIZE_MAX || !(get || post))
		return;
	path = str_sub(path, at + 5, path.n - 10);
	if (str_ends(path, S("/Index")))
		path.n -= 6;
	route_refs_add(&marks, mark_says(r, class));
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .framework = S("Razor Pages"),
	                                  .method = get ? S("GET") : S("POST"),
	                                  .route = path.n ? path : S("/"),
	                                  .ref = route_method_ref(r, i),
	                                  .declares = &marks,
	                                  .at = f});
}

/* ---- functions of Azure ---- */

static const struct node *trigger_of(const struct node *f)
{
	const struct node *params = node_get(f, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (route_mark(p, S("HttpTrigger")))
			return route_mark(p, S("HttpTrigger"));
	return NULL;
}

static void on_trigger(struct route_file *r, size_t i)
{
	const struct node *f = r->functions[i].node, *mark = trigger_of(f);
	if (!mark)
		return;
	const struct node *args = node_get(mark, S("args")), *level = args ? args->child : NULL;
	const struct node *named = route_mark(f, S("Function")), *route = route_mark_arg(mark, S("Route"), false);
	named = route_mark_arg(named ? named : route_mark(f, S("FunctionName")), S("name"), true);
	bool leveled =
	        level && level->kind == NODE_UNKNOWN && str_find(level->text, S("AuthorizationLevel"), 0) != SIZE_MAX;
	str says = leveled ? route_last(level->text) : S("Function"); /* what it is where nothing is said */
	struct route_refs marks = {.n = 0};
	route_refs_add(&marks, arena_printf(&r->scratch, "%s AuthorizationLevel.%.*s",
	                                    str_eq(says, S("Anonymous")) ? "open" : "guarded", STR_ARG(says)));
	str path = route && route->kind != NODE_NULL ? route_declared_path(r, route) : route_declared_path(r, named);
	struct route_part p = {.kind = S("route"),
	                       .framework = S("Azure Functions"),
	                       .method = S("any"),
	                       .route = route_paths_joined(r, S("/api"), path),
	                       .ref = route_method_ref(r, i),
	                       .declares = &marks,
	                       .at = f};
	bool any = true;
	for (const struct node *n = leveled ? level->next : level; n && n->kind == NODE_STRING; n = n->next) {
		any = false;
		p.method = str_eq(n->text, S("get")) ? S("GET") : str_eq(n->text, S("post")) ? S("POST") : n->text;
		route_add(r, &p);
	}
	if (any)
		route_add(r, &p);
}

void route_controllers(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		on_class(r, c);
	for (size_t i = 0; i < r->n_functions; i++) {
		on_trigger(r, i);
		on_page(r, i);
		if (is_controller(r->functions[i].owner) && r->functions[i].parent == SIZE_MAX)
			on_action(r, i);
	}
}

str route_controller_path(const struct route_finder *f, str base, str handler, str path)
{
	enum { BASES = 5 };
	str outer = S(""), class = str_sub(handler, 0, str_find(handler, S("."), 0)), behind;
	if (!str_starts(path, S("[base]")))
		return path;
	behind = str_sub(path, 6, path.n);
	for (unsigned n = 0; n < BASES && base.n && !outer.n; n++) {
		const struct route_part_at *c = route_named(f, S("controller"), base);
		outer = c ? row_text(c->row, S("route")) : S("");
		base = c ? row_text(c->row, S("ref")) : S("");
	}
	if (!outer.n && !behind.n)
		outer = S("[controller]/[action]");
	path = filled(f->arena, arena_printf(f->arena, "%.*s%.*s", STR_ARG(outer), STR_ARG(behind)), class,
	              route_last(handler));
	return str_starts(path, S("/")) ? path : arena_printf(f->arena, "/%.*s", STR_ARG(path));
}

str route_page_path(const struct route_finder *f, size_t file, str path)
{
	str model = f->reach.files.at[file];
	for (size_t i = 0; i < f->n_wide; i++) {
		const struct route_part_at *p = &f->parts[f->wide[i]];
		bool page = str_eq(p->kind, S("const")) && row_is(p->row, S("framework"), S("Razor Pages"));
		str own = page ? row_text(p->row, S("path")) : S("");
		if (!page || !str_starts(model, own) || model.n != own.n + 3)
			continue;
		str said = row_text(p->row, S("route"));
		bool whole = str_starts(said, S("/")) || str_starts(said, S("~/"));
		said = str_starts(said, S("~")) ? str_sub(said, 1, said.n) : said;
		return whole ? said
		             : arena_printf(f->arena, "%.*s/%.*s", STR_ARG(str_eq(path, S("/")) ? S("") : path),
		                            STR_ARG(said));
	}
	return path;
}
