/* Views, functions and buckets. */
#include <stdint.h>

#include "sql_run_step.h"

static bool has_room(struct sql_state *s)
{
	s->full = s->full || s->things >= SQL_MOST_THINGS;
	return s->things++ < SQL_MOST_THINGS;
}

void run_create_view(const struct run *r)
{
	struct sql_view *v = sql_view_find(r->s, run_text(r, S("schema")), run_text(r, S("name")));
	if (!v && !has_room(r->s))
		return;
	if (!v) {
		v = arena_new(r->s->arena, struct sql_view);
		*v = (struct sql_view){.name = run_text(r, S("name")), .may = r->s->tables};
		v->schema = run_text(r, S("schema")).n ? run_text(r, S("schema")) : r->s->schema;
		*r->s->last_view = v;
		r->s->last_view = &v->next;
	}
	v->row = r->row;
	v->statement = r->n;
	v->invoker = run_is(r, S("security_invoker")) && !run_is(r, S("materialized"));
	v->asks_caller = run_is(r, S("caller"));
}

void run_alter_view(const struct run *r)
{
	struct sql_view *v = sql_view_find(r->s, run_text(r, S("schema")), run_text(r, S("name")));
	if (v && node_get(r->n, S("security_invoker")) && !r->sometimes)
		v->invoker = run_is(r, S("security_invoker"));
	if (v && row_is(r->row, S("does"), S("rename-view")) && !r->sometimes)
		v->name = run_text(r, S("to"));
}

void run_drop_view(const struct run *r)
{
	struct sql_view *v = sql_view_find(r->s, run_text(r, S("schema")), run_text(r, S("name")));
	if (v && !r->sometimes && !r->loose)
		v->schema = S(" dropped");
}

/* auth.uid() and its like in the body, or a helper that has it. */
static bool asks_caller(const struct sql_state *s, const struct node *statement)
{
	const struct node *calls = node_get(statement, S("calls"));
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		size_t dot = str_find(c->text, S("."), 0);
		str bare = dot == SIZE_MAX ? c->text : str_sub(c->text, dot + 1, c->text.n);
		const struct sql_function *f = sql_function_named(s, bare);
		if (str_starts(c->text, S("auth.")) || str_eq(bare, S("current_setting")) || (f && f->asks_caller))
			return true;
	}
	return false;
}

void run_create_function(const struct run *r)
{
	str schema = run_text(r, S("schema")).n ? run_text(r, S("schema")) : r->s->schema;
	struct sql_function *f = r->s->first_function;
	while (f && !(str_eq(f->name, run_text(r, S("name"))) && str_eq(f->schema, schema) &&
	              str_eq(row_text(f->statement, S("args")), run_text(r, S("args")))))
		f = f->next;
	if (!f && !has_room(r->s))
		return;
	if (!f) {
		f = arena_new(r->s->arena, struct sql_function);
		*f = (struct sql_function){.schema = schema, .name = run_text(r, S("name")), .may = r->s->functions};
		*r->s->last_function = f;
		r->s->last_function = &f->next;
	}
	f->row = r->row;
	f->statement = r->n;
	f->definer = run_is(r, S("security_definer"));
	f->asks_caller = asks_caller(r->s, r->n);
}

void run_alter_function(const struct run *r)
{
	bool drop = row_is(r->row, S("does"), S("drop-function"));
	for (struct sql_function *f = r->s->first_function; f; f = f->next) {
		if (!str_eq(f->name, run_text(r, S("name"))) || r->sometimes)
			continue;
		if (drop && !r->loose)
			f->schema = S(" dropped");
		if (node_get(r->n, S("security_definer")))
			f->definer = run_is(r, S("security_definer"));
	}
}

static enum truth openness(const struct run *r)
{
	const struct node *n = node_get(r->n, S("public"));
	return !n || n->kind == NODE_UNKNOWN || r->sometimes ? TRUTH_UNKNOWN
	       : str_eq(n->text, S("true"))                  ? TRUTH_TRUE
	                                                     : TRUTH_FALSE;
}

void run_create_bucket(const struct run *r)
{
	struct sql_bucket *b = sql_bucket_find(r->s, run_text(r, S("name")));
	if (!b && !has_room(r->s))
		return;
	if (!b) {
		b = arena_new(r->s->arena, struct sql_bucket);
		*b = (struct sql_bucket){.name = run_text(r, S("name"))};
		*r->s->last_bucket = b;
		r->s->last_bucket = &b->next;
	}
	b->open = openness(r);
	b->row = r->row;
}

void run_alter_bucket(const struct run *r)
{
	const struct node *name = node_get(r->n, S("name"));
	bool drop = row_is(r->row, S("does"), S("drop-bucket"));
	for (struct sql_bucket *b = r->s->first_bucket; b; b = b->next) {
		bool any = !name || name->kind == NODE_UNKNOWN;
		if (!any && !str_eq(b->name, name->text))
			continue;
		b->open = any ? TRUTH_UNKNOWN : drop ? TRUTH_FALSE : openness(r);
		b->row = r->row;
	}
}
