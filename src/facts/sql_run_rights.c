/* GRANT and REVOKE, for the two roles of the interface. What PUBLIC may, both may; taking from PUBLIC takes nothing
 * that was given to them by name, as a hosted database does with all tables and functions. */
#include "sql_run_step.h"

static unsigned privileges(const struct node *n)
{
	static const struct {
		str name;
		unsigned bit;
	} bits[] = {{STR_INIT("all"), SQL_EVERYTHING}, {STR_INIT("select"), SQL_SELECT},
	            {STR_INIT("insert"), SQL_INSERT},  {STR_INIT("update"), SQL_UPDATE},
	            {STR_INIT("delete"), SQL_DELETE},  {STR_INIT("execute"), SQL_EXECUTE}};
	const struct node *list = node_get(n, S("privileges"));
	unsigned out = 0;
	for (const struct node *p = list ? list->child : NULL; p; p = p->next)
		for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
			out |= str_ieq(bits[i].name, p->text) ? bits[i].bit : 0;
	return out;
}

struct change {
	bool grant, anon, user, sometimes;
	unsigned bits;
	const struct node *row;
};

static struct change change_of(const struct node *row, const struct node *n, bool sometimes)
{
	struct change c = {.grant = row_is(row, S("does"), S("grant")), .sometimes = sometimes, .row = row};
	const struct node *roles = node_get(n, S("roles"));
	c.bits = privileges(n);
	for (const struct node *r = roles ? roles->child : NULL; r; r = r->next) {
		bool everyone = c.grant && str_eq(r->text, S("public"));
		c.anon = c.anon || everyone || str_eq(r->text, S("anon"));
		c.user = c.user || everyone || str_eq(r->text, S("authenticated"));
	}
	return c;
}

/* Only what is sure is taken away; only what is sure or may be is given. */
static void apply(const struct change *c, struct sql_rights *may)
{
	if (c->sometimes && !c->grant)
		return;
	may->anon = !c->anon ? may->anon : c->grant ? may->anon | c->bits : may->anon & ~c->bits;
	may->user = !c->user ? may->user : c->grant ? may->user | c->bits : may->user & ~c->bits;
}

/* A right on columns gives no more than them, and nothing new to who has one on the table. */
static void give_columns(const struct change *c, struct sql_state *s, bool had, unsigned bit,
                         const struct node *columns, struct sql_columns **list)
{
	if (!(c->bits & bit) || !c->user)
		return;
	if (!columns || (had && !*list)) {
		*list = NULL;
		return;
	}
	struct sql_columns *more = arena_new(s->arena, struct sql_columns);
	*more = (struct sql_columns){columns, *list};
	*list = more;
}

static void apply_to_table(const struct change *c, struct sql_state *s, struct sql_table *t, const struct node *columns)
{
	if (c->grant) {
		give_columns(c, s, t->may.user & SQL_UPDATE, SQL_UPDATE, columns, &t->updates);
		give_columns(c, s, t->may.user & SQL_INSERT, SQL_INSERT, columns, &t->inserts);
	}
	apply(c, &t->may);
}

void run_rights(const struct run *r)
{
	struct sql_state *s = r->s;
	const struct node *n = r->n;
	struct change c = change_of(r->row, n, r->sometimes);
	str on = row_text(n, S("on")), name = row_text(n, S("name"));
	str schema = row_text(n, S("schema")).n ? row_text(n, S("schema")) : s->schema;
	bool all = row_is(n, S("all"), S("true")), tables = str_eq(on, S("table"));
	if (node_get(n, S("columns")) && !c.grant)
		return; /* the rest of the row stays */
	if (row_is(n, S("default"), S("true"))) {
		if (str_eq(schema, S("public")) && (tables || str_eq(on, S("function"))))
			apply(&c, tables ? &s->tables : &s->functions);
		return;
	}
	for (struct sql_table *t = s->first_table; t && tables; t = t->next)
		if (str_eq(t->schema, schema) && (all || str_eq(t->name, name)))
			apply_to_table(&c, s, t, node_get(n, S("columns")));
	for (struct sql_view *v = s->first_view; v && tables; v = v->next)
		if (str_eq(v->schema, schema) && (all || str_eq(v->name, name)))
			apply(&c, &v->may);
	for (struct sql_function *f = s->first_function; f && str_eq(on, S("function")); f = f->next)
		if (str_eq(f->schema, schema) && (all || str_eq(f->name, name)))
			apply(&c, &f->may);
}
