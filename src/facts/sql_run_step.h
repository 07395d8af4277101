/* sql_run_step: the statements that the state goes through, by what they are about. Only sql_run.c and the steps
 * include it. */
#ifndef FACTS_SQL_RUN_STEP_H
#define FACTS_SQL_RUN_STEP_H

#include "row_get.h"
#include "sql_state.h"

/* One statement. */
struct run {
	struct sql_state *s;
	const struct node *row, *n; /* the fact, and its statement */
	bool loose, sometimes;
};

static inline bool run_is(const struct run *r, str key) { return row_is(r->n, key, S("true")); }
static inline str run_text(const struct run *r, str key) { return row_text(r->n, key); }

typedef void run_step(const struct run *r);
run_step run_create_table, run_drop_table, run_drop_schema, run_alter_columns, run_drop_column, run_set_column,
        run_rename_table, run_set_schema, run_switch_security;                    /* sql_run_table.c */
run_step run_create_policy, run_alter_policy, run_drop_policy, run_rename_policy; /* the same */
run_step run_create_view, run_alter_view, run_drop_view, run_create_function, run_alter_function, run_create_bucket,
        run_alter_bucket;                      /* sql_run_view.c */
run_step run_create_trigger, run_drop_trigger; /* sql_run_trigger.c */
run_step run_rights;                           /* GRANT and REVOKE, sql_run_rights.c */

#endif
