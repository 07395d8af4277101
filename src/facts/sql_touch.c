/* By the statement: those that are about one table say which; every other is taken for one about all of them. */
#include "sql_touch.h"

#include <stdlib.h>

#include "row_get.h"

/* The table that a row is about, and no other; "" where it may be about more. */
static str table_of(const struct node *row)
{
	const struct node *statement = node_get(row, S("statement"));
	str does = row_text(row, S("does")), table = row_text(statement, S("table"));
	bool of_table = str_listed(does, "add-column drop-column rename-column set-type set-not-null drop-not-null "
	                                 "add-primary-key add-foreign-key enable-row-security disable-row-security "
	                                 "create-policy alter-policy drop-policy rename-policy create-trigger "
	                                 "drop-trigger");
	bool itself = str_listed(does, "create-table drop-table");
	bool right = str_listed(does, "grant revoke") && row_is(statement, S("on"), S("table")) &&
	             !row_is(statement, S("all"), S("true")) && !row_is(statement, S("default"), S("true"));
	if (of_table)
		return table;
	return itself || right ? row_text(statement, S("name")) : S("");
}

/* What columns a table has at the end, views and functions ask for as well. */
static bool changes_columns(const struct node *row)
{
	return str_listed(row_text(row, S("does")), "drop-column rename-column drop-table");
}

static int text_order(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

void sql_touch_prepare(struct sql_database *db, struct arena *a)
{
	for (size_t i = 0; i < db->n_units; i++) {
		struct sql_unit *u = &db->units[i];
		str *about = arena_array(a, str, u->n + 1);
		for (size_t k = 0; k < u->n; k++)
			about[k] = table_of(u->rows[k]);
		u->about = about;
	}
}

struct sql_touch sql_touch_of(const struct sql_unit *u, struct arena *a)
{
	str *tables = arena_array(a, str, u->n + 1);
	struct sql_touch t = {.tables = tables};
	for (size_t i = 0; i < u->n; i++) {
		str table = u->about[i];
		bool nothing = row_is(u->rows[i], S("does"), S("nothing"));
		t.all = t.all || changes_columns(u->rows[i]) || (!table.n && !nothing);
		if (table.n)
			tables[t.n++] = table;
	}
	if (t.n)
		qsort(tables, t.n, sizeof *tables, text_order);
	return t;
}

bool sql_touch_has(const struct sql_touch *t, str table)
{
	return t->all || (t->n && bsearch(&table, t->tables, t->n, sizeof table, text_order));
}

bool sql_touch_wants(const struct sql_touch *t, const struct sql_unit *u, size_t row)
{
	return t->all || !u->about[row].n || sql_touch_has(t, u->about[row]);
}
