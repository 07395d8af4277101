/* One row of the section `routes`: its method, path and handler, who guards it, what it does. */
#include "route_row.h"

#include "route_word.h"
#include "row_get.h"

static void add_truth(struct members *m, str key, enum truth t)
{
	if (t == TRUTH_UNKNOWN)
		members_scalar(m, NODE_UNKNOWN, key, key, NULL);
	else
		members_bool(m, key, t == TRUTH_TRUE);
}

static enum truth changes(str method, const struct route_deed *deed)
{
	if (str_eq(method, S("PUT")) || str_eq(method, S("PATCH")) || str_eq(method, S("DELETE")))
		return TRUTH_TRUE;
	if (str_eq(method, S("GET")) || str_eq(method, S("HEAD")) || str_eq(method, S("OPTIONS")))
		return TRUTH_FALSE;
	return deed->writes;
}

void route_row_add(struct route_joiner *j, const struct route_handled *h, str path, str framework,
                   const struct route_verdict *v)
{
	str method = h->method, handler = h->handler;
	struct route_deed deed = h->deed ? *h->deed : route_deed(j->m.f, h->file, handler);
	if (row_text(h->row, S("writes")).n)
		deed.writes = TRUTH_TRUE; /* by its form */
	if (str_eq(method, S("any")) && deed.only.n)
		method = deed.only;
	const struct node at = {.line = h->place->line, .col = 1, .key_line = h->place->line};
	struct members m = members_below(j->list, NODE_OBJECT, S(""), &at);
	const struct node *side = node_get(h->place, S("side"));
	str public = h->public.n ? h->public : route_public(method, path);
	const struct route_verdict signed_for = {ROUTE_GUARDED, handler, S("it checks who signed what it is sent")};
	if (deed.signs && v->auth != ROUTE_GUARDED && route_is_hook(path))
		v = &signed_for;
	if (!public.n && route_is_entrance(route_last(handler)))
	public = S("people sign in there");
	if (v->auth == ROUTE_GUARDED) /* whatever it is called */
	public = S("");
	members_scalar(&m, NODE_STRING, S("path"), row_text(h->place, S("path")), NULL);
	if (side)
		members_copy(&m, S("side"), side);
	members_scalar(&m, NODE_STRING, S("method"), method, NULL);
	members_scalar(&m, NODE_STRING, S("route"), path.n ? path : S("/"), NULL);
	members_scalar(&m, NODE_STRING, S("handler"), handler, NULL);
	if (framework.n)
		members_scalar(&m, NODE_STRING, S("framework"), framework, NULL);
	if (v->auth == ROUTE_UNKNOWN)
		members_scalar(&m, NODE_UNKNOWN, S("auth"), v->why, NULL);
	else
		members_scalar(&m, NODE_STRING, S("auth"), v->auth == ROUTE_GUARDED ? S("guarded") : S("open"), NULL);
	if (v->by.n)
		members_scalar(&m, NODE_STRING, S("guard"), v->by, NULL);
	add_truth(&m, S("changes"), changes(method, &deed));
	add_truth(&m, S("gives"), deed.gives);
	if (deed.rows && !deed.knows)
		members_bool(&m, S("rows"), true);
	if (public.n)
		members_scalar(&m, NODE_STRING, S("public"), public, NULL);
	members_scalar(&m, NODE_STRING, S("why"), v->why.n ? v->why : S("nothing in front of it asks who calls"), NULL);
}
