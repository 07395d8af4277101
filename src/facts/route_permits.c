/* Ways out of get_permissions(). What is put together in variables is not followed. */
#include "route_permits.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "route_answer.h"
#include "route_decorate.h"
#include "route_word.h"
#include "row_get.h"

enum { NAMES = 64 };

/* ---- reading ---- */

/* The texts in 'a' or ["a", 'b']; false: there is something else. */
static bool texts_of(str s, struct buf *out)
{
	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		size_t end = c == '\'' || c == '"' ? str_find(s, str_sub(s, i, i + 1), i + 1) : SIZE_MAX;
		if (end == SIZE_MAX && !strchr("[](){}, ", c))
			return false;
		if (end == SIZE_MAX)
			continue;
		buf_printf(out, " %.*s", STR_ARG(str_sub(s, i + 1, end)));
		i = end;
	}
	return out->n > 0;
}

/* self.action in ['a', 'b'] as "is a b"; "?" for what else it asks. */
static str condition_of(struct route_file *r, str s)
{
	static const struct {
		const char *before, *word;
	} forms[] = {{"self.action == ", "is"},      {"self.action != ", "not"},      {"self.action in ", "is"},
	             {"self.action not in ", "not"}, {"self.request.method == ", ""}, {"self.request.method in ", ""}};
	struct buf b BUF_AUTO = {0};
	s = str_trim(s);
	if (!s.n || str_eq(s, S("else")))
		return S("");
	if (str_starts(s, S("self.request.method in ")) && str_ends(s, S("SAFE_METHODS")))
		return S("GET HEAD OPTIONS");
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		str before = str_of(forms[i].before);
		if (str_starts(s, before) && texts_of(str_sub(s, before.n, s.n), &b))
			return str_trim(arena_printf(&r->scratch, "%s%.*s", forms[i].word, STR_ARG(buf_str(&b))));
	}
	return S("?");
}

/* return [A(), b.B()]: each of them called, and nothing else. */
static void list_of(struct route_file *r, str says, struct route_refs *out)
{
	str list = str_trim(str_starts(says, S("return ")) ? str_sub(says, 7, says.n) : S("")), item, callee, inside;
	bool plain = list.n > 1 && list.p[0] == '[' && list.p[list.n - 1] == ']';
	list = plain ? str_sub(list, 1, list.n - 1) : S("?");
	if (plain && !str_trim(list).n)
		route_refs_add(out, S("none"));
	while (route_item(&list, &item)) {
		bool called =
		        plain && route_called(item, &callee, &inside) && !inside.n && route_chain(callee).n == callee.n;
		str ref = called ? route_ref_text(r, callee) : S("?");
		route_refs_add(out, ref.n ? ref : S("?"));
	}
}

/* Under a condition of another one, or in a loop. */
static bool is_nested(const struct node *exit)
{
	const struct node *under = node_get(exit, S("under"));
	for (const struct node *n = under ? under->child : NULL; n; n = n->next)
		if (!str_listed(n->text, "try do with"))
			return true;
	return false;
}

static void add_permits(struct route_file *r, const struct route_function *f, str condition,
                        const struct route_refs *list, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("permits"),
	                                  .name = arena_printf(&r->scratch, "%.*s.get_permissions",
	                                                       STR_ARG(row_text(f->owner, S("name")))),
	                                  .method = condition,
	                                  .permissions = list,
	                                  .at = at});
}

/* The condition around a value in a function: "" where there is none, "?" where there are several. */
static str around(struct route_file *r, const struct node *function, const struct node *value)
{
	str condition = S("");
	size_t n = 0;
	for (size_t i = 0; i < r->n_branches; i++)
		if (route_within(function, r->branches[i].node) && route_within(r->branches[i].node, value)) {
			condition = condition_of(r, r->branches[i].node->text);
			n++;
		}
	return n > 1 ? S("?") : condition;
}

/* The value of a name in the function, or of self.name in its class; NULL: none. */
static const struct node *value_of(const struct route_file *r, const struct route_function *f, str chain)
{
	str name = route_last(chain);
	const struct node *own = node_get(f->owner, S("values")), *values = node_get(r->tree, S("values"));
	if (str_starts(chain, S("self.")) || str_starts(chain, S("cls.")))
		return own ? node_get(own, name) : NULL;
	for (const struct node *v = values ? values->child : NULL; v; v = v->next)
		if (str_eq(v->key, name) && route_within(f->node, v))
			return v;
	for (size_t i = route_names_from(r, name), n = 0; i < r->n_names && n < NAMES; i++, n++)
		if (str_eq(r->names[i]->key, name) && route_within(f->node, r->names[i]))
			return r->names[i];
	return NULL;
}

/* @action(permission_classes=[…]): what self.permission_classes is hangs on the action there. */
static bool says_by_action(const struct route_file *r, const struct node *class)
{
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *marks =
		        r->functions[i].owner == class ? node_get(r->functions[i].node, S("marks")) : NULL;
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
			if (str_find(m->text, S("permission_classes"), 0) != SIZE_MAX)
				return true;
	}
	return false;
}

/* What stands for all actions that a map does not name: [IsAuthenticated], self.permission_classes. */
static void otherwise(struct route_file *r, const struct route_function *f, str text, struct route_refs *out)
{
	const struct node *value = route_chain(text).n == text.n && text.n ? value_of(r, f, text) : NULL;
	bool list = str_starts(text, S("[")) && str_ends(text, S("]"));
	str rest = list ? str_sub(text, 1, text.n - 1) : S(""), item;
	if (value && !says_by_action(r, f->owner))
		route_permissions_read(r, value, out);
	while (list && route_item(&rest, &item)) {
		item = str_trim(item);
		route_refs_add(out, route_chain(item).n == item.n ? route_ref_text(r, item) : S("?"));
	}
	if (!out->n)
		route_refs_add(out, S("?"));
}

/* PERMISSIONS.get(self.action, [IsAdmin]), self.by_action[self.action]: a list for each action. */
static bool mapped(struct route_file *r, const struct route_function *f, str text)
{
	str chain = route_chain(text), inside = str_sub(text, chain.n, text.n);
	bool get = str_ends(chain, S(".get")) && str_starts(inside, S("(self.action"));
	bool index = str_eq(inside, S("[self.action]"));
	const struct node *map = get || index ? value_of(r, f, str_sub(chain, 0, chain.n - (get ? 4 : 0))) : NULL;
	struct route_refs rest = {.n = 0};
	if (!map || map->kind != NODE_OBJECT)
		return false;
	for (const struct node *n = map->child; n; n = n->next) {
		struct route_refs list = {.n = 0};
		route_permissions_read(r, n, &list);
		add_permits(r, f, n->key.n ? arena_printf(&r->scratch, "is %.*s", STR_ARG(n->key)) : S("?"), &list, n);
	}
	size_t comma = get ? str_find(inside, S(","), 0) : SIZE_MAX;
	if (comma != SIZE_MAX && str_ends(inside, S(")"))) {
		otherwise(r, f, str_trim(str_sub(inside, comma + 1, inside.n - 1)), &rest);
		add_permits(r, f, S(""), &rest, map);
	}
	return true;
}

/* return [one() for one in lists]: what the name is given, each under its condition; what is given without one stands
 * for all others. False: it is something else. */
static bool gathered(struct route_file *r, const struct route_function *f, str says)
{
	const struct node *values = node_get(r->tree, S("values"));
	size_t in = str_find(says, S(" in "), 0), found = 0;
	str list = in == SIZE_MAX ? S("") : str_trim(str_sub(says, in + 4, says.n - 1));
	if (!str_starts(says, S("return [")) || str_find(says, S("() for "), 0) == SIZE_MAX || !list.n)
		return false;
	const struct node *given = route_chain(list).n == list.n ? value_of(r, f, list) : NULL;
	str way = given && given->kind == NODE_UNKNOWN ? given->text : route_chain(list).n == list.n ? S("") : list;
	if (way.n && mapped(r, f, way))
		return true;
	if (route_chain(list).n != list.n)
		return false;
	for (int plain = 0; plain < 2; plain++)
		for (const struct node *v = values ? values->child : NULL; v; v = v->next) {
			if (!str_eq(v->key, list) || !route_within(f->node, v))
				continue;
			str condition = around(r, f->node, v);
			bool otherwise = !condition.n;
			struct route_refs refs = {.n = 0};
			if (otherwise != plain)
				continue;
			route_permissions_read(r, v, &refs);
			add_permits(r, f, condition, &refs, v);
			found++;
		}
	return found > 0;
}

void route_permits(struct route_file *r)
{
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct route_function *f = &r->functions[i];
		const struct node *exits = node_get(f->node, S("exits"));
		if (!f->owner || !str_eq(row_text(f->node, S("name")), S("get_permissions")))
			continue;
		for (const struct node *e = exits ? exits->child : NULL; e; e = e->next) {
			struct route_refs list = {.n = 0};
			if (!exits->child->next && gathered(r, f, row_text(e, S("says"))))
				continue;
			list_of(r, row_text(e, S("says")), &list);
			add_permits(r, f, is_nested(e) ? S("?") : condition_of(r, row_text(e, S("if"))), &list,
			            e->line ? e : f->node);
		}
	}
}

/* ---- joining ---- */

static enum truth holds(str condition, str method, str action)
{
	str word = S(""), rest = condition, one;
	if (!condition.n)
		return TRUTH_TRUE;
	if (str_eq(condition, S("?")))
		return TRUTH_UNKNOWN;
	str_cut(&rest, ' ', &word);
	bool is = str_eq(word, S("is")), not = str_eq(word, S("not"));
	bool listed = false;
	for (str list = is || not ? rest : condition; str_cut(&list, ' ', &one);)
		listed = listed || str_eq(one, is || not ? action : method);
	return listed == !not ? TRUTH_TRUE : TRUTH_FALSE;
}

struct route_verdict route_permits_judge(struct route_finder *f, size_t file, str name, str method, str action)
{
	const struct route_verdict computed = {ROUTE_UNKNOWN, S("get_permissions"), S("its permissions are computed")};
	struct route_part_at *p;
	for (int plain = 0; plain < 2; plain++) { /* what is said without a condition is for all others */
		size_t at = SIZE_MAX;
		while ((p = route_find_next(f, file, S("permits"), name, &at))) {
			str condition = row_text(p->row, S("method"));
			enum truth here = holds(condition, method, action);
			const struct node *list = node_get(p->row, S("permissions"));
			if ((condition.n == 0) != plain || here == TRUTH_FALSE)
				continue;
			if (here == TRUTH_UNKNOWN || !list || !list->child)
				return computed;
			struct route_pair pair = route_permit(f, p->file, list->child);
			return route_is_read(method) ? pair.reads : pair.writes;
		}
	}
	return computed;
}
