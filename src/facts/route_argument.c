/* Guards that let everybody in by what they are handed: KeyAuth(func(key) { return true }), basicAuth({authorizer: ()
 * => true}), requires([]). What such a one does is its argument's to say. */
#include <stdint.h>
#include <string.h>

#include "route_branch.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

/* The function that a value is, in place or by its name in the file; NULL: none. */
static const struct node *function_of(const struct route_file *r, const struct node *value)
{
	size_t at = route_function_at(r, value);
	for (size_t i = 0; at == SIZE_MAX && i < r->n_functions; i++)
		if (row_is(r->functions[i].node, S("name"), value->text))
			at = i;
	return at == SIZE_MAX ? NULL : r->functions[at].node;
}

bool route_says_yes(const struct route_file *r, const struct node *value)
{
	bool lambda = str_starts(value->text, S("lambda")) && str_ends(value->text, S("True"));
	if (value->kind != NODE_UNKNOWN)
		return false;
	if (lambda || str_ends(value->text, S("=> true")) || str_ends(value->text, S("=>true")))
		return true;
	const struct node *f = function_of(r, value), *exits = f ? node_get(f, S("exits")) : NULL;
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str says = row_text(n, S("says"));
		bool yes = str_starts(says, S("return true")) || str_starts(says, S("return True")) ||
		           str_eq(says, S("true"));
		if (!yes)
			return false;
	}
	return exits != NULL;
}

static bool is_empty(const struct node *n) { return n->kind == NODE_ARRAY && !n->child; }

/* Behind the first place of a word, where one of these bytes follows. */
static bool is_followed(str text, str word, const char *bytes)
{
	size_t at = str_find(text, word, 0);
	return at != SIZE_MAX && at + word.n < text.n && strchr(bytes, text.p[at + word.n]);
}

bool route_text_lets_all(str text)
{
	str chain = route_chain(text), rest = str_sub(text, chain.n, text.n);
	if (str_starts(rest, S("([])")) && str_eq(route_last(chain), S("requires")))
		return true;
	bool lambda = str_find(rest, S("lambda"), 0) != SIZE_MAX && is_followed(rest, S(": True"), ",)");
	return route_guard_name(chain) && rest.n &&
	       (lambda || is_followed(rest, S("=> true"), ",)}") || is_followed(rest, S("=>true"), ",)}"));
}

bool route_lets_all(const struct route_file *r, const struct node *call)
{
	const struct node *args = node_get(call, S("args"));
	if (!route_guard_name(row_text(call, S("callee"))))
		return false;
	for (const struct node *n = args ? args->child : NULL; n; n = n->next) {
		if (route_says_yes(r, n) || (is_empty(n) && n == args->child && !n->next))
			return true;
		for (const struct node *m = n->kind == NODE_OBJECT ? n->child : NULL; m; m = m->next)
			if (route_says_yes(r, m))
				return true;
	}
	return false;
}

static bool has_option(const struct node *args)
{
	static const struct {
		const char *key, *value;
	} options[] = {{"credentialsRequired", "false"}, {"passthrough", "true"}, {"authRequired", "false"}};
	for (const struct node *n = args ? args->child : NULL; n; n = n->next)
		for (size_t k = 0; k < sizeof options / sizeof *options && n->kind == NODE_OBJECT; k++) {
			const struct node *one = node_get(n, str_of(options[k].key));
			if (one && one->kind == NODE_BOOL && str_eq(one->text, str_of(options[k].value)))
				return true;
		}
	return false;
}

bool route_is_optional(const struct route_file *r, const struct node *value)
{
	struct node place = *value;
	place.col += str_starts(value->text, S("new ")) ? 4 : str_starts(value->text, S("await ")) ? 6 : 0;
	for (size_t i = route_call_from(r, &place);
	     i < r->n_calls && r->calls[i]->line == place.line && r->calls[i]->col == place.col; i++)
		if (has_option(node_get(r->calls[i], S("args"))))
			return true;
	return false;
}

/* jwt(…).unless({path: ['/login', {url: '/x'}]}): paths that it lets pass, "?" for what is computed */
void route_unless(struct route_file *r, struct route_refs *paths, const struct node *value)
{
	for (size_t i = route_call_from(r, value);
	     i < r->n_calls && r->calls[i]->line == value->line && r->calls[i]->col == value->col; i++) {
		const struct node *options = route_arg(r->calls[i], 0);
		if (!str_eq(route_last(row_text(r->calls[i], S("callee"))), S("unless")))
			continue;
		const struct node *path = options && options->kind == NODE_OBJECT ? node_get(options, S("path")) : NULL;
		const struct node *one = path && path->kind == NODE_ARRAY ? path->child : path;
		if (!path || (options->child && options->child->next))
			route_refs_add(paths, S("?"));
		for (; one; one = path->kind == NODE_ARRAY ? one->next : NULL) {
			str text = one->kind == NODE_OBJECT ? route_member_text(one, S("url")) : route_text(one);
			route_refs_add(paths, text.n ? text : S("?"));
		}
		if (paths->more)
			paths->at[0] = S("?");
	}
}
