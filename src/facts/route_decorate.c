/* Decorators of Django and of Django REST framework by what they say; of all others their reference. */
#include "route_decorate.h"

#include <stdint.h>
#include <string.h>

#include "route_python.h"
#include "route_word.h"

/* Where the bracket at i is closed; SIZE_MAX: nowhere. */
static size_t closing(str s, size_t i)
{
	size_t depth = 0;
	char quote = 0;
	for (; i < s.n; i++) {
		char c = s.p[i];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '(' || c == '[' || c == '{')
			depth++;
		else if ((c == ')' || c == ']' || c == '}') && --depth == 0)
			return i;
	}
	return SIZE_MAX;
}

bool route_called(str text, str *callee, str *inside)
{
	text = str_trim(text);
	for (size_t open = 0; (open = str_find(text, S("("), open)) != SIZE_MAX; open++) {
		size_t close = closing(text, open);
		if (close == SIZE_MAX)
			return false;
		if (close + 1 == text.n) {
			*callee = str_trim(str_sub(text, 0, open));
			*inside = str_trim(str_sub(text, open + 1, close));
			return callee->n > 0;
		}
		open = close;
	}
	return false;
}

bool route_item(str *list, str *item)
{
	size_t i = 0;
	*list = str_trim(*list);
	if (!list->n)
		return false;
	while (i < list->n && list->p[i] != ',') {
		size_t close = strchr("([{", list->p[i]) ? closing(*list, i) : i;
		i = close == SIZE_MAX ? list->n : close + 1;
	}
	*item = str_trim(str_sub(*list, 0, i));
	*list = str_sub(*list, i < list->n ? i + 1 : list->n, list->n);
	return true;
}

/* ---- permissions ---- */

static str permission_of(struct route_file *r, str text)
{
	bool either = str_find(text, S("|"), 0) != SIZE_MAX, both = str_find(text, S("&"), 0) != SIZE_MAX;
	if (str_find(text, S("~"), 0) != SIZE_MAX || (either && both) ||
	    ((either || both) && str_find(text, S("("), 0) != SIZE_MAX))
		return S("?");
	str all = S(""), one;
	for (str rest = text; str_cut(&rest, either ? '|' : '&', &one);) {
		str ref = route_ref_text(r, str_trim(one));
		if (!ref.n)
			return S("?");
		all = arena_printf(&r->scratch, "%.*s%s%.*s", STR_ARG(all),
		                   !all.n   ? ""
		                   : either ? "|"
		                            : "&",
		                   STR_ARG(ref));
	}
	return all.n ? all : S("?");
}

void route_permissions_read(struct route_file *r, const struct node *value, struct route_refs *out)
{
	if (!value || value->kind != NODE_ARRAY) {
		route_refs_add(out, S("?"));
		return;
	}
	if (!value->child)
		route_refs_add(out, S("none"));
	for (const struct node *n = value->child; n; n = n->next) {
		size_t dot = n->text.n - route_last(n->text).n;
		if (n->kind == NODE_STRING && dot) /* 'rest_framework.permissions.AllowAny', in settings */
			route_refs_add(out,
			               arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(str_sub(n->text, 0, dot - 1)),
			                            STR_ARG(route_last(n->text))));
		else
			route_refs_add(out, n->kind == NODE_UNKNOWN ? permission_of(r, n->text) : S("?"));
	}
}

void route_methods_read(struct route_file *r, const struct node *value, struct route_refs *out)
{
	if (!value || value->kind != NODE_ARRAY) {
		route_refs_add(out, S("any"));
		return;
	}
	for (const struct node *n = value->child; n; n = n->next) {
		char *text = arena_array(&r->scratch, char, n->text.n + 1);
		for (size_t i = 0; i < n->text.n; i++)
			text[i] = n->text.p[i] >= 'a' && n->text.p[i] <= 'z' ? (char)(n->text.p[i] - 32) : n->text.p[i];
		route_refs_add(out, n->kind == NODE_STRING ? str_at(text, n->text.n) : S("any"));
	}
}

/* ---- decorators ---- */

/* A test of Django says whom it lets in by what it asks of a user. */
static str test_of(struct route_file *r, str text, str inside)
{
	static const char asks[] = "is_authenticated is_staff is_superuser has_perm groups role is_admin";
	str test;
	if (!route_item(&inside, &test))
		return S("?");
	if (str_starts(test, S("lambda")))
		return route_has_word(test, asks) && !route_has_word(test, "not True") ? route_ref_text(r, text)
		                                                                       : S("?");
	str ref = route_ref_text(r, test);
	return ref.n ? arena_printf(&r->scratch, "%.*s?", STR_ARG(ref)) : S("?");
}

/* method_decorator(login_required, name='dispatch'), with one of them or a list */
static void method_mark(struct route_file *r, str inside, struct route_marks *out)
{
	str first, rest = inside, name;
	if (!route_item(&rest, &first))
		return;
	bool all = true;
	while (route_item(&rest, &name))
		all = all && (!str_starts(name, S("name")) || str_find(name, S("dispatch"), 0) != SIZE_MAX);
	if (!all) { /* of one method only */
		route_refs_add(&out->guards, S("?"));
		return;
	}
	if (first.n > 1 && strchr("[(", first.p[0]))
		first = str_sub(first, 1, first.n - 1);
	while (route_item(&first, &name)) {
		str callee, test;
		bool tests = route_called(name, &callee, &test) && str_eq(route_last(callee), S("user_passes_test"));
		route_refs_add(&out->guards, tests ? test_of(r, name, test) : route_ref_text(r, name));
	}
}

static void on_mark(struct route_file *r, const struct node *mark, struct route_marks *out)
{
	str callee = mark->text, inside = S("");
	bool called = route_called(mark->text, &callee, &inside);
	const struct node *call = called ? route_call_at(r, mark) : NULL;
	str last = route_last(callee);
	if (str_eq(last, S("api_view"))) {
		if (call && route_argument(call, 0))
			route_methods_read(r, route_argument(call, 0), &out->serves);
		else
			route_refs_add(&out->serves,
			               call && route_keyword(call, S("http_method_names")) ? S("any") : S("GET"));
		route_refs_add(&out->guards, route_ref_text(r, mark->text));
	} else if (str_eq(last, S("permission_classes"))) {
		route_permissions_read(r, call ? route_argument(call, 0) : NULL, &out->permissions);
	} else if (str_eq(last, S("require_POST"))) {
		route_refs_add(&out->serves, S("POST"));
	} else if (str_listed(last, "require_GET require_safe")) {
		route_refs_add(&out->serves, S("GET"));
	} else if (str_listed(last, "require_http_methods allowed_methods") && call) {
		route_methods_read(r, route_argument(call, 0), &out->serves);
	} else if (str_eq(last, S("method_decorator"))) {
		method_mark(r, inside, out);
	} else if (str_eq(last, S("user_passes_test"))) {
		route_refs_add(&out->guards, test_of(r, mark->text, inside));
	} else if (str_eq(last, S("before")) && str_starts(route_ref_text(r, callee), S("falcon"))) {
		str hook;
		route_refs_add(&out->guards, route_item(&inside, &hook) ? route_ref_text(r, hook) : S("?"));
	} else if (str_eq(last, S("action")) || str_listed(last, "list_route detail_route")) {
		out->action = call ? call : mark;
	} else if (!str_listed(route_last(route_chain(mark->text)),
	                       "extend_schema extend_schema_view swagger_auto_schema")) {
		/* but for what only describes, and may be longer than is kept */
		route_refs_add(&out->guards, route_ref_text(r, mark->text));
	}
}

void route_marks_read(struct route_file *r, const struct node *marks, struct route_marks *out)
{
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		on_mark(r, m, out);
}
