/* CREATE TABLE and ALTER TABLE: columns with what is said of them, at the column or behind all columns. */
#include "sql_int.h"

enum { KEYS = 64, FOREIGN = 256 };

/* What a table says about its columns behind them. */
struct outside {
	str primary[KEYS];
	str unique[KEYS]; /* alone */
	size_t n_primary, n_unique;
	const struct node *foreign[FOREIGN]; /* constraints over one column */
	size_t n_foreign;
};

static str constraint_type(const struct node *n) { return sql_pg_member(n, S("contype")); }

static bool has_one(const struct node *list) { return list && list->child && !list->child->next; }

static void note_constraint(struct outside *o, const struct node *c)
{
	str type = constraint_type(c);
	const struct node *keys = node_get(c, S("keys"));
	if (str_eq(type, S("CONSTR_PRIMARY")))
		for (const struct node *k = keys ? keys->child : NULL; k && o->n_primary < KEYS; k = k->next)
			o->primary[o->n_primary++] = sql_pg_text(k);
	if (str_eq(type, S("CONSTR_UNIQUE")) && has_one(keys) && o->n_unique < KEYS)
		o->unique[o->n_unique++] = sql_pg_text(keys->child);
	if (str_eq(type, S("CONSTR_FOREIGN")) && has_one(node_get(c, S("fk_attrs"))) && o->n_foreign < FOREIGN)
		o->foreign[o->n_foreign++] = c;
}

static bool is_one_of(const str *list, size_t n, str column)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], column))
			return true;
	return false;
}

static void add_references(struct branch *c, const struct node *constraint)
{
	static const struct {
		char letter;
		str word;
	} actions[] = {{'c', STR_INIT("cascade")},
	               {'n', STR_INIT("set null")},
	               {'d', STR_INIT("set default")},
	               {'r', STR_INIT("restrict")}};
	struct branch r = branch_below(c, NODE_OBJECT, S("references"));
	const struct node *to = node_get(constraint, S("pk_attrs"));
	str action = sql_pg_member(constraint, S("fk_del_action"));
	sql_relation(&r, S("table"), node_get(constraint, S("pktable")));
	if (has_one(to))
		branch_copy(&r, S("column"), sql_pg_text(to->child));
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (action.n && action.p[0] == actions[i].letter)
			branch_text(&r, S("on_delete"), actions[i].word);
}

/* A constant as such, what is computed as UNKNOWN. */
static void add_default(struct sql_work *w, struct branch *c, const struct node *value)
{
	enum node_kind kind = NODE_UNKNOWN;
	str text = {0};
	while (str_eq(sql_pg_type(value), S("TypeCast")))
		value = node_get(sql_pg_body(value), S("arg"));
	if (sql_pg_constant(value, &kind, &text))
		text = arena_str(w->s->grow.arena, text);
	else
		text = sql_operand(w->s, value);
	branch_scalar(c, S("default"), kind, kind == NODE_NULL ? S("") : text);
}

struct column {
	bool primary, unique, not_null, generated;
	const struct node *value, *references;
};

static void note_column(struct column *c, const struct node *constraint)
{
	const struct node *body = sql_pg_body(constraint);
	str type = constraint_type(body);
	c->primary = c->primary || str_eq(type, S("CONSTR_PRIMARY"));
	c->unique = c->unique || str_eq(type, S("CONSTR_UNIQUE"));
	c->not_null = c->not_null || str_eq(type, S("CONSTR_NOTNULL"));
	c->generated = c->generated || str_eq(type, S("CONSTR_IDENTITY")) || str_eq(type, S("CONSTR_GENERATED"));
	if (str_eq(type, S("CONSTR_DEFAULT")))
		c->value = node_get(body, S("raw_expr"));
	if (str_eq(type, S("CONSTR_FOREIGN")))
		c->references = body;
}

static void fill_column(struct sql_work *w, struct branch *b, const struct node *n, str key, const struct outside *o)
{
	struct column c = {.value = NULL};
	str name = sql_pg_member(n, S("colname"));
	const struct node *constraints = node_get(n, S("constraints"));
	for (const struct node *k = constraints ? constraints->child : NULL; k; k = k->next)
		note_column(&c, k);
	c.primary = c.primary || (o && is_one_of(o->primary, o->n_primary, name));
	c.unique = c.unique || (o && is_one_of(o->unique, o->n_unique, name));
	for (size_t i = 0; o && i < o->n_foreign && !c.references; i++)
		if (str_eq(sql_pg_text(node_get(o->foreign[i], S("fk_attrs"))->child), name))
			c.references = o->foreign[i];
	branch_copy(b, key, name);
	str type = sql_type(w->s, node_get(n, S("typeName")));
	branch_copy(b, S("type"), type);
	bool serial = str_ends(type, S("serial"));
	branch_flag(b, S("nullable"), !c.primary && !c.not_null && !serial);
	if (c.value)
		add_default(w, b, c.value);
	if (c.primary)
		branch_flag(b, S("primary"), true);
	if (c.unique)
		branch_flag(b, S("unique"), true);
	if (c.generated || serial)
		branch_flag(b, S("generated"), true);
	if (c.references)
		add_references(b, c.references);
}

void sql_column(struct sql_work *w, struct branch *c, const struct node *n, str name_key)
{
	fill_column(w, c, n, name_key, NULL);
}

static void add_foreign_keys(struct sql_work *w, struct branch *b, const struct node *elements)
{
	struct branch list = {0};
	for (const struct node *e = elements ? elements->child : NULL; e; e = e->next) {
		const struct node *c = sql_pg_body(e);
		if (!str_eq(constraint_type(c), S("CONSTR_FOREIGN")) || has_one(node_get(c, S("fk_attrs"))))
			continue;
		if (!list.node)
			list = branch_below(b, NODE_ARRAY, S("foreign_keys"));
		struct branch f = branch_below(&list, NODE_OBJECT, S(""));
		sql_columns(w, &f, S("columns"), node_get(c, S("fk_attrs")));
		sql_relation(&f, S("table"), node_get(c, S("pktable")));
	}
}

static void add_columns(struct sql_work *w, struct branch *b, const struct node *elements)
{
	struct outside o = {.n_primary = 0};
	for (const struct node *e = elements ? elements->child : NULL; e; e = e->next)
		if (str_eq(sql_pg_type(e), S("Constraint")))
			note_constraint(&o, sql_pg_body(e));
	struct branch columns = branch_below(b, NODE_ARRAY, S("columns"));
	for (const struct node *e = elements ? elements->child : NULL; e; e = e->next) {
		const struct node *n = sql_pg_body(e);
		if (!str_eq(sql_pg_type(e), S("ColumnDef")))
			continue;
		struct place at = sql_place(w->s, w->text, sql_location(w, n));
		struct branch c = branch_below_at(&columns, NODE_OBJECT, S(""), at);
		fill_column(w, &c, n, S("name"), &o);
	}
}

static void add_like(struct branch *b, const struct node *elements)
{
	for (const struct node *e = elements ? elements->child : NULL; e; e = e->next)
		if (str_eq(sql_pg_type(e), S("TableLikeClause"))) {
			struct branch like = branch_below(b, NODE_OBJECT, S("like"));
			sql_relation(&like, S("table"), node_get(sql_pg_body(e), S("relation")));
		}
}

void sql_create_table(struct sql_work *w, const struct node *n)
{
	const struct node *relation = node_get(n, S("relation")), *elements = node_get(n, S("tableElts"));
	const struct node *parents = node_get(n, S("inhRelations"));
	struct branch b = sql_begin(w, "create-table");
	sql_relation(&b, S("name"), relation);
	if (str_eq(sql_pg_member(relation, S("relpersistence")), S("t")))
		branch_flag(&b, S("temporary"), true);
	if (sql_pg_true(n, S("if_not_exists")))
		branch_flag(&b, S("if_not_exists"), true);
	if (parents && parents->child) {
		struct branch of = branch_below(&b, NODE_OBJECT, S("of"));
		sql_relation(&of, S("table"), parents->child);
	}
	add_like(&b, elements);
	add_columns(w, &b, elements);
	add_foreign_keys(w, &b, elements);
}

void sql_create_table_as(struct sql_work *w, const struct node *n)
{
	const struct node *into = node_get(n, S("into")), *relation = node_get(into, S("rel"));
	bool view = str_eq(sql_pg_member(n, S("objtype")), S("OBJECT_MATVIEW"));
	struct branch b = sql_begin(w, view ? "create-view" : "create-table");
	sql_relation(&b, S("name"), relation);
	if (sql_pg_true(n, S("if_not_exists")))
		branch_flag(&b, S("if_not_exists"), true);
	if (view)
		branch_flag(&b, S("materialized"), true);
	branch_flag(&b, S("query"), true);
	sql_tables(&b, S("tables"), node_get(n, S("query")));
}
