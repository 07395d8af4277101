/* Statements about rows: those of storage.buckets open and close buckets; of others count which tables they touch.
 * Views, and the small statements that are left. */
#include "sql_int.h"

static bool is_buckets(const struct node *relation)
{
	str schema = sql_pg_member(relation, S("schemaname"));
	return str_eq(sql_pg_member(relation, S("relname")), S("buckets")) &&
	       (!schema.n || str_eq(schema, S("storage")));
}

/* Which column of the list has this name; without a list the table's own order: id, name, …, public is the seventh. */
static size_t column_index(const struct node *columns, str name)
{
	size_t i = 0;
	for (const struct node *c = columns ? columns->child : NULL; c; c = c->next, i++)
		if (str_eq(sql_pg_member(sql_pg_body(c), S("name")), name))
			return i;
	return columns ? SIZE_MAX : str_eq(name, S("id")) ? 0 : SIZE_MAX;
}

static const struct node *item(const struct node *list, size_t index)
{
	const struct node *n = list && index != SIZE_MAX ? list->child : NULL;
	while (n && index--)
		n = n->next;
	return n;
}

static void add_value(struct sql_work *w, struct branch *b, str key, const struct node *value)
{
	enum node_kind kind;
	str text;
	while (str_eq(sql_pg_type(value), S("TypeCast")))
		value = node_get(sql_pg_body(value), S("arg"));
	if (value && sql_pg_constant(value, &kind, &text))
		branch_scalar(b, key, kind, arena_str(w->s->grow.arena, text));
	else if (value)
		branch_scalar(b, key, NODE_UNKNOWN, S(""));
}

/* ON CONFLICT … DO UPDATE SET public = x wins where the row is there. */
static const struct node *updated(const struct node *n)
{
	const struct node *targets = node_get(node_get(n, S("onConflictClause")), S("targetList"));
	for (const struct node *t = targets ? targets->child : NULL; t; t = t->next)
		if (str_eq(sql_pg_member(sql_pg_body(t), S("name")), S("public")))
			return node_get(sql_pg_body(t), S("val"));
	return NULL;
}

static bool is_excluded(const struct node *value)
{
	return str_eq(sql_pg_type(value), S("ColumnRef")); /* excluded.public: what the row says */
}

static void insert_buckets(struct sql_work *w, const struct node *n)
{
	const struct node *select = sql_pg_body(node_get(n, S("selectStmt"))), *columns = node_get(n, S("cols"));
	const struct node *lists = node_get(select, S("valuesLists")), *update = updated(n);
	size_t id = column_index(columns, S("id")), public = column_index(columns, S("public"));
	if (id == SIZE_MAX)
		id = column_index(columns, S("name"));
	if (!lists) {
		struct branch b = sql_begin(w, "create-bucket");
		branch_scalar(&b, S("public"), NODE_UNKNOWN, S(""));
	}
	for (const struct node *l = lists ? lists->child : NULL; l; l = l->next) {
		const struct node *items = node_get(sql_pg_body(l), S("items"));
		struct branch b = sql_begin(w, "create-bucket");
		add_value(w, &b, S("name"), item(items, id));
		const struct node *value = update && !is_excluded(update) ? update : item(items, public);
		if (value)
			add_value(w, &b, S("public"), value);
		else if (!columns)
			branch_scalar(&b, S("public"), NODE_UNKNOWN, S(""));
		else
			branch_flag(&b, S("public"), false);
	}
}

void sql_insert(struct sql_work *w, const struct node *n)
{
	const struct node *relation = node_get(n, S("relation"));
	if (is_buckets(relation)) {
		insert_buckets(w, n);
		return;
	}
	struct branch b = sql_begin(w, "insert");
	sql_relation(&b, S("table"), relation);
	branch_count(&b, S("rows"), w->statement->rows);
	sql_tables(&b, S("tables"), n);
}

/* WHERE id = 'x' and WHERE id IN ('x', 'y'): gives each name; one without a name when WHERE says something else. */
static void each_bucket(struct sql_work *w, const struct node *n, const char *does, const struct node *public)
{
	const struct node *where = node_get(n, S("whereClause")), *test = sql_pg_body(where);
	const struct node *right = node_get(test, S("rexpr")), *list = node_get(sql_pg_body(right), S("items"));
	str schema, how, left = sql_operand(w->s, node_get(test, S("lexpr")));
	sql_pg_name(node_get(test, S("name")), &schema, &how);
	bool named = str_eq(sql_pg_type(where), S("A_Expr")) && str_eq(how, S("=")) &&
	             (str_eq(left, S("id")) || str_eq(left, S("name")));
	const struct node *one = list ? list->child : right;
	do {
		struct branch b = sql_begin(w, does);
		if (named)
			add_value(w, &b, S("name"), one);
		else if (where)
			branch_scalar(&b, S("name"), NODE_UNKNOWN, S(""));
		if (public)
			add_value(w, &b, S("public"), public);
		one = named && list && one ? one->next : NULL;
	} while (one);
}

static void touch(struct sql_work *w, const char *does, const struct node *n)
{
	struct branch b = sql_begin(w, does);
	if (node_get(n, S("relation")))
		sql_relation(&b, S("table"), node_get(n, S("relation")));
	sql_tables(&b, S("tables"), n);
}

void sql_update(struct sql_work *w, const struct node *n)
{
	const struct node *targets = node_get(n, S("targetList")), *public = NULL;
	for (const struct node *t = targets ? targets->child : NULL; t; t = t->next)
		if (str_eq(sql_pg_member(sql_pg_body(t), S("name")), S("public")))
	public = node_get(sql_pg_body(t), S("val"));
	if (is_buckets(node_get(n, S("relation"))) && public)
		each_bucket(w, n, "alter-bucket", public);
	else
		touch(w, "update", n);
}

void sql_delete(struct sql_work *w, const struct node *n)
{
	if (is_buckets(node_get(n, S("relation"))))
		each_bucket(w, n, "drop-bucket", NULL);
	else
		touch(w, "delete", n);
}

/* ---- SELECT for its effect ---- */

static void set_path(struct sql_work *w, const struct node *list)
{
	struct branch b = sql_begin(w, "set-search-path");
	struct branch schemas = branch_below(&b, NODE_ARRAY, S("schemas"));
	for (const struct node *n = list; n; n = n->next) {
		enum node_kind kind;
		str text, one;
		if (!sql_pg_constant(n, &kind, &text))
			continue;
		while (str_cut(&text, ',', &one)) /* set_config has them in one text */
			branch_copy(&schemas, S(""), str_trim(one));
	}
}

void sql_set(struct sql_work *w, const struct node *n)
{
	const struct node *args = node_get(n, S("args"));
	if (str_eq(sql_pg_member(n, S("name")), S("search_path"))) {
		set_path(w, args ? args->child : NULL);
		return;
	}
	struct branch b = sql_begin(w, "set");
	branch_copy(&b, S("name"), sql_pg_member(n, S("name")));
}

void sql_select(struct sql_work *w, const struct node *n)
{
	const struct node *targets = node_get(n, S("targetList"));
	const struct node *call = targets ? node_get(sql_pg_body(targets->child), S("val")) : NULL;
	const struct node *args = node_get(sql_pg_body(call), S("args"));
	enum node_kind kind;
	str schema = {0}, name = {0}, text = {0};
	if (str_eq(sql_pg_type(call), S("FuncCall")))
		sql_pg_name(node_get(sql_pg_body(call), S("funcname")), &schema, &name);
	bool config = str_eq(name, S("set_config")) && args && sql_pg_constant(args->child, &kind, &text);
	if (config && str_eq(text, S("search_path"))) {
		struct node value = args->child->next ? *args->child->next : *args->child;
		value.next = NULL;
		set_path(w, &value);
		return;
	}
	bool effect = name.n && !node_get(n, S("fromClause")) && !w->nested;
	struct branch b = sql_begin(w, effect ? "call" : "select");
	if (effect) {
		branch_copy(&b, S("schema"), schema);
		branch_copy(&b, S("name"), name);
	}
	sql_tables(&b, S("tables"), n);
}
