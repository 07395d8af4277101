/* A view of Django is a function that answers all methods, or a class: by its methods, or as a set of actions. */
#include "route_view.h"

#include <stdint.h>
#include <string.h>

#include "route_answer.h"
#include "route_word.h"
#include "row_get.h"

static const struct route_part_at *function_of(const struct route_target *t)
{
	return t->kind == ROUTE_TARGET_FUNCTION ? t->part : NULL;
}

/* ---- functions ---- */

static void on_function(struct route_viewing *w, str ref)
{
	struct route_target t = route_resolve(w->j->m.f, w->p->file, ref);
	const struct route_part_at *f = function_of(&t);
	bool rest = route_view_marked(f, "#api_view"), exempt = route_view_marked(f, "#login_not_required");
	struct route_verdict v = route_view_outside(w, rest || exempt);
	const struct node *serves = route_view_list(f, S("serves"));
	struct route_pair permit = {v, v};
	if (rest)
		permit = route_permit(w->j->m.f, f->file, route_view_list(f, S("permissions")));
	for (bool first = true; first || serves; first = false) {
		str method = serves ? serves->text : row_text(w->p->row, S("method"));
		struct route_verdict own = v;
		if (!route_is_way_in(method, w->path, route_last(ref)))
			route_add_verdict(&own, route_judge_handler_for(w->j->m.f, w->p->file, ref, method));
		if (rest)
			route_add_verdict(&own, route_is_read(method) ? permit.reads : permit.writes);
		route_view_add(w, method, f, f ? f->name : ref, NULL, &own, w->path);
		serves = serves ? serves->next : NULL;
	}
}

/* ---- classes ---- */

static str upper(struct route_joiner *j, str s)
{
	char *text = (char *)arena_str(j->m.arena, s).p;
	for (size_t i = 0; i < s.n; i++)
		text[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i];
	return str_at(text, s.n);
}

static const struct {
	const char *method, *function; /* as a class names it */
	unsigned answers;
} verbs[] = {
        {"GET", "get", ROUTE_LISTS | ROUTE_RETRIEVES | ROUTE_SHOWS | ROUTE_FORM},
        {"POST", "post", ROUTE_CREATES | ROUTE_FORM | ROUTE_SIGNS_IN},
        {"PUT", "put", ROUTE_UPDATES},
        {"PATCH", "patch", ROUTE_UPDATES},
        {"DELETE", "delete", ROUTE_DESTROYS},
};

/* get; on_get and on_get_all of Falcon */
static str function_name(const struct route_viewing *w, str verb)
{
	const struct node *suffix = route_view_list(w->p, S("marks"));
	if (!str_eq(w->framework, S("Falcon")))
		return verb;
	return suffix ? arena_printf(w->j->m.arena, "on_%.*s_%.*s", STR_ARG(verb), STR_ARG(suffix->text))
	              : arena_printf(w->j->m.arena, "on_%.*s", STR_ARG(verb));
}

static void on_class(struct route_viewing *w)
{
	str name;
	bool any = false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		str method = str_of(verbs[i].method), function = function_name(w, str_of(verbs[i].function));
		bool own = route_view_method(w->j->m.f, w->view, function, &name);
		unsigned answer = w->view->answers & verbs[i].answers;
		if ((own || answer) && route_view_serves(w, method)) {
			route_view_answer(w, method, function, w->path, NULL, answer);
			any = true;
		}
	}
	if (!any) {
		const struct route_verdict v = {ROUTE_UNKNOWN, S(""), S("its class was not read")};
		const struct route_deed deed = {.writes = TRUTH_UNKNOWN, .gives = TRUTH_UNKNOWN};
		route_view_add(w, S("any"), NULL, row_text(w->p->row, S("ref")), &deed,
		               w->outside.auth == ROUTE_GUARDED ? &w->outside : &v, w->path);
	}
}

/* ---- view sets ---- */

static const struct {
	const char *action, *method;
	unsigned answers;
	bool one; /* of one object */
} actions[] = {
        {"list", "GET", ROUTE_LISTS, false},
        {"create", "POST", ROUTE_CREATES, false},
        {"retrieve", "GET", ROUTE_RETRIEVES, true},
        {"update", "PUT", ROUTE_UPDATES, true},
        {"partial_update", "PATCH", ROUTE_UPDATES, true},
        {"destroy", "DELETE", ROUTE_DESTROYS, true},
};

/* Those of one of its classes; they stand in the order of the files. */
static size_t on_actions(struct route_viewing *w, const struct route_part_at *class)
{
	const struct route_finder *f = w->j->m.f;
	size_t low = 0, high = f->n_actions, n = 0;
	bool computed = str_eq(w->permit.reads.by, S("get_permissions"));
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->parts[f->actions[middle]].file < class->file)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < f->n_actions && f->parts[f->actions[low]].file == class->file; low++) {
		const struct route_part_at *a = &f->parts[f->actions[low]];
		const struct node *own = route_view_list(a, S("permissions"));
		if (!row_is(a->row, S("of"), class->name))
			continue;
		struct route_pair permit = w->permit;
		if (own && !computed)
			permit = route_permit(w->j->m.f, a->file, own);
		str path = arena_printf(f->arena, "%.*s%.*s", STR_ARG(w->path), STR_ARG(row_text(a->row, S("route"))));
		for (const struct node *s = route_view_list(a, S("serves")); s; s = s->next)
			route_view_answer(w, s->text, route_last(row_text(a->row, S("ref"))), path, &permit, 0);
		n++;
	}
	return n;
}

static void on_set(struct route_viewing *w)
{
	struct route_finder *f = w->j->m.f;
	str one = arena_printf(f->arena, "%.*s/{pk}", STR_ARG(w->path)), name;
	size_t before = 0;
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
		bool own = route_view_method(f, w->view, str_of(actions[i].action), &name);
		unsigned answer = w->view->answers & actions[i].answers;
		if ((!own && !answer) || !route_view_serves(w, str_of(actions[i].method)))
			continue;
		before++;
		route_view_answer(w, str_of(actions[i].method), str_of(actions[i].action),
		                  actions[i].one ? one : w->path, NULL, answer);
	}
	for (size_t i = 0; i < w->view->n; i++)
		before += on_actions(w, w->view->at[i]);
	if (!before)
		on_class(w);
}

/* as_view({'get': 'list'}) */
static void on_shown(struct route_viewing *w, const struct node *shows)
{
	for (const struct node *s = shows; s; s = s->next) {
		str function = s->text, method;
		if (!str_cut(&function, ' ', &method))
			continue;
		unsigned answer = 0;
		for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
			if (str_eq(function, str_of(actions[i].action)))
				answer = actions[i].answers;
		route_view_answer(w, upper(w->j, method), function, w->path, NULL, answer);
	}
}

/* ---- all of them ---- */

void route_view_alone(struct route_joiner *j, const struct route_part_at *p, str class, const struct route_verdict *v)
{
	struct route_view view = route_view_of(j->m.f, p->file, class);
	struct route_viewing w = {.j = j, .p = p, .framework = S("Django"), .outside = *v, .view = &view};
	w.path = arena_printf(j->m.arena, "/{%.*s}", STR_ARG(class));
	w.permit = route_view_permit(&w);
	on_set(&w);
}

bool route_is_view(const struct route_part_at *p, str framework)
{
	str method = row_text(p->row, S("method"));
	return str_listed(method, "class viewset") || str_eq(framework, S("Django"));
}

void route_views(struct route_joiner *j, const struct route_part_at *p, str path, str framework,
                 const struct route_verdict *v)
{
	struct route_viewing w = {.j = j, .p = p, .path = path, .framework = framework, .outside = *v};
	str method = row_text(p->row, S("method")), ref = row_text(p->row, S("ref"));
	if (!str_listed(method, "class viewset")) {
		struct route_target t = route_resolve(j->m.f, p->file, ref);
		if (t.kind == ROUTE_TARGET_PACKAGE && v->auth == ROUTE_GUARDED) /* the admin site */
			route_view_add(&w, method, NULL, ref,
			               &(struct route_deed){.writes = TRUTH_TRUE, .gives = TRUTH_TRUE}, v, path);
		else
			on_function(&w, ref);
		return;
	}
	struct route_view view = route_view_of(j->m.f, p->file, ref);
	w.view = &view;
	if (view.is == ROUTE_VIEW_REST)
		w.permit = route_view_permit(&w);
	const struct node *shows = route_view_list(p, S("serves"));
	if (shows)
		on_shown(&w, shows);
	else if (str_eq(method, S("viewset")))
		on_set(&w);
	else
		on_class(&w);
}
