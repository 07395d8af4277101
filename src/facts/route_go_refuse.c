/* Gin calls what stands behind a function in front of a route whatever that one answers, unless it aborts: measured
 * with 1.12. In a handler, behind which nothing stands, an answer and a return are a refusal. */
#include <stdint.h>

#include "route_go.h"
#include "route_word.h"
#include "row_get.h"

static str context_of(const struct node *function)
{
	const struct node *params = node_get(function, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (row_is(p, S("type"), S("*gin.Context")))
			return row_text(p, S("name"));
	return S("");
}

/* Does it hand on, or answer nobody but those whom it refuses? */
static bool stands_in_front(const struct route_file *r, const struct node *function, str context)
{
	static const char answers[] =
	        "JSON IndentedJSON PureJSON String HTML XML YAML Data File Redirect Status Render";
	size_t answered = 0;
	for (size_t i = route_call_from(r, function); i < r->n_calls && route_within(function, r->calls[i]); i++) {
		str callee = row_text(r->calls[i], S("callee")), last = route_last(callee);
		if (!str_starts(callee, context) || callee.n != context.n + 1 + last.n)
			continue;
		if (str_eq(last, S("Next")))
			return true;
		answered += str_listed(last, answers);
	}
	return answered < 2;
}

/* Of what does not say itself that it refuses, the condition has to be about who calls: that a call with his number
 * failed is none. */
static bool asks_who_calls(str condition)
{
	bool called = str_find(condition, S(":="), 0) != SIZE_MAX || str_find(condition, S("err"), 0) != SIZE_MAX;
	return !called && (str_starts(condition, S("!")) || str_find(condition, S("== nil"), 0) != SIZE_MAX ||
	                   str_find(condition, S("== \"\""), 0) != SIZE_MAX);
}

bool route_go_refuses(const struct route_file *r, const struct node *function, const struct node *exit)
{
	str says = row_text(exit, S("says")), condition = row_text(exit, S("if"));
	if (!str_ends(r->path, S(".go")))
		return true;
	if (!route_refuses(says, S("")) && !asks_who_calls(condition))
		return false;
	str context = context_of(function);
	if (!context.n || str_find(says, S("Abort"), 0) != SIZE_MAX || str_find(says, S("panic("), 0) != SIZE_MAX)
		return true;
	bool answers = str_starts(says, context) && says.n > context.n && says.p[context.n] == '.';
	return !answers || !stands_in_front(r, function, context);
}

bool route_go_is_context(const struct route_file *r, const struct node *place, str name)
{
	for (size_t i = route_around(r, place); i != SIZE_MAX; i = r->functions[i].parent) {
		const struct node *params = node_get(r->functions[i].node, S("params"));
		for (const struct node *p = params ? params->child : NULL; p; p = p->next)
			if (row_is(p, S("name"), name))
				return str_listed(row_text(p, S("type")),
				                  "*gin.Context echo.Context *echo.Context *fiber.Ctx fiber.Ctx "
				                  "http.ResponseWriter *http.Request http.Handler http.HandlerFunc");
	}
	return false;
}

str route_go_returned(struct route_file *r, const struct node *exit)
{
	str says = row_text(exit, S("says"));
	if (!str_starts(says, S("return ")) || node_get(exit, S("if")))
		return S("");
	str chain = route_chain(str_sub(says, 7, says.n)), rest = str_sub(says, 7 + chain.n, says.n);
	str head = str_sub(chain, 0, str_find(chain, S("."), 0));
	if (!chain.n || !str_starts(rest, S("(")) || route_go_is_context(r, exit, head))
		return S("");
	return arena_printf(&r->scratch, "%.*s()", STR_ARG(route_go_ref(r, exit, chain)));
}
