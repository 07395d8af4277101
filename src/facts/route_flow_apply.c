/* Functions of the repository: how they are found, entered and left. */
#include <stdint.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_judge.h"
#include "route_undone.h"
#include "route_word.h"
#include "row_get.h"

struct flow_value flow_resolved_part(struct flow_run *r, struct route_part_at *p)
{
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	if (r->python && route_undone_by(r->f, p))
		return v;
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
	if (!ref.n || r->depth >= FLOW_CALLS_DEEP)
		return flow_worth(WORTH_UNKNOWN);
	struct route_target t = route_resolve(r->f, file, ref);
	if (t.kind == ROUTE_TARGET_PACKAGE && t.inside && route_hands_back(t.module, t.member))
		return flow_resolved_part(r, t.inside);
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

/* What a type says that a parameter is given: Annotated[User, Depends(get_user)], or a name that stands for it. */
static bool by_type(struct flow_run *r, struct flow_state *s, str type, struct flow_value *v)
{
	static const char *const words[] = {"Depends(", "Security("};
	str name = route_chain(type);
	size_t file = r->frame->file;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(type, str_of(words[i]), 0) != SIZE_MAX)
			name = route_chain(
			        str_sub(type, str_find(type, str_of(words[i]), 0) + str_of(words[i]).n, type.n));
	struct flow_value f = flow_resolved(r, file, name);
	struct flow_args none = {.n = 0};
	if (f.worth == WORTH_FUNCTION && r->depth < FLOW_CALLS_DEEP) {
		*v = flow_awaited(flow_run_function(r, s, f, &none, true));
		return true;
	}
	if (route_judge_at(r->f, file, arena_printf(r->arena, "%.*s[]", STR_ARG(name)), 0).auth != ROUTE_GUARDED)
		return false;
	r->asked = r->proven = s->region = true;
	flow_throw(r, s);
	return false;
}

/* Annotated[str, Cookie()]: FastAPI gives what the caller sends, or what Depends() makes, whatever stands behind = for
 * when he sends nothing. */
static bool is_marked(str type)
{
	return str_starts(type, S("Annotated[")) &&
	       route_has_word(type, "depends( security( cookie( header( query( form( "
	                            "body( path(");
}

/* token: str, without more: a part of the address. */
static bool is_plain_text(str type)
{
	return str_listed(type, "str int Optional[str] Optional[int] str_|_None int_|_None");
}

/* A part of an address proves nothing, unless it is called like what does. */
static struct flow_value sent_as(str param, bool proves)
{
	struct flow_value v = flow_sent();
	v.token = v.of_token = proves || flow_is_token(str_sub(param, 0, str_find(param, S("^"), 0)));
	return v;
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
	bool marked = r->python && !r->making && is_marked(type);
	if (marked && !route_has_word(type, "depends( security("))
		return sent_as(name->text, route_has_word(type, "cookie( header("));
	if (other && !marked)
		return flow_value(r, s, other);
	if (r->python && !r->making && is_plain_text(type))
		return sent_as(name->text, false);
	struct flow_value v = flow_worth(WORTH_UNKNOWN);
	bool typed = r->python && type.n && type.p[0] >= 'A' && type.p[0] <= 'Z' && s->alive && r->frame;
	if (typed && by_type(r, s, type, &v))
		return v;
	bool first = r->frame && r->frame->function->child && r->frame->function->child->child == param;
	v.name = name && name->kind == FLOW_OBJECT ? S("event") : request_name(r, name, type, first);
	if (r->python && r->mode == MODE_TEST && !v.name.n && r->frame && !r->frame->outer)
		return flow_sent(); /* a name and a password */
	return v;
}

static void bind_params(struct flow_run *r, struct flow_state *s, const struct flow *f, const struct flow_args *a,
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
		else if (!there && i >= FLOW_ARGS)
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
struct flow_value flow_run_function(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                    const struct flow_args *a, bool entry)
{
	const struct flow_env *before = s->env;
	bool here = grew_from(before, f.env), region = s->region;
	unsigned id = r->ids;
	struct flow_frame frame = {.outer = r->frame, .function = f.function, .file = f.file};
	struct flow_state in = *s;
	in.env = here ? before : f.env;
	in.region = false;
	bool asked = r->asked, proven = r->proven;
	unsigned line = r->line;
	r->asked = r->proven = false;
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
		frame.gives = flow_told(r, frame.gives, !r->proven);
	r->asked = r->asked || asked;
	r->proven = r->proven || proven;
	r->line = line;
	return frame.gives;
}

struct flow_value flow_apply_args(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                  const struct flow_args *a)
{
	if (!f.function || !f.function->child || r->depth >= FLOW_CALLS_DEEP || !flow_step(r)) {
		struct flow_state maybe = *s;
		flow_doubt(&maybe, FLOW_MAYBE, S("calls too many functions to be followed"));
		if (a->hands_on)
			flow_pass(r, &maybe, 0);
		return flow_worth(WORTH_UNKNOWN);
	}
	if (!f.async)
		return flow_run_function(r, s, f, a, false);
	struct flow_attempt attempt = {.outer = r->attempt, .id = r->ids};
	struct flow_state before = *s;
	r->attempt = &attempt;
	struct flow_value v = flow_run_function(r, s, f, a, false);
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
	struct flow_args a = {.n = n_args < FLOW_ARGS ? n_args : FLOW_ARGS};
	for (size_t i = 0; i < a.n; i++)
		a.at[i] = args[i];
	return flow_apply_args(r, s, f, &a);
}

struct flow_value flow_enter_function(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                      const struct flow_value *args, size_t n_args)
{
	struct flow_args a = {.n = n_args < FLOW_ARGS ? n_args : FLOW_ARGS};
	for (size_t i = 0; i < a.n; i++)
		a.at[i] = args[i];
	return flow_run_function(r, s, f, &a, true);
}

struct flow_value flow_excepted(struct flow_run *r, const struct flow *options, struct flow_value gate)
{
	const struct flow *path = options && options->kind == FLOW_OBJECT ? options->child : NULL;
	bool plain =
	        path && !path->next && str_eq(path->text, S("path")) && path->child && path->child->kind == FLOW_LIST;
	for (const struct flow *n = plain ? path->child->child : NULL; n; n = n->next)
		plain = plain && n->kind == FLOW_TEXT && route_flow_leaves_out(n->text);
	r->exempts = r->exempts || plain;
	r->left_out = r->left_out || !plain;
	return gate;
}

struct flow_value flow_asserted(struct flow_run *r, struct flow_state *s, const struct flow *condition)
{
	struct flow_state yes, no;
	flow_condition(r, s, condition, &yes, &no);
	flow_throw(r, &no);
	*s = yes;
	return flow_worth(WORTH_UNKNOWN);
}
