/* What a handler does before anything else: whether it refuses, or leaves that to others. */
#include "route_flow.h"
#include "route_judge.h"
#include "route_word.h"
#include "row_get.h"

static struct route_verdict told(enum route_auth auth, str by, str why)
{
	return (struct route_verdict){.auth = auth, .by = by, .why = why};
}

/* Routes that are made elsewhere, and are rows of their own. */
static bool relays(struct route_finder *f, const struct route_part_at *p, bool deeper)
{
	for (const struct node *c = route_calls(p); c; c = c->next) {
		struct route_target t = route_resolve(f, p->file, c->text);
		if (route_relays(c->text) || (t.kind == ROUTE_TARGET_PACKAGE && route_relays(t.member)) ||
		    (deeper && t.kind == ROUTE_TARGET_FUNCTION && relays(f, t.part, false)))
			return true;
	}
	return false;
}

static bool is_script(const struct route_finder *f, const struct route_part_at *p)
{
	return !str_listed(str_extension(f->reach.files.at[p->file]), "py go php rb");
}

/* Was it seen that every stranger is answered, whatever it reads of who calls? */
static bool answers_all(struct route_finder *f, struct route_part_at *p)
{
	return !str_listed(str_extension(f->reach.files.at[p->file]), "py go") && !row_text(p->row, S("hands")).n &&
	       row_text(p->row, S("flow")).n && !relays(f, p, true) &&
	       route_flow_handler(f, p).end == ROUTE_FLOW_PASSES;
}

/* What a handler that refuses nobody leaves to others. */
static struct route_verdict judge_rest(struct route_finder *f, const struct route_part_at *p)
{
	if (relays(f, p, true))
		return told(ROUTE_UNKNOWN, S(""), S("it hands everything to routes of its own"));
	for (int depth = 0; depth < ROUTE_CALLS_DEEP; depth++) {
		str hands = row_text(p->row, S("hands")), identity = row_text(p->row, S("identity"));
		struct route_target t = {.kind = ROUTE_TARGET_FUNCTION};
		if (hands.n)
			t = route_resolve(f, p->file, hands);
		if (t.kind != ROUTE_TARGET_FUNCTION)
			return told(ROUTE_UNKNOWN, S(""),
			            arena_printf(f->arena, "it hands everything to %.*s", STR_ARG(hands)));
		if (route_has_word(identity, "authoriz header session cookie bearer"))
			return told(ROUTE_UNKNOWN, S(""),
			            arena_printf(f->arena, "it reads %.*s, and whether it refuses was not seen",
			                         STR_ARG(identity)));
		if (!hands.n)
			break;
		p = t.part;
	}
	return told(ROUTE_OPEN, S(""), S(""));
}

/* if (!user) return []: by its words it does nothing for a stranger; where it can be gone through, that has to be so.
 */
static struct route_verdict judge_stopping(struct route_finder *f, struct route_part_at *p)
{
	str name = route_shown_name(f, p->name);
	struct route_flow flow = {.end = ROUTE_FLOW_SEEMS};
	if (is_script(f, p) && row_text(p->row, S("flow")).n)
		flow = route_flow_handler(f, p);
	if (flow.end == ROUTE_FLOW_PERHAPS)
		return told(ROUTE_UNKNOWN, name, arena_printf(f->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(flow.why)));
	if (flow.end == ROUTE_FLOW_PASSES)
		return told(ROUTE_OPEN, S(""), S(""));
	return told(ROUTE_GUARDED, name, S("it does nothing for whoever is not signed in"));
}

/* Of a handler of which no words make a guard, what the way through it says. True: it may do anything, but asks nobody
 * who calls. */
static bool tells_all(struct route_finder *f, struct route_part_at *p, struct route_verdict *v)
{
	if (!is_script(f, p) || !row_text(p->row, S("flow")).n)
		return false;
	struct route_flow flow = route_flow_handler(f, p);
	str name = route_shown_name(f, p->name);
	if (flow.end != ROUTE_FLOW_PERHAPS)
		return false;
	if (flow.doubted)
		*v = told(ROUTE_UNKNOWN, name, arena_printf(f->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(flow.why)));
	return !flow.asks && !row_text(p->row, S("hands")).n && !relays(f, p, true);
}

/* One function for several methods may refuse for some of them only. */
struct route_verdict route_judge_handler_for(struct route_finder *f, size_t file, str ref, str method)
{
	struct route_verdict v = route_judge_handler(f, file, ref);
	struct route_target t =
	        v.apart ? route_resolve(f, file, ref) : (struct route_target){.kind = ROUTE_TARGET_NONE};
	bool known = method.n && !str_eq(method, S("any")) && str_ends(f->reach.files.at[t.file], S(".py"));
	if (!known || t.kind != ROUTE_TARGET_FUNCTION)
		return v;
	struct route_flow flow = route_flow_asked(f, t.part, true, (struct route_asked){.method = method});
	str name = route_shown_name(f, t.part->name);
	if (flow.end == ROUTE_FLOW_REFUSES || flow.end == ROUTE_FLOW_SEEMS)
		return told(ROUTE_GUARDED, name, arena_printf(f->arena, "%.*s refuses", STR_ARG(name)));
	return flow.end == ROUTE_FLOW_PASSES || flow.end == ROUTE_FLOW_SILENT ? told(ROUTE_OPEN, S(""), S("")) : v;
}

struct route_verdict route_judge_handler(struct route_finder *f, size_t file, str ref)
{
	struct route_target t = route_resolve(f, file, ref);
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (t.inside)
		route_add_verdict(&v, route_judge_handling(f, t.inside));
	struct route_part_at *own = t.inside ? t.inside : t.part;
	struct route_verdict way = {ROUTE_OPEN, S(""), S("")};
	if (t.kind == ROUTE_TARGET_FUNCTION)
		way = route_judge_handling(f, t.part);
	route_add_verdict(&v, way);
	v.enters = v.auth == ROUTE_OPEN && way.enters;
	if (v.enters)
		return v;
	if (own && v.auth == ROUTE_OPEN && row_text(own->row, S("stops")).n && row_text(own->row, S("identity")).n)
		v = judge_stopping(f, own);
	bool told_all = own && v.auth == ROUTE_OPEN && tells_all(f, own, &v);
	if (!told_all && own && v.auth == ROUTE_OPEN && !answers_all(f, own))
		route_add_verdict(&v, judge_rest(f, own));
	if (own && v.auth == ROUTE_OPEN && str_ends(ref, S("()")) && str_ends(f->reach.files.at[file], S(".py")))
		v = told(ROUTE_UNKNOWN, S(""), S("it is made by a call, and what it is handed was not read"));
	else if (!own && !(t.kind == ROUTE_TARGET_PACKAGE && route_package_shows(t.module, t.member)))
		route_add_verdict(&v, told(ROUTE_UNKNOWN, t.name,
		                           arena_printf(f->arena, "its handler %.*s was not found", STR_ARG(t.name))));
	return v;
}
