/* What a function does, by the calls and texts that stand in it: does it read who the caller is, refuse, change data?
 */
#include <stdint.h>
#include <string.h>

#include "route_decorate.h"
#include "route_gate.h"
#include "route_type.h"
#include "route_python.h"
#include "route_trait.h"
#include "route_word.h"
#include "row_get.h"

enum { MOST_CALLS = 24 };

struct traits {
	str refuses, identity, decodes, writes, gives, signs, hands, only, lets, returns, apart, stops;
	struct route_refs calls, paths;
	bool more, notes; /* notes: it makes or asks for what decorators note */
};

static void once(str *what, str text)
{
	if (!what->n)
		*what = text;
}

/* The first argument, as far as it is a literal; of SQL in a text with holes, its source. */
static str argument_of(const struct node *call)
{
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
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

/* next(req, res): somebody else is handed what it was asked, and decides. */
static void see_hands(struct route_file *r, struct traits *t, const struct node *call, const struct node *params)
{
	const struct node *args = node_get(call, S("args")), *arg = args ? args->child : NULL;
	const struct node *param = params ? params->child : NULL;
	str callee = row_text(call, S("callee"));
	for (; arg; arg = arg->next)
		if (arg->kind == NODE_UNKNOWN && param && str_eq(arg->text, row_text(param, S("name"))))
			param = param->next;
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (node_get(p, S("marks"))) /* taken out of what was asked already */
			return;
	bool both = params && params->child && params->child->next && param != params->child &&
	            param != params->child->next;
	if (both && callee.n)
		once(&t->hands, route_ref_text(r, callee));
}

static void see_ref(struct traits *t, str ref)
{
	for (size_t i = 0; i < t->calls.n; i++)
		if (str_eq(t->calls.at[i], ref))
			return;
	route_refs_add(&t->calls, ref);
}

static bool holds_any(str s, const char *bytes)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(bytes, s.p[i]))
			return true;
	return false;
}

static bool is_path_test(str name)
{
	return str_eq(name, S("startsWith")) || str_eq(name, S("startswith")) || str_eq(name, S("match")) ||
	       str_eq(name, S("includes"));
}

static void see_call(struct route_file *r, struct traits *t, const struct route_function *in, const struct node *call)
{
	str callee = row_text(call, S("callee")), argument = argument_of(call);
	bool writes = route_writes(callee, argument), gives = route_gives(callee, argument);
	bool python = str_ends(r->path, S(".py")); /* jwt.decode() checks there, if it is not told otherwise */
	if (python ? str_eq(callee, S("jwt.decode")) && route_keyword(call, S("options")) : route_only_decodes(callee))
		once(&t->decodes, callee);
	else if (str_ifind(argument, S("authorization"), 0) != SIZE_MAX)
		once(&t->identity, argument);
	else if ((route_is_identity(callee) && !writes && !gives) || /* a table may be called tokens */
	         (route_has_word(callee, "header cookie environ") && route_is_identity(argument)))
		once(&t->identity, callee);
	if (route_call_refuses(callee, argument) || route_call_refuses(callee, second_text(call)))
		once(&t->refuses, callee);
	t->notes = t->notes || str_listed(callee, "SetMetadata applyDecorators UseGuards");
	if (writes)
		once(&t->writes, callee);
	if (gives)
		once(&t->gives, callee);
	if (route_signs(callee))
		once(&t->signs, callee);
	if (str_starts(argument, S("/")) && is_path_test(route_last(callee)))
		route_refs_add(&t->paths, argument);
	if (str_find(callee, S("()"), 0) != SIZE_MAX)
		return;
	str of = route_of_this(r, in, callee), ref = route_ref_text(r, of);
	size_t hash = route_hash(ref);
	bool own = hash != SIZE_MAX || str_find(ref, S("."), 0) == SIZE_MAX || route_guard_name(ref) ||
	           !str_eq(of, callee);
	if (own)
		see_ref(t, ref);
}

/* return guard('jwt'), of a package whose guard is known */
static void see_returned(struct route_file *r, struct traits *t, str says)
{
	str ref = str_starts(says, S("return ")) ? route_ref_text(r, str_sub(says, 7, says.n)) : S("");
	size_t hash = route_hash(ref);
	if (hash == SIZE_MAX || !str_ends(ref, S("()")))
		return;
	if (route_package(str_sub(ref, 0, hash), str_sub(ref, hash + 1, ref.n - 2)) == ROUTE_GUARD)
		once(&t->returns, ref);
}

/* return a if required else b; return required ? a : b; return a */
static void see_given(struct route_file *r, struct traits *t, str says)
{
	if (!str_starts(says, S("return ")) || says.n > 120 || holds_any(says, "({[\"'`=<>."))
		return;
	str word;
	for (str rest = str_sub(says, 7, says.n); str_cut(&rest, ' ', &word);) {
		const struct node *named = route_name(r, word);
		if ((named && named->kind == NODE_OBJECT) || route_has_function(r, word))
			see_ref(t, route_ref_text(r, word));
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

/* A function inside that has a name is called by somebody: what it gives back for nobody refuses nothing yet. */
static void see_texts(struct route_file *r, struct traits *t, const struct node *f, bool inner)
{
	bool plain = inner && row_text(f, S("name")).n;
	const struct node *exits = node_get(f, S("exits")), *reads = node_get(f, S("reads"));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		once(&t->only, only_method(row_text(n, S("says")), row_text(n, S("if"))));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT && route_gives_no(row_text(f, S("name")), row_text(n, S("says"))) &&
		    route_has_word(row_text(n, S("says")), "user token session role apikey permission"))
			once(&t->identity, row_text(n, S("says")));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		if (n->kind != NODE_OBJECT)
			t->more = true;
		else if ((plain ? route_refuses_plainly(row_text(n, S("says")))
		                : route_refuses(row_text(n, S("says")), row_text(n, S("if")))) ||
		         route_gives_no(row_text(f, S("name")), row_text(n, S("says"))))
			once(&t->refuses, row_text(n, S("says")));
		else if (!inner && route_stops(row_text(n, S("says")), row_text(n, S("if"))))
			once(&t->stops, row_text(n, S("says")));
		else
			see_given(r, t, row_text(n, S("says"))), see_returned(r, t, row_text(n, S("says")));
	for (const struct node *n = reads ? reads->child : NULL; n; n = n->next)
		if (n->kind != NODE_STRING)
			t->more = true;
		else if (str_listed(route_last(n->text), "pathname rawPath routeKey") ||
		         str_eq(n->text, S("event.path")))
			once(&t->apart, n->text);
		else if (route_is_identity(n->text))
			once(&t->identity, n->text);
}

/* Decorators that do not make it a route; those of routes stand with these. */
static void add_marks(struct route_file *r, struct members *m, size_t function)
{
	struct route_marks marks = {.action = NULL};
	if (r->functions[function].routed || !str_ends(r->path, S(".py")))
		return;
	route_marks_read(r, node_get(r->functions[function].node, S("marks")), &marks);
	route_add_list(m, S("guards"), &marks.guards);
	route_add_list(m, S("permissions"), &marks.permissions);
	route_add_list(m, S("serves"), &marks.serves);
}

static void add_row(struct route_file *r, str name, size_t function, const struct traits *t)
{
	const struct node *f = r->functions[function].node;
	struct members m = fact_new(r->f, S("route_parts"), r->path, f->line);
	const struct {
		str key, text;
	} texts[] = {{S("refuses"), t->refuses}, {S("identity"), t->identity}, {S("decodes"), t->decodes},
	             {S("writes"), t->writes},   {S("gives"), t->gives},       {S("signs"), t->signs},
	             {S("hands"), t->hands},     {S("only"), t->only},         {S("lets"), t->lets},
	             {S("returns"), t->returns}, {S("apart"), t->apart},       {S("stops"), t->stops}};
	members_scalar(&m, NODE_STRING, S("kind"), S("function"), NULL);
	members_scalar(&m, NODE_STRING, S("name"), name, NULL);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&m, NODE_STRING, texts[i].key, str_sub(texts[i].text, 0, 120), NULL);
	struct members list = members_below(&m, NODE_ARRAY, S("calls"), NULL);
	for (size_t i = 0; i < t->calls.n; i++)
		members_scalar(&list, NODE_STRING, S(""), t->calls.at[i], NULL);
	if (t->paths.n) {
		struct members paths = members_below(&m, NODE_ARRAY, S("paths"), NULL);
		for (size_t i = 0; i < t->paths.n; i++)
			members_scalar(&paths, NODE_STRING, S(""), t->paths.at[i], NULL);
	}
	add_marks(r, &m, function);
	route_add_traits(r, &r->functions[function], &m);
	if (t->more || t->calls.more)
		members_bool(&m, S("more"), true);
}

/* Does it look like something that answers requests, or stands in front of that? */
static bool looks_like_one(const struct node *f)
{
	const struct node *params = node_get(f, S("params")), *first = params ? params->child : NULL;
	static const char names[] = "req request ctx context c event _req _ { self info";
	str word, name = row_text(first, S("name"));
	for (str list = str_of(names); first && str_cut(&list, ' ', &word);)
		if (str_eq(word, name) || (str_eq(word, S("{")) && str_starts(name, word)))
			return true;
	return false;
}

/* A method is told with the class that it stands in: View.post */
static str full_name(struct route_file *r, const struct route_function *f)
{
	str name = row_text(f->node, S("name"));
	if (!name.n)
		return arena_printf(&r->scratch, "@%u:%u", f->node->line, f->node->col);
	return f->owner ? arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(row_text(f->owner, S("name"))), STR_ARG(name))
	                : name;
}

static void see_function(struct route_file *r, size_t i)
{
	const struct node *f = r->functions[i].node;
	struct traits t = {.more = false};
	const struct node *params = node_get(f, S("params")); /* calls among them are defaults */
	for (size_t c = route_call_from(r, f); c < r->n_calls && route_within(f, r->calls[c]); c++)
		if (!params || !route_within(params, r->calls[c])) {
			see_call(r, &t, &r->functions[i], r->calls[c]);
			see_hands(r, &t, r->calls[c], params);
		}
	for (size_t g = i; g < r->n_functions && route_within(f, r->functions[g].node); g++)
		see_texts(r, &t, r->functions[g].node, g != i);
	route_params(r, &t.calls, f);
	if (str_ends(r->path, S(".py")))
		t.lets = route_gate(f);
	bool speaks = t.refuses.n || t.signs.n || t.notes;
	for (size_t c = 0; c < t.calls.n; c++)
		speaks = speaks || route_guard_name(route_last(t.calls.at[c]));
	if (r->wanted || speaks || looks_like_one(f)) {
		r->functions[i].told = r->wanted = true;
		str name = full_name(r, &r->functions[i]), own = route_function_ref(r, i);
		add_row(r, name, i, &t);
		if (str_starts(own, S("@")) && !str_eq(name, own)) /* others are called so, too */
			add_row(r, own, i, &t);
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
