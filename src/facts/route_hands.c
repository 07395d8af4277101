/* Whom a function hands all that it was asked: what it does then is for somebody else to say. */
#include "route_exit.h"
#include "route_go.h"
#include "row_get.h"

/* Of Python, what a function takes first is what it was asked only by that name: service.change(id, data) is no more
 * than a call. */
static bool may_hand(const struct route_file *r, const struct node *param)
{
	return !str_ends(r->path, S(".py")) ||
	       str_listed(row_text(param, S("name")), "request req scope environ self info event");
}

/* next(req, res): somebody else is handed what it was asked, and decides. */
void route_hands(struct route_file *r, struct route_traits *t, const struct node *call, const struct node *params)
{
	/* What answers by itself, in a way that says nothing of who asked. */
	static const char answers[] = "net/http#Redirect net/http#NotFound net/http#ServeContent";
	const struct node *args = node_get(call, S("args")), *arg = args ? args->child : NULL;
	const struct node *param = params ? params->child : NULL;
	str callee = row_text(call, S("callee"));
	if (str_listed(str_extension(r->path), "java kt kts cs"))
		return; /* the first two parameters of a method there are no request and answer */
	for (; arg; arg = arg->next)
		if (arg->kind == NODE_UNKNOWN && param && str_eq(arg->text, row_text(param, S("name"))))
			param = param->next;
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (node_get(p, S("marks"))) /* taken out of what was asked already */
			return;
	bool both = params && params->child && params->child->next && param != params->child &&
	            param != params->child->next;
	if (!both || !callee.n || !may_hand(r, params->child))
		return;
	bool go = str_ends(r->path, S(".go"));
	str ref = go ? route_go_ref(r, call, callee) : route_ref_text(r, callee);
	if (go && str_listed(ref, answers))
		return;
	route_once(&t->hands, go ? arena_printf(&r->scratch, "%.*s()", STR_ARG(ref)) : ref);
}
