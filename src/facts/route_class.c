/* Classes of Python that may be views, permissions or middleware: what they are built upon, whom they say they let in,
 * and the methods that answer. */
#include "route_class.h"

#include <stdint.h>

#include "route_decorate.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

static const char views[] = "view mixin permission resource endpoint handler controller viewset api auth login";
enum { MOST_CLASSES = 2000 };

static bool may_answer(const struct node *class)
{
	const struct node *bases = node_get(class, S("bases")), *values = node_get(class, S("values"));
	for (const struct node *b = bases ? bases->child : NULL; b; b = b->next)
		if (route_has_word(b->text, views))
			return true;
	if (str_ends(row_text(class, S("name")), S("Mixin"))) /* views are built upon it */
		return true;
	return values && (node_get(values, S("permission_classes")) || node_get(values, S("http_method_names")));
}

/* Both lists are in the order in which they begin. */
static bool has_verb(const struct route_file *r, const struct node *class, size_t *from)
{
	static const char verbs[] = "get post put patch delete dispatch has_permission __call__ process_request "
	                            "process_view test_func on_get on_post on_put on_patch on_delete process_resource";
	while (*from < r->n_functions && r->functions[*from].node->line < class->line)
		++*from;
	for (size_t i = *from; i < r->n_functions && route_within(class, r->functions[i].node); i++)
		if (r->functions[i].owner == class && str_listed(row_text(r->functions[i].node, S("name")), verbs))
			return true;
	return false;
}

/* @action(detail=True, methods=['post'], permission_classes=[…]) of a view set */
static void add_action(struct route_file *r, size_t function, const struct route_marks *m)
{
	const struct node *owner = r->functions[function].owner, *call = m->action;
	struct route_refs permissions = {.n = 0}, serves = {.n = 0};
	const struct node *methods = route_keyword(call, S("methods")), *detail = route_keyword(call, S("detail"));
	const struct node *path = route_keyword(call, S("url_path")),
	                  *own = route_keyword(call, S("permission_classes"));
	str name = row_text(r->functions[function].node, S("name")), callee = row_text(call, S("callee"));
	bool one = (detail && detail->kind == NODE_BOOL && str_eq(detail->text, S("true"))) ||
	           str_eq(route_last(callee), S("detail_route"));
	if (methods)
		route_methods_read(r, methods, &serves);
	else
		route_refs_add(&serves, S("GET"));
	if (own)
		route_permissions_read(r, own, &permissions);
	str last = path && path->kind == NODE_STRING ? path->text : path ? S("{url_path}") : name;
	route_add(r,
	          &(struct route_part){.kind = S("action"),
	                               .of = row_text(owner, S("name")),
	                               .route = arena_printf(&r->scratch, "%s/%.*s", one ? "/{pk}" : "", STR_ARG(last)),
	                               .ref = arena_printf(&r->scratch, "%.*s.%.*s",
	                                                   STR_ARG(row_text(owner, S("name"))), STR_ARG(name)),
	                               .permissions = &permissions,
	                               .serves = &serves,
	                               .at = r->functions[function].node});
}

static void add_class(struct route_file *r, const struct node *class)
{
	struct route_marks m = {.action = NULL};
	struct route_refs bases = {.n = 0};
	const struct node *list = node_get(class, S("bases")), *values = node_get(class, S("values"));
	const struct node *permissions = values ? node_get(values, S("permission_classes")) : NULL;
	const struct node *methods = values ? node_get(values, S("http_method_names")) : NULL;
	const struct node *decorators = values ? node_get(values, S("decorators")) : NULL;
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		if (str_find(b->text, S("="), 0) == SIZE_MAX)
			route_refs_add(&bases, route_ref_text(r, b->text));
	route_marks_read(r, node_get(class, S("marks")), &m);
	if (decorators && decorators->kind != NODE_ARRAY)
		route_refs_add(&m.guards, S("?"));
	for (const struct node *d = decorators ? decorators->child : NULL; d; d = d->next)
		route_refs_add(&m.guards, route_ref_text(r, d->text));
	if (permissions)
		route_permissions_read(r, permissions, &m.permissions);
	if (methods)
		route_methods_read(r, methods, &m.serves);
	route_add(r, &(struct route_part){.kind = S("class"),
	                                  .name = row_text(class, S("name")),
	                                  .guards = &m.guards,
	                                  .bases = &bases,
	                                  .permissions = &m.permissions,
	                                  .serves = &m.serves,
	                                  .at = class});
}

void route_classes(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	size_t from = 0, n = 0;
	bool any = false;
	for (const struct node *c = classes ? classes->child : NULL; c && !any; c = c->next)
		any = may_answer(c) || has_verb(r, c, &from);
	for (const struct node *c = any ? classes->child : NULL; c && n < MOST_CLASSES; c = c->next, n++)
		add_class(r, c); /* one may be built upon another */
	for (size_t i = 0; i < r->n_functions; i++) {
		struct route_marks m = {.action = NULL};
		if (!r->functions[i].owner)
			continue;
		route_marks_read(r, node_get(r->functions[i].node, S("marks")), &m);
		if (m.action)
			add_action(r, i, &m);
	}
}
