/* What the parameters of a function say: what it is entered with, and whether something stands behind it. */
#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_word.h"
#include "row_get.h"

static str plain(str param) { return str_sub(param, 0, str_find(param, S("^"), 0)); }

static const struct flow *param(const struct flow *f, size_t i)
{
	const struct flow *p = f->child ? f->child->child : NULL;
	while (p && i--)
		p = p->next;
	return p && p->kind == FLOW_SET ? p->child : p;
}

static str param_name(const struct flow *f, size_t i)
{
	const struct flow *p = param(f, i);
	return p && p->kind == FLOW_NAME ? plain(p->text) : S("");
}

static bool calls_name(const struct flow *n, str name)
{
	for (; n; n = n->next)
		if ((n->kind == FLOW_CALL && n->child && n->child->kind == FLOW_NAME && str_eq(n->child->text, name)) ||
		    (n->child && calls_name(n->child, name)))
			return true;
	return false;
}

/* The last of several parameters, which is called: (a, b, c) => { …; c(); } */
bool flow_is_last_called(const struct flow *f, str name)
{
	const struct flow *p = f->child ? f->child->child : NULL;
	size_t n = 0;
	for (; p && p->next; p = p->next)
		n++;
	return n && p->kind == FLOW_NAME && str_eq(p->text, name) && calls_name(f->child->next, name);
}

bool flow_is_on(const struct flow_run *r, str name)
{
	return str_listed(plain(name), r->python ? "call_next get_response handler" : "next _next done resolve");
}

bool flow_is_outer(const struct flow_run *r, str name)
{
	static const char names[] =
	        "f fn func function view view_func handler next wrapped route endpoint method callback "
	        "action page component inner h hf cb resolver procedure original handle";
	size_t type = str_find(name, S("^"), 0);
	if (r->go)
		return type != SIZE_MAX && route_has_word(str_sub(name, type, name.n), "handler func(");
	return str_listed(plain(name), names);
}

/* Does a parameter say that something stands behind it? */
bool flow_has_on(const struct flow_run *r, const struct flow *f)
{
	for (const struct flow *p = f->child ? f->child->child : NULL; p; p = p->next) {
		const struct flow *name = p->kind == FLOW_SET ? p->child : p;
		if (name && name->kind == FLOW_NAME &&
		    (flow_is_on(r, name->text) || (r->script && flow_is_last_called(f, name->text))))
			return true;
		for (const struct flow *m = name && name->kind == FLOW_OBJECT ? name->child : NULL; m; m = m->next)
			if (str_listed(m->text, "next resolve"))
				return true;
	}
	return false;
}

bool flow_takes_request(const struct flow_run *r, const struct flow *f)
{
	static const char script[] = "req request ctx context c event _req _request _ r";
	const struct flow *first = param(f, 0);
	if (r->go)
		return first && first->kind == FLOW_NAME &&
		       route_has_word(first->text, "gin.context echo.context fiber.ctx responsewriter");
	if (first && first->kind == FLOW_OBJECT)
		return true;
	return !r->python && str_listed(param_name(f, 0), script);
}

enum flow_mode flow_mode_of(const struct flow_run *r, const struct flow *f, bool answers)
{
	const struct flow *first = param(f, 0);
	if (r->go)
		return first && first->kind == FLOW_NAME && str_ends(first->text, S("gin.Context")) ? MODE_GIN
		                                                                                    : MODE_ON;
	if (str_eq(f->text, S("canActivate")))
		return MODE_TEST;
	if (r->python && str_eq(f->text, S("prepare"))) /* of Tornado: what has answered by then is not gone on with */
		return MODE_HOOK;
	if (flow_has_on(r, f))
		return MODE_ON;
	if (r->python)
		return answers || str_listed(f->text, "process_request process_view") ? MODE_ANSWER : MODE_BACK;
	if (str_listed(param_name(f, 1), "reply rep res response _reply"))
		return MODE_HOOK;
	return flow_takes_request(r, f) ? MODE_ANSWER : MODE_BACK;
}
