/* Classes and modules of Ruby: what a controller runs in front of its actions, and what it is built upon. */
#include <stdint.h>
#include <string.h>

#include "route_classed.h"
#include "route_exit.h"
#include "route_word.h"
#include "row_get.h"

static const struct {
	const char *call, *guard; /* "": what its arguments name */
	bool skips;
} calls[] = {
        {"before_action", "", false},
        {"prepend_before_action", "", false},
        {"append_before_action", "", false},
        {"before_filter", "", false},
        {"skip_before_action", "", true},
        {"skip_before_filter", "", true},
        {"allow_unauthenticated_access", "=require_authentication", true},
        {"require_unauthenticated_access", "=require_authentication", true},
        {"allow_unauthorized_access", "=require_authentication", true},
        {"http_basic_authenticate_with", "=http_basic_authenticate_with", false},
        {"load_and_authorize_resource", "=load_and_authorize_resource", false},
        {"authorize_resource", "=authorize_resource", false},
};

static str guard_of(struct route_file *r, const struct node *n)
{
	if (n->kind == NODE_STRING)
		return arena_printf(&r->scratch, "=%.*s", STR_ARG(n->text));
	size_t f = n->kind == NODE_UNKNOWN ? route_function_at(r, n) : SIZE_MAX;
	if (f == SIZE_MAX)
		return S("?");
	r->functions[f].used = true;
	return arena_printf(&r->scratch, "@%u:%u", n->line, n->col);
}

/* class_methods do def allow_all … skip_before_action: it does so where it is called. */
static str method_around(const struct route_file *r, const struct node *call)
{
	for (size_t i = route_around(r, call); i != SIZE_MAX; i = r->functions[i].parent)
		if (row_text(r->functions[i].node, S("name")).n)
			return row_text(r->functions[i].node, S("name"));
	return S("");
}

static void on_filter(struct route_file *r, const struct node *call, size_t row)
{
	struct route_refs guards = {.n = 0}, paths = {.n = 0};
	const struct node *options = route_call_options(call), *block = node_get(call, S("block"));
	bool lambda = false, unsure = false;
	if (calls[row].guard[0])
		route_refs_add(&guards, str_of(calls[row].guard));
	for (const struct node *n = route_call_arg(call, 0); n; n = n->next)
		if (n != options && !calls[row].guard[0]) {
			route_refs_add(&guards, guard_of(r, n));
			lambda = lambda || n->kind == NODE_UNKNOWN;
		}
	if (block && !lambda && !calls[row].guard[0])
		route_refs_add(&guards, guard_of(r, block));
	if (options) {
		route_add_choice(r, &paths, "only", node_get(options, S("only")));
		route_add_choice(r, &paths, "except", node_get(options, S("except")));
		unsure = node_get(options, S("if")) || node_get(options, S("unless"));
	}
	str in = method_around(r, call);
	if (in.n && !calls[row].skips)
		return;
	route_add(r, &(struct route_part){.kind = S("filter"),
	                                  .name = in.n ? in : S("*"),
	                                  .method = calls[row].skips ? S("skip") : S(""),
	                                  .guards = &guards,
	                                  .paths = &paths,
	                                  .early = unsure || guards.more || paths.more || route_in_branch(r, call),
	                                  .at = call});
}

static bool is_known(str callee)
{
	for (size_t row = 0; row < sizeof calls / sizeof *calls; row++)
		if (str_eq(callee, str_of(calls[row].call)))
			return true;
	return false;
}

/* The modules that it includes count as bases, in front of the class that it extends. */
static void add_class(struct route_file *r)
{
	struct route_refs bases = {.n = 0};
	const struct node *classes = node_get(r->tree, S("classes")), *class = classes ? classes->child : NULL;
	for (const struct node *n = class; n; n = n->next) /* within modules */
		if (node_get(n, S("bases")) && node_get(n, S("bases"))->child) {
			class = n;
			break;
		}
	const struct node *list = class ? node_get(class, S("bases")) : NULL;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		route_refs_add(&bases, n->text);
	if (!class)
		route_refs_add(&bases, S("?")); /* where it ends was not seen */
	for (size_t i = 0; i < r->n_calls; i++) {
		if (!str_listed(row_text(r->calls[i], S("callee")), "include prepend"))
			continue;
		for (const struct node *n = route_call_arg(r->calls[i], 0); n; n = n->next)
			if (n->kind == NODE_UNKNOWN && n->text.n && n->text.p[0] >= 'A' && n->text.p[0] <= 'Z')
				route_refs_add(&bases, n->text);
	}
	struct route_refs own = {.n = 0};
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee"));
		if (route_has_word(callee, "allow skip access public open") && !is_known(callee) &&
		    !method_around(r, r->calls[i]).n)
			route_calls_add(&own, callee);
	}
	route_add(r, &(struct route_part){.kind = S("class"),
	                                  .calls = &own,
	                                  .name = class ? row_text(class, S("name")) : S("*"),
	                                  .bases = &bases,
	                                  .line = class ? class->line : 1});
}

void route_ruby_class(struct route_file *r)
{
	if (str_find(r->path, S("controllers/"), 0) == SIZE_MAX && !str_ends(r->path, S("_controller.rb")) &&
	    str_find(r->path, S("concerns/"), 0) == SIZE_MAX)
		return;
	add_class(r);
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee"));
		for (size_t row = 0; row < sizeof calls / sizeof *calls; row++)
			if (str_eq(callee, str_of(calls[row].call)))
				on_filter(r, r->calls[i], row);
	}
}
