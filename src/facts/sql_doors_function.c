/* Functions with SECURITY DEFINER run with the rights of who made them, so that no row security stops them. */
#include <stdint.h>

#include "row_get.h"
#include "sql_doors.h"
#include "sql_guard.h"
#include "sql_people.h"

static bool any(const struct node *list) { return list && list->child; }

/* A trigger is called by nobody. What answers yes or no, a number or an id is what policies are made of. */
static bool is_called(const struct sql_function *f)
{
	str returns = row_text(f->statement, S("returns"));
	return !str_eq(returns, S("trigger")) && !str_eq(returns, S("event_trigger"));
}

static bool gives_rows(const struct sql_state *s, const struct sql_function *f)
{
	str returns = row_text(f->statement, S("returns"));
	return node_get(f->statement, S("rows")) ||
	       str_listed(returns, "text json jsonb record text[] json[] jsonb[] varchar") ||
	       str_find(returns, S("character varying"), 0) != SIZE_MAX || sql_table_find(s, S(""), returns);
}

static bool gives_ids(const struct sql_function *f)
{
	return str_listed(row_text(f->statement, S("returns")), "uuid integer bigint");
}

/* What a stranger gets to by it. */
struct reach {
	enum truth open;
	bool changes, secret, null;
	const char *does;
};

static struct reach reach_by_words(const struct sql_state *s, const struct sql_function *f)
{
	const struct node *writes = node_get(f->statement, S("writes")), *reads = node_get(f->statement, S("reads"));
	enum people reading = sql_people_in(s, reads), writing = sql_people_in(s, writes);
	bool read = !any(writes) && reading == PEOPLE_PERSONAL, write = any(writes) && writing >= PEOPLE_OWNED;
	bool helper = str_eq(row_text(f->statement, S("returns")), S("boolean")) && !any(writes);
	struct reach r = {.does = any(writes) ? "changes rows" : "reads"};
	r.open = f->asks_caller || helper ? TRUTH_FALSE : read || write ? TRUTH_TRUE : TRUTH_UNKNOWN;
	return r;
}

/* Whose arguments say which rows: without any, who calls starts what would be done anyway. */
static bool takes_arguments(const struct sql_function *f) { return row_text(f->statement, S("args")).n > 0; }

static struct reach reach_of(const struct sql_state *s, const struct sql_function *f)
{
	struct sql_deeds d = sql_guard(s, f);
	if (!d.read)
		return reach_by_words(s, f);
	struct reach r = {.open = TRUTH_FALSE, .null = d.null, .does = "reads"};
	if (d.sure & SQL_DEED_TIDY && takes_arguments(f))
		d.sure |= SQL_DEED_CHANGE;
	const unsigned gives = gives_rows(s, f) ? SQL_DEED_GIVE : 0;
	const unsigned any_change = SQL_DEED_CHANGE | SQL_DEED_INSERT | SQL_DEED_COUNT | SQL_DEED_TIDY;
	enum people reading = sql_people_in(s, node_get(f->statement, S("reads")));
	enum people writing = sql_people_in(s, node_get(f->statement, S("writes")));
	if (d.sure & SQL_DEED_CHANGE) {
		r.open = TRUTH_TRUE;
		r.changes = takes_arguments(f);
		r.does = "changes rows";
	} else if (d.sure & SQL_DEED_INSERT) {
		/* With the caller's id in it, it is a row of his own. */
		bool own = f->asks_caller && !d.null;
		r.open = writing >= PEOPLE_OWNED && !own ? TRUTH_TRUE : TRUTH_UNKNOWN;
		r.does = "adds rows";
	} else if (d.sure & gives && (d.sure & SQL_DEED_SECRET || (reading == PEOPLE_PERSONAL && !gives_ids(f)))) {
		r.open = TRUTH_TRUE;
		r.secret = d.sure & SQL_DEED_SECRET;
	} else if (d.sure & gives && reading > PEOPLE_NONE) {
		r.open = TRUTH_UNKNOWN;
	} else if (d.maybe & (gives | any_change)) {
		r.open = TRUTH_UNKNOWN;
		r.does = d.maybe & any_change ? "changes rows" : r.does;
	}
	return r;
}

/* The person who signs up says there what he is. */
static bool takes_role(struct sql_doors *d, const struct sql_function *f, struct door *door)
{
	if (!f->definer || !node_get(f->statement, S("takes_role")))
		return false;
	door->open = TRUTH_TRUE;
	door->to = S("anyone");
	door->by = S("metadata");
	door->may = S("change");
	door->says = arena_printf(
	        d->arena, "whoever signs up chooses his own role: function %.*s takes it from raw_user_meta_data",
	        STR_ARG(f->name));
	return true;
}

static void judge(struct sql_doors *d, const struct sql_state *s, const struct sql_function *f)
{
	unsigned may = f->may.anon | f->may.user;
	const char *who = f->may.anon & SQL_EXECUTE ? "anyone" : "everybody who signs in";
	struct door door;
	sql_doors_begin(d, &door, "function", f->name, "/rest/v1/rpc/", f->row);
	door.to = f->may.anon & SQL_EXECUTE ? S("anyone") : may & SQL_EXECUTE ? S("signed-in") : S("service");
	struct reach r = {.open = TRUTH_FALSE};
	if (takes_role(d, f, &door)) {
		sql_doors_keep(d, &door);
		return;
	}
	if (f->definer && (may & SQL_EXECUTE) && is_called(f))
		r = reach_of(s, f);
	door.open = r.open;
	if (r.open != TRUTH_FALSE) {
		bool sure = r.open == TRUTH_TRUE;
		door.by = sure ? S("owner's rights") : S("");
		door.may = sure && (r.changes || r.secret) ? S("change") : S("execute");
		door.says = arena_printf(
		        d->arena, "%s may call function %.*s, which %s with the rights of its owner and %s", who,
		        STR_ARG(f->name), r.does,
		        !f->asks_caller ? "never asks who calls"
		        : r.null        ? "stops nobody: without a user its check is neither true nor false, but NULL"
		        : sure          ? "stops nobody"
		                        : "perhaps stops whoever is not signed in");
	}
	sql_doors_keep(d, &door);
}

void sql_doors_of_functions(struct sql_doors *d, const struct sql_state *s)
{
	for (const struct sql_function *f = s->first_function; f; f = f->next)
		if (sql_doors_expose(d, f->schema))
			judge(d, s, f);
}
