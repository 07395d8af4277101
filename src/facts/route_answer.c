/* What stands in front of one method of a view is joined: middleware and what its address is wrapped in, decorators,
 * mixins, permissions, and what its own code does. */
#include "route_answer.h"

#include "route_flow.h"
#include "route_permits.h"
#include "route_word.h"
#include "row_get.h"

bool route_is_read(str method) { return str_listed(method, "GET HEAD OPTIONS"); }

/* LoginRequiredMiddleware leaves out what Django REST framework answers, and what is marked. */
struct route_verdict route_view_outside(const struct route_viewing *w, bool rest)
{
	bool asks_all = str_starts(w->outside.by, S("LoginRequiredMiddleware"));
	return asks_all && rest ? (struct route_verdict){ROUTE_OPEN, S(""), S("")} : w->outside;
}

void route_view_add(const struct route_viewing *w, str method, const struct route_part_at *function, str handler,
                    const struct route_deed *deed, const struct route_verdict *v, str path)
{
	const struct route_handled h = {
	        .row = w->p->row,
	        .place = function ? function->row : w->p->row,
	        .file = function ? function->file : w->p->file,
	        .method = method,
	        .handler = handler,
	        .deed = deed,
	        .public = w->view && w->view->answers & ROUTE_SIGNS_IN ? S("people sign in there") : S("")};
	route_row_add(w->j, &h, path, w->framework, v);
}

const struct node *route_view_list(const struct route_part_at *p, str key)
{
	const struct node *list = p ? node_get(p->row, key) : NULL;
	return list ? list->child : NULL;
}

bool route_view_marked(const struct route_part_at *p, const char *word)
{
	for (const struct node *g = route_view_list(p, S("guards")); g; g = g->next)
		if (route_has_word(g->text, word))
			return true;
	return false;
}

/* The first of its classes that says which, or computes them; what settings say where none does. */
struct route_pair route_view_permit(struct route_viewing *w)
{
	struct route_finder *f = w->j->m.f;
	const struct route_view *v = w->view;
	const struct route_verdict computed = {ROUTE_UNKNOWN, S("get_permissions"), S("its permissions are computed")};
	for (size_t i = 0; i < v->n; i++) {
		str own = arena_printf(f->arena, "%.*s.get_permissions", STR_ARG(v->at[i]->name));
		const struct node *list = route_view_list(v->at[i], S("permissions"));
		if (route_find(f, v->at[i]->file, S("function"), own))
			return (struct route_pair){computed, computed};
		if (list)
			return route_permit(f, v->at[i]->file, list);
	}
	return route_permit(f, 0, NULL);
}

/* The get_permissions() that says it, before any list does; NULL: none. */
static const struct route_part_at *permitted_by(struct route_finder *f, const struct route_view *v)
{
	for (size_t i = 0; i < v->n && !route_view_list(i ? v->at[i - 1] : NULL, S("permissions")); i++) {
		str own = arena_printf(f->arena, "%.*s.get_permissions", STR_ARG(v->at[i]->name));
		if (route_find(f, v->at[i]->file, S("function"), own))
			return route_find(f, v->at[i]->file, S("permits"), own);
	}
	return NULL;
}

/* @authenticated of Tornado refuses whom get_current_user() of the class does not know. */
static void ask_who_calls(struct route_viewing *w, struct route_verdict *v)
{
	struct route_finder *f = w->j->m.f;
	str name;
	const struct route_part_at *asks = str_eq(w->framework, S("Tornado")) && v->auth == ROUTE_GUARDED
	                                           ? route_view_method(f, w->view, S("get_current_user"), &name)
	                                           : NULL;
	struct route_part_at *p = asks ? route_find(f, asks->file, S("function"), name) : NULL;
	struct route_flow flow = p ? route_flow_test(f, p) : (struct route_flow){.end = ROUTE_FLOW_REFUSES};
	if (flow.end == ROUTE_FLOW_PASSES || flow.end == ROUTE_FLOW_PERHAPS)
		*v = (struct route_verdict){ROUTE_UNKNOWN, v->by,
		                            arena_printf(f->arena, "whom %.*s knows was not seen", STR_ARG(name))};
}

/* A method of HTTP, answered by a function of the class, or by the framework. permit: of an action alone, or NULL. */
void route_view_answer(struct route_viewing *w, str method, str function, str path, const struct route_pair *permit,
                       unsigned answer)
{
	struct route_finder *f = w->j->m.f;
	const struct route_view *view = w->view;
	bool rest = view->is == ROUTE_VIEW_REST;
	str name = S("");
	const struct route_part_at *part = route_view_method(f, view, function, &name);
	struct route_verdict v =
	        route_view_outside(w, rest || (view->n && route_view_marked(view->at[0], "#login_not_required")));
	const struct route_pair *pair = permit ? permit : &w->permit;
	struct route_deed deed = {
	        .found = true,
	        .writes = answer & ROUTE_FORM && !(answer & ROUTE_CREATES) ? TRUTH_UNKNOWN
	                  : route_is_read(method)                          ? TRUTH_FALSE
	                                                                   : TRUTH_TRUE,
	        .gives = route_is_read(method) && !(answer & (ROUTE_SHOWS | ROUTE_FORM)) ? TRUTH_TRUE : TRUTH_FALSE};
	route_add_verdict(&v, view->front);
	const struct route_part_at *by = rest ? permitted_by(f, view) : NULL;
	if (by)
		route_add_verdict(&v, route_permits_judge(f, by->file, by->name, method, function));
	else if (rest)
		route_add_verdict(&v, route_is_read(method) ? pair->reads : pair->writes);
	if (part && !route_is_way_in(method, path, name))
		route_add_verdict(&v, route_judge_handler(f, part->file, name));
	if (!part)
		name = arena_printf(f->arena, "%.*s.%.*s",
		                    STR_ARG(view->n ? view->at[0]->name : row_text(w->p->row, S("ref"))),
		                    STR_ARG(function));
	ask_who_calls(w, &v);
	if (view->unknown && v.auth == ROUTE_OPEN)
		v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("what its class is built upon was not read")};
	route_view_add(w, method, part, name, part ? NULL : &deed, &v, path);
}

/* Does the class say that it answers this method? */
bool route_view_serves(const struct route_viewing *w, str method)
{
	for (size_t i = 0; i < w->view->n; i++) {
		const struct node *list = route_view_list(w->view->at[i], S("serves"));
		for (const struct node *n = list; n; n = n->next)
			if (str_eq(n->text, method) || str_eq(n->text, S("ANY")) || str_eq(n->text, S("any")))
				return true;
		if (list)
			return false;
	}
	return true;
}
