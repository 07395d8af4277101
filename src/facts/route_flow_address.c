/* What is asked for, where that is known: the path and the method of one route. A guard that lists the paths which it
 * lets pass is gone through once for each route, so that each is told apart from the others as the guard does it. A
 * part of the path that a caller chooses (:id) may be anything. */
#include <string.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_match.h"
#include "route_word.h"

bool flow_is_text(struct flow_value v)
{
	return v.text.p && (v.worth == WORTH_THERE || v.worth == WORTH_EMPTY || v.worth == WORTH_ADDRESS);
}

struct flow_value flow_address(const struct flow_run *r, str name, bool whole)
{
	static const char paths[] = "pathname path path_info Path url originalUrl";
	struct flow_value v = flow_worth(WORTH_ADDRESS);
	if (whole && r->path.n && str_listed(name, paths))
		v.text = r->path;
	else if (whole && r->asks.n && str_listed(name, "method Method"))
		v.text = r->asks;
	else if (whole && r->script && r->endpoint.n && str_eq(name, S("id"))) /* event.route.id of SvelteKit */
		v.text = r->endpoint;
	return v;
}

bool flow_holds_address(str chain)
{
	str last = route_last(chain);
	str of = chain.n > last.n ? route_last(str_sub(chain, 0, chain.n - last.n - 1)) : S("");
	return str_listed(of, "nextUrl url URL request req event c ctx r");
}

/* The length of a group of routes at n, which is a name: (protected) of /(protected)/notes; 0: there is none. */
static size_t group_at(str text, size_t n)
{
	size_t end = n;
	while (end < text.n && !strchr(")*|:?/.", text.p[end]))
		end++;
	bool whole = end < text.n && text.p[end] == ')' && (end + 1 == text.n || text.p[end + 1] == '/');
	return text.p[n] == '(' && n && text.p[n - 1] == '/' && whole ? end + 1 - n : 0;
}

/* Up to the first part that a caller chooses: :id, {id}, <int:id>, [id], a pattern, or all the rest. */
static size_t known_until(str text)
{
	size_t n = 0, group;
	while (n < text.n && ((group = group_at(text, n)) || !strchr(":*{<[(", text.p[n])))
		n += group ? group : 1;
	return n;
}

static enum truth starts(str text, str with)
{
	size_t known = known_until(text);
	if (with.n <= known)
		return str_starts(text, with) ? TRUTH_TRUE : TRUTH_FALSE;
	return known < text.n && str_starts(with, str_sub(text, 0, known)) ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static enum truth equals(str text, str other)
{
	size_t known = known_until(text);
	if (known == text.n)
		return str_eq(text, other) ? TRUTH_TRUE : TRUTH_FALSE;
	return str_starts(other, str_sub(text, 0, known)) ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static enum truth ends(str text, str with)
{
	return known_until(text) < text.n ? TRUTH_UNKNOWN : str_ends(text, with) ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth holds(str text, str what)
{
	size_t known = known_until(text);
	if (str_find(str_sub(text, 0, known), what, 0) != SIZE_MAX)
		return TRUTH_TRUE;
	return known < text.n ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static struct flow_value told(enum truth t)
{
	return flow_worth(t == TRUTH_TRUE ? WORTH_THERE : t == TRUTH_FALSE ? WORTH_FALSE : WORTH_ADDRESS);
}

/* One of several tests that hold together where one of them does. */
struct any {
	bool yes, unknown;
};

static void add(struct any *any, enum truth t)
{
	any->yes = any->yes || t == TRUTH_TRUE;
	any->unknown = any->unknown || t == TRUTH_UNKNOWN;
}

static struct flow_value any_of(const struct any *any)
{
	return told(any->yes ? TRUTH_TRUE : any->unknown ? TRUTH_UNKNOWN : TRUTH_FALSE);
}

bool flow_compare_address(struct flow_value a, struct flow_value b, struct flow_value *v)
{
	bool swap = a.worth != WORTH_ADDRESS;
	struct flow_value address = swap ? b : a, other = swap ? a : b;
	if (address.worth != WORTH_ADDRESS || !flow_is_text(address) || !flow_is_text(other))
		return false;
	*v = told(equals(address.text, other.text));
	return true;
}

bool flow_address_within(struct flow_value item, struct flow_value of, struct flow_value *v)
{
	struct any any = {false, false};
	if (item.worth != WORTH_ADDRESS || !flow_is_text(item))
		return false;
	if (flow_is_text(of)) {
		*v = told(holds(of.text, item.text));
		return known_until(item.text) == item.text.n;
	}
	if (of.worth != WORTH_LIST || of.others)
		return false;
	for (size_t i = 0; i < of.n; i++)
		add(&any, flow_is_text(of.items[i]) ? equals(item.text, of.items[i].text) : TRUTH_UNKNOWN);
	*v = any_of(&any);
	return true;
}

/* pathname.startsWith('/api'), path.startswith(('/a', '/b')) */
static bool of_text(struct flow_value of, str name, const struct flow_args *a, struct flow_value *v)
{
	static const struct {
		const char *names;
		enum truth (*test)(str text, str with);
	} tests[] = {{"startsWith startswith", starts},
	             {"endsWith endswith", ends},
	             {"includes contains Contains", holds},
	             {"equals Equals", equals}};
	struct flow_value with = a->n ? a->at[0] : flow_worth(WORTH_UNKNOWN);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct any any = {false, false};
		if (!str_listed(name, tests[i].names) || a->n != 1)
			continue;
		if (with.worth == WORTH_LIST && !with.others)
			for (size_t k = 0; k < with.n; k++)
				add(&any, flow_is_text(with.items[k]) ? tests[i].test(of.text, with.items[k].text)
				                                      : TRUTH_UNKNOWN);
		else
			add(&any, flow_is_text(with) ? tests[i].test(of.text, with.text) : TRUTH_UNKNOWN);
		*v = any_of(&any);
		return true;
	}
	if (!a->n && str_listed(name, "toString trim toLowerCase lower")) {
		*v = of;
		return true;
	}
	return false;
}

/* list.some((p) => …), for each item of a list that is known: where one holds. list.every(): where one does not. */
static bool of_list(struct flow_run *r, struct flow_state *s, struct flow_value of, str name, const struct flow_args *a,
                    struct flow_value *v)
{
	bool every = str_eq(name, S("every"));
	struct any any = {false, false};
	if (of.others || !str_listed(name, "some find findIndex every") || !a->function.function || !of.n)
		return false;
	for (size_t i = 0; i < of.n; i++) {
		struct flow_state in = *s;
		if (!flow_is_text(of.items[i]))
			return false;
		struct flow_value one = flow_apply(r, &in, a->function, &of.items[i], 1);
		enum flow_answer answer = flow_answer_of(one);
		enum truth t = answer == ANSWER_YES ? TRUTH_TRUE : answer == ANSWER_NO ? TRUTH_FALSE : TRUTH_UNKNOWN;
		if (one.caller || (t == TRUTH_UNKNOWN && one.worth != WORTH_ADDRESS))
			return false;
		add(&any, every ? truth_not(t) : t);
	}
	*v = any_of(&any);
	if (every)
		*v = told(any.yes ? TRUTH_FALSE : any.unknown ? TRUTH_UNKNOWN : TRUTH_TRUE);
	else if (str_eq(name, S("findIndex")))
		*v = flow_worth(WORTH_UNKNOWN);
	return true;
}

bool flow_address_call(struct flow_run *r, struct flow_state *s, struct flow_value of, str name,
                       const struct flow_args *a, struct flow_value *v)
{
	if (!r->path.n)
		return false;
	if (of.worth == WORTH_ADDRESS && flow_is_text(of))
		return of_text(of, name, a, v);
	if (of.worth != WORTH_LIST)
		return false;
	if (a->n == 1 && str_listed(name, "includes has contains indexOf"))
		return !str_eq(name, S("indexOf")) && flow_address_within(a->at[0], of, v);
	return of_list(r, s, of, name, a, v);
}

struct flow_value flow_matched(const struct flow_run *r, const struct flow *patterns)
{
	struct any any = {false, false};
	if (!r->path.n || known_until(r->path) == 0)
		return flow_worth(WORTH_ADDRESS);
	for (const struct flow *p = patterns->child; p; p = p->next)
		add(&any, p->text.n ? route_matches(p->text, r->path) : TRUTH_UNKNOWN);
	return any_of(&any);
}

bool flow_made_address(str chain, const struct flow_args *a, struct flow_value *v)
{
	bool url = str_eq(chain, S("URL")), set = str_listed(chain, "Set Array.from set frozenset");
	if (!a->n || !((url && a->at[0].worth == WORTH_ADDRESS) || (set && a->at[0].worth == WORTH_LIST)))
		return false;
	*v = a->at[0];
	if (url)
		v->text = (str){NULL, 0}; /* all of it, and not the path alone */
	return true;
}
