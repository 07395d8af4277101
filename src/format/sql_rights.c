/* Who may do what: GRANT and REVOKE on things, on all of a kind, on those made later; roles and what they are. */
#include "sql_int.h"

static const struct {
	str type;
	const char *on;
} kinds[] = {
        {STR_INIT("OBJECT_TABLE"), "table"},       {STR_INIT("OBJECT_SEQUENCE"), "sequence"},
        {STR_INIT("OBJECT_FUNCTION"), "function"}, {STR_INIT("OBJECT_PROCEDURE"), "function"},
        {STR_INIT("OBJECT_ROUTINE"), "function"},  {STR_INIT("OBJECT_SCHEMA"), "schema"},
        {STR_INIT("OBJECT_DATABASE"), "database"}, {STR_INIT("OBJECT_TYPE"), "type"},
};

static const char *kind_name(str type)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(kinds[i].type, type))
			return kinds[i].on;
	return "other";
}

static void add_privileges(struct sql_work *w, struct branch *b, const struct node *list)
{
	struct branch p = branch_below(b, NODE_ARRAY, S("privileges"));
	const struct node *columns = NULL;
	if (!list || !list->child)
		branch_text(&p, S(""), S("all"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		const struct node *one = sql_pg_body(n);
		str name = sql_pg_member(one, S("priv_name"));
		branch_copy(&p, S(""), name.n ? name : S("all"));
		columns = node_get(one, S("cols")) ? node_get(one, S("cols")) : columns;
	}
	if (columns)
		sql_columns(w, b, S("columns"), columns);
}

/* The statement, but for the object's name. */
static struct branch begin(struct sql_work *w, const struct node *n)
{
	struct branch b = sql_begin(w, sql_pg_true(n, S("is_grant")) ? "grant" : "revoke");
	add_privileges(w, &b, node_get(n, S("privileges")));
	branch_text(&b, S("on"), str_of(kind_name(sql_pg_member(n, S("objtype")))));
	sql_roles(&b, S("roles"), node_get(n, S("grantees")));
	return b;
}

static void add_object(struct branch *b, const struct node *object)
{
	str schema, name;
	if (str_eq(sql_pg_type(object), S("RangeVar"))) {
		sql_relation(b, S("name"), object);
	} else if (str_eq(sql_pg_type(object), S("String"))) {
		branch_copy(b, S("name"), sql_pg_text(object));
	} else {
		sql_pg_name(node_get(sql_pg_body(object), S("objname")), &schema, &name);
		branch_copy(b, S("schema"), schema);
		branch_copy(b, S("name"), name);
	}
}

void sql_grant(struct sql_work *w, const struct node *n)
{
	const struct node *objects = node_get(n, S("objects"));
	bool all = str_eq(sql_pg_member(n, S("targtype")), S("ACL_TARGET_ALL_IN_SCHEMA"));
	for (const struct node *o = objects ? objects->child : NULL; o; o = o->next) {
		struct branch b = begin(w, n);
		if (all) {
			branch_flag(&b, S("all"), true);
			branch_copy(&b, S("schema"), sql_pg_text(o));
		} else {
			add_object(&b, o);
		}
	}
}

void sql_default_rights(struct sql_work *w, const struct node *n)
{
	const struct node *options = node_get(n, S("options"));
	struct branch b = begin(w, node_get(n, S("action")));
	branch_flag(&b, S("default"), true);
	for (const struct node *o = options ? options->child : NULL; o; o = o->next) {
		const struct node *option = sql_pg_body(o), *list = sql_pg_body(node_get(option, S("arg")));
		const struct node *items = node_get(list, S("items"));
		if (str_eq(sql_pg_member(option, S("defname")), S("schemas")) && items)
			branch_copy(&b, S("schema"), sql_pg_text(items->child));
	}
}

void sql_grant_role(struct sql_work *w, const struct node *n)
{
	const struct node *list = node_get(n, S("granted_roles"));
	for (const struct node *r = list ? list->child : NULL; r; r = r->next) {
		struct branch b = sql_begin(w, sql_pg_true(n, S("is_grant")) ? "grant-role" : "revoke-role");
		branch_copy(&b, S("role"), sql_pg_member(sql_pg_body(r), S("priv_name")));
		sql_roles(&b, S("to"), node_get(n, S("grantee_roles")));
	}
}

/* CREATE ROLE … LOGIN BYPASSRLS: options with a boolean that is left out when it is false. */
static void add_options(struct branch *b, const struct node *options)
{
	static const struct {
		str option, key;
	} flags[] = {{STR_INIT("canlogin"), STR_INIT("login")},
	             {STR_INIT("superuser"), STR_INIT("superuser")},
	             {STR_INIT("bypassrls"), STR_INIT("bypassrls")},
	             {STR_INIT("createrole"), STR_INIT("createrole")}};
	for (const struct node *o = options ? options->child : NULL; o; o = o->next) {
		const struct node *option = sql_pg_body(o);
		const struct node *value = sql_pg_body(node_get(option, S("arg")));
		for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
			if (str_eq(sql_pg_member(option, S("defname")), flags[i].option))
				branch_flag(b, flags[i].key, sql_pg_true(value, S("boolval")));
	}
}

void sql_role(struct sql_work *w, const struct node *n)
{
	struct branch b = sql_begin(w, "create-role");
	branch_copy(&b, S("name"), sql_pg_member(n, S("role")));
	if (str_eq(sql_pg_member(n, S("stmt_type")), S("ROLESTMT_USER")))
		branch_flag(&b, S("login"), true);
	add_options(&b, node_get(n, S("options")));
}

void sql_alter_role(struct sql_work *w, const struct node *n)
{
	struct branch b = sql_begin(w, "alter-role");
	branch_copy(&b, S("name"), sql_pg_member(node_get(n, S("role")), S("rolename")));
	add_options(&b, node_get(n, S("options")));
}

void sql_drop_role(struct sql_work *w, const struct node *n)
{
	const struct node *list = node_get(n, S("roles"));
	for (const struct node *r = list ? list->child : NULL; r; r = r->next) {
		struct branch b = sql_begin(w, "drop-role");
		branch_copy(&b, S("name"), sql_pg_member(sql_pg_body(r), S("rolename")));
	}
}
