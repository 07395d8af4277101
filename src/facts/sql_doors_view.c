/* Views without security_invoker run with the rights of who made them, so that no row security stops them. */
#include "row_get.h"
#include "sql_doors.h"
#include "sql_people.h"

/* Is one of the tables kept from whoever is not signed in, and does it hold rows of people? */
static bool are_kept_back(const struct sql_state *s, const struct node *list)
{
	for (const struct node *n = list ? row_at(list->child) : NULL; n; n = row_after(n)) {
		const struct sql_table *t = sql_table_find(s, row_text(n, S("schema")), row_text(n, S("name")));
		if (t && t->created && t->secured == TRUTH_TRUE && sql_people(t) >= PEOPLE_OWNED &&
		    sql_access_of(s, t).anyone[0] == TRUTH_FALSE)
			return true;
	}
	return false;
}

void sql_doors_of_views(struct sql_doors *d, const struct sql_state *s)
{
	for (const struct sql_view *v = s->first_view; v; v = v->next) {
		struct door door;
		unsigned may = v->may.anon | v->may.user;
		if (!sql_doors_expose(d, v->schema))
			continue;
		sql_doors_begin(d, &door, "view", v->name, "/rest/v1/", v->row);
		enum people people = sql_people_in(s, node_get(v->statement, S("tables")));
		bool open = !v->invoker && (may & SQL_SELECT) && !v->asks_caller;
		door.to = v->may.anon & SQL_SELECT ? S("anyone") : may & SQL_SELECT ? S("signed-in") : S("service");
		const struct node *tables = node_get(v->statement, S("tables"));
		bool all = !node_get(v->statement, S("where"));
		if (open && (people == PEOPLE_PERSONAL || (all && are_kept_back(s, tables)))) {
			door.open = TRUTH_TRUE;
			door.people = TRUTH_TRUE;
			door.by = S("owner's rights");
			door.may = S("read");
			door.says = arena_printf(
			        d->arena,
			        "%s may read view %.*s: it has the rights of its owner, and no row security "
			        "of its tables holds",
			        v->may.anon & SQL_SELECT ? "anyone" : "everybody who signs in", STR_ARG(v->name));
		} else if (open && people > PEOPLE_NONE) {
			door.open = TRUTH_UNKNOWN;
			door.says = arena_printf(d->arena,
			                         "view %.*s passes the row security of its tables: is it made to "
			                         "be public?",
			                         STR_ARG(v->name));
		}
		sql_doors_keep(d, &door);
	}
}
