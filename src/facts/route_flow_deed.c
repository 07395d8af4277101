/* What calls do for a route: go on to what stands behind, have data changed, answer. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_judge.h"
#include "route_word.h"
#include "row_get.h"

/* ---- what goes on ---- */

/* next(error) refuses; next(), next(req), next({ctx}) go on. */
static bool hands_error(const struct flow_run *r, const struct flow *call)
{
	static const char asked[] = "req request ctx context c event input opts w args res";
	const struct flow *first = flow_arguments(call);
	if (!r->script || !first || first->kind == FLOW_OBJECT || first->kind == FLOW_NOTHING)
		return false;
	return !(first->kind == FLOW_NAME && str_listed(first->text, asked)) && first->kind != FLOW_TEXT &&
	       first->kind != FLOW_UNKNOWN && first->kind != FLOW_AWAIT;
}

struct flow_value flow_go_on(struct flow_run *r, struct flow_state *s, const struct flow *call)
{
	struct flow_value v = flow_worth(WORTH_PASS);
	if (hands_error(r, call))
		return flow_worth(WORTH_ANSWER);
	v.promise = r->script;
	if (r->mode != MODE_HANDLER && !(r->mode == MODE_GIN && s->answered))
		flow_pass(r, s, call->line);
	return v;
}

/* next.ServeHTTP(w, r), c.Next(), opts.next(): by how it is called. */
bool flow_is_going_on(const struct flow_run *r, const struct flow *callee)
{
	if (callee->kind != FLOW_MEMBER || !callee->child)
		return false;
	str of = callee->child->kind == FLOW_NAME || callee->child->kind == FLOW_MEMBER ? callee->child->text : S("");
	if (str_eq(callee->text, S("ServeHTTP")))
		return callee->child->kind == FLOW_MEMBER || !route_has_word(of, "mux router"); /* s.mux.ServeHTTP() */
	if (r->go)
		return str_eq(callee->text, S("Next")) && str_listed(of, "c ctx context fc gc");
	if (r->python)
		return str_listed(callee->text, "get_response app dispatch") &&
		       (str_eq(of, S("self")) || callee->child->kind == FLOW_CALL);
	return (str_eq(callee->text, S("next")) && str_listed(of, "opts ctx context params args")) ||
	       (str_listed(callee->text, "handle invoke") && str_eq(of, S("next")));
}

bool flow_calls_on(const struct flow_run *r, const struct flow *call)
{
	const struct flow *callee = call->child;
	if (flow_is_going_on(r, callee) ||
	    (callee->kind == FLOW_NAME && (flow_is_on(r, callee->text) || flow_is_outer(r, callee->text) ||
	                                   (r->go && str_listed(callee->text, "next handler h fn f inner")))))
		return true;
	for (const struct flow *a = flow_arguments(call); a; a = a->next)
		if (a->kind == FLOW_NAME && flow_is_on(r, a->text))
			return true;
	return false;
}

/* ---- what a handler does ---- */

static bool is_work(str chain, const struct flow *call)
{
	static const char aside[] =
	        "log audit track limit session token attempt cache metric analytics capture cipher hash hmac "
	        "digest crypto usage visit cookie header";
	const struct flow *first = flow_arguments(call);
	return route_writes(chain, first ? first->text : S("")) && !route_has_word(chain, aside);
}

/* db.from(orders).insert: a chain of names and calls, each with what it is called with first. */
static str store_chain(const struct flow *callee, struct arena *a)
{
	enum { LONGEST = 12 };
	const struct flow *n = callee, *parts[LONGEST];
	size_t count = 0;
	for (; n && count < LONGEST; n = n->kind == FLOW_NAME ? NULL : n->child)
		if (n->kind == FLOW_NAME || n->kind == FLOW_MEMBER || n->kind == FLOW_CALL)
			parts[count++] = n;
		else if (n->kind != FLOW_AWAIT)
			return S("");
	str chain = S("");
	while (count--) {
		const struct flow *one = parts[count], *first = one->kind == FLOW_CALL ? flow_arguments(one) : NULL;
		chain = one->kind == FLOW_CALL
		                ? arena_printf(a, "%.*s(%.*s)", STR_ARG(chain), STR_ARG(first ? first->text : S("")))
		                : arena_printf(a, "%.*s%s%.*s", STR_ARG(chain), chain.n ? "." : "", STR_ARG(one->text));
	}
	return chain;
}

bool flow_works(const struct flow *n, struct arena *a)
{
	for (; n; n = n->next)
		if ((n->kind == FLOW_CALL && n->child && is_work(route_flow_chain(n->child, a), n)) ||
		    (n->child && flow_works(n->child, a)))
			return true;
	return false;
}

bool flow_does_nothing(const struct flow *block)
{
	for (const struct flow *n = block->child; n; n = n->next) {
		const struct flow *call = n->kind == FLOW_DO ? n->child : NULL;
		const struct flow *of = call && call->kind == FLOW_CALL && call->child ? call->child->child : NULL;
		if (!of || of->kind != FLOW_NAME || !str_listed(of->text, "console logger log"))
			return false;
	}
	return block->kind == FLOW_BLOCK;
}

static bool is_token_given(str chain)
{
	static const char words[] =
	        "jwt.sign signjwt jwtsign signtoken signaccess createsession createtoken createjwt "
	        "generatetoken generateaccess generatejwt issuetoken accesstoken setcookie set_cookie "
	        "cookies.set .cookie savesession commitsession setusersession signin login .sign "
	        "create_access_token create_token encode gentoken generateauth createauth";
	return route_has_word(chain, words) && !route_has_word(chain, "verify delete clear");
}

bool flow_signs_in(struct flow_run *r, const struct flow *n, size_t file, unsigned deep)
{
	for (; n && flow_step(r); n = n->next) {
		str chain = n->kind == FLOW_CALL && n->child  ? route_flow_chain(n->child, r->arena)
		            : n->kind == FLOW_SET && n->child ? route_flow_chain(n->child, r->arena)
		                                              : S("");
		if (n->kind == FLOW_SET ? route_has_word(chain, "session.") : chain.n && is_token_given(chain))
			return true;
		if (n->child && flow_signs_in(r, n->child, file, deep))
			return true;
		struct flow_value f = n->kind == FLOW_CALL && chain.n && deep < 2
		                              ? flow_resolved(r, file, n->text.n ? n->text : chain)
		                              : flow_worth(WORTH_UNKNOWN);
		if (f.function && flow_signs_in(r, f.function->child, f.file, deep + 1))
			return true;
	}
	return false;
}

static bool is_answer(str last)
{
	return str_listed(last,
	                  "json send render end sendFile jsonp pipe html text JSON String HTML XML Render SendString "
	                  "SendFile Write Encode Fprintf Fprint Fprintln WriteString Data File Blob");
}

/* The name that a chain of members and calls begins with. */
static str root_of(const struct flow *n)
{
	while (n && (n->kind == FLOW_MEMBER || n->kind == FLOW_CALL || n->kind == FLOW_INDEX))
		n = n->child;
	return n && n->kind == FLOW_NAME ? n->text : S("");
}

/* What a request is answered by. */
static bool is_answerer(str name)
{
	return str_listed(name, "res response reply rep c ctx w writer rw context fc gc _res");
}

void flow_see_deed(struct flow_run *r, struct flow_state *s, const struct flow *call, str chain)
{
	str last = call->child->kind == FLOW_MEMBER ? call->child->text : chain;
	const struct flow *first = flow_arguments(call);
	bool written = str_starts(last, S("Fprint")) || str_eq(last, S("Encode")) || str_eq(last, S("WriteString"));
	bool answers = is_answer(last) && call->child->kind == FLOW_MEMBER && !str_eq(chain, S("c.req.json")) &&
	               (is_answerer(root_of(call->child)) ||
	                (written && (str_eq(last, S("Encode")) || is_answerer(root_of(first)))));
	/* self.write(…), self.finish(…) of Tornado */
	answers =
	        answers || (r->python && call->child->kind == FLOW_MEMBER && str_eq(root_of(call->child), S("self")) &&
	                    str_listed(last, "write finish render write_json"));
	bool made = r->script && str_eq(last, S("Error")); /* new Error(), which nobody is answered by */
	if (str_starts(last, S("Abort")) ||
	    (!made &&
	     str_listed(last, "status code WriteHeader Error sendStatus redirect Redirect send_error set_status") &&
	     flow_refuses(call)))
		s->answered = true;
	if (r->mode == MODE_HOOK && (answers || str_listed(last, "redirect sendStatus send_error")))
		s->answered = true;
	if (r->mode != MODE_HANDLER)
		return;
	if (str_eq(last, S("rpc"))) { /* of a database: it reads, or it does not */
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE, S("calls a function of its database before it asks who calls"));
		if (!s->region && !s->answered)
			flow_pass(r, &maybe, call->line);
	} else if (is_work(chain.n || !r->script ? chain : store_chain(call->child, r->arena), call))
		flow_pass(r, s, call->line);
	else if (answers && flow_refuses(call))
		s->answered = true;
	else if (answers && !s->region && !s->answered)
		flow_pass(r, s, call->line);
}

/* response.JSON(w, r, rows): somebody else may answer, and not with a refusal. */
bool flow_leaves_answer(const struct flow_state *s, const struct flow *call)
{
	if (s->region || s->answered || flow_refuses(call))
		return false;
	for (const struct flow *a = flow_arguments(call); a; a = a->next) {
		bool named = a->kind == FLOW_NAME && str_listed(a->text, "res response reply w writer rw");
		const struct flow_env *e = named ? flow_find(s->env, a->text) : NULL;
		if (named && !(e && e->value.worth == WORTH_ANSWER)) /* new Response() is its own */
			return true;
	}
	return false;
}

/* ---- answers ---- */

static bool is_status(str text)
{
	if (text.n == 3 && (text.p[0] == '4' || text.p[0] == '5' || text.p[0] == '3'))
		return true;
	static const char fine[] =
	        "StatusOK StatusCreated StatusAccepted StatusNoContent HTTP_200_OK HTTP_201_CREATED OK "
	        "CREATED NO_CONTENT";
	return (str_starts(text, S("Status")) || str_starts(text, S("HTTP_"))) && !str_listed(text, fine) &&
	       !str_eq(text, S("Status"));
}

bool flow_refuses(const struct flow *n)
{
	enum { MOST = 64 };
	size_t seen = 0;
	for (const struct flow *c = n; c && seen < MOST; c = c->next, seen++) {
		if (c->kind == FLOW_FUNCTION)
			continue;
		bool says = (c->kind == FLOW_NUMBER || c->kind == FLOW_MEMBER || c->kind == FLOW_NAME) &&
		            is_status(c->text);
		bool named = c->kind == FLOW_NAMED && str_listed(c->text, "error errors message detail") &&
		             !(c->child && (c->child->kind == FLOW_NOTHING || c->child->kind == FLOW_FALSE));
		bool leads =
		        (c->kind == FLOW_MEMBER || c->kind == FLOW_NAME) &&
		        route_has_word(c->text,
		                       "redirect unauthorized forbidden badrequest notfound sendstatus fail error");
		if (says || named || leads || (c->child && flow_refuses(c->child)))
			return true;
	}
	return false;
}
