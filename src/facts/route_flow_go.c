/* Values and their errors, as Go gives them: user, err := store.Find(token). What is looked up for a stranger is
 * nothing and an error, or nothing and false; which of the two, the name says that takes it. */
#include "route_flow_go.h"
#include "route_word.h"

struct flow_value flow_go_named(struct flow_value v, str name)
{
	if (!v.looked)
		return v;
	str last = route_last(name);
	if (str_eq(last, S("err")) || str_ends(last, S("Err")) || str_eq(last, S("Error")))
		v.worth = WORTH_THERE;
	else if (str_listed(last, "ok found exists exist valid"))
		v.worth = WORTH_FALSE;
	v.looked = v.worth == WORTH_NOTHING;
	return v;
}

struct flow_value flow_go_several(struct flow_run *r, struct flow_value v, struct flow_value like)
{
	if (!v.looked || like.worth != WORTH_LIST || !like.n)
		return v;
	struct flow_value all = like, *items = arena_array(r->arena, struct flow_value, like.n);
	bool tells = like.items[like.n - 1].worth == WORTH_FALSE;
	v.looked = false;
	for (size_t i = 0; i < like.n; i++)
		items[i] = v;
	items[like.n - 1].worth = tells ? WORTH_FALSE : WORTH_THERE;
	all.items = items;
	return all;
}

bool flow_go_error(const struct flow_run *r, str chain, const struct flow_args *a, struct flow_value *v)
{
	if (!r->go)
		return false;
	str last = route_last(chain); /* NewBusinessError(…), of which nobody read what it makes */
	bool made = str_starts(last, S("New")) && (str_ends(last, S("Error")) || str_ends(last, S("Err")));
	if (made ||
	    str_listed(chain,
	               "errors.New fmt.Errorf errors.Wrap errors.Wrapf errors.Errorf errors.WithStack status.Error "
	               "status.Errorf echo.NewHTTPError fiber.NewError"))
		*v = flow_worth(WORTH_THERE);
	else if (str_listed(chain, "errors.Is errors.As") && a->n && a->at[0].worth == WORTH_THERE && a->at[0].caller)
		*v = flow_worth(WORTH_SENT); /* whichever he brings about */
	else
		return false;
	return true;
}

bool flow_go_is_error(str chain)
{
	str last = route_last(chain);
	return last.n > 3 && (str_starts(last, S("Err")) || str_starts(last, S("err"))) && last.p[3] >= 'A' &&
	       last.p[3] <= 'Z';
}
