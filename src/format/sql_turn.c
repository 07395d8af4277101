/* Which function turns which node of PostgreSQL's parser, and what those functions share: names of relations and types,
 * simple operands. */
#include "base/buf.h"
#include "sql_int.h"

static const struct {
	str type;
	void (*turn)(struct sql_work *w, const struct node *n);
} rows[] = {
        {STR_INIT("CreateStmt"), sql_create_table},
        {STR_INIT("CreateTableAsStmt"), sql_create_table_as},
        {STR_INIT("AlterTableStmt"), sql_alter_table},
        {STR_INIT("DropStmt"), sql_drop},
        {STR_INIT("RenameStmt"), sql_rename},
        {STR_INIT("AlterObjectSchemaStmt"), sql_move},
        {STR_INIT("CreatePolicyStmt"), sql_policy},
        {STR_INIT("AlterPolicyStmt"), sql_alter_policy},
        {STR_INIT("GrantStmt"), sql_grant},
        {STR_INIT("GrantRoleStmt"), sql_grant_role},
        {STR_INIT("AlterDefaultPrivilegesStmt"), sql_default_rights},
        {STR_INIT("CreateRoleStmt"), sql_role},
        {STR_INIT("AlterRoleStmt"), sql_alter_role},
        {STR_INIT("DropRoleStmt"), sql_drop_role},
        {STR_INIT("CreateFunctionStmt"), sql_function},
        {STR_INIT("AlterFunctionStmt"), sql_alter_function},
        {STR_INIT("DoStmt"), sql_do},
        {STR_INIT("ViewStmt"), sql_view},
        {STR_INIT("InsertStmt"), sql_insert},
        {STR_INIT("UpdateStmt"), sql_update},
        {STR_INIT("DeleteStmt"), sql_delete},
        {STR_INIT("SelectStmt"), sql_select},
        {STR_INIT("VariableSetStmt"), sql_set},
        {STR_INIT("CreateTrigStmt"), sql_trigger},
        {STR_INIT("CreatePublicationStmt"), sql_publication},
        {STR_INIT("AlterPublicationStmt"), sql_publication},
        {STR_INIT("CreateSchemaStmt"), sql_schema},
        {STR_INIT("CreateExtensionStmt"), sql_extension},
};

bool sql_turn(struct sql_work *w, const struct node *statement)
{
	str type = sql_pg_type(statement);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq(rows[i].type, type)) {
			rows[i].turn(w, sql_pg_body(statement));
			return true;
		}
	return false;
}

void sql_relation(struct branch *b, str key, const struct node *range)
{
	if (str_eq(sql_pg_type(range), S("RangeVar")))
		range = sql_pg_body(range);
	branch_copy(b, S("schema"), sql_pg_member(range, S("schemaname")));
	branch_copy(b, key, sql_pg_member(range, S("relname")));
}

/* Tables stand in FROM, INTO and subselects, at any depth of the tree; names of WITH are none. */
enum { TABLES = 64 };
struct seen {
	str schema[TABLES], name[TABLES];
	size_t n;
	str with[TABLES];
	size_t n_with;
};

static void note_table(struct seen *s, const struct node *range)
{
	str schema = sql_pg_member(range, S("schemaname")), name = sql_pg_member(range, S("relname"));
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->schema[i], schema) && str_eq(s->name[i], name))
			return;
	if (s->n == TABLES || !name.n)
		return;
	s->schema[s->n] = schema;
	s->name[s->n++] = name;
}

static void find_tables(struct seen *s, const struct node *n)
{
	for (; n; n = n->next) {
		if (str_eq(n->key, S("intoClause")))
			continue;
		if (str_eq(n->key, S("RangeVar")) || str_eq(n->key, S("relation")))
			note_table(s, n);
		if (str_eq(n->key, S("CommonTableExpr")) && s->n_with < TABLES)
			s->with[s->n_with++] = sql_pg_member(n, S("ctename"));
		if (n->child)
			find_tables(s, n->child);
	}
}

static bool is_with(const struct seen *s, size_t table)
{
	for (size_t i = 0; i < s->n_with; i++)
		if (!s->schema[table].n && str_eq(s->with[i], s->name[table]))
			return true;
	return false;
}

void sql_tables(struct branch *b, str key, const struct node *n)
{
	struct seen seen = {.n = 0};
	if (n)
		find_tables(&seen, n->child);
	struct branch list = branch_below(b, NODE_ARRAY, key);
	for (size_t i = 0; i < seen.n; i++) {
		if (is_with(&seen, i))
			continue;
		struct branch t = branch_below(&list, NODE_OBJECT, S(""));
		branch_copy(&t, S("schema"), seen.schema[i]);
		branch_copy(&t, S("name"), seen.name[i]);
	}
}

void sql_columns(struct sql_work *w, struct branch *b, str key, const struct node *list)
{
	(void)w;
	struct branch columns = branch_below(b, NODE_ARRAY, key);
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		branch_copy(&columns, S(""), sql_pg_text(n));
}

/* PostgreSQL's own names for what people write otherwise. */
static str plain_type(str name)
{
	static const struct {
		str own, plain;
	} types[] = {{STR_INIT("int4"), STR_INIT("integer")},     {STR_INIT("int8"), STR_INIT("bigint")},
	             {STR_INIT("int2"), STR_INIT("smallint")},    {STR_INIT("bool"), STR_INIT("boolean")},
	             {STR_INIT("float8"), STR_INIT("double")},    {STR_INIT("float4"), STR_INIT("real")},
	             {STR_INIT("bpchar"), STR_INIT("character")}, {STR_INIT("timestamptz"), STR_INIT("timestamptz")}};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_eq(types[i].own, name))
			return types[i].plain;
	return name;
}

str sql_type(struct sql *s, const struct node *type)
{
	str schema, name;
	sql_pg_name(type ? node_get(type, S("names")) : NULL, &schema, &name);
	name = plain_type(name);
	const char *array = type && node_get(type, S("arrayBounds")) ? "[]" : "";
	if (!schema.n || str_eq(schema, S("pg_catalog")))
		return arena_printf(s->grow.arena, "%.*s%s", STR_ARG(name), array);
	return arena_printf(s->grow.arena, "%.*s.%.*s%s", STR_ARG(schema), STR_ARG(name), array);
}

static str dotted(struct sql *s, const struct node *list)
{
	struct buf out BUF_AUTO = {0};
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str part = str_eq(sql_pg_type(n), S("A_Star")) ? S("*") : sql_pg_text(n);
		buf_printf(&out, "%s%.*s", out.n ? "." : "", STR_ARG(part));
	}
	return arena_str(s->grow.arena, buf_str(&out));
}

str sql_operand(struct sql *s, const struct node *n)
{
	enum node_kind kind;
	str text, type = sql_pg_type(n);
	const struct node *body = sql_pg_body(n);
	if (str_eq(type, S("ColumnRef")))
		return dotted(s, node_get(body, S("fields")));
	if (str_eq(type, S("FuncCall")))
		return arena_printf(s->grow.arena, "%.*s(%s)", STR_ARG(dotted(s, node_get(body, S("funcname")))),
		                    node_get(body, S("args")) ? "…" : "");
	if (!sql_pg_constant(n, &kind, &text))
		return S("");
	const char *quote = kind == NODE_STRING ? "'" : "";
	return arena_printf(s->grow.arena, "%s%.*s%s", quote, STR_ARG(text), quote);
}
