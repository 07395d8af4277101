/* Guards of Go that a function is handed: in func Routes(api *gin.RouterGroup, auth gin.HandlerFunc) what auth does is
 * for whoever calls Routes to say. Where several do, the one that has the least put in front decides. */
#include "route_judge.h"
#include "row_get.h"

enum { HANDED_ON = 4 };

static struct route_verdict unknown(struct route_finder *f, str name, const char *why)
{
	return (struct route_verdict){ROUTE_UNKNOWN, S(""),
	                              arena_printf(f->arena, "what %.*s is handed %s", STR_ARG(name), why)};
}

static const struct node *argument(const struct node *row, unsigned number)
{
	const struct node *list = node_get(row, S("marks")), *n = list ? list->child : NULL;
	while (n && number--)
		n = n->next;
	return n;
}

/* What the call hands over as that number, all: and behind it, where it calls the function. */
static bool handed_by(struct route_finder *f, const struct route_part_at *call, const struct route_part_at *function,
                      unsigned number, bool all, struct route_verdict *v)
{
	const struct node *guards = node_get(call->row, S("guards")), *arg = argument(call->row, number);
	str ref = guards && guards->child ? guards->child->text : S("");
	size_t end = str_find(ref, S("("), 0);
	struct route_target t = route_resolve(f, call->file, str_sub(ref, 0, end));
	if (t.kind != ROUTE_TARGET_FUNCTION || t.part != function)
		return false;
	*v = !arg && !all ? unknown(f, function->name, "was not seen")
	                  : (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	for (; arg; arg = all ? arg->next : NULL)
		route_add_verdict(v, route_judge_at(f, call->file, arg->text, 0));
	return true;
}

bool route_parameter(struct route_finder *f, size_t file, str ref, struct route_verdict *v)
{
	ref.n -= str_ends(ref, S(")()")) ? 2 : 0;
	size_t open = str_find(ref, S("("), 0), digit = ref.n < 4 ? 0 : ref.n - 2;
	bool all = digit && ref.p[digit - 1] == '+';
	bool numbered =
	        digit && open == digit - 1 - all && str_ends(ref, S(")")) && ref.p[digit] >= '0' && ref.p[digit] <= '9';
	if (!numbered)
		return false;
	struct route_target t = route_resolve(f, file, str_sub(ref, 0, open));
	bool known = t.kind == ROUTE_TARGET_FUNCTION && f->handing < HANDED_ON, any = false;
	*v = unknown(f, t.name, "was not seen");
	f->handing++;
	for (size_t i = 0; known && i < f->n_handed; i++) {
		struct route_verdict one;
		if (!handed_by(f, &f->parts[f->handed[i]], t.part, (unsigned)(ref.p[digit] - '0'), all, &one))
			continue;
		*v = any && v->auth < one.auth ? *v : one;
		any = true;
	}
	f->handing--;
	if (f->more_handed && v->auth == ROUTE_GUARDED)
		*v = unknown(f, t.name, "is handed at more places than are followed");
	return true;
}
