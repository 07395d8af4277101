/* What the row of a function says of the way through it. */
#include "route_flow_text.h"
#include "route_word.h"
#include "row_get.h"

/* Of Python: does what it gives end the request, unless it is nothing? Flask and Sanic ask so before each. */
static bool answers(const struct route_file *r, const struct node *f)
{
	const struct node *imports = node_get(r->tree, S("imports")), *marks = node_get(f, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (route_has_word(m->text, "before_request before_app_request on_request middleware('request') "
		                            "middleware(\"request\")"))
			return true;
	bool flask = false;
	for (const struct node *n = imports && str_ends(r->path, S(".py")) ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		flask = flask || (module && str_listed(module->text, "flask quart"));
	}
	return flask;
}

void route_flow_add(struct route_file *r, size_t function, struct members *row)
{
	str flow = route_flow_write(r, function);
	if (!flow.n)
		return;
	members_scalar(row, NODE_STRING, S("flow"), flow, NULL);
	if (answers(r, r->functions[function].node))
		members_bool(row, S("answers"), true);
}
