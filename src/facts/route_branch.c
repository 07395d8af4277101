/* Conditions around a place: those of the file's own, and annotations by which a framework chooses. */
#include "route_branch.h"

#include <stdint.h>
#include <stdlib.h>

#include "route_word.h"
#include "row_get.h"

enum { CONDITION_SHOWN = 80, LOOKED_AT = 64 };

static int branch_order(const void *x, const void *y)
{
	const struct node *a = ((const struct route_branch *)x)->node, *b = ((const struct route_branch *)y)->node;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->col != b->col)
		return a->col < b->col ? -1 : 1;
	return a->end_line != b->end_line ? (a->end_line > b->end_line ? -1 : 1) : 0; /* the wider one is around */
}

static int assigned_order(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x, *b = *(const struct node *const *)y;
	int order = str_cmp(a->text, b->text);
	if (order)
		return order;
	return a->line != b->line ? (a->line < b->line ? -1 : 1) : (int)a->col - (int)b->col;
}

void route_index_branches(struct route_file *r)
{
	const struct node *list = node_get(r->tree, S("branches"));
	size_t n = 0;
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		n++;
	r->branches = arena_array(&r->scratch, struct route_branch, n);
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		r->branches[r->n_branches++] = (struct route_branch){b, SIZE_MAX};
	const struct node *assigned = node_get(r->tree, S("assigned"));
	for (const struct node *a = assigned ? assigned->child : NULL; a; a = a->next)
		n++;
	r->assigned = arena_array(&r->scratch, const struct node *, n);
	for (const struct node *a = assigned ? assigned->child : NULL; a; a = a->next)
		r->assigned[r->n_assigned++] = a;
	if (r->n_assigned)
		qsort(r->assigned, r->n_assigned, sizeof *r->assigned, assigned_order);
	if (r->n_branches)
		qsort(r->branches, r->n_branches, sizeof *r->branches, branch_order);
	for (size_t i = 0; i < r->n_branches; i++) {
		size_t parent = i - 1; /* none: SIZE_MAX */
		while (parent != SIZE_MAX && !route_within(r->branches[parent].node, r->branches[i].node))
			parent = r->branches[parent].parent;
		r->branches[i].parent = parent;
	}
}

/* The innermost one around a place; SIZE_MAX: none. */
static size_t branch_around(const struct route_file *r, const struct node *place)
{
	size_t low = 0, high = r->n_branches;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct node *b = r->branches[middle].node;
		if (b->line < place->line || (b->line == place->line && b->col <= place->col))
			low = middle + 1;
		else
			high = middle;
	}
	size_t i = low - 1;
	while (i != SIZE_MAX && !route_within(r->branches[i].node, place))
		i = r->branches[i].parent;
	return i;
}

/* A loop over what a file lists comes to all of it. */
static bool is_loop(str condition)
{
	static const char *const words[] = {"for", "foreach", "while", "until", "loop", "select"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		str word = str_of(words[i]), rest = str_sub(condition, word.n, condition.n);
		if (str_starts(condition, word) && (!rest.n || rest.p[0] == ' ' || rest.p[0] == '('))
			return true;
	}
	return false;
}

const struct node *route_block_around(const struct route_file *r, const struct node *place)
{
	size_t i = str_ends(r->path, S(".py")) ? SIZE_MAX : branch_around(r, place);
	return i == SIZE_MAX ? NULL : r->branches[i].node;
}

bool route_is_seen(const struct route_file *r, const struct node *given, const struct node *place)
{
	size_t scope = branch_around(r, given);
	return scope == SIZE_MAX || route_within(r->branches[scope].node, place);
}

/* The first of those of this name. */
static size_t assigned_from(const struct route_file *r, str name)
{
	size_t low = 0, high = r->n_assigned;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(r->assigned[middle]->text, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct node *route_assigned(const struct route_file *r, str name, size_t n)
{
	size_t i = assigned_from(r, name) + n;
	return i < r->n_assigned && str_eq(r->assigned[i]->text, name) ? r->assigned[i] : NULL;
}

bool route_assigned_between(const struct route_file *r, str name, const struct node *from, const struct node *to)
{
	size_t low = assigned_from(r, name);
	for (unsigned n = 0; low < r->n_assigned && str_eq(r->assigned[low]->text, name); n++, low++) {
		const struct node *a = r->assigned[low];
		bool behind = !from || a->line > from->line || (a->line == from->line && a->col > from->col);
		bool before = a->line < to->line || (a->line == to->line && a->col < to->col);
		if (n == LOOKED_AT || (behind && before && route_around(r, a) == route_around(r, to)))
			return true;
	}
	return false;
}

static void add(struct route_file *r, struct route_refs *under, const struct node *at, const char *how, str condition)
{
	route_refs_add(under, arena_printf(&r->scratch, "%u:%u %s%.*s", at->line, at->col, how,
	                                   STR_ARG(str_sub(condition, 0, CONDITION_SHOWN))));
}

/* if (!enabled) return; in front of it: a way out that is no fault, which would end the app. */
static void see_exits(struct route_file *r, size_t function, const struct node *place, struct route_refs *under)
{
	const struct node *exits = node_get(r->functions[function].node, S("exits"));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str says = row_text(n, S("says")), condition = row_text(n, S("if"));
		bool before = n->line < place->line || (n->line == place->line && n->col < place->col);
		bool fault = route_has_word(condition, "err error") || route_has_word(says, "err error exception fail");
		if (before && condition.n && !fault && (str_starts(says, S("return")) || str_ends(says, S("return"))) &&
		    !str_listed(condition, "else catch"))
			add(r, under, n, "not ", condition);
	}
}

/* @Profile("prod"), of its class or of the function that it stands in */
static void see_marks(struct route_file *r, const struct node *of, struct route_refs *under)
{
	static const char choosing[] =
	        "Profile Conditional ConditionalOnProperty ConditionalOnExpression ConditionalOnBean "
	        "ConditionalOnMissingBean ConditionalOnClass ConditionalOnWebApplication ConditionalOnCloudPlatform "
	        "IfBuildProfile UnlessBuildProfile IfBuildProperty UnlessBuildProperty LookupIfProperty "
	        "LookupUnlessProperty Requires";
	const struct node *marks = of ? node_get(of, S("marks")) : NULL;
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (m->kind == NODE_OBJECT && str_listed(route_last(row_text(m, S("name"))), choosing))
			add(r, under, m, "@", row_text(m, S("says")));
}

/* Those of the class that a place outside of functions stands in, or in front of. */
static void see_class(struct route_file *r, const struct node *place, struct route_refs *under)
{
	const struct node *list = node_get(r->tree, S("classes")), *c = list ? list->child : NULL;
	for (unsigned n = 0; c && n < LOOKED_AT; n++, c = c->next) {
		const struct node *marks = node_get(c, S("marks"));
		if (route_within(c, place) || (marks && route_within(marks, place)))
			see_marks(r, c, under);
	}
}

void route_under(struct route_file *r, const struct node *place, struct route_refs *under)
{
	for (size_t i = branch_around(r, place); i != SIZE_MAX; i = r->branches[i].parent)
		if (r->branches[i].node->text.n && !is_loop(r->branches[i].node->text))
			add(r, under, r->branches[i].node, "", r->branches[i].node->text);
	size_t around = route_around(r, place);
	if (around == SIZE_MAX)
		see_class(r, place, under);
	for (size_t i = around; i != SIZE_MAX; i = r->functions[i].parent) {
		see_exits(r, i, place, under);
		see_marks(r, r->functions[i].node, under);
		if (r->functions[i].parent == SIZE_MAX)
			see_marks(r, r->functions[i].owner, under);
	}
}

/* Behind a text in quotes that begins at i. */
static size_t behind_quotes(str text, size_t i)
{
	char quote = text.p[i++];
	for (; i < text.n && text.p[i] != quote; i++)
		i += text.p[i] == '\\';
	return i + 1;
}

static bool begins_choice(str text, size_t i, bool python)
{
	str rest = str_sub(text, i, text.n);
	if (python)
		return str_starts(rest, S(" if ")) || str_starts(rest, S(" or ")) || str_starts(rest, S(" and "));
	return str_starts(rest, S("&&")) || str_starts(rest, S("||")) || str_starts(rest, S("??")) ||
	       (text.p[i] == '?' && !str_starts(rest, S("?.")));
}

bool route_is_choice(const struct route_file *r, str text)
{
	enum { KEPT = 196 }; /* of a value's source, at least (format/code.h) */
	bool python = str_ends(r->path, S(".py"));
	unsigned depth = 0;
	if (text.n && text.p[0] == '/') /* a regular expression */
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '"' || c == '\'' || c == '`')
			i = behind_quotes(text, i) - 1;
		else if (c == '(' || c == '[' || c == '{')
			depth++;
		else if (c == ')' || c == ']' || c == '}') {
			if (!depth--) /* the rest belongs to what is around */
				return false;
		} else if (!depth && begins_choice(text, i, python))
			return true;
	}
	return depth && text.n >= KEPT && python; /* what stands behind the bracket may choose */
}

/* ---- joining ---- */

static const struct node *list_of(const struct node *row)
{
	const struct node *list = row ? node_get(row, S("under")) : NULL;
	return list ? list->child : NULL;
}

static bool hangs_on(const struct node *row, str what)
{
	for (const struct node *n = list_of(row); n; n = n->next)
		if (str_eq(n->text, what))
			return true;
	return false;
}

struct route_verdict route_if_registered(struct route_finder *f, struct route_verdict v, const struct node *guard,
                                         const struct node *route)
{
	bool same = route && str_eq(row_text(guard, S("path")), row_text(route, S("path")));
	for (const struct node *n = v.auth == ROUTE_GUARDED ? list_of(guard) : NULL; n; n = n->next) {
		str condition = n->text, place;
		if (same && hangs_on(route, n->text))
			continue;
		str_cut(&condition, ' ', &place);
		str path = row_text(guard, S("path"));
		str why = arena_printf(f->arena, "%.*s is registered only where %.*s holds (%.*s:%u)",
		                       STR_ARG(v.by.n ? v.by : S("its guard")), STR_ARG(condition), STR_ARG(path),
		                       guard->line);
		return (struct route_verdict){ROUTE_UNKNOWN, v.by, why};
	}
	return v;
}
