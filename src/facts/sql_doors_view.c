/* What runs with the rights of who made it, so that no row security stops it: views without security_invoker, and
 * functions with SECURITY DEFINER. */
#include "row_get.h"
#include "sql_doors.h"
#include "sql_people.h"

/* How much of people the tables of a list hold at most. */
static enum people people_in(const struct sql_state *s, const struct node *list)
{
	enum people most = PEOPLE_NONE;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str name = n->kind == NODE_OBJECT ? row_text(n, S("name")) : n->text;
		str schema = n->kind == NODE_OBJECT ? row_text(n, S("schema")) : S("");
		const struct sql_table *t = sql_table_find(s, schema, name);
		enum people p = str_eq(schema, S("auth")) ? PEOPLE_PERSONAL : t ? sql_people(t) : PEOPLE_UNKNOWN;
		most = p > most ? p : most;
	}
	return most;
}

static bool any(const struct node *list) { return list && list->child; }

static void begin(struct sql_doors *d, struct door *door, const char *what, str name, const char *address,
                  const struct node *row)
{
	*door = (struct door){.row = row,
	                      .line = row->line,
	                      .what = str_of(what),
	                      .name = name,
	                      .open = TRUTH_FALSE,
	                      .people = TRUTH_UNKNOWN};
	door->address = arena_printf(d->arena, "%s%.*s", address, STR_ARG(name));
}

void sql_doors_of_views(struct sql_doors *d, const struct sql_state *s)
{
	for (const struct sql_view *v = s->first_view; v; v = v->next) {
		struct door door;
		unsigned may = v->may.anon | v->may.user;
		if (!sql_doors_expose(d, v->schema))
			continue;
		begin(d, &door, "view", v->name, "/rest/v1/", v->row);
		enum people people = people_in(s, node_get(v->statement, S("tables")));
		bool open = !v->invoker && (may & SQL_SELECT) && !v->asks_caller;
		door.to = v->may.anon & SQL_SELECT ? S("anyone") : may & SQL_SELECT ? S("signed-in") : S("service");
		if (open && people == PEOPLE_PERSONAL) {
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

/* A trigger is called by nobody, and what only answers yes or no is what policies are made of. */
static bool is_called(const struct sql_function *f)
{
	str returns = row_text(f->statement, S("returns"));
	return !str_eq(returns, S("trigger")) && !str_eq(returns, S("event_trigger")) &&
	       !(str_eq(returns, S("boolean")) && !any(node_get(f->statement, S("writes"))));
}

static void judge(struct sql_doors *d, const struct sql_state *s, const struct sql_function *f)
{
	const struct node *writes = node_get(f->statement, S("writes")), *reads = node_get(f->statement, S("reads"));
	unsigned may = f->may.anon | f->may.user;
	const char *who = f->may.anon & SQL_EXECUTE ? "anyone" : "everybody who signs in";
	struct door door;
	begin(d, &door, "function", f->name, "/rest/v1/rpc/", f->row);
	door.to = f->may.anon & SQL_EXECUTE ? S("anyone") : may & SQL_EXECUTE ? S("signed-in") : S("service");
	if (f->definer && (may & SQL_EXECUTE) && !f->asks_caller && is_called(f)) {
		enum people reading = people_in(s, reads), writing = people_in(s, writes);
		bool read = !any(writes) && reading == PEOPLE_PERSONAL, write = any(writes) && writing >= PEOPLE_OWNED;
		door.open = read || write ? TRUTH_TRUE : TRUTH_UNKNOWN;
		door.by = read || write ? S("owner's rights") : S("");
		door.may = S("execute");
		door.says = arena_printf(
		        d->arena,
		        "%s may call function %.*s, which %s with the rights of its owner and never asks who "
		        "calls",
		        who, STR_ARG(f->name), any(writes) ? "changes rows" : "reads");
	}
	sql_doors_keep(d, &door);
}

void sql_doors_of_functions(struct sql_doors *d, const struct sql_state *s)
{
	for (const struct sql_function *f = s->first_function; f; f = f->next)
		if (sql_doors_expose(d, f->schema))
			judge(d, s, f);
}
