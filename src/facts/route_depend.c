/* Arguments and dependencies of Python: Depends(f) as a default, in a type, in a list. */
#include <stdint.h>

#include "route_branch.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

const struct node *route_keyword(const struct node *call, str key)
{
	const struct node *args = node_get(call, S("args")), *last = args ? args->child : NULL;
	while (last && last->next)
		last = last->next;
	return last && last->kind == NODE_OBJECT ? node_get(last, key) : NULL;
}

const struct node *route_argument(const struct node *call, size_t i)
{
	const struct node *args = node_get(call, S("args")), *n = args ? args->child : NULL;
	while (n && i--)
		n = n->next;
	return n && n->kind == NODE_OBJECT ? NULL : n;
}

const struct node *route_call_at(const struct route_file *r, const struct node *place)
{
	size_t i = route_call_from(r, place);
	bool same = i < r->n_calls && r->calls[i]->line == place->line && r->calls[i]->col == place->col;
	return same ? r->calls[i] : NULL;
}

void route_depends(struct route_file *r, struct route_refs *refs, str text)
{
	static const char *const words[] = {"Depends(", "Security("};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		str word = str_of(words[i]);
		for (size_t at = 0; (at = str_find(text, word, at)) != SIZE_MAX; at += word.n)
			route_refs_add(refs, route_ref_text(r, str_sub(text, at + word.n, text.n)));
	}
}

static void depends_of(struct route_file *r, struct route_refs *refs, str text)
{
	if (route_is_choice(r, text))
		route_refs_add(refs, S("?"));
	else
		route_depends(r, refs, text);
}

/* Depends(a) in a list, or alone. */
void route_depends_all(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	if (!value)
		return;
	if (value->kind == NODE_ARRAY)
		for (const struct node *n = value->child; n; n = n->next)
			depends_of(r, refs, n->text);
	else if (value->kind == NODE_UNKNOWN)
		depends_of(r, refs, value->text);
}

/* user: User = current_user, of a name that stands for Depends(…), or of what a function was handed: what is called
 * like a guard, and is no literal, may be one. */
static void named(struct route_file *r, struct route_refs *refs, str value)
{
	static const char words[] = "user auth token admin permission principal logged signed_in require";
	const struct node *bound = NULL;
	for (size_t i = 0; i < r->n_names && !bound; i++)
		bound = r->names[i]->kind == NODE_UNKNOWN && str_eq(r->names[i]->key, value) ? r->names[i] : NULL;
	str last = route_last(value);
	bool chain = value.n && route_chain(value).n == value.n && !str_listed(value, "None True False ... Ellipsis");
	if (!chain || (value.p[0] >= '0' && value.p[0] <= '9'))
		return;
	if (bound && str_starts(bound->text, S("Depends(")))
		route_depends(r, refs, bound->text);
	else if (!bound && route_has_word(last, words) && !route_has_word(last, "session_ _session database _db db_"))
		route_refs_add(refs, S("?"));
}

void route_params(struct route_file *r, struct route_refs *refs, const struct node *function)
{
	const struct node *params = node_get(function, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
		str type = row_text(p, S("type"));
		route_depends(r, refs, row_text(p, S("value")));
		named(r, refs, row_text(p, S("value")));
		route_depends(r, refs, type);
		str ref = type.n && type.p[0] >= 'A' && type.p[0] <= 'Z' && str_find(type, S("["), 0) == SIZE_MAX
		                  ? route_ref_text(r, type)
		                  : S("");
		if (ref.n && !str_eq(row_text(p, S("name")), S("self")))
			route_refs_add(refs, arena_printf(&r->scratch, "%.*s[]", STR_ARG(ref)));
	}
}
