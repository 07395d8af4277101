/* Calls: of functions of the repository, which are gone through; of what goes on; of libraries, by what is known of
 * them. What is not known gives something, or throws. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_judge.h"
#include "route_word.h"
#include "row_get.h"

enum { CALLS_DEEP = 6, MOST_ARGS = 8 };

struct args {
	struct flow_value at[MOST_ARGS];
	str names[MOST_ARGS];
	size_t n;
	bool of_token, of_nobody, hands_on, sent, plain;
	struct flow_value function; /* the first that is one */
};

static const struct flow *arguments(const struct flow *call) { return call->child ? call->child->next : NULL; }

/* ---- functions ---- */

struct flow_value flow_resolved_part(struct flow_run *r, struct route_part_at *p)
{
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	if (!p->flow_read)
		p->flow = route_flow_read(row_text(p->row, S("flow")), r->f->arena);
	p->flow_read = true;
	if (!p->flow)
		return v;
	v = flow_worth(WORTH_FUNCTION);
	v.function = p->flow;
	v.async = p->flow->mark;
	v.file = p->file;
	return v;
}

struct flow_value flow_resolved(struct flow_run *r, size_t file, str ref)
{
	if (!ref.n || r->depth >= CALLS_DEEP)
		return flow_worth(WORTH_UNKNOWN);
	struct route_target t = route_resolve(r->f, file, ref);
	return t.kind == ROUTE_TARGET_FUNCTION && t.part ? flow_resolved_part(r, t.part) : flow_worth(WORTH_UNKNOWN);
}

static str type_of(str param)
{
	size_t at = str_find(param, S("^"), 0);
	return at == SIZE_MAX ? S("") : str_sub(param, at + 1, param.n);
}

/* What a request is called where it is known by its place or its type: names may change. */
static str request_name(const struct flow_run *r, const struct flow *name, str type, bool first)
{
	static const char usual[] = "req request ctx context c event locals g self args opts info r w";
	str own = name && name->kind == FLOW_NAME ? str_sub(name->text, 0, str_find(name->text, S("^"), 0)) : S("");
	if (str_listed(own, usual))
		return own;
	if (r->go)
		return str_ends(type, S("http.Request"))                          ? S("r")
		       : str_ends(type, S("Context")) || str_ends(type, S("Ctx")) ? S("c")
		                                                                  : S("");
	if (r->python)
		return str_listed(type, "Request HttpRequest") ? S("request") : S("");
	return first && own.n ? S("req") : S("");
}

/* A parameter that is handed nothing: what the framework gives. */
static struct flow_value given(struct flow_run *r, struct flow_state *s, const struct flow *param)
{
	const struct flow *name = param->kind == FLOW_SET ? param->child : param;
	const struct flow *other = param->kind == FLOW_SET && param->child ? param->child->next : NULL;
	str type = name && name->kind == FLOW_NAME ? type_of(name->text) : S("");
	if (name && name->kind == FLOW_NAME && r->making && flow_is_outer(r, name->text))
		return flow_worth(WORTH_OUTER);
	if (name && name->kind == FLOW_NAME && !r->making &&
	    (flow_is_on(r, name->text) ||
	     (r->script && r->frame && flow_is_last_called(r->frame->function, name->text))))
		return flow_worth(WORTH_ON);
	if (other)
		return flow_value(r, s, other);
	if (r->python && type.n && type.p[0] >= 'A' && type.p[0] <= 'Z' && s->alive && r->frame) {
		str ref = arena_printf(r->arena, "%.*s[]", STR_ARG(route_chain(type)));
		if (route_judge_at(r->f, r->frame->file, ref, 0).auth == ROUTE_GUARDED) {
			r->asked = r->proven = s->region = true;
			flow_throw(r, s);
		}
	}
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	bool first = r->frame && r->frame->function->child && r->frame->function->child->child == param;
	v.name = name && name->kind == FLOW_OBJECT ? S("event") : request_name(r, name, type, first);
	return v;
}

static void bind_params(struct flow_run *r, struct flow_state *s, const struct flow *f, const struct args *a,
                        bool entry)
{
	size_t i = 0;
	for (const struct flow *p = f->child->child; p && s->alive; p = p->next, i++) {
		const struct flow *name = p->kind == FLOW_SET ? p->child : p;
		struct flow_value v = flow_worth(WORTH_NOTHING);
		bool there = i < a->n && !a->names[i].n;
		if (there)
			v = a->at[i];
		for (size_t k = 0; k < a->n && name && name->kind == FLOW_NAME; k++)
			if (a->names[k].n && (str_eq(a->names[k], name->text) || (str_starts(name->text, a->names[k]) &&
			                                                          name->text.p[a->names[k].n] == '^')))
				v = a->at[k], there = true;
		if (!there && entry)
			v = given(r, s, p);
		else if (!there && p->kind == FLOW_SET)
			v = flow_value(r, s, p->child->next);
		else if (!there && i >= MOST_ARGS)
			v = flow_worth(WORTH_UNKNOWN);
		flow_give(r, s, name, v, true);
	}
}

/* Is one list of names the other, with more in front? */
static bool grew_from(const struct flow_env *now, const struct flow_env *then)
{
	while (now && now != then)
		now = now->next;
	return now == then;
}

/* Goes through a function from where the state stands; it stands behind the call afterwards. */
static struct flow_value run_function(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                      const struct args *a, bool entry)
{
	const struct flow_env *before = s->env;
	bool here = grew_from(before, f.env), region = s->region;
	unsigned id = r->ids;
	struct flow_frame frame = {.outer = r->frame, .function = f.function, .file = f.file};
	struct flow_state in = *s;
	in.env = here ? before : f.env;
	in.region = false;
	bool asked = r->asked;
	unsigned line = r->line;
	r->asked = false;
	r->frame = &frame;
	r->depth++;
	r->entering = entry;
	bind_params(r, &in, f.function, a, entry);
	r->entering = false;
	flow_statements_run(r, &in, f.function->child->next);
	if (in.alive && !frame.outer)
		r->fell_off = in;
	else if (!frame.outer)
		r->fell_off.alive = false;
	if (in.alive) {
		struct flow_value nothing = flow_worth(WORTH_NOTHING);
		frame.gives = frame.returned ? flow_join_values(r, frame.gives, nothing) : nothing;
		frame.end = flow_join(r, &frame.end, &in);
	}
	r->depth--;
	r->frame = frame.outer;
	if (frame.end.alive && here) {
		struct flow_state out = frame.end;
		flow_forget(r, &out, before, id);
		frame.end.env = out.env;
	} else {
		frame.end.env = before;
	}
	frame.end.region = region;
	*s = frame.end;
	if (r->asked)
		frame.gives = flow_told(r, frame.gives);
	r->asked = r->asked || asked;
	r->line = line;
	return frame.gives;
}

static struct flow_value apply(struct flow_run *r, struct flow_state *s, struct flow_value f, const struct args *a)
{
	if (!f.function || !f.function->child || r->depth >= CALLS_DEEP || !flow_step(r)) {
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE, S("calls too many functions to be followed"));
		if (a->hands_on)
			flow_pass(r, &maybe, 0);
		return flow_worth(WORTH_UNKNOWN);
	}
	if (!f.async)
		return run_function(r, s, f, a, false);
	struct flow_attempt attempt = {.outer = r->attempt, .id = r->ids};
	struct flow_state before = *s;
	r->attempt = &attempt;
	struct flow_value v = run_function(r, s, f, a, false);
	r->attempt = attempt.outer;
	if (!s->alive) { /* it throws, for whoever waits for it */
		v = flow_worth(WORTH_UNKNOWN);
		v.rejects = attempt.thrown.alive;
		v.caller = attempt.thrown.region;
		*s = before;
	}
	v.promise = true;
	return v;
}

struct flow_value flow_apply(struct flow_run *r, struct flow_state *s, struct flow_value f,
                             const struct flow_value *args, size_t n_args)
{
	struct args a = {.n = n_args < MOST_ARGS ? n_args : MOST_ARGS};
	for (size_t i = 0; i < a.n; i++)
		a.at[i] = args[i];
	return apply(r, s, f, &a);
}

struct flow_value flow_enter_function(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                      const struct flow_value *args, size_t n_args)
{
	struct args a = {.n = n_args < MOST_ARGS ? n_args : MOST_ARGS};
	for (size_t i = 0; i < a.n; i++)
		a.at[i] = args[i];
	return run_function(r, s, f, &a, true);
}

/* ---- what goes on ---- */

/* next(error) refuses; next(), next(req), next({ctx}) go on. */
static bool hands_error(const struct flow_run *r, const struct flow *call)
{
	static const char asked[] = "req request ctx context c event input opts w args res";
	const struct flow *first = arguments(call);
	if (!r->script || !first || first->kind == FLOW_OBJECT || first->kind == FLOW_NOTHING)
		return false;
	return !(first->kind == FLOW_NAME && str_listed(first->text, asked)) && first->kind != FLOW_TEXT &&
	       first->kind != FLOW_UNKNOWN && first->kind != FLOW_AWAIT;
}

static struct flow_value go_on(struct flow_run *r, struct flow_state *s, const struct flow *call)
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
static bool is_on(const struct flow_run *r, const struct flow *callee)
{
	if (callee->kind != FLOW_MEMBER || !callee->child)
		return false;
	str of = callee->child->kind == FLOW_NAME || callee->child->kind == FLOW_MEMBER ? callee->child->text : S("");
	if (str_eq(callee->text, S("ServeHTTP")))
		return !route_has_word(of, "mux router");
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
	if (is_on(r, callee) ||
	    (callee->kind == FLOW_NAME && (flow_is_on(r, callee->text) || flow_is_outer(r, callee->text) ||
	                                   (r->go && str_listed(callee->text, "next handler h fn f inner")))))
		return true;
	for (const struct flow *a = arguments(call); a; a = a->next)
		if (a->kind == FLOW_NAME && flow_is_on(r, a->text))
			return true;
	return false;
}

/* ---- what a handler does ---- */

static bool is_work(str chain, const struct flow *call)
{
	static const char aside[] =
	        "log audit track limit session token attempt cache metric analytics capture cipher hash hmac "
	        "digest crypto usage visit";
	const struct flow *first = arguments(call);
	return route_writes(chain, first ? first->text : S("")) && !route_has_word(chain, aside);
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

static void see_deed(struct flow_run *r, struct flow_state *s, const struct flow *call, str chain)
{
	str last = call->child->kind == FLOW_MEMBER ? call->child->text : chain;
	const struct flow *first = arguments(call);
	bool written = str_starts(last, S("Fprint")) || str_eq(last, S("Encode")) || str_eq(last, S("WriteString"));
	bool answers = is_answer(last) && call->child->kind == FLOW_MEMBER && !str_eq(chain, S("c.req.json")) &&
	               (is_answerer(root_of(call->child)) ||
	                (written && (str_eq(last, S("Encode")) || is_answerer(root_of(first)))));
	if (str_starts(last, S("Abort")) ||
	    (str_listed(last, "status code WriteHeader Error sendStatus redirect Redirect") && flow_refuses(call)))
		s->answered = true;
	if (r->mode == MODE_HOOK && (answers || str_listed(last, "redirect sendStatus")))
		s->answered = true;
	if (r->mode != MODE_HANDLER)
		return;
	if (is_work(chain, call))
		flow_pass(r, s, call->line);
	else if (answers && flow_refuses(call))
		s->answered = true;
	else if (answers && !s->region && !s->answered)
		flow_pass(r, s, call->line);
}

/* ---- what is known ---- */

static struct flow_value several(struct flow_run *r, struct flow_value a, struct flow_value b)
{
	struct flow_value v = flow_worth(WORTH_LIST), *items = arena_array(r->arena, struct flow_value, 4);
	items[0] = a;
	items[1] = items[2] = items[3] = b;
	v.items = items;
	v.n = 4;
	return v;
}

static struct flow_value sent(void)
{
	struct flow_value v = flow_worth(WORTH_SENT);
	v.token = v.of_token = true;
	return v;
}

static struct flow_value fails(struct flow_run *r, struct flow_state *s, str chain)
{
	struct flow_value v = flow_nobody(WORTH_NOTHING);
	v.guessed = true;
	str why = arena_printf(r->arena, "leaves it to %.*s, which was not read", STR_ARG(route_last(chain)));
	struct flow_state thrown = *s;
	flow_doubt(&thrown, FLOW_MAYBE, why);
	if (r->attempt && s->alive)
		r->attempt->thrown = flow_join(r, &r->attempt->thrown, &thrown);
	flow_doubt(s, FLOW_MAYBE, why);
	return v;
}

static void callback(struct flow_run *r, struct flow_state *s, struct flow_value f, struct flow_value a,
                     struct flow_value b)
{
	const struct flow_value args[] = {a, b};
	struct flow_state in = *s;
	flow_apply(r, &in, f, args, 2);
	*s = flow_join(r, s, &in);
}

static struct flow_value known(struct flow_run *r, struct flow_state *s, struct flow_fact fact, const struct flow *call,
                               str chain, const struct args *a)
{
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	switch (fact.is) {
	case KNOWN_NOTHING:
		v = flow_nobody(WORTH_NOTHING);
		break;
	case KNOWN_NOBODY:
		v = flow_nobody(WORTH_NOBODY);
		break;
	case KNOWN_FALSE:
		v = flow_nobody(WORTH_FALSE);
		break;
	case KNOWN_FAILS:
		v = fails(r, s, chain);
		v.perhaps = fact.async;
		return v;
	case KNOWN_NOTE:
		return flow_worth(WORTH_NOTE);
	case KNOWN_REFUSES:
		v.guessed = v.caller = v.rejects = v.promise = true;
		return fact.async ? v : flow_waited(r, s, v);
	case KNOWN_THROWS:
		if (a->function.function) { /* it tells by a callback */
			callback(r, s, a->function, flow_nobody(WORTH_THERE), flow_nobody(WORTH_NOTHING));
			return v;
		}
		v.caller = v.rejects = true;
		v.promise = true;
		return fact.async ? v : flow_waited(r, s, v);
	case KNOWN_ERROR:
		return several(r, flow_nobody(WORTH_NOBODY), flow_nobody(WORTH_THERE));
	case KNOWN_NO:
		return several(r, flow_nobody(WORTH_NOTHING), flow_nobody(WORTH_FALSE));
	case KNOWN_SENT:
		v = sent();
		v.token = v.of_token =
		        flow_is_token(chain) || (arguments(call) && flow_is_token(arguments(call)->text));
		return v;
	case KNOWN_SENT_PAIR:
		return several(r, sent(), sent());
	case KNOWN_SECRET:
		return flow_worth(WORTH_SECRET);
	case KNOWN_SETTING:
		return flow_worth(a->n > 1 ? WORTH_SECRET : WORTH_SETTING);
	case KNOWN_STOPS:
		flow_throw(r, s);
		return v;
	case KNOWN_ANSWER:
		return flow_worth(WORTH_ANSWER);
	case KNOWN_PASS:
		return flow_worth(WORTH_PASS);
	case KNOWN_GATE:
		if (a->function.function)
			callback(r, s, a->function, flow_worth(WORTH_NOTHING), flow_nobody(WORTH_FALSE));
		return flow_worth(WORTH_GATE);
	default:
		return v;
	}
	v.promise = fact.async;
	return v;
}

/* ---- arguments and callbacks ---- */

static void read_arguments(struct flow_run *r, struct flow_state *s, const struct flow *call, struct args *a)
{
	for (const struct flow *n = arguments(call); n; n = n->next) {
		struct flow_value v = flow_value(r, s, n);
		a->of_token = a->of_token || v.of_token || (v.worth == WORTH_SENT_IN && v.token);
		a->of_nobody = a->of_nobody || v.of_nobody;
		a->plain = a->plain || ((v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN) && !v.token && !v.of_token);
		a->sent = a->sent || v.worth == WORTH_SENT || v.worth == WORTH_SENT_IN;
		a->hands_on = a->hands_on || v.worth == WORTH_ON;
		if (v.worth == WORTH_FUNCTION && !a->function.function)
			a->function = v;
		if (a->n < MOST_ARGS) {
			a->names[a->n] = n->kind == FLOW_NAMED ? n->text : S("");
			a->at[a->n++] = v;
		}
	}
}

/* Does it answer requests, so that it is wrapped and not called back? */
static bool is_handler(const struct flow *f)
{
	const struct flow *first = f->child ? f->child->child : NULL;
	if (first && first->kind == FLOW_OBJECT) {
		for (const struct flow *m = first->child; m; m = m->next)
			if (str_listed(m->text, "next ctx req request event resolve"))
				return true;
		return false;
	}
	str name =
	        first && first->kind == FLOW_NAME ? str_sub(first->text, 0, str_find(first->text, S("^"), 0)) : S("");
	return str_listed(name, "w r req request c ctx context event args self info opts _req _ kwargs");
}

static bool looks_up(str last)
{
	static const char *const verbs[] = {"find",   "get",    "select",       "query",     "fetch",  "lookup",
	                                    "first",  "one",    "load",         "read",      "filter", "execute",
	                                    "where",  "scalar", "unique",       "maybe",     "all",    "exists",
	                                    "single", "count",  "is_valid",     "isValid",   "verify", "validate",
	                                    "check",  "valid",  "authenticate", "authorize", "allow",  "match"};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_starts(last, str_of(verbs[i])) ||
		    (last.n > 3 && str_ieq(str_sub(last, 0, str_of(verbs[i]).n), str_of(verbs[i]))))
			return true;
	return false;
}

/* Nobody knows what it does: it may call back, go on, or give what is asked for. */
static struct flow_value unknown(struct flow_run *r, struct flow_state *s, const struct flow *call, str chain,
                                 struct flow_value of, const struct args *a)
{
	str last = call->child->kind == FLOW_MEMBER ? call->child->text : chain;
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	v.of_token = of.of_token || a->of_token;
	v.of_nobody = of.of_nobody || a->of_nobody;
	bool looked = looks_up(last) && (v.of_token || v.of_nobody);
	static const char shapes[] = "parse safeParse parseAsync safeParseAsync validate fromEntries assign loads "
	                             "model_validate parse_obj trim toString String Number Object Boolean str ToLower "
	                             "TrimSpace TrimPrefix Fields Split Replace split strip join";
	if (a->hands_on) {
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE,
		           arena_printf(r->arena, "leaves it to %.*s, which was not read", STR_ARG(last)));
		flow_pass(r, &maybe, call->line);
	}
	if (a->function.function && !is_handler(a->function.function)) {
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE,
		           arena_printf(r->arena, "leaves it to %.*s, which was not read", STR_ARG(last)));
		callback(r, &maybe, a->function, flow_worth(WORTH_UNKNOWN),
		         looked ? flow_nobody(WORTH_NOTHING) : flow_worth(WORTH_UNKNOWN));
		struct flow_state joined = flow_join(r, s, &maybe);
		joined.sure = s->sure, joined.why = s->why;
		*s = joined;
	}
	if (str_listed(last, "getRequest getRequestEvent getContext getEvent switchToHttp"))
		v.name = str_eq(last, S("getRequestEvent")) ? S("event") : S("req");
	bool shaped = str_listed(last, shapes) && a->sent;
	if (looked && !shaped)
		v = flow_nobody(WORTH_NOTHING), v.guessed = true;
	else if (shaped)
		v.worth = WORTH_SENT, v.token = v.of_token;
	else if (a->of_nobody && route_has_word(last, "contains includes has_ hasrole"))
		v = flow_nobody(WORTH_FALSE), v.guessed = true;
	v.function = a->function.function;
	v.env = a->function.env;
	v.file = a->function.file;
	v.async = a->function.async;
	v.perhaps = r->script && !v.name.n;
	return v;
}

/* .then(f), .catch(f) */
static bool of_promise(struct flow_run *r, struct flow_state *s, const struct flow *call, struct flow_value of,
                       const struct args *a, struct flow_value *v)
{
	bool then = str_eq(call->child->text, S("then")), catches = str_eq(call->child->text, S("catch"));
	if (!r->script || (!then && !catches) || (!of.promise && !of.perhaps))
		return false;
	struct flow_value f = a->function, in = flow_awaited(of);
	*v = of;
	if (catches && !of.rejects && !of.perhaps)
		return true;
	if (!f.function) {
		*v = flow_worth(WORTH_UNKNOWN);
		v->perhaps = true;
		return true;
	}
	if (then && of.rejects) {
		if (a->n < 2)
			return true;
		f = a->at[1];
	}
	in = catches || of.rejects ? flow_nobody(WORTH_THERE) : in;
	*v = f.function ? flow_apply(r, s, f, &in, 1) : flow_worth(WORTH_UNKNOWN);
	if (!s->alive)
		return true;
	v->promise = true;
	return true;
}

/* Of FastAPI: what the dependency gives, which is asked first. */
static struct flow_value dependency(struct flow_run *r, struct flow_state *s, const struct flow *call)
{
	const struct flow *first = arguments(call);
	str chain = first ? route_flow_chain(first, r->arena) : S("");
	struct flow_value f = first && !chain.n ? flow_value(r, s, first)
	                                        : flow_resolved(r, r->frame ? r->frame->file : 0, chain),
	                  v;
	if (f.worth == WORTH_FUNCTION && r->depth < CALLS_DEEP) {
		struct args none = {.n = 0};
		v = run_function(r, s, f, &none, true);
		return flow_awaited(v);
	}
	v = sent();
	v.worth = WORTH_SENT_IN;
	return v;
}

/* A method of what is known. */
static bool of_value(struct flow_run *r, struct flow_state *s, const struct flow *call, struct flow_value of,
                     struct flow_value *v)
{
	static const char tests[] =
	        "includes has contains some indexOf test startsWith startswith endsWith endswith match";
	str name = call->child->text;
	const struct flow *first = arguments(call);
	if (of.worth == WORTH_SENT || of.worth == WORTH_SENT_IN) {
		*v = of;
		v->worth = WORTH_SENT;
		v->token = v->of_token = of.token || (first && flow_is_token(first->text));
		return true;
	}
	if (of.worth == WORTH_ADDRESS) {
		*v = of;
		if (str_listed(name, tests) && first) {
			struct flow_value arg = flow_value(r, s, first);
			*v = flow_within(r, of, arg,
			                 first->kind == FLOW_TEXT
			                         ? &(struct flow){.kind = FLOW_LIST, .child = (struct flow *)first}
			                         : first);
		}
		return true;
	}
	if (of.worth == WORTH_NOBODY || (of.worth == WORTH_NOTHING && of.caller)) {
		*v = flow_nobody(WORTH_NOTHING);
		v->guessed = of.guessed;
		return true;
	}
	if (first && str_listed(name, "includes has contains some indexOf test")) {
		struct flow_value arg = flow_value(r, s, first);
		bool test = str_eq(name, S("test"));
		*v = test && arg.worth != WORTH_ADDRESS ? flow_worth(WORTH_UNKNOWN)
		                                        : flow_within(r, arg, of, call->child->child);
		return true;
	}
	return false;
}

/* A guard of a package, which it gives when it is called. */
static bool is_gate(struct flow_run *r, size_t file, str ref)
{
	size_t hash = route_hash(ref);
	if (hash == SIZE_MAX)
		return false;
	struct route_target t = route_resolve(r->f, file, ref);
	return t.kind == ROUTE_TARGET_PACKAGE && route_package(t.module, t.member) == ROUTE_GUARD;
}

/* Is it handed a test of what is sent that lets everybody in? */
static bool lets_in(struct flow_run *r, const struct flow_state *s, const struct args *a)
{
	for (size_t i = 0; i < a->n; i++) {
		struct flow_value f = a->at[i];
		for (size_t k = 0; k < f.n && f.worth == WORTH_OBJECT; k++)
			if (route_has_word(f.names[k], "validator authorizer successhandler next skipper filter"))
				f = f.items[k];
		struct flow_state in = *s, yes, no;
		if (f.worth != WORTH_FUNCTION || !f.function)
			continue;
		struct flow_value args[4] = {sent(), sent(), sent(), sent()};
		struct flow_value v = flow_awaited(flow_apply(r, &in, f, args, 4));
		if (!in.alive)
			continue;
		flow_part(r, &in, v.worth == WORTH_LIST && v.n ? v.items[0] : v, NULL, &yes, &no);
		if (yes.alive && yes.sure == FLOW_SURE)
			return true;
	}
	return false;
}

struct flow_value flow_call(struct flow_run *r, struct flow_state *s, const struct flow *n)
{
	const struct flow *callee = n->child;
	if (!callee || !s->alive)
		return flow_worth(WORTH_UNKNOWN);
	str chain = route_flow_chain(callee, r->arena), ref = n->text.n ? n->text : chain;
	str head = str_sub(chain, 0, str_find(chain, S("."), 0));
	size_t file = r->frame ? r->frame->file : 0;
	if (r->python && str_listed(route_last(chain), "Depends Security"))
		return dependency(r, s, n);
	if (r->python && str_listed(chain, "Header Cookie Query Form Body File Path"))
		return sent();
	const struct flow_env *bound = chain.n ? flow_find(s->env, chain) : NULL;
	bool local = chain.n && flow_find(s->env, head);
	struct flow_value f = bound ? bound->value : flow_worth(WORTH_UNKNOWN), v;
	struct args a = {.n = 0};
	if (callee->kind == FLOW_FUNCTION || callee->kind == FLOW_CALL)
		f = flow_value(r, s, callee);
	if (f.worth == WORTH_ON || f.worth == WORTH_OUTER || is_on(r, callee)) {
		read_arguments(r, s, n, &a);
		return go_on(r, s, n);
	}
	struct flow_value of = flow_worth(WORTH_UNKNOWN);
	if (callee->kind == FLOW_MEMBER)
		of = flow_value(r, s, callee->child);
	read_arguments(r, s, n, &a);
	if (!s->alive)
		return flow_worth(WORTH_UNKNOWN);
	see_deed(r, s, n, chain);
	if (f.worth == WORTH_GATE) {
		r->asked = r->proven = s->region = true;
		flow_throw(r, s);
		return flow_worth(WORTH_UNKNOWN);
	}
	if (f.worth != WORTH_FUNCTION && chain.n && (!local || n->text.n))
		f = flow_resolved(r, file, ref);
	if (f.worth == WORTH_FUNCTION)
		return apply(r, s, f, &a);
	if (callee->kind == FLOW_MEMBER && of_promise(r, s, n, of, &a, &v))
		return v;
	struct flow_fact fact = flow_known_call(r, chain.n ? chain : callee->text, ref, n);
	bool guess = fact.is == KNOWN_NOT || fact.is == KNOWN_FAILS || fact.is == KNOWN_REFUSES;
	if (guess && is_gate(r, file, ref))
		return flow_worth(lets_in(r, s, &a) ? WORTH_UNKNOWN : WORTH_GATE);
	if (fact.is == KNOWN_FAILS && a.plain && !a.of_token && !a.of_nobody)
		fact.is = KNOWN_NOT; /* getUser(req.params.id): of whom he asks for */
	if (fact.is != KNOWN_NOT)
		return known(r, s, fact, n, chain.n ? chain : callee->text, &a);
	if (callee->kind == FLOW_MEMBER && of_value(r, s, n, of, &v))
		return v;
	return unknown(r, s, n, chain, of, &a);
}
