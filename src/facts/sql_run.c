/* One statement after the other: who changes the state by it. */
#include "sql_run.h"

#include "sql_run_step.h"

/* What is put together while running changes anything of its kind, as far as its words go. */
static void computed(const struct run *r)
{
	static const char loosens[] = "disable-row-security create-policy grant alter-policy";
	static const char tightens[] = "enable-row-security drop-policy revoke alter-policy drop-table";
	str verb = run_text(r, S("verb")), word;
	bool loose = false, tight = false;
	for (str list = str_of(loosens); str_cut(&list, ' ', &word);)
		loose = loose || str_eq(word, verb);
	for (str list = str_of(tightens); str_cut(&list, ' ', &word);)
		tight = tight || str_eq(word, verb);
	str table = run_text(r, S("table")).n ? run_text(r, S("table")) : run_text(r, S("name"));
	bool one = run_text(r, S("table")).n > 0;
	for (struct sql_table *t = r->s->first_table; t; t = t->next) {
		if (one && !str_eq(t->name, table))
			continue;
		t->loosened = loose ? r->row : t->loosened;
		t->tightened = tight ? r->row : t->tightened;
		t->tightened_step = tight ? r->s->step : t->tightened_step;
	}
}

static void set_search_path(const struct run *r)
{
	const struct node *list = node_get(r->n, S("schemas"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (n->text.n && n->text.p[0] != '$') {
			r->s->schema = n->text;
			return;
		}
}

static const struct {
	const char *does;
	void (*run)(const struct run *r);
} rows[] = {{"create-table", run_create_table},
            {"drop-table", run_drop_table},
            {"drop-schema", run_drop_schema},
            {"add-column", run_alter_columns},
            {"rename-column", run_alter_columns},
            {"drop-column", run_drop_column},
            {"set-type", run_set_column},
            {"set-not-null", run_set_column},
            {"drop-not-null", run_set_column},
            {"add-primary-key", run_set_column},
            {"rename-table", run_rename_table},
            {"set-schema", run_set_schema},
            {"enable-row-security", run_switch_security},
            {"disable-row-security", run_switch_security},
            {"create-policy", run_create_policy},
            {"alter-policy", run_alter_policy},
            {"drop-policy", run_drop_policy},
            {"rename-policy", run_rename_policy},
            {"create-trigger", run_create_trigger},
            {"drop-trigger", run_drop_trigger},
            {"create-view", run_create_view},
            {"alter-view", run_alter_view},
            {"rename-view", run_alter_view},
            {"drop-view", run_drop_view},
            {"create-function", run_create_function},
            {"alter-function", run_alter_function},
            {"drop-function", run_alter_function},
            {"create-bucket", run_create_bucket},
            {"alter-bucket", run_alter_bucket},
            {"drop-bucket", run_alter_bucket},
            {"grant", run_rights},
            {"revoke", run_rights},
            {"add-foreign-key", run_alter_columns},
            {"computed", computed},
            {"set-search-path", set_search_path}};

void sql_run(struct sql_state *s, const struct node *row, bool loose)
{
	const struct node *statement = node_get(row, S("statement"));
	s->closed = s->closed || row_is(row, S("does"), S("close-sign-up"));
	if (!statement || statement->kind != NODE_OBJECT)
		return;
	struct run r = {s, row, statement, loose, false};
	r.sometimes = run_is(&r, S("sometimes"));
	s->step++;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (row_is(row, S("does"), str_of(rows[i].does)))
			rows[i].run(&r);
}
