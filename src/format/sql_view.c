/* Views, triggers, publications, schemas and extensions. */
#include <stdint.h>

#include "sql_int.h"

/* security_invoker = on: the view asks for the rights of who reads it, not of who made it. */
void sql_view_options(struct branch *b, const struct node *options, bool reset)
{
	static const str yes[] = {STR_INIT("on"), STR_INIT("true"), STR_INIT("1"), STR_INIT("yes"), STR_INIT("")};
	for (const struct node *o = options ? options->child : NULL; o; o = o->next) {
		const struct node *option = sql_pg_body(o), *arg = node_get(option, S("arg"));
		if (!str_eq(sql_pg_member(option, S("defname")), S("security_invoker")))
			continue;
		str value = sql_pg_text(arg);
		if (arg && !value.n) /* (security_invoker = 1) */
			value = sql_pg_member(sql_pg_body(arg), S("ival"));
		bool on = false;
		for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
			on = on || str_ieq(yes[i], value);
		branch_flag(b, S("security_invoker"), on && !reset);
		return;
	}
}

static bool has_option(const struct branch *b) { return node_get(b->node, S("security_invoker")) != NULL; }

static bool asks_caller(str source)
{
	static const str names[] = {STR_INIT("auth.uid"), STR_INIT("auth.jwt"), STR_INIT("auth.email"),
	                            STR_INIT("auth.role"), STR_INIT("current_setting")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_ifind(source, names[i], 0) != SIZE_MAX)
			return true;
	return false;
}

void sql_view(struct sql_work *w, const struct node *n)
{
	struct branch b = sql_begin(w, "create-view");
	sql_relation(&b, S("name"), node_get(n, S("view")));
	sql_view_options(&b, node_get(n, S("options")), false);
	if (!has_option(&b))
		branch_flag(&b, S("security_invoker"), false);
	str source = str_sub(w->text->text, w->statement->at, w->statement->end);
	if (asks_caller(source))
		branch_flag(&b, S("caller"), true);
	if (node_get(sql_pg_body(node_get(n, S("query"))), S("whereClause")))
		branch_flag(&b, S("where"), true);
	sql_tables(&b, S("tables"), node_get(n, S("query")));
}

void sql_trigger(struct sql_work *w, const struct node *n)
{
	str schema, name;
	struct branch b = sql_begin(w, "create-trigger");
	branch_copy(&b, S("name"), sql_pg_member(n, S("trigname")));
	sql_relation(&b, S("table"), node_get(n, S("relation")));
	sql_pg_name(node_get(n, S("funcname")), &schema, &name);
	branch_copy(&b, S("function"), name);
}

/* Supabase Realtime and replication send out what a publication holds. */
void sql_publication(struct sql_work *w, const struct node *n)
{
	const struct node *objects = node_get(n, S("pubobjects"));
	str action = sql_pg_member(n, S("action"));
	if (str_eq(action, S("AP_DropObjects"))) {
		struct branch b = sql_begin(w, "other");
		branch_copy(&b, S("name"), sql_pg_member(n, S("pubname")));
		return;
	}
	for (const struct node *o = objects ? objects->child : NULL; o; o = o->next) {
		struct branch b = sql_begin(w, "publish");
		sql_relation(&b, S("table"), node_get(node_get(sql_pg_body(o), S("pubtable")), S("relation")));
		branch_copy(&b, S("publication"), sql_pg_member(n, S("pubname")));
	}
	if (sql_pg_true(n, S("for_all_tables"))) {
		struct branch b = sql_begin(w, "publish");
		branch_flag(&b, S("all"), true);
		branch_copy(&b, S("publication"), sql_pg_member(n, S("pubname")));
	}
}

void sql_schema(struct sql_work *w, const struct node *n)
{
	struct branch b = sql_begin(w, "create-schema");
	str name = sql_pg_member(n, S("schemaname"));
	branch_copy(&b, S("name"), name.n ? name : sql_pg_member(node_get(n, S("authrole")), S("rolename")));
}

void sql_extension(struct sql_work *w, const struct node *n)
{
	struct branch b = sql_begin(w, "create-extension");
	branch_copy(&b, S("name"), sql_pg_member(n, S("extname")));
}
