/* What a function does, by the calls and texts that stand in it: does it read who the caller is, refuse, change data?
 */
#include <stdint.h>
#include <string.h>

#include "route_apart.h"
#include "route_branch.h"
#include "route_doubt.h"
#include "route_exit.h"
#include "route_file.h"
#include "route_gate.h"
#include "route_go.h"
#include "route_type.h"
#include "route_python.h"
#include "route_reveal.h"
#include "route_store.h"
#include "route_word.h"
#include "row_get.h"

/* The first argument, as far as it is a literal; of SQL in a text with holes, its source. */
static str argument_of(const struct node *call)
{
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
	if (first && first->next && first->kind == NODE_UNKNOWN && route_has_word(first->text, "ctx context"))
		first = first->next;
	if (!first || first->kind == NODE_ARRAY || first->kind == NODE_OBJECT)
		return S("");
	str text = first->text;
	while (first->kind == NODE_UNKNOWN && text.n && strchr("`\"'f(", text.p[0]))
		text = str_sub(text, 1, text.n);
	return text;
}

/* '/login' of redirect(302, '/login') */
static str second_text(const struct node *call)
{
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
	const struct node *second = first && first->kind == NODE_NUMBER ? first->next : NULL;
	return second && (second->kind == NODE_STRING || second->kind == NODE_UNKNOWN) ? second->text : S("");
}

static bool is_path_test(str name)
{
	return str_eq(name, S("startsWith")) || str_eq(name, S("startswith")) || str_eq(name, S("match")) ||
	       str_eq(name, S("includes"));
}

/* Of Go: functions of packages and methods of what is known where it stands. What an interface does is not seen. */
static void see_go(struct route_file *r, struct route_traits *t, const struct node *call, str callee)
{
	str chain = route_chain(callee), head = str_sub(chain, 0, str_find(chain, S("."), 0));
	bool imported = route_go_module(r, head).n > 0, own = head.n == chain.n;
	if (!chain.n || route_go_is_context(r, call, head))
		return;
	str ref = route_go_ref(r, call, chain);
	route_calls_add(route_in_branch(r, call) ? &t->perhaps : &t->calls,
	                arena_printf(&r->scratch, "%.*s()", STR_ARG(ref)));
	if (!imported && !own)
		route_once(&t->unseen, callee);
}

/* What refuses by itself in Laravel, Symfony and Rails; whether another call is reached by strangers is not seen. */
static void see_classed(struct route_file *r, struct route_traits *t, str callee, str argument)
{
	static const char php[] = "this.authorize Gate.authorize this.denyAccessUnlessGranted this.authorizeResource "
	                          "this.authorizeForUser";
	static const char ruby[] = "authenticate_user! doorkeeper_authorize!";
	bool is_php = str_ends(r->path, S(".php")), is_ruby = str_ends(r->path, S(".rb"));
	if ((is_php && str_listed(callee, php)) || (is_ruby && str_listed(callee, ruby))) {
		route_once(&t->refuses, callee);
		route_once(&t->identity, callee);
		t->plain = true;
	} else if ((is_php || is_ruby) && route_call_refuses(callee, argument)) {
		t->odd = true;
	}
}

/* Of PHP: is it only called where something holds? What has to be there for it, as said by a way out in front of it,
 * is no such condition: if (!$token) throw …; */
static bool is_conditional(struct route_file *r, const struct node *call, str callee)
{
	struct route_refs under = {.n = 0};
	if (!str_ends(r->path, S(".php")) || !str_starts(callee, S("this.")))
		return false;
	route_under(r, call, &under);
	for (size_t i = 0; i < under.n; i++) {
		str text = str_sub(under.at[i], str_find(under.at[i], S(" "), 0) + 1, under.at[i].n);
		bool there = str_starts(text, S("not !")) || str_starts(text, S("not empty")) ||
		             str_starts(text, S("not is_null")) || str_listed(text, "try do");
		if (!there)
			return true;
	}
	return under.more;
}

static void see_call(struct route_file *r, struct route_traits *t, const struct route_function *in,
                     const struct node *call)
{
	str callee = row_text(call, S("callee")), argument = argument_of(call);
	bool writes = route_writes(callee, argument) || route_has_done(call, callee),
	     gives = route_gives(callee, argument) || route_gives_file(r, call, callee);
	bool python = str_ends(r->path, S(".py")); /* jwt.decode() checks there, if it is not told otherwise */
	if (python ? str_eq(callee, S("jwt.decode")) && route_keyword(call, S("options")) : route_only_decodes(callee))
		route_once(&t->decodes, callee);
	else if (str_ifind(argument, S("authorization"), 0) != SIZE_MAX)
		route_once(&t->identity, argument);
	else if ((route_is_identity(callee) && !writes && !gives) || /* a table may be called tokens */
	         (route_has_word(callee, "header cookie environ") && route_is_identity(argument) &&
	          !str_starts(callee, S("os.environ")))) /* a key of its own */
		route_once(&t->identity, callee);
	bool swallowed = route_swallowed(r, call), sent = route_is_sent_only(r, call);
	t->optional = t->optional || sent;
	if (sent && (route_guard_name(callee) || route_call_refuses(callee, argument)))
		return;
	if (!swallowed && (route_call_refuses(callee, argument) || route_call_refuses(callee, second_text(call))))
		route_once(&t->refuses, callee);
	route_doubt_call(t, callee);
	see_classed(r, t, callee, argument);
	t->notes |= str_listed(callee, "SetMetadata applyDecorators UseGuards createClient createServerClient");
	if (writes && route_is_ours(r, callee))
		route_once(&t->saves, callee);
	else if (writes)
		route_store_write(t, callee);
	if (gives || route_reveals(r, call, callee))
		route_once(&t->gives, callee);
	if (route_is_stored(callee, argument))
		route_once(&t->rows, callee);
	if (route_signs(callee))
		route_once(&t->signs, callee);
	if (str_starts(argument, S("/")) && is_path_test(route_last(callee)))
		route_refs_add(&t->paths, argument);
	if (str_ends(r->path, S(".go"))) {
		see_go(r, t, call, callee);
		return;
	}
	if (str_find(callee, S("()"), 0) != SIZE_MAX || (swallowed && route_guard_name(route_last(callee))))
		return;
	str of = route_of_this(r, in, callee), ref = route_ref_text(r, of);
	size_t hash = route_hash(ref);
	bool own = hash != SIZE_MAX || str_find(ref, S("."), 0) == SIZE_MAX || route_guard_name(ref) ||
	           !str_eq(of, callee);
	if (own)
		route_calls_add(route_in_branch(r, call) || is_conditional(r, call, callee) ? &t->perhaps : &t->calls,
		                ref);
}

/* Does it look like something that answers requests, or stands in front of that? */
static bool looks_like_one(const struct node *f)
{
	const struct node *params = node_get(f, S("params")), *first = params ? params->child : NULL;
	static const char names[] = "req request ctx context c event _req _ { self info";
	static const char types[] = "http.ResponseWriter *gin.Context echo.Context *echo.Context *fiber.Ctx fiber.Ctx "
	                            "ServerRequest";
	str word, name = row_text(first, S("name"));
	enum { IN_FRONT = 3 }; /* func List(db *gorm.DB, w http.ResponseWriter, …): a closure hands it what it needs */
	size_t seen = 0;
	for (const struct node *p = first; p && seen < IN_FRONT; p = p->next, seen++)
		if (str_listed(row_text(p, S("type")), types))
			return true;
	for (str list = str_of(names); first && str_cut(&list, ' ', &word);)
		if (str_eq(word, name) || (str_eq(word, S("{")) && str_starts(name, word)))
			return true;
	return false;
}

/* A function of an object that a method of its class makes, when something else of the file is called so, too:
 * this.all = {[None]: {canActivate: () => true}} is no method of the class. */
static bool is_of_an_object(const struct route_file *r, const struct route_function *f, str name)
{
	return f->owner && f->parent != SIZE_MAX && r->functions[f->parent].owner == f->owner &&
	       !route_is_unique(r, name);
}

/* def get_repo(db = Depends(get_db)): of FastAPI, and asked in front of routes by its name. */
static bool depends(const struct route_file *r, const struct node *f)
{
	const struct node *params = node_get(f, S("params"));
	for (const struct node *p = params && str_ends(r->path, S(".py")) ? params->child : NULL; p; p = p->next)
		if (route_has_word(row_text(p, S("value")), "depends( security(") ||
		    route_has_word(row_text(p, S("type")), "depends( security("))
			return true;
	return false;
}

/* A method is told with the class that it stands in: View.post */
static str full_name(struct route_file *r, const struct route_function *f)
{
	str name = row_text(f->node, S("name"));
	if (!name.n || is_of_an_object(r, f, name))
		return arena_printf(&r->scratch, "@%u:%u", f->node->line, f->node->col);
	str of = row_text(f->node, S("of")); /* the type of a method that stands outside of it */
	if (of.n)
		return arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(of), STR_ARG(name));
	return f->owner ? arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(row_text(f->owner, S("name"))), STR_ARG(name))
	                : name;
}

/* authorization: str = Header(), key = Security(api_key_header): what the framework reads of the caller */
static void see_params(struct route_traits *t, const struct node *params)
{
	for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
		str value = row_text(p, S("value")), type = row_text(p, S("type")), name = row_text(p, S("name"));
		bool header = route_has_word(value, "header( cookie(") || route_has_word(type, "header( cookie(");
		bool scheme = route_has_word(value, "security( depends(") || route_has_word(type, "security( depends(");
		if ((header && route_is_identity(name)) ||
		    (scheme && (route_is_identity(name) || route_is_identity(value) || route_is_identity(type))))
			route_once(&t->identity, name);
	}
}

static void see_function(struct route_file *r, size_t i)
{
	const struct node *f = r->functions[i].node;
	struct route_traits t = {.more = false};
	const struct node *params = node_get(f, S("params")); /* calls among them are defaults */
	for (size_t c = route_call_from(r, f); c < r->n_calls && route_within(f, r->calls[c]); c++)
		if (!params || !route_within(params, r->calls[c])) {
			see_call(r, &t, &r->functions[i], r->calls[c]);
			route_hands(r, &t, r->calls[c], params);
		}
	for (size_t g = i; g < r->n_functions && route_within(f, r->functions[g].node); g++) {
		route_exits(r, &t, r->functions[g].node, g != i);
		route_once(&t.rows, route_stored_read(r->functions[g].node));
	}
	route_params(r, &t.calls, f);
	see_params(&t, params);
	if (str_ends(r->path, S(".py"))) {
		t.lets = route_gate(f);
		t.apart = route_apart(r->tree, f, &t.paths);
	}
	route_optional(r, &t, f);
	bool speaks = t.refuses.n || t.signs.n || t.notes;
	bool stores = t.writes.n || t.saves.n || t.gives.n || t.rows.n; /* a handler of another file may call it */
	for (size_t c = 0; c < t.calls.n; c++)
		speaks = speaks || route_guard_name(route_last(t.calls.at[c]));
	if (r->wanted || speaks || stores || looks_like_one(f) || depends(r, f)) {
		r->functions[i].told = r->wanted = true;
		str name = full_name(r, &r->functions[i]), own = route_function_ref(r, i);
		route_function_row(r, name, i, &t);
		if (str_starts(own, S("@")) && !str_eq(name, own)) /* others are called so, too */
			route_function_row(r, own, i, &t);
	}
}

/* Functions within functions are seen with those around them: that deep and no deeper. */
static unsigned depth_of(const struct route_file *r, size_t i)
{
	unsigned depth = 0;
	while ((i = r->functions[i].parent) != SIZE_MAX)
		depth++;
	return depth;
}

void route_functions(struct route_file *r)
{
	enum { DEEPEST = 8 };
	for (size_t i = 0; i < r->n_functions; i++) {
		struct route_function *f = &r->functions[i];
		bool wanted = f->used || node_get(f->node, S("name")) || looks_like_one(f->node);
		if (wanted && !f->told && depth_of(r, i) < DEEPEST)
			see_function(r, i);
	}
}
