/* Each file says of each control that it leaves it open (scan/unread.h): counted are those of which nothing else does.
 */
#include "policy/gate_mend.h"

static bool is_of(const struct trouble *t, str path)
{
	for (size_t i = 0; i < t->n_paths; i++)
		if (str_eq(t->paths[i], path))
			return true;
	return false;
}

static bool waits_for(const struct trouble *t, const struct judgement *j, const struct gate_options *o)
{
	bool waits = false;
	if (j->verdict != VERDICT_UNPROVEN || j->cause != CAUSE_UNREAD)
		return false;
	for (size_t i = 0; i < o->n_statements; i++) {
		const struct statement *s = &o->statements[i];
		if (s->control != j->control || s->polarity != EVIDENCE_UNREAD || s->chosen)
			continue;
		if (!is_of(t, s->path))
			return false;
		waits = true;
	}
	return waits;
}

void gate_mend(struct report *r, const struct gate_options *o)
{
	for (size_t i = 0; i < r->n_troubles; i++) {
		struct trouble *t = &r->troubles[i];
		size_t n = 0;
		if (t->class != TROUBLE_DEGRADED || !trouble_of_structure(t) || !t->n_paths)
			continue;
		for (size_t k = 0; k < r->n_controls; k++)
			n += waits_for(t, &r->controls[k], o);
		if (n)
			t->hint = arena_printf(r->arena, "%.*s%sMend %s, and up to %zu more control%s decided.",
			                       STR_ARG(t->hint), t->hint.n ? " " : "", t->count == 1 ? "it" : "them", n,
			                       n == 1 ? " is" : "s are");
	}
}
