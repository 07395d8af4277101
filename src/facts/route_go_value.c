/* What handlers and guards of Go refer to: functions in place, names, methods of what a constructor gave, and what
 * they are wrapped in. */
#include <stdint.h>
#include <string.h>

#include "route_branch.h"
#include "route_go.h"
#include "route_word.h"
#include "row_get.h"

enum { WRAPPED = 6 };

static str without_marks(str text)
{
	while (text.n && (text.p[0] == '&' || text.p[0] == '*'))
		text = str_sub(text, 1, text.n);
	return text;
}

/* new(a.T) is given as (a.T); a.T{…} is a value, and a call of its type at the place. */
str route_go_made_of(const struct route_file *r, const struct node *given)
{
	enum { LOOKED_AT = 8 };
	str text = given->text, chain;
	if (given->kind == NODE_UNKNOWN && str_starts(text, S("(")) && str_ends(text, S(")"))) {
		text = str_sub(text, 1, text.n - 1);
		chain = route_chain(text);
		return chain.n == text.n ? chain : S("");
	}
	size_t from = given->kind == NODE_OBJECT ? route_call_from(r, given) : 0;
	for (size_t i = from; i-- > 0 && from - i <= LOOKED_AT;) {
		const struct node *args = node_get(r->calls[i], S("args")), *first = args ? args->child : NULL;
		bool same = first && first->line == given->line && first->col == given->col;
		if (same && row_is(r->calls[i], S("new"), S("true")))
			return row_text(r->calls[i], S("callee"));
	}
	return S("");
}

/* What a name is given, of which the reader has a value: h := &Handler{…} */
static const struct node *value_of(const struct route_file *r, str name, size_t around)
{
	const struct node *values = node_get(r->tree, S("values")), *n = values ? node_get(values, name) : NULL;
	return n && route_around(r, n) == around ? n : NULL;
}

/* "handlers.Orders" as it is seen from the file: module#Orders; a name of the package: .#Orders */
static str of_package(struct route_file *r, str chain, str rest)
{
	str member = chain, head = S("");
	str_cut(&member, '.', &head);
	str module = member.n ? route_go_module(r, head) : S("");
	const char *dot = rest.n ? "." : "";
	if (module.n)
		return arena_printf(&r->scratch, "%.*s#%.*s%s%.*s", STR_ARG(module), STR_ARG(member), dot,
		                    STR_ARG(rest));
	return arena_printf(&r->scratch, ".#%.*s%s%.*s", STR_ARG(chain), dot, STR_ARG(rest));
}

/* What stands in front of the method of a name that is no import: its type, or what made it; "" when nothing says so.
 */
static str type_of(struct route_file *r, const struct node *place, str name)
{
	for (size_t i = route_around(r, place);; i = r->functions[i].parent) {
		const struct node *params = i == SIZE_MAX ? NULL : node_get(r->functions[i].node, S("params"));
		for (const struct node *p = params ? params->child : NULL; p; p = p->next)
			if (row_is(p, S("name"), name))
				return route_chain(without_marks(route_go_param_type(p)));
		size_t from = route_names_from(r, name);
		for (size_t n = from; n < r->n_names && n < from + 64 && str_eq(r->names[n]->key, name); n++)
			if (r->names[n]->kind == NODE_UNKNOWN && route_around(r, r->names[n]) == i) {
				str made = route_go_made_of(r, r->names[n]);
				return made.n ? made : route_chain(without_marks(r->names[n]->text));
			}
		const struct node *value = value_of(r, name, i);
		str made = value ? route_go_made_of(r, value) : S("");
		if (made.n)
			return made;
		if (i == SIZE_MAX)
			return S("");
	}
}

/* The type whose method the place stands in. */
static str receiver_type(struct route_file *r, const struct node *place)
{
	for (size_t i = route_around(r, place); i != SIZE_MAX; i = r->functions[i].parent) {
		str of = row_text(r->functions[i].node, S("of"));
		if (of.n)
			return of;
	}
	return S("");
}

str route_go_ref(struct route_file *r, const struct node *place, str text)
{
	str chain = route_chain(without_marks(text)), rest = chain, head = S(""), type;
	if (!chain.n || !str_cut(&rest, '.', &head))
		return S("");
	if (!rest.n || route_go_module(r, head).n)
		return of_package(r, chain, S(""));
	type = type_of(r, place, head);
	if (!type.n)
		type = receiver_type(r, place);
	return type.n ? of_package(r, type, rest) : of_package(r, chain, S(""));
}

str route_go_member(struct route_file *r, const struct node *place, str text)
{
	str rest = route_chain(without_marks(text)), head = S("");
	str_cut(&rest, '.', &head);
	str type = rest.n && !route_go_module(r, head).n ? type_of(r, place, head) : S("");
	return type.n ? of_package(r, type, rest) : S("");
}

/* ---- wrappers ---- */

static const struct node *call_at(const struct route_file *r, const struct node *place)
{
	const struct node *longest = NULL;
	for (size_t i = route_call_from(r, place);
	     i < r->n_calls && r->calls[i]->line == place->line && r->calls[i]->col == place->col; i++)
		longest = r->calls[i];
	return longest;
}

/* May it be a function that handles, and not what such a one is made with? */
static bool may_handle(struct route_file *r, const struct node *n)
{
	if (n->kind != NODE_UNKNOWN)
		return false;
	str chain = route_chain(without_marks(n->text)), last = route_last(chain);
	bool inside = route_function_at(r, n) != SIZE_MAX, called = chain.n < n->text.n && call_at(r, n);
	bool named = route_has_function(r, last) || route_has_word(last, "handle serve mux router next");
	return inside || called || named || (chain.n > last.n && last.n && last.p[0] >= 'A' && last.p[0] <= 'Z');
}

static const struct node *handled_by(struct route_file *r, const struct node *call)
{
	const struct node *args = node_get(call, S("args")), *found = NULL;
	for (const struct node *n = args ? args->child : NULL; n; n = n->next)
		if (may_handle(r, n))
			found = n;
	return found;
}

/* Changes the type of what it is given and nothing else. */
static bool is_plain(str ref)
{
	return str_listed(ref,
	                  "net/http#HandlerFunc net/http#StripPrefix net/http#TimeoutHandler net/http#MaxBytesHandler "
	                  "github.com/gin-gonic/gin#WrapH github.com/gin-gonic/gin#WrapF "
	                  "github.com/labstack/echo/v4#WrapHandler");
}

/* A setting by which some are let pass without a look, or by which it is told whether it refuses at all. */
static bool is_conditional(const struct node *call)
{
	static const char settings[] = "Skipper Next Filter Unless ContinueOnIgnoredError CredentialsOptional";
	const struct node *args = node_get(call, S("args"));
	for (const struct node *n = args ? args->child : NULL; n; n = n->next) {
		if (n->kind == NODE_BOOL)
			return true;
		for (const struct node *m = n->kind == NODE_OBJECT ? n->child : NULL; m; m = m->next)
			if (str_listed(m->key, settings) && m->kind != NODE_NULL)
				return true;
	}
	return false;
}

/* Of a package that puts no guard in front, it does not matter for whom it does what it does: limiter.New(…) */
static bool may_guard(str ref)
{
	size_t hash = route_hash(ref);
	return hash == SIZE_MAX || str_starts(ref, S(".")) ||
	       route_package(str_sub(ref, 0, hash), str_sub(ref, hash + 1, ref.n)) != ROUTE_NO_GUARD;
}

/* Its one argument, where that is true or false; NULL. */
static const struct node *only_bool(const struct node *call)
{
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
	return first && !first->next && first->kind == NODE_BOOL ? first : NULL;
}

str route_go_value(struct route_file *r, struct route_refs *guards, const struct node *value)
{
	str named = S(""); /* a name of which nothing more is known */
	for (unsigned i = 0; value && i < WRAPPED; i++) {
		size_t function = value->kind == NODE_UNKNOWN ? route_function_at(r, value) : SIZE_MAX;
		if (value->kind != NODE_UNKNOWN)
			return named;
		if (function != SIZE_MAX)
			return route_go_function(r, function);
		str chain = route_chain(without_marks(value->text));
		bool all = chain.n == value->text.n && str_ends(chain, S("...")); /* guards... */
		chain.n -= all ? 3 : 0;
		const struct node *call = !all && chain.n < value->text.n ? call_at(r, value) : NULL;
		bool several = false;
		const struct node *given = !call && chain.n == route_last(chain).n && chain.n == value->text.n
		                                   ? route_go_given(r, value, chain, &several)
		                                   : NULL;
		if (several)
			return S("?");
		if (given && given != value) {
			named = route_go_ref(r, value, value->text);
			value = given;
			continue;
		}
		str param = guards && !call ? S("")
		                            : route_go_parameter(r, value, call ? row_text(call, S("callee")) : chain);
		if (!call)
			return param.n ? param : all ? S("?") : route_go_ref(r, value, value->text);
		str ref = param.n ? param : route_go_ref(r, value, row_text(call, S("callee")));
		const struct node *inner = guards ? handled_by(r, call) : NULL;
		const struct node *told = guards ? NULL : only_bool(call);
		if (told) /* Auth(true): what it makes hangs on that */
			return arena_printf(&r->scratch, "%.*s(=%.*s)", STR_ARG(ref), STR_ARG(told->text));
		if ((is_conditional(call) || route_lets_all(r, call)) && may_guard(ref))
			return S("?");
		if (!inner)
			return arena_printf(&r->scratch, "%.*s()", STR_ARG(ref));
		if (!is_plain(ref))
			route_refs_add(guards, arena_printf(&r->scratch, "%.*s()", STR_ARG(ref)));
		value = inner;
	}
	return named;
}
