/* Tables, their columns, row security and its policies. */
#include "sql_run_step.h"

/* The table that the statement is about; made if it is not there, NULL when there are too many. */
static struct sql_table *run_table(const struct run *r)
{
	str table = run_text(r, S("table"));
	return sql_table_at(r->s, run_text(r, S("schema")), table.n ? table : run_text(r, S("name")), r->row);
}

/* ---- tables ---- */

static void add_column(const struct run *r, struct sql_table *t, const struct node *column, str name)
{
	const struct node *references = node_get(column, S("references"));
	struct sql_column *c = arena_new(r->s->arena, struct sql_column);
	*c = (struct sql_column){
	        .name = name, .row = r->row, .said = column, .null = TRUTH_UNKNOWN, .next = t->columns};
	if (references && references->kind == NODE_OBJECT) {
		c->schema = row_text(references, S("schema"));
		c->references = row_text(references, S("table"));
	}
	t->columns = c;
}

static void add_reference(struct sql_state *s, struct sql_table *t, str schema, str table)
{
	struct sql_column *c = arena_new(s->arena, struct sql_column);
	*c = (struct sql_column){.schema = schema, .references = table, .next = t->columns};
	t->columns = c;
}

void run_create_table(const struct run *r)
{
	const struct node *columns = node_get(r->n, S("columns"));
	struct sql_table *t = run_table(r);
	if (!t || (t->created && run_is(r, S("if_not_exists"))))
		return;
	if (!t->created)
		t->row = r->row;
	t->maybe = r->sometimes && !t->created;
	t->created = true;
	for (const struct node *c = columns ? row_at(columns->child) : NULL; c; c = row_after(c))
		add_column(r, t, c, row_text(c, S("name")));
	const struct node *keys = node_get(r->n, S("foreign_keys"));
	for (const struct node *k = keys ? row_at(keys->child) : NULL; k; k = row_after(k))
		add_reference(r->s, t, row_text(k, S("schema")), row_text(k, S("table")));
}

static void remove_table(struct sql_state *s, struct sql_table *t)
{
	struct sql_table **at = &s->first_table;
	while (*at && *at != t)
		at = &(*at)->next;
	if (!*at)
		return;
	*at = t->next;
	if (s->last_table == &t->next)
		s->last_table = at;
}

/* A loose file drops what it makes anew: what others said of it stays said. */
void run_drop_table(const struct run *r)
{
	struct sql_table *t = sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("name")));
	if (t && r->sometimes)
		t->maybe = true;
	else if (t && r->loose)
		t->created = false;
	else if (t)
		remove_table(r->s, t);
}

void run_drop_schema(const struct run *r)
{
	for (struct sql_table *t = r->s->first_table, *next; t && run_is(r, S("cascade")) && !r->loose; t = next) {
		next = t->next;
		if (str_eq(t->schema, run_text(r, S("name"))) && !r->sometimes)
			remove_table(r->s, t);
	}
}

/* The column of a foreign key that is added later; NULL: there are several, or none that is known. */
static struct sql_column *key_column(const struct run *r, const struct sql_table *t)
{
	const struct node *list = node_get(r->n, S("columns")), *one = list ? list->child : NULL;
	if (!one || one->next || r->sometimes)
		return NULL;
	struct sql_column *c = t->columns;
	while (c && !str_eq(c->name, one->text))
		c = c->next;
	return c;
}

void run_alter_columns(const struct run *r)
{
	struct sql_table *t = run_table(r);
	bool rename = row_is(r->row, S("does"), S("rename-column"));
	bool key = row_is(r->row, S("does"), S("add-foreign-key"));
	if (!t)
		return;
	struct sql_column *of = key ? key_column(r, t) : NULL;
	const struct node *references = node_get(r->n, S("references"));
	if (of) {
		of->schema = row_text(references, S("schema"));
		of->references = row_text(references, S("table"));
	} else if (!rename) {
		add_column(r, t, r->n, run_text(r, S("column")));
	}
	for (struct sql_column *c = t->columns; c && rename; c = c->next)
		if (str_eq(c->name, run_text(r, S("column"))))
			c->name = run_text(r, S("to"));
}

void run_drop_column(const struct run *r)
{
	struct sql_table *t = sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("table")));
	if (!t || r->sometimes || r->loose)
		return;
	for (struct sql_column **at = &t->columns; *at;) {
		if (str_eq((*at)->name, run_text(r, S("column"))))
			*at = (*at)->next;
		else
			at = &(*at)->next;
	}
}

static bool is_listed(const struct node *list, str name)
{
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (str_eq(n->text, name))
			return true;
	return false;
}

/* Another type, NOT NULL or its end, a key. */
void run_set_column(const struct run *r)
{
	struct sql_table *t = sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("table")));
	const struct node *keys = node_get(r->n, S("columns"));
	str does = row_text(r->row, S("does"));
	for (struct sql_column *c = t && !r->sometimes ? t->columns : NULL; c; c = c->next) {
		if (!str_eq(c->name, run_text(r, S("column"))) && !is_listed(keys, c->name))
			continue;
		if (str_eq(does, S("set-type")))
			c->type = run_text(r, S("type"));
		else
			c->null = str_eq(does, S("drop-not-null")) ? TRUTH_TRUE : TRUTH_FALSE;
		c->key = c->key || str_eq(does, S("add-primary-key"));
	}
}

void run_rename_table(const struct run *r)
{
	struct sql_table *t = sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("name")));
	struct sql_table *other = sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("to")));
	if (t && !other && !r->sometimes)
		t->name = run_text(r, S("to"));
	else if (t)
		t->loosened = t->tightened = r->row;
}

void run_set_schema(const struct run *r)
{
	struct sql_table *t = sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("name")));
	if (t && r->sometimes)
		t->loosened = t->tightened = r->row;
	else if (t)
		t->schema = run_text(r, S("to"));
	struct sql_view *v = sql_view_find(r->s, run_text(r, S("schema")), run_text(r, S("name")));
	if (v && !r->sometimes)
		v->schema = run_text(r, S("to"));
	for (struct sql_function *f = r->s->first_function; f && run_text(r, S("of")).n == 8; f = f->next)
		if (str_eq(f->name, run_text(r, S("name"))) && !r->sometimes)
			f->schema = run_text(r, S("to"));
}

void run_switch_security(const struct run *r)
{
	bool on = row_is(r->row, S("does"), S("enable-row-security"));
	struct sql_table *t = run_table(r);
	if (!t)
		return;
	if (r->sometimes && t->secured != (on ? TRUTH_TRUE : TRUTH_FALSE)) {
		t->secured = TRUTH_UNKNOWN;
		t->switched = r->row;
	} else if (!r->sometimes) {
		t->secured = on ? TRUTH_TRUE : TRUTH_FALSE;
		t->switched = r->row;
	}
}

/* ---- policies ---- */

static struct sql_policy **policy_at(struct sql_table *t, str name)
{
	struct sql_policy **at = &t->policies;
	while (*at && !str_eq((*at)->name, name))
		at = &(*at)->next;
	return at;
}

void run_create_policy(const struct run *r)
{
	struct sql_table *t = run_table(r);
	bool broken = row_is(r->n, S("read"), S("broken")) || row_is(r->n, S("read"), S("words"));
	if (!t)
		return;
	struct sql_policy **at = policy_at(t, run_text(r, S("name"))), *old = *at;
	if (r->sometimes && old && !old->maybe)
		return; /* what it stands behind asks for that, or swallows the error */
	struct sql_policy *p = arena_new(r->s->arena, struct sql_policy);
	*p = (struct sql_policy){.name = run_text(r, S("name")),
	                         .command = run_text(r, S("command")),
	                         .row = r->row,
	                         .roles = r->n,
	                         .using = node_get(r->n, S("using")),
	                         .check = node_get(r->n, S("check")),
	                         .restrictive = row_is(r->n, S("permissive"), S("false")),
	                         .maybe = r->sometimes || broken,
	                         .step = r->s->step,
	                         .next = old ? old->next : NULL};
	*at = p;
}

void run_alter_policy(const struct run *r)
{
	struct sql_table *t = run_table(r);
	struct sql_policy *p = t ? *policy_at(t, run_text(r, S("name"))) : NULL;
	const struct node *using = node_get(r->n, S("using")), *check = node_get(r->n, S("check"));
	if (!p)
		return;
	p->row = r->row;
	p->step = r->s->step;
	p->maybe = p->maybe || r->sometimes;
	p->roles = node_get(r->n, S("who")) ? r->n : p->roles;
	p->using = using ? using : p->using;
	p->check = check ? check : p->check;
}

void run_drop_policy(const struct run *r)
{
	struct sql_table *t = sql_table_find(r->s, run_text(r, S("schema")), run_text(r, S("table")));
	struct sql_policy **at = t ? policy_at(t, run_text(r, S("name"))) : NULL;
	if (at && *at && r->sometimes)
		(*at)->maybe = true;
	else if (at && *at)
		*at = (*at)->next;
}

void run_rename_policy(const struct run *r)
{
	struct sql_table *t = run_table(r);
	struct sql_policy *p = t ? *policy_at(t, run_text(r, S("name"))) : NULL;
	if (p)
		p->name = run_text(r, S("to"));
}
