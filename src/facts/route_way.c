/* What paths of files say, and how what they export becomes a route. */
#include "route_way.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "route_word.h"
#include "row_get.h"

bool route_way_below(str path, const char *folder, str *root, str *rest)
{
	str part = str_of(folder), dotted = str_extension(path);
	for (size_t at = 0; (at = str_find(path, part, at)) != SIZE_MAX; at++) {
		bool begins = at == 0 || path.p[at - 1] == '/';
		if (!begins || at + part.n >= path.n || path.p[at + part.n] != '/')
			continue;
		*root = str_sub(path, 0, at ? at - 1 : 0);
		*rest = str_sub(path, at + part.n + 1, path.n - (dotted.n ? dotted.n + 1 : 0));
		if (str_ends(*root, S("/src")) || str_eq(*root, S("src")))
			root->n = root->n > 4 ? root->n - 4 : 0;
		return true;
	}
	return false;
}

str route_way_address(struct route_file *r, str way)
{
	struct buf b BUF_AUTO = {0};
	str part;
	while (str_cut(&way, '/', &part)) {
		size_t inner = str_find(part, S("["), 0);
		if (part.n && part.p[0] == '@' && inner != SIZE_MAX &&
		    str_ends(part, S("]"))) { /* @[user] of SvelteKit */
			buf_printf(&b, "/%.*s:%.*s", STR_ARG(str_sub(part, 0, inner)),
			           STR_ARG(str_sub(part, inner + 1, part.n - 1)));
			continue;
		}
		if (!part.n || part.p[0] == '(' || part.p[0] == '@' || str_eq(part, S("index")))
			continue;
		bool hole = part.p[0] == '[';
		while (hole && part.n && strchr("[].", part.p[0]))
			part = str_sub(part, 1, part.n);
		while (hole && part.n && part.p[part.n - 1] == ']')
			part.n--;
		buf_printf(&b, "/%s%.*s", hole ? ":" : "", STR_ARG(part));
	}
	return b.n ? arena_str(&r->scratch, buf_str(&b)) : S("/");
}

str route_way_root(struct route_file *r, str root) { return root.n ? arena_str(&r->scratch, root) : S("."); }

const struct node *route_export(const struct route_file *r, str name)
{
	const struct node *exports = node_get(r->tree, S("exports"));
	return exports ? node_get(exports, name) : NULL;
}

str route_handler_of(struct route_file *r, const struct node *value, struct route_refs *guards)
{
	if (value->kind == NODE_OBJECT)
		return node_get(value, S("module")) ? route_imported(r, value) : S("");
	size_t inside = route_function(r, value);
	str ref = route_ref(r, value);
	if (route_relays(ref)) /* what it is handed only prepares that */
		return ref;
	if (inside != SIZE_MAX && inside != route_function_at(r, value)) {
		route_refs_add(guards, ref);
		return route_function_ref(r, inside);
	}
	size_t open = str_find(value->text, S("("), 0);
	if (str_ends(ref, S("()")) && open != SIZE_MAX) { /* withAuth(handler) */
		str inner = route_ref_text(r, str_trim(str_sub(value->text, open + 1, value->text.n)));
		if (inner.n) {
			route_refs_add(guards, ref);
			return inner;
		}
	}
	return ref;
}

void route_way_add(struct route_file *r, const struct route_way *way, const struct node *value)
{
	struct route_refs guards = {.n = 0};
	if (way->guards)
		guards = *way->guards;
	str ref = route_handler_of(r, value, &guards);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .method = way->method,
	                                  .route = way->route,
	                                  .ref = ref,
	                                  .name = way->root,
	                                  .guards = &guards,
	                                  .marks = str_eq(way->method, S("GET")) ? way->built : NULL,
	                                  .framework = str_of(way->framework),
	                                  .writes = way->writes,
	                                  .at = value});
}

void route_way_verbs(struct route_file *r, const struct route_way *way)
{
	static const char *const verbs[] = {"GET", "POST", "PUT", "PATCH", "DELETE", "ALL", "fallback"};
	struct route_way own = *way;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		const struct node *value = route_export(r, str_of(verbs[i]));
		own.method = i < 5 ? str_of(verbs[i]) : S("any");
		if (value)
			route_way_add(r, &own, value);
	}
}

void route_way_default(struct route_file *r, const struct route_way *way)
{
	const struct node *value = route_export(r, S("default"));
	value = value ? value : route_export(r, S("*"));
	if (value)
		route_way_add(r, way, value);
}

static void add_front(struct route_file *r, const struct route_way *way, str ref, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("matcher"),
	                                  .name = way->root,
	                                  .method = way->method,
	                                  .ref = ref,
	                                  .route = way->route,
	                                  .framework = str_of(way->framework),
	                                  .at = at});
}

void route_way_front(struct route_file *r, const struct route_way *way, const struct node *value)
{
	struct route_refs guards = {.n = 0};
	size_t call = route_call_from(r, value);
	bool there = call < r->n_calls && r->calls[call]->line == value->line && r->calls[call]->col == value->col;
	const struct node *list = value->kind == NODE_ARRAY ? value : NULL;
	if (there && str_eq(row_text(r->calls[call], S("callee")), S("sequence")))
		list = node_get(r->calls[call], S("args"));
	if (list) {
		for (const struct node *n = list->child; n; n = n->next)
			route_way_front(r, way, n);
		return;
	}
	str ref = route_handler_of(r, value, &guards);
	if (ref.n)
		add_front(r, way, ref, value);
	for (size_t g = 0; g < guards.n; g++)
		add_front(r, way, guards.at[g], value);
}
