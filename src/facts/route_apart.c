/* What stands in front of others: how it lets them go on, and for which paths. Paths are told apart in conditions, and
 * in tests of how a path begins. What only lets people reach sign-in does not count: that is open anyway. */
#include "route_apart.h"

#include <stdint.h>
#include <string.h>

#include "route_word.h"
#include "row_get.h"

static const char places[] = "request.path request.endpoint request.url request.blueprint path_info url.path "
                             "request.full_path resolver_match url_rule scope[";

static bool is_entry(str text)
{
	static const char words[] =
	        "login logout signin signup register static health favicon docs openapi robots ping "
	        "password-reset password_reset forgot callback manifest";
	return route_has_word(text, words);
}

/* Texts in quotes: is each of them the way to sign-in, and is there one? */
static bool only_entries(str text)
{
	bool any = false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '\'' && text.p[i] != '"')
			continue;
		size_t end = i + 1;
		while (end < text.n && text.p[end] != text.p[i])
			end++;
		if (end > i + 1 && !is_entry(str_sub(text, i + 1, end)))
			return false;
		any = any || end > i + 1;
		i = end;
	}
	return any;
}

/* request.path in OPEN: what stands in the list of that name. */
static bool list_of_entries(const struct node *tree, str condition)
{
	const struct node *values = node_get(tree, S("values")), *list;
	str word = route_last(condition);
	size_t at = str_find(condition, S(" in "), 0);
	if (at != SIZE_MAX)
		word = str_trim(str_sub(condition, at + 4, condition.n));
	list = values ? node_get(values, word) : NULL;
	if (!list || list->kind != NODE_ARRAY || !list->child)
		return false;
	for (const struct node *n = list->child; n; n = n->next)
		if (n->kind != NODE_STRING || !is_entry(n->text))
			return false;
	return true;
}

static bool counts(const struct node *tree, str condition)
{
	return !only_entries(condition) && !list_of_entries(tree, condition);
}

/* The way out lets the request go on. */
static bool goes_on(str says)
{
	return str_listed(says, "return") || str_eq(says, S("return None")) || str_eq(says, S("return response")) ||
	       route_has_word(says, "call_next( get_response( handler(request");
}

/* A way out that hangs on the path: "" where it only lets people reach sign-in. */
static str of_exit(const struct node *tree, const struct node *exit, bool *told)
{
	str condition = row_text(exit, S("if"));
	const struct node *under = node_get(exit, S("under"));
	for (const struct node *n = under ? under->child : NULL; n; n = n->next)
		if (route_has_word(n->text, places))
			return n->text;
	if (!route_has_word(condition, places))
		return S("");
	*told = true;
	return goes_on(row_text(exit, S("says"))) && !counts(tree, condition) ? S("") : condition;
}

str route_apart(const struct node *tree, const struct node *function, const struct route_refs *paths)
{
	const struct node *exits = node_get(function, S("exits")), *reads = node_get(function, S("reads"));
	bool told = paths->n, shown = false;
	for (size_t i = 0; i < paths->n; i++)
		if (!is_entry(paths->at[i]))
			return paths->at[i];
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str by = of_exit(tree, n, &told);
		shown = shown || route_has_word(row_text(n, S("says")), places);
		if (by.n)
			return by;
	}
	for (const struct node *n = reads ? reads->child : NULL; n && !told && !shown; n = n->next)
		if (route_has_word(n->text, places) && !str_ends(n->text, S("request.url")))
			return n->text;
	return S("");
}

/* Does it stand in front of others, so that what it gives goes on? */
static bool is_front(const struct node *f)
{
	static const char names[] = "__call__ dispatch middleware process_request process_view process_response "
	                            "prepare initial check_permissions";
	const struct node *params = node_get(f, S("params")), *marks = node_get(f, S("marks"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (str_listed(row_text(p, S("name")), "call_next get_response handler"))
			return true;
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (route_has_word(m->text, "before_request before_app_request middleware"))
			return true;
	return str_listed(row_text(f, S("name")), names);
}

/* if not response.cookies: return response, of one that stands in front */
bool route_goes_on(const struct node *f, str says)
{
	str what = str_starts(says, S("return")) ? str_trim(str_sub(says, 6, says.n)) : S("-");
	return (str_listed(what, "None response resp res result True False") || !what.n) && is_front(f);
}

/* What a function gives without a word of refusing is for its caller to look at: None, a default, an empty list. What
 * stands in front of others gives an answer, and what stands within a decorator is not called then. */
bool route_is_soft(const struct node *f, str says)
{
	bool ends = str_starts(says, S("raise")) || str_starts(says, S("st.")) || str_starts(says, S("streamlit.")) ||
	            str_starts(says, S("sys.exit"));
	return !ends && !is_front(f) && !route_refuses(says, S(""));
}
