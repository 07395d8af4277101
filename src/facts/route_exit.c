/* Ways out: which of them refuse, which give back nothing, which go on; what is read on the way. */
#include "route_exit.h"

#include <stdint.h>
#include <string.h>

#include "route_apart.h"
#include "route_doubt.h"
#include "route_go.h"
#include "route_trait.h"
#include "route_word.h"
#include "row_get.h"

void route_calls_add(struct route_refs *calls, str ref)
{
	for (size_t i = 0; i < calls->n; i++)
		if (str_eq(calls->at[i], ref))
			return;
	route_refs_add(calls, ref);
}

bool route_in_branch(const struct route_file *r, const struct node *call)
{
	size_t around = route_around(r, call);
	const struct node *exits = around == SIZE_MAX ? NULL : node_get(r->functions[around].node, S("exits"));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT && route_within(n, call))
			return node_get(n, S("if")) != NULL;
	return false;
}

static bool holds_any(str s, const char *bytes)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(bytes, s.p[i]))
			return true;
	return false;
}

/* return guard('jwt'), of a package whose guard is known */
static void see_returned(struct route_file *r, struct route_traits *t, str says)
{
	str ref = str_starts(says, S("return ")) ? route_ref_text(r, str_sub(says, 7, says.n)) : S("");
	size_t hash = route_hash(ref);
	if (hash == SIZE_MAX || !str_ends(ref, S("()")))
		return;
	if (route_package(str_sub(ref, 0, hash), str_sub(ref, hash + 1, ref.n - 2)) == ROUTE_GUARD)
		route_once(&t->returns, ref);
}

/* return a if required else b; return required ? a : b; return a */
static void see_given(struct route_file *r, struct route_traits *t, str says)
{
	if (!str_starts(says, S("return ")) || says.n > 120 || holds_any(says, "({[\"'`=<>."))
		return;
	str word;
	for (str rest = str_sub(says, 7, says.n); str_cut(&rest, ' ', &word);) {
		const struct node *named = route_name(r, word);
		if ((named && named->kind == NODE_OBJECT) || route_has_function(r, word))
			route_calls_add(&t->calls, route_ref_text(r, word));
	}
}

/* if (req.method !== 'POST') return res.status(405)…: the one method that it answers; "" when it says no such thing */
static str only_method(str says, str condition)
{
	static const char *const methods[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};
	bool tests = str_find(condition, S("method !="), 0) != SIZE_MAX && !holds_any(condition, "&|");
	for (size_t i = 0; tests && str_find(says, S("405"), 0) != SIZE_MAX && i < 5; i++) {
		size_t at = str_find(condition, str_of(methods[i]), 0);
		if (at != SIZE_MAX && at && strchr("'\"`", condition.p[at - 1]))
			return str_of(methods[i]);
	}
	return S("");
}

/* What a way out says beside that it refuses. */
/* Of PHP and Ruby, where a way out stands in any block: is it taken by everybody who is not known? */
static bool is_for_strangers(bool lets, str says, str condition)
{
	bool unless = str_starts(condition, S("unless ")), not = str_starts(condition, S("!"));
	bool both = route_has_word(condition, "&&") || str_find(condition, S(" and "), 0) != SIZE_MAX;
	bool either = route_has_word(condition, "||") || str_find(condition, S(" or "), 0) != SIZE_MAX;
	if (!condition.n) /* where it ends well it may lead to the page for signing in, too */
		return lets || !route_has_word(says, "redirect");
	if (!route_asks_for_nobody(condition) || (both && !unless) || (either && unless))
		return false;
	return unless || not || (!either && route_has_word(condition, "null nil? blank? guest()"));
}

/* Is the way out in no other condition than its own? Told by how far they stand to the right of where the function
 * ends: of an outermost one the body stands twice as far as the condition. */
static bool is_outermost(const struct node *f, const struct node *way, bool ruby)
{
	const struct node *says = node_get(way, S("says")), *condition = node_get(way, S("if"));
	unsigned end = f->end_col - (ruby ? 3 : 1), most = ruby ? 2 : 4;
	if (!condition || !condition->text.n)
		return true;
	if (f->end_col < (ruby ? 4u : 2u) || says->col < end || condition->col < end)
		return false;
	unsigned word = str_starts(condition->text, S("unless ")) ? 0 : ruby ? 3 : 4;
	if (ruby &&
	    str_starts(says->text, S(","))) /* behind the braces of an argument: where its line begins is not said */
		return condition->col >= end + word && condition->col - word - end <= most;
	if (says->line == condition->line)
		return (says->col < condition->col ? says->col : condition->col - word) - end <= most;
	return condition->col >= end + word && 2 * (condition->col - word - end) == says->col - end;
}

/* if ($request->user()) return $next($request); return if current_user: does it let those pass who are known? */
static bool lets_known(const struct node *exits)
{
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str says = row_text(n, S("says")), condition = row_text(n, S("if"));
		bool passes = route_passes(says) || str_listed(says, "return") || str_eq(says, S("return true"));
		if (passes && route_has_word(condition, "user auth session token logged_in signed_in loggedin") &&
		    !route_asks_for_nobody(condition))
			return true;
	}
	return false;
}

/* auth()->check() && …: it refuses some of those who are known. */
static bool is_for_known(str condition)
{
	return str_starts(condition, S("auth()->check()")) || str_starts(condition, S("Auth::check()")) ||
	       str_starts(condition, S("current_user &&")) || str_starts(condition, S("current_user and"));
}

/* restore_session || request_authentication: Rails' own way to ask who calls. */
static void see_asking(struct route_traits *t, str says)
{
	if (!str_ends(says, S("|| request_authentication")) && !str_ends(says, S("or request_authentication")))
		return;
	route_once(&t->refuses, says);
	route_once(&t->identity, says);
	t->plain = true;
}

/* Does the condition hold of somebody who is known, and of nobody else? `catch` and `else` are no conditions. */
static bool is_about_caller(str condition)
{
	static const char *const denials[] = {"!",      "not ",    "== null", "=== null",
	                                      "== nil", "is None", "== \"\"", "undefined"};
	if (str_listed(condition, "else catch finally") || route_has_word(condition, "options"))
		return true;
	for (size_t i = 0; i < sizeof denials / sizeof *denials; i++)
		if (str_starts(condition, str_of(denials[i])) ||
		    (i > 1 && str_find(condition, str_of(denials[i]), 0) != SIZE_MAX))
			return false;
	return route_speaks_of_caller(condition) || route_has_word(condition, "valid verified allowed principal");
}

static void see_way(struct route_traits *t, str says, str condition, str function)
{
	bool address = route_has_word(condition, "pathname .path routekey originalurl req.url isPublic");
	if (route_gives_no(function, says) && route_has_word(says, "user token session role apikey permission"))
		route_once(&t->identity, says);
	if (route_refuses_plainly(says) && route_asks_for_nobody(condition) &&
	    route_has_word(condition, "user session token auth signed_in logged_in") &&
	    !route_has_word(condition, "body. query. params. .body .query"))
		route_once(&t->identity, condition);
	if (route_passes(says) && address && str_find(condition, S("!"), 0) != 0)
		route_once(&t->passes, condition);
	if (route_passes(says) && condition.n && !is_about_caller(condition))
		route_once(&t->bypass, condition);
}

static bool refuses(const struct route_file *r, const struct node *f, str says, str condition, bool inner)
{
	/* what is missing in Java, Kotlin and C# is seldom the caller: a role that is not found, an order that is null
	 */
	bool plain = (inner && row_text(f, S("name")).n) || str_listed(str_extension(r->path), "java kt kts cs");
	return (plain ? route_refuses_plainly(says) : route_refuses(says, condition)) ||
	       route_gives_no(row_text(f, S("name")), says);
}

/* Of PHP and Ruby: does the way out refuse whoever is not known? */
static bool is_sure(const struct route_file *r, const struct node *f, const struct node *exit, bool inner)
{
	bool lets = lets_known(node_get(f, S("exits")));
	return !inner && is_outermost(f, exit, str_ends(r->path, S(".rb"))) &&
	       is_for_strangers(lets, row_text(exit, S("says")), row_text(exit, S("if")));
}

/* Does it hang on more than its own condition? Whom that other one leaves out is let pass. */
static bool is_nested(const struct node *exit)
{
	const struct node *under = node_get(exit, S("under"));
	for (const struct node *n = under ? under->child : NULL; n; n = n->next)
		if (!str_listed(n->text, "try do with"))
			return true;
	return false;
}

static void see_exit(struct route_file *r, struct route_traits *t, const struct node *f, const struct node *exit,
                     bool inner)
{
	str says = row_text(exit, S("says")), condition = row_text(exit, S("if"));
	bool classed = str_listed(str_extension(r->path), "php rb");
	bool python = str_ends(r->path, S(".py")), goes_on = python && route_goes_on(f, says);
	if (exit->kind != NODE_OBJECT) {
		t->more = true;
	} else if (str_ends(r->path, S(".go")) && !route_go_refuses(r, f, exit)) {
		return;
	} else if (classed && is_for_known(condition)) {
		return;
	} else if (classed && route_is_sent_only(r, exit)) {
		t->optional = true;
	} else if (!goes_on && refuses(r, f, says, condition, inner)) {
		bool soft = python && !inner && route_is_soft(f, says);
		route_once(soft ? &t->stops : &t->refuses, says);
		if (!soft)
			route_doubt_exit(r, t, condition);
		if (classed)
			*(is_sure(r, f, exit, inner) || (!inner && route_catches_strangers(r, f, exit)) ? &t->plain
			                                                                                : &t->odd) =
			        true;
		else
			*(is_nested(exit) ? &t->odd : &t->plain) = true;
	} else if (!goes_on && !inner && route_stops(says, condition)) {
		route_once(&t->stops, says);
	} else {
		see_given(r, t, says);
		see_returned(r, t, says);
	}
}

/* return next(); in front of all that refuses: what stands behind is never come to. */
static bool passes_first(const struct node *exits)
{
	const struct node *first = exits ? exits->child : NULL;
	for (const struct node *n = first; n; n = n->next) {
		str says = row_text(n, S("says")), condition = row_text(n, S("if"));
		if (str_starts(says, S("return ")) && route_passes(says) && !condition.n)
			for (const struct node *b = n->next; b; b = b->next)
				if (!str_listed(row_text(b, S("if")), "catch else") &&
				    route_refuses_plainly(row_text(b, S("says"))))
					return true;
	}
	return false;
}

/* r = await next(); if (!user) throw …: the work is done when it refuses. Whoever catches what was thrown comes behind.
 */
static bool refuses_late(const struct route_file *r, const struct node *f, const struct node *exits)
{
	static const char on[] = "next call_next resolve get_response c.Next next.ServeHTTP next.invoke ctx.next";
	const struct node *refusal = NULL;
	for (const struct node *n = exits ? exits->child : NULL; n && !refusal; n = n->next)
		if (!str_listed(row_text(n, S("if")), "catch else") &&
		    route_refuses(row_text(n, S("says")), row_text(n, S("if"))))
			refusal = n;
	for (size_t c = route_call_from(r, f); refusal && c < r->n_calls && route_within(f, r->calls[c]); c++) {
		const struct node *call = r->calls[c];
		bool before = call->line < refusal->line || (call->line == refusal->line && call->col < refusal->col);
		if (!before)
			return false;
		if (str_listed(row_text(call, S("callee")), on) && !route_in_branch(r, call) &&
		    route_around(r, call) == route_around(r, refusal))
			return true;
	}
	return false;
}

void route_exits(struct route_file *r, struct route_traits *t, const struct node *f, bool inner)
{
	bool go = str_ends(r->path, S(".go"));
	bool classed = str_listed(str_extension(r->path), "php rb");
	const struct node *exits = node_get(f, S("exits")), *reads = node_get(f, S("reads"));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		route_once(&t->only, only_method(row_text(n, S("says")), row_text(n, S("if"))));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT)
			see_way(t, row_text(n, S("says")), row_text(n, S("if")), row_text(f, S("name")));
	if (passes_first(exits) || refuses_late(r, f, exits))
		route_once(&t->bypass, S("always"));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		see_exit(r, t, f, n, inner);
	for (const struct node *n = classed && !inner && exits ? exits->child : NULL; n; n = n->next)
		see_asking(t, row_text(n, S("says")));
	for (const struct node *n = go && !inner && exits ? exits->child : NULL; n; n = n->next)
		route_once(&t->returns, route_go_returned(r, n));
	for (const struct node *n = reads ? reads->child : NULL; n; n = n->next)
		if (n->kind != NODE_STRING)
			t->more = true;
		else if (!inner && route_asks_warden(r, n))
			t->plain = true, route_once(&t->refuses, n->text), route_once(&t->identity, n->text);
		else if (str_listed(route_last(n->text), "pathname rawPath routeKey") ||
		         str_eq(n->text, S("event.path")))
			route_once(&t->apart, n->text);
		else if (route_is_identity(n->text))
			route_once(&t->identity, n->text);
}
