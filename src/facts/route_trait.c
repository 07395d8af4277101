/* Guards of Nest ask a Reflector what decorators have noted about a route: `if (isPublic) return true`. Which way that
 * goes is read from the exits of canActivate(). */
#include "route_trait.h"

#include <stdint.h>

#include "route_nest.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

bool route_gives_no(str function, str says)
{
	return str_eq(route_last(function), S("canActivate")) && str_starts(says, S("return ")) &&
	       !str_eq(says, S("return true"));
}

static bool is_read(const struct node *call)
{
	str callee = row_text(call, S("callee")), last = route_last(callee);
	return route_has_word(callee, "reflector") && str_listed(last, "get getAllAndOverride getAllAndMerge getAll");
}

/* Does the text say the word, and is it not denied there? */
static bool speaks_of(str text, str word, bool *denied)
{
	size_t at = word.n ? str_find(text, word, 0) : SIZE_MAX;
	if (at == SIZE_MAX)
		return false;
	*denied = at && text.p[at - 1] == '!' && !(at > 1 && text.p[at - 2] == '!');
	*denied = *denied || str_find(text, S("=== undefined"), at) != SIZE_MAX ||
	          str_find(text, S("length === 0"), at) != SIZE_MAX || str_find(text, S("== null"), at) != SIZE_MAX;
	return true;
}

/* Which way a guard goes for routes that have what it asked for. */
static const char *way_of(const struct route_function *f, str name)
{
	const struct node *exits = node_get(f->node, S("exits"));
	bool refused = false, denied;
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str says = row_text(n, S("says")), condition = row_text(n, S("if"));
		bool passes = str_eq(says, S("return true")) || str_starts(says, S("return true ")),
		     there = speaks_of(condition, name, &denied) || speaks_of(condition, S("reflector"), &denied);
		if (there && passes && !denied)
			return "opens";
		if (there && passes && !refused)
			return "needs";
		if (speaks_of(says, name, &denied) && !denied && str_find(says, S("||"), 0) != SIZE_MAX)
			return "opens";
		refused = refused || route_refuses(says, condition) || str_eq(says, S("return false"));
	}
	return "asks";
}

static void add_all(struct members *row, str key, const struct route_refs *refs)
{
	if (!refs->n)
		return;
	struct members list = members_below(row, NODE_ARRAY, key, NULL);
	for (size_t i = 0; i < refs->n; i++)
		members_scalar(&list, NODE_STRING, S(""), refs->at[i], NULL);
}

void route_add_traits(struct route_file *r, const struct route_function *f, struct members *row)
{
	struct route_refs metadata = {.n = 0}, sets = {.n = 0}, guards = {.n = 0};
	for (size_t c = route_call_from(r, f->node); c < r->n_calls && route_within(f->node, r->calls[c]); c++) {
		const struct node *call = r->calls[c];
		str name = row_text(call, S("name"));
		if (is_read(call)) {
			route_refs_add(&metadata, arena_printf(&r->scratch, "%s %.*s", way_of(f, route_given(r, call)),
			                                       STR_ARG(route_key(r, route_arg(call, 0)))));
		} else if (str_eq(name, S("SetMetadata"))) {
			route_refs_add(&sets, route_key(r, route_arg(call, 0)));
		} else if (str_eq(name, S("UseGuards"))) {
			for (const struct node *n = route_arg(call, 0); n; n = n->next)
				route_refs_add(&guards, route_ref_text(r, n->text));
		}
	}
	add_all(row, S("metadata"), &metadata);
	add_all(row, S("sets"), &sets);
	add_all(row, S("guards"), &guards);
}

void route_constants(struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values"));
	bool sets = false;
	for (size_t c = 0; c < r->n_calls && !sets; c++)
		sets = str_eq(row_text(r->calls[c], S("name")), S("SetMetadata"));
	for (const struct node *n = sets && values ? values->child : NULL; n; n = n->next)
		if (n->kind == NODE_STRING && n->key.n)
			route_add(r, &(struct route_part){
			                     .kind = S("constant"), .name = n->key, .route = n->text, .at = n});
}
