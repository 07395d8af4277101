/* What is there, and looking it up. */
#include "sql_state.h"

void sql_state_start(struct sql_state *s, bool giving, struct arena *a)
{
	const struct sql_rights all = {giving ? SQL_EVERYTHING : SQL_EXECUTE, giving ? SQL_EVERYTHING : SQL_EXECUTE};
	*s = (struct sql_state){.arena = a, .schema = S("public"), .tables = all, .functions = all};
	s->last_table = &s->first_table;
	s->last_view = &s->first_view;
	s->last_function = &s->first_function;
	s->last_bucket = &s->first_bucket;
}

struct sql_table *sql_table_find(const struct sql_state *s, str schema, str name)
{
	str in = schema.n ? schema : s->schema;
	for (struct sql_table *t = s->first_table; t; t = t->next)
		if (str_eq(t->name, name) && str_eq(t->schema, in))
			return t;
	return NULL;
}

struct sql_view *sql_view_find(const struct sql_state *s, str schema, str name)
{
	str in = schema.n ? schema : s->schema;
	for (struct sql_view *v = s->first_view; v; v = v->next)
		if (str_eq(v->name, name) && str_eq(v->schema, in))
			return v;
	return NULL;
}

struct sql_bucket *sql_bucket_find(const struct sql_state *s, str name)
{
	for (struct sql_bucket *b = s->first_bucket; b; b = b->next)
		if (str_eq(b->name, name))
			return b;
	return NULL;
}

const struct sql_function *sql_function_named(const struct sql_state *s, str name)
{
	for (const struct sql_function *f = s->first_function; f; f = f->next)
		if (str_eq(f->name, name) && !str_eq(f->schema, S(" dropped")))
			return f;
	return NULL;
}

struct sql_table *sql_table_at(struct sql_state *s, str schema, str name, const struct node *row)
{
	struct sql_table *t = sql_table_find(s, schema, name);
	if (t || !name.n)
		return t;
	if (s->things++ >= SQL_MOST_THINGS) {
		s->full = true;
		return NULL;
	}
	t = arena_new(s->arena, struct sql_table);
	*t = (struct sql_table){.schema = schema.n ? schema : s->schema, .name = name, .row = row, .may = s->tables};
	*s->last_table = t;
	s->last_table = &t->next;
	return t;
}
