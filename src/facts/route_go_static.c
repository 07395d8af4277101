/* Folders that Go hands out: e.Static("/uploads", dir), http.FileServer(http.Dir(dir)). What was made to be shown
 * (assets, what a build left) is a route that gives nothing away; of any other folder it is not known who may see
 * what is in it, so that its route is one like a folder of uploads in front of Express (route_static.c). */
#include <stdint.h>

#include "route_file.h"
#include "route_go_call.h"
#include "route_word.h"
#include "row_get.h"

static const struct {
	const char *names, *frameworks;
} makers[] = {
        {"Static StaticFS StaticFileFS", "Gin Echo Fiber"},
        {"StaticFile File", "Gin Echo"},
        {"ServeFiles", "httprouter"},
};

static str without_end(str path)
{
	while (path.n && (str_ends(path, S("/")) || str_ends(path, S("*"))))
		path.n--;
	size_t named = str_find(path, S("/*"), 0); /* of httprouter: /static/ *filepath */
	return str_sub(path, 0, named);
}

static void add(struct route_file *r, const struct go_call *c, str path, bool file, bool shown)
{
	str route = file ? path : arena_printf(&r->scratch, "%.*s/*", STR_ARG(without_end(path)));
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = c->of,
	                                  .method = S("GET"),
	                                  .route = route,
	                                  .ref = shown ? S("net/http#FileServer") : S("express#static"),
	                                  .framework = c->assumed ? S("") : c->framework,
	                                  .at = c->node});
}

/* Is all that the value hands out, by its words, meant to be seen? */
static bool value_is_shown(const struct node *value)
{
	return value && (value->kind == NODE_STRING || value->kind == NODE_UNKNOWN) && route_is_shown(value->text);
}

bool route_go_static(struct route_file *r, const struct go_call *c)
{
	const struct node *path = route_go_arg(c, 0), *folder = route_go_arg(c, 1);
	for (size_t i = 0; c->of.n && i < sizeof makers / sizeof *makers; i++) {
		bool known = !c->framework.n || str_listed(c->framework, makers[i].frameworks);
		if (!str_listed(c->name, makers[i].names) || !known || !path || !folder || path->kind != NODE_STRING)
			continue;
		bool file = str_listed(c->name, "StaticFile StaticFileFS File");
		add(r, c, path->text, file, value_is_shown(folder) || (file && folder->kind == NODE_STRING));
		return true;
	}
	return false;
}

bool route_go_files(struct route_file *r, const struct go_call *c, str path, const struct node *value)
{
	bool serves = value->kind == NODE_UNKNOWN && str_find(value->text, S("http.FileServer"), 0) != SIZE_MAX &&
	              route_function_at(r, value) == SIZE_MAX;
	if (!serves || !str_eq(route_go_module(r, S("http")), S("net/http")))
		return false;
	size_t at = str_find(value->text, S("FileServer"), 0);
	str what = str_sub(value->text, at, value->text.n);
	/* what it is wrapped in may ask */
	str front = str_sub(value->text, 0, at);
	if (str_listed(front, "http.") || str_starts(front, S("http.StripPrefix(")) ||
	    str_starts(front, S("http.HandlerFunc(")))
		add(r, c, path, true,
		    route_is_shown(what)); /* net/http writes a folder as a path that ends so: /static/ */
	else
		return false;
	return true;
}
