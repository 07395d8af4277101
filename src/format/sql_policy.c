/* Policies of row security: on which table, for what and whom, and their conditions. */
#include "sql_int.h"

/* Whom a role lets in. What is not here is a role of the application's own. */
static const struct {
	str role;
	enum { ALL, SIGNED_IN, NOBODY } who;
} known[] = {
        {STR_INIT("public"), ALL},
        {STR_INIT("anon"), ALL},
        {STR_INIT("anonymous"), ALL}, /* Neon */
        {STR_INIT("authenticated"), SIGNED_IN},
        {STR_INIT("service_role"), NOBODY},
        {STR_INIT("postgres"), NOBODY},
        {STR_INIT("supabase_admin"), NOBODY},
        {STR_INIT("supabase_auth_admin"), NOBODY},
        {STR_INIT("supabase_storage_admin"), NOBODY},
        {STR_INIT("dashboard_user"), NOBODY},
};

static str role_name(const struct node *spec)
{
	const struct node *n = str_eq(sql_pg_type(spec), S("RoleSpec")) ? sql_pg_body(spec) : spec;
	str type = sql_pg_member(n, S("roletype"));
	return str_eq(type, S("ROLESPEC_CSTRING"))        ? sql_pg_member(n, S("rolename"))
	       : str_eq(type, S("ROLESPEC_PUBLIC"))       ? S("public")
	       : str_eq(type, S("ROLESPEC_SESSION_USER")) ? S("session_user")
	       : str_eq(type, S("ROLESPEC_CURRENT_ROLE")) ? S("current_role")
	                                                  : S("current_user");
}

void sql_roles(struct branch *b, str key, const struct node *list)
{
	struct branch roles = branch_below(b, NODE_ARRAY, key);
	for (const struct node *r = list ? list->child : NULL; r; r = r->next)
		branch_copy(&roles, S(""), role_name(r));
}

/* The widest of the roles: one that is not known may be anybody, unless another lets everybody in. */
static str widest(const struct node *list)
{
	bool seen[3] = {false}, unknown = false;
	for (const struct node *r = list ? list->child : NULL; r; r = r->next) {
		size_t i = 0, n = sizeof known / sizeof *known;
		while (i < n && !str_eq(known[i].role, role_name(r)))
			i++;
		if (i < n)
			seen[known[i].who] = true;
		else
			unknown = true;
	}
	return seen[ALL]         ? S("TRUE")
	       : unknown         ? S("UNKNOWN")
	       : seen[SIGNED_IN] ? S("NEEDS_SIGN_IN")
	       : seen[NOBODY]    ? S("FALSE")
	                         : S("TRUE");
}

static void add_roles(struct branch *b, const struct node *list)
{
	sql_roles(b, S("roles"), list);
	branch_text(b, S("who"), widest(list));
}

static struct branch begin(struct sql_work *w, const struct node *n, const char *does)
{
	struct branch b = sql_begin(w, does);
	sql_relation(&b, S("table"), node_get(n, S("table")));
	branch_copy(&b, S("name"), sql_pg_member(n, S("policy_name")));
	return b;
}

static void add_conditions(struct sql_work *w, struct branch *b, const struct node *n)
{
	const struct node *using = node_get(n, S("qual")), *check = node_get(n, S("with_check"));
	if (using)
		sql_condition(w, b, "using", "using", using);
	if (check)
		sql_condition(w, b, "check", "check", check);
}

void sql_policy(struct sql_work *w, const struct node *n)
{
	struct branch b = begin(w, n, "create-policy");
	str command = sql_pg_member(n, S("cmd_name"));
	branch_copy(&b, S("command"), command.n ? command : S("all"));
	branch_flag(&b, S("permissive"), sql_pg_true(n, S("permissive")));
	add_roles(&b, node_get(n, S("roles")));
	add_conditions(w, &b, n);
}

void sql_alter_policy(struct sql_work *w, const struct node *n)
{
	struct branch b = begin(w, n, "alter-policy");
	if (node_get(n, S("roles")))
		add_roles(&b, node_get(n, S("roles")));
	add_conditions(w, &b, n);
}
