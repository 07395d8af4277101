/* ALTER TABLE, one statement for each of its commands; DROP, RENAME and SET SCHEMA of all kinds. */
#include "sql_int.h"

/* The commands that are about a column by name alone, and those about the table. */
static const struct {
	str subtype;
	const char *does;
	bool column;
} commands[] = {
        {STR_INIT("AT_DropColumn"), "drop-column", true},
        {STR_INIT("AT_SetNotNull"), "set-not-null", true},
        {STR_INIT("AT_DropNotNull"), "drop-not-null", true},
        {STR_INIT("AT_EnableRowSecurity"), "enable-row-security", false},
        {STR_INIT("AT_DisableRowSecurity"), "disable-row-security", false},
        {STR_INIT("AT_ForceRowSecurity"), "force-row-security", false},
        {STR_INIT("AT_NoForceRowSecurity"), "no-force-row-security", false},
};

static struct branch begin(struct sql_work *w, const char *does, const struct node *relation)
{
	struct branch b = sql_begin(w, does);
	sql_relation(&b, S("table"), relation);
	return b;
}

static void add_column(struct sql_work *w, const struct node *relation, const struct node *def)
{
	const struct node *n = sql_pg_body(def);
	struct place table = w->at;
	w->at = sql_place(w->s, w->text, sql_location(w, n));
	struct branch b = begin(w, "add-column", relation);
	sql_column(w, &b, n, S("column"));
	w->at = table;
}

static void add_constraint(struct sql_work *w, const struct node *relation, const struct node *def)
{
	const struct node *c = sql_pg_body(def);
	str type = sql_pg_member(c, S("contype"));
	bool primary = str_eq(type, S("CONSTR_PRIMARY"));
	if (!primary && !str_eq(type, S("CONSTR_FOREIGN")))
		return;
	struct branch b = begin(w, primary ? "add-primary-key" : "add-foreign-key", relation);
	sql_columns(w, &b, S("columns"), node_get(c, primary ? S("keys") : S("fk_attrs")));
	if (primary)
		return;
	struct branch r = branch_below(&b, NODE_OBJECT, S("references"));
	sql_relation(&r, S("table"), node_get(c, S("pktable")));
}

static void set_default(struct sql_work *w, const struct node *relation, const struct node *command)
{
	const struct node *value = node_get(command, S("def"));
	struct branch b = begin(w, value ? "set-default" : "drop-default", relation);
	branch_copy(&b, S("column"), sql_pg_member(command, S("name")));
	enum node_kind kind = NODE_UNKNOWN;
	str text;
	if (value && sql_pg_constant(value, &kind, &text))
		branch_scalar(&b, S("default"), kind, arena_str(w->s->grow.arena, text));
	else if (value)
		branch_scalar(&b, S("default"), NODE_UNKNOWN, sql_operand(w->s, value));
}

static void set_type(struct sql_work *w, const struct node *relation, const struct node *command)
{
	struct branch b = begin(w, "set-type", relation);
	branch_copy(&b, S("column"), sql_pg_member(command, S("name")));
	const struct node *type = node_get(sql_pg_body(node_get(command, S("def"))), S("typeName"));
	branch_copy(&b, S("type"), sql_type(w->s, type));
}

static void set_options(struct sql_work *w, const struct node *relation, const struct node *command, bool reset)
{
	struct branch b = sql_begin(w, "alter-view");
	sql_relation(&b, S("name"), relation);
	const struct node *list = node_get(command, S("def"));
	sql_view_options(&b, str_eq(sql_pg_type(list), S("List")) ? node_get(sql_pg_body(list), S("items")) : list,
	                 reset);
}

static void alter(struct sql_work *w, const struct node *relation, const struct node *command, bool view)
{
	str subtype = sql_pg_member(command, S("subtype"));
	const struct node *def = node_get(command, S("def"));
	bool reset = str_eq(subtype, S("AT_ResetRelOptions"));
	if (view && (reset || str_eq(subtype, S("AT_SetRelOptions"))))
		set_options(w, relation, command, reset);
	else if (str_eq(subtype, S("AT_AddColumn")) || str_eq(subtype, S("AT_AddColumnToView")))
		add_column(w, relation, def);
	else if (str_eq(subtype, S("AT_AddConstraint")))
		add_constraint(w, relation, def);
	else if (str_eq(subtype, S("AT_ColumnDefault")))
		set_default(w, relation, command);
	else if (str_eq(subtype, S("AT_AlterColumnType")))
		set_type(w, relation, command);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		if (!str_eq(commands[i].subtype, subtype))
			continue;
		struct branch b = begin(w, commands[i].does, relation);
		if (commands[i].column)
			branch_copy(&b, S("column"), sql_pg_member(command, S("name")));
	}
}

void sql_alter_table(struct sql_work *w, const struct node *n)
{
	const struct node *relation = node_get(n, S("relation")), *list = node_get(n, S("cmds"));
	str type = sql_pg_member(n, S("objtype"));
	bool view = str_eq(type, S("OBJECT_VIEW")) || str_eq(type, S("OBJECT_MATVIEW"));
	const struct node **before = w->out->tail;
	for (const struct node *c = list ? list->child : NULL; c; c = c->next)
		alter(w, relation, sql_pg_body(c), view);
	if (w->out->tail == before)
		begin(w, "alter-table", relation);
}

/* ---- DROP, RENAME, SET SCHEMA ---- */

static const struct {
	str type;
	const char *drop, *rename, *of;
} kinds[] = {
        {STR_INIT("OBJECT_TABLE"), "drop-table", "rename-table", "table"},
        {STR_INIT("OBJECT_FOREIGN_TABLE"), "drop-table", "rename-table", "table"},
        {STR_INIT("OBJECT_VIEW"), "drop-view", "rename-view", "view"},
        {STR_INIT("OBJECT_MATVIEW"), "drop-view", "rename-view", "view"},
        {STR_INIT("OBJECT_FUNCTION"), "drop-function", "rename-function", "function"},
        {STR_INIT("OBJECT_PROCEDURE"), "drop-function", "rename-function", "function"},
        {STR_INIT("OBJECT_ROUTINE"), "drop-function", "rename-function", "function"},
        {STR_INIT("OBJECT_SCHEMA"), "drop-schema", "rename-schema", "schema"},
        {STR_INIT("OBJECT_POLICY"), "drop-policy", "rename-policy", "policy"},
        {STR_INIT("OBJECT_TRIGGER"), "drop-trigger", "rename-trigger", "trigger"},
        {STR_INIT("OBJECT_TYPE"), "drop-type", "rename-type", "type"},
        {STR_INIT("OBJECT_COLUMN"), "drop-column", "rename-column", "column"},
};

static size_t kind_of(str type)
{
	size_t i = 0, n = sizeof kinds / sizeof *kinds;
	while (i < n && !str_eq(kinds[i].type, type))
		i++;
	return i;
}

/* schema.table.policy: the last is the thing, in front of it the table. */
static void name_of_table(struct branch *b, const struct node *list)
{
	str part[3] = {{0}};
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		part[0] = part[1], part[1] = part[2];
		part[2] = sql_pg_text(n);
	}
	branch_copy(b, S("schema"), part[0]);
	branch_copy(b, S("table"), part[1]);
	branch_copy(b, S("name"), part[2]);
}

static void name_of(struct sql_work *w, struct branch *b, const struct node *object)
{
	str schema, name, type = sql_pg_type(object);
	const struct node *body = sql_pg_body(object);
	if (str_eq(type, S("String"))) {
		branch_copy(b, S("name"), sql_pg_text(object));
		return;
	}
	bool routine = str_eq(type, S("ObjectWithArgs"));
	const struct node *names = node_get(body, routine                       ? S("objname")
	                                          : str_eq(type, S("TypeName")) ? S("names")
	                                                                        : S("items"));
	sql_pg_name(names, &schema, &name);
	branch_copy(b, S("schema"), schema);
	branch_copy(b, S("name"), name);
	(void)w;
}

void sql_drop(struct sql_work *w, const struct node *n)
{
	const struct node *list = node_get(n, S("objects"));
	str type = sql_pg_member(n, S("removeType"));
	size_t kind = kind_of(type);
	bool on_table = str_eq(type, S("OBJECT_POLICY")) || str_eq(type, S("OBJECT_TRIGGER"));
	for (const struct node *o = list ? list->child : NULL; o; o = o->next) {
		struct branch b = sql_begin(w, kind < sizeof kinds / sizeof *kinds ? kinds[kind].drop : "other");
		if (on_table)
			name_of_table(&b, node_get(sql_pg_body(o), S("items")));
		else
			name_of(w, &b, o);
		if (str_eq(sql_pg_member(n, S("behavior")), S("DROP_CASCADE")))
			branch_flag(&b, S("cascade"), true);
	}
}

void sql_rename(struct sql_work *w, const struct node *n)
{
	str type = sql_pg_member(n, S("renameType"));
	const struct node *relation = node_get(n, S("relation"));
	bool inside = str_eq(type, S("OBJECT_COLUMN")) || str_eq(type, S("OBJECT_POLICY"));
	size_t kind = kind_of(type);
	struct branch b = sql_begin(w, kind < sizeof kinds / sizeof *kinds ? kinds[kind].rename : "other");
	if (relation)
		sql_relation(&b, inside ? S("table") : S("name"), relation);
	else if (node_get(n, S("object")))
		name_of(w, &b, node_get(n, S("object")));
	else
		branch_copy(&b, S("name"), sql_pg_member(n, S("subname")));
	if (inside)
		branch_copy(&b, str_eq(type, S("OBJECT_COLUMN")) ? S("column") : S("name"),
		            sql_pg_member(n, S("subname")));
	branch_copy(&b, S("to"), sql_pg_member(n, S("newname")));
}

void sql_move(struct sql_work *w, const struct node *n)
{
	size_t kind = kind_of(sql_pg_member(n, S("objectType")));
	struct branch b = sql_begin(w, "set-schema");
	if (node_get(n, S("relation")))
		sql_relation(&b, S("name"), node_get(n, S("relation")));
	else
		name_of(w, &b, node_get(n, S("object")));
	if (kind < sizeof kinds / sizeof *kinds)
		branch_text(&b, S("of"), str_of(kinds[kind].of));
	branch_copy(&b, S("to"), sql_pg_member(n, S("newschema")));
}
