/* Triggers, which may keep what a policy lets through. */
#include "sql_run_step.h"

static struct sql_table *table_of(const struct run *r)
{
	return sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("table")));
}

void run_create_trigger(const struct run *r)
{
	struct sql_table *t = table_of(r);
	if (!t)
		return;
	struct sql_trigger *made = arena_new(r->s->arena, struct sql_trigger);
	*made = (struct sql_trigger){run_text(r, S("name")), run_text(r, S("function")), t->triggers};
	t->triggers = made;
}

/* A loose file drops what it makes anew. */
void run_drop_trigger(const struct run *r)
{
	struct sql_table *t = table_of(r);
	for (struct sql_trigger **at = t && !r->sometimes && !r->loose ? &t->triggers : NULL; at && *at;) {
		if (str_eq((*at)->name, run_text(r, S("name"))))
			*at = (*at)->next;
		else
			at = &(*at)->next;
	}
}
