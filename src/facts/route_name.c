/* Names of a file whose values decide, and what it shows to others. */
#include <stdint.h>

#include "facts/folder.h"
#include "route_branch.h"
#include "route_part.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

/* createMiddleware().client(f).server(g): what runs in the browser refuses nobody. */
static size_t on_server(const struct route_file *r, const struct node *chain, size_t inside)
{
	bool client = false;
	for (size_t i = route_call_from(r, chain);
	     i < r->n_calls && r->calls[i]->line == chain->line && r->calls[i]->col == chain->col; i++) {
		str callee = row_text(r->calls[i], S("callee"));
		const struct node *args = node_get(r->calls[i], S("args"));
		if (str_ends(callee, S(".server")) && args && args->child)
			return route_function(r, args->child);
		client = client || str_ends(callee, S(".client"));
	}
	return client ? SIZE_MAX : inside;
}

/* Of a value that is longer than what is kept of it: what is called, where that is all of it. */
static str called(struct route_file *r, const struct node *n)
{
	const struct node *call = route_call_at(r, n);
	str made = call ? route_ref_text(r, route_chain(row_text(call, S("callee")))) : S("");
	bool whole = made.n && call->end_line == n->end_line && call->end_col == n->end_col;
	return whole && !str_eq(made, S("?")) ? arena_printf(&r->scratch, "%.*s()", STR_ARG(made)) : S("?");
}

/* A function that is handed to the call which a name stands for. */
static void add_name(struct route_file *r, str kind, const struct node *n)
{
	size_t inside = n->kind == NODE_UNKNOWN ? route_function(r, n) : SIZE_MAX;
	str ref = n->kind == NODE_OBJECT ? route_imported(r, n) : route_ref(r, n);
	struct route_refs in = {.n = 0};
	if (n->kind == NODE_UNKNOWN && str_eq(kind, S("name")))
		ref = route_is_optional(r, n) ? S("-") : route_ref_text(r, n->text);
	if (str_eq(ref, S("?")) && str_ends(r->path, S(".py")))
		ref = called(r, n);
	if (n->kind == NODE_UNKNOWN && str_starts(ref, S("typing#Annotated"))) {
		route_depends(r, &in, n->text);
		ref = in.n ? in.at[0] : S("");
		in.n = 0;
	}
	if (str_starts(n->text, S("createMiddleware(")))
		inside = on_server(r, n, inside);
	if (inside != SIZE_MAX && inside != route_function_at(r, n))
		route_refs_add(&in, route_function_ref(r, inside));
	if (ref.n && !str_eq(ref, n->key))
		route_add(r, &(struct route_part){.kind = kind, .name = n->key, .ref = ref, .guards = &in, .at = n});
}

/* {required: jwt(…), optional}: each member that is no literal. */
static void add_members(struct route_file *r, str kind, str name, const struct node *object)
{
	for (const struct node *n = object->child; n; n = n->next)
		if (n->kind == NODE_UNKNOWN && n->key.n && !str_eq(n->key, S("...")))
			route_add(r, &(struct route_part){.kind = kind,
			                                  .name = arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(name),
			                                                       STR_ARG(n->key)),
			                                  .ref = route_ref(r, n),
			                                  .at = n});
}

/* Names whose values decide, and what the file shows to others. */
void route_add_names(struct route_file *r)
{
	const struct node *exports = node_get(r->tree, S("exports")), *values = node_get(r->tree, S("values"));
	for (size_t i = 0; i < r->n_names; i++)
		add_name(r, S("name"), r->names[i]);
	for (const struct node *n = values ? values->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT)
			add_members(r, S("name"), n->key, n);
	for (const struct node *n = exports ? exports->child : NULL; n; n = n->next)
		if (n->kind == NODE_UNKNOWN || node_get(n, S("module")))
			add_name(r, S("export"), n);
		else if (n->kind == NODE_OBJECT)
			add_members(r, S("export"), n->key, n);
}

/* export const guards = {auth: requireAuth}, of others */
static bool passes_on(struct route_file *r, const struct node *object)
{
	for (const struct node *n = object->kind == NODE_OBJECT ? object->child : NULL; n; n = n->next) {
		str ref = n->kind == NODE_UNKNOWN ? route_ref(r, n) : S("");
		if (route_hash(ref) != SIZE_MAX &&
		    (str_starts(ref, S(".")) || str_starts(ref, S("@/")) || str_starts(ref, S("~/"))))
			return true;
	}
	return false;
}

/* module.exports = jwt({secret}): a guard of a package, and no function. */
static bool makes_guard(struct route_file *r)
{
	for (size_t i = 0; i < r->n_names; i++) {
		str ref = r->names[i]->kind == NODE_UNKNOWN ? route_ref_text(r, r->names[i]->text) : S("");
		size_t hash = route_hash(ref);
		if (hash != SIZE_MAX && str_ends(ref, S("()")) &&
		    route_package(str_sub(ref, 0, hash), str_sub(ref, hash + 1, ref.n - 2)) == ROUTE_GUARD)
			return true;
	}
	return false;
}

/* A file without anything of its own may still pass on what stands beside it. */
void route_add_passed(struct route_file *r)
{
	if (makes_guard(r)) {
		route_add_names(r);
		return;
	}
	const struct node *exports = node_get(r->tree, S("exports"));
	const struct node *values = node_get(r->tree, S("values"));
	bool package = str_ends(r->path, S("__init__.py")), wanted = r->wanted;
	for (const struct node *n = values ? values->child : NULL; n; n = n->next)
		if (passes_on(r, n))
			add_members(r, S("name"), n->key, n);
	for (const struct node *n = exports ? exports->child : NULL; n; n = n->next)
		if (node_get(n, S("module")) || (n->kind == NODE_UNKNOWN && str_starts(route_ref(r, n), S("."))))
			add_name(r, S("export"), n);
		else if (passes_on(r, n))
			add_members(r, S("export"), n->key, n);
	for (size_t i = 0; i < r->n_names; i++) {
		bool all = str_eq(r->names[i]->key, S("*"));
		str module = row_text(r->names[i], S("module")), own = str_basename(folder_of(r->path));
		bool near =
		        package && (str_starts(module, S(".")) || (own.n > 1 && str_find(module, own, 0) != SIZE_MAX));
		if (r->names[i]->kind == NODE_OBJECT && (all || near))
			add_name(r, S("name"), r->names[i]);
	}
	r->wanted = wanted;
}
