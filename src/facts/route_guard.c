/* Classes that stand in front of routes: guards and middleware of Nest. One without a method of its own does what the
 * class does that it extends, as far as it does not take the refusal away. */
#include "route_declared.h"
#include "route_flow.h"
#include "route_judge.h"
#include "route_word.h"
#include "row_get.h"

static str base_of(const struct route_part_at *class)
{
	const struct node *bases = node_get(class->row, S("bases"));
	return bases && bases->child ? bases->child->text : S("");
}

static struct route_part_at *method_of(struct route_finder *f, const struct route_part_at *class, const char *name)
{
	return route_find(f, class->file, S("function"), arena_printf(f->arena, "%.*s.%s", STR_ARG(class->name), name));
}

static bool calls(const struct route_part_at *p, str ref)
{
	const struct node *list = node_get(p->row, S("calls"));
	for (const struct node *c = list ? list->child : NULL; c; c = c->next)
		if (ref.n && str_eq(c->text, ref))
			return true;
	return false;
}

/* Does a function that it calls, of this repository, read who the caller is? */
static bool callee_reads(struct route_finder *f, const struct route_part_at *p)
{
	const struct node *list = node_get(p->row, S("calls"));
	for (const struct node *c = list ? list->child : NULL; c; c = c->next) {
		struct route_target t = route_resolve(f, p->file, c->text);
		if (t.kind == ROUTE_TARGET_FUNCTION && row_text(t.part->row, S("identity")).n)
			return true;
	}
	return false;
}

static struct route_verdict named(struct route_finder *f, struct route_verdict v, str name)
{
	if (v.auth == ROUTE_GUARDED) {
		v.by = name;
		v.why = arena_printf(f->arena, "%.*s refuses", STR_ARG(name));
	}
	return v;
}

/* What it is built upon; a handleRequest() of its own that refuses nobody takes the refusal of passport's away. */
static struct route_verdict judge_base(struct route_finder *f, const struct route_part_at *class, unsigned depth)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	str base = base_of(class);
	const struct route_part_at *handle = method_of(f, class, "handleRequest");
	if (!base.n)
		return v;
	v = route_judge_at(f, class->file, base, depth + 1);
	if (handle && v.auth == ROUTE_GUARDED && !row_text(handle->row, S("refuses")).n && !calls(handle, base))
		v = (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	return named(f, v, class->name);
}

struct route_verdict route_judge_class(struct route_finder *f, struct route_part_at *class, unsigned depth)
{
	static const char *const methods[] = {"canActivate", "use", "handle"};
	struct route_part_at *own = NULL;
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (class->judging || depth + 1 >= ROUTE_CALLS_DEEP)
		return v;
	for (size_t i = 0; i < sizeof methods / sizeof *methods && !own; i++)
		own = method_of(f, class, methods[i]);
	class->judging = true;
	if (!own || calls(own, base_of(class)))
		v = judge_base(f, class, depth);
	class->judging = false;
	if (!own)
		return v;
	route_add_verdict(&v, named(f, route_judge_function(f, own, depth), class->name));
	if (v.auth == ROUTE_OPEN && row_text(own->row, S("refuses")).n)
		v = callee_reads(f, own)
		            ? named(f, (struct route_verdict){ROUTE_GUARDED, S(""), S("")}, class->name)
		            : (struct route_verdict){
		                      ROUTE_UNKNOWN, class->name,
		                      arena_printf(f->arena, "whom %.*s refuses was not seen", STR_ARG(class->name))};
	return v;
}

/* An object that is called: JWTBearer(), with __call__() or authenticate() of its class. */
struct route_verdict route_judge_called(struct route_finder *f, const struct route_target *t, unsigned depth)
{
	static const char *const methods[] = {"__call__", "authenticate"};
	const struct route_verdict refuses = {ROUTE_GUARDED, t->name,
	                                      arena_printf(f->arena, "%.*s refuses", STR_ARG(t->name))};
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		str name = arena_printf(f->arena, "%.*s.%s", STR_ARG(t->name), methods[i]);
		struct route_part_at *p = route_find(f, t->file, S("function"), name);
		if (!p)
			continue;
		struct route_verdict v = route_judge_function(f, p, depth);
		if (v.auth == ROUTE_GUARDED)
			return v;
		if (i && (route_tells(f, p) || row_text(p->row, S("refuses")).n))
			return refuses;
	}
	return (struct route_verdict){ROUTE_UNKNOWN, t->name,
	                              arena_printf(f->arena, "whom %.*s lets in is not known", STR_ARG(t->name))};
}

/* Auth(true), of this repository: what it makes is gone through with that known. */
static struct route_verdict judge_made(struct route_finder *f, size_t file, str ref, bool yes)
{
	struct route_target t = route_resolve(f, file, ref);
	struct route_verdict v = {ROUTE_UNKNOWN, S(""), S("what stands in front of it is computed")};
	if (t.kind != ROUTE_TARGET_FUNCTION || t.inside)
		return v;
	struct route_flow flow = route_flow_made(f, t.part, yes);
	if (flow.end == ROUTE_FLOW_REFUSES)
		v = (struct route_verdict){ROUTE_GUARDED, t.name,
		                           arena_printf(f->arena, "%.*s refuses", STR_ARG(t.name)), flow.exempts,
		                           false};
	else if (flow.end == ROUTE_FLOW_PASSES)
		v = (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	return v;
}

bool route_judge_apart(struct route_finder *f, size_t file, str ref, struct route_verdict *v)
{
	bool yes = str_ends(ref, S("(=true)")), no = str_ends(ref, S("(=false)"));
	if (yes || no)
		*v = judge_made(f, file, str_sub(ref, 0, ref.n - (yes ? 7 : 8)), yes);
	else if (str_starts(ref, S("kotlin#")))
		*v = route_wrapper(f, ref, 0);
	else
		return route_parameter(f, file, ref, v);
	return true;
}
