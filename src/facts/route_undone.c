/* A guard that is there and does nothing: turned off by a setting, replaced, or told who calls by a function that
 * believes everybody. */
#include "route_undone.h"

#include "route_declare.h"
#include "route_flow.h"
#include "route_keep.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

/* ---- of one file ---- */

static const str python = STR_INIT("Python");

static bool in_test_class(const struct route_file *r, const struct node *n)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		if (route_within(c, n) && str_ifind(row_text(c, S("name")), S("test"), 0) != SIZE_MAX)
			return true;
	return false;
}

static bool is_off(const struct node *n) { return n->kind == NODE_BOOL && str_eq(n->text, S("false")); }

/* LOGIN_DISABLED = True of a module, of a class of settings, of app.config */
static void see_settings(struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values"));
	for (const struct node *n = values ? values->child : NULL; n; n = n->next)
		if (str_eq(route_last(n->key), S("LOGIN_DISABLED")) && !is_off(n) && !in_test_class(r, n))
			route_setting(r, python, S("disabled"), S(""), n);
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *n = route_keyword(r->calls[i], S("LOGIN_DISABLED"));
		if (n && !is_off(n))
			route_setting(r, python, S("disabled"), S(""), r->calls[i]);
	}
}

static bool reads_overrides(const struct node *of)
{
	const struct node *reads = of ? node_get(of, S("reads")) : NULL;
	for (const struct node *n = reads ? reads->child : NULL; n; n = n->next)
		if (str_ends(n->text, S(".dependency_overrides")))
			return true;
	return false;
}

/* app.dependency_overrides[get_user] = …: what stands between the brackets, in a file that reads such. */
static void see_overrides(struct route_file *r)
{
	static const str word = STR_INIT("dependency_overrides[");
	enum { MOST = 32 };
	const struct node *at = node_get(r->tree, S("module"));
	bool any = reads_overrides(at);
	for (size_t i = 0; i < r->n_functions && !any; i++) {
		any = reads_overrides(r->functions[i].node);
		at = r->functions[i].node;
	}
	size_t from = any ? str_find(r->tree->text, word, 0) : SIZE_MAX;
	for (int i = 0; i < MOST && from != SIZE_MAX; i++, from = str_find(r->tree->text, word, from + 1)) {
		str name = route_chain(str_sub(r->tree->text, from + word.n, r->tree->text.n));
		if (name.n)
			route_setting(r, python, S("override"), route_ref_text(r, name), at);
	}
}

static void see_callbacks(struct route_file *r)
{
	static const char knows[] = "verify_password verify_token", loads[] = "request_loader header_loader";
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *marks = node_get(r->functions[i].node, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
			if (str_listed(route_last(m->text), knows) || str_listed(route_last(m->text), loads))
				route_setting(r, python,
				              str_listed(route_last(m->text), knows) ? S("knows") : S("loads"),
				              route_function_ref(r, i), m);
	}
}

void route_undone(struct route_file *r)
{
	see_settings(r);
	see_overrides(r);
	see_callbacks(r);
}

bool route_is_redefined(struct route_file *r, str name)
{
	size_t n = 0;
	bool perhaps = false;
	if (!route_has_function(r, name))
		return false;
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct route_function *f = &r->functions[i];
		if (f->owner || f->parent != SIZE_MAX || !row_is(f->node, S("name"), name))
			continue;
		n++;
		perhaps = perhaps || f->node->col > 1; /* it stands under something */
	}
	const struct node *given = route_name(r, name);
	n += given && given->kind == NODE_OBJECT;
	return perhaps && n > 1;
}

/* ---- joining ---- */

static const struct route_part_at *setting(const struct route_finder *f, const char *name, size_t *from)
{
	for (; *from < f->n_wide; ++*from) {
		const struct route_part_at *p = &f->parts[f->wide[*from]];
		if (str_eq(p->kind, S("setting")) && str_eq(p->name, str_of(name)) &&
		    row_is(p->row, S("framework"), python))
			return &f->parts[f->wide[(*from)++]];
	}
	return NULL;
}

static struct route_verdict taken_back(struct route_finder *f, struct route_verdict v, const struct route_part_at *by,
                                       const char *how)
{
	return (struct route_verdict){ROUTE_UNKNOWN, v.by,
	                              arena_printf(f->arena, "%.*s %s in %.*s:%u", STR_ARG(v.by), how,
	                                           STR_ARG(f->reach.files.at[by->file]), by->row->line)};
}

/* A function that says who calls, and says so of somebody nobody knows; NULL: there is none. */
static const struct route_part_at *believes(struct route_finder *f, const char *how)
{
	size_t from = 0;
	const struct route_part_at *p;
	while ((p = setting(f, how, &from))) {
		struct route_target t = route_resolve(f, p->file, row_text(p->row, S("ref")));
		struct route_flow flow =
		        t.part ? route_flow_test(f, t.part) : (struct route_flow){.end = ROUTE_FLOW_SILENT};
		if (flow.end == ROUTE_FLOW_PASSES)
			return p;
	}
	return NULL;
}

struct route_verdict route_undone_package(struct route_finder *f, const struct route_target *t, struct route_verdict v)
{
	bool login = str_eq(t->module, S("flask_login")), http = str_eq(t->module, S("flask_httpauth"));
	size_t from = 0;
	str his = str_starts(t->module, S("django.contrib.auth")) ? route_kept(f, S("request.user"), S("")) : S("");
	if (his.n)
		return (struct route_verdict){ROUTE_UNKNOWN, v.by,
		                              arena_printf(f->arena, "%.*s asks for a user whom anybody may be: %.*s",
		                                           STR_ARG(v.by), STR_ARG(his))};
	const struct route_part_at *by = login ? setting(f, "disabled", &from) : NULL;
	if (by)
		return taken_back(f, v, by, "is turned off");
	by = login || http ? believes(f, login ? "loads" : "knows") : NULL;
	return by ? taken_back(f, v, by, "may be told by anybody who he is,") : v;
}

const struct route_part_at *route_undone_by(struct route_finder *f, const struct route_part_at *p)
{
	size_t from = 0;
	const struct route_part_at *by;
	while ((by = setting(f, "override", &from)))
		if (route_resolve(f, by->file, row_text(by->row, S("ref"))).part == p)
			return by;
	return NULL;
}

struct route_verdict route_undone_function(struct route_finder *f, const struct route_part_at *p,
                                           struct route_verdict v)
{
	const struct route_part_at *by = route_undone_by(f, p);
	return by ? taken_back(f, v, by, "is replaced") : v;
}
