/* SQL: what statements do, and that a broken one costs itself alone. */
#include "sql_show.h"

Test(sql, tables)
{
	SQL("create table if not exists \"public\".Users (\n"
	    "  id uuid primary key default gen_random_uuid(),\n"
	    "  email text NOT NULL unique default 'x'::text,\n"
	    "  org int references auth.orgs(id) on delete cascade)",
	    "{does: \"create-table\", read: \"parsed\", schema: \"public\", name: \"users\", if_not_exists: true, "
	    "columns: "
	    "[{name: \"id\", type: \"uuid\", nullable: false, default: ?\"gen_random_uuid()\", primary: true}, "
	    "{name: \"email\", type: \"text\", nullable: false, default: \"x\", unique: true}, "
	    "{name: \"org\", type: \"integer\", nullable: true, references: {schema: \"auth\", table: \"orgs\", "
	    "column: "
	    "\"id\", on_delete: \"cascade\"}}]}");
	/* What stands behind the columns is said of them. */
	SQL("create table t (a int, b bigserial, c numeric(10,2)[] default 0, primary key (a), foreign key (c) "
	    "references q, foreign key (a, b) references y)",
	    "{does: \"create-table\", read: \"parsed\", name: \"t\", columns: [{name: \"a\", type: \"integer\", "
	    "nullable: "
	    "false, primary: true}, {name: \"b\", type: \"bigserial\", nullable: false, generated: true}, {name: "
	    "\"c\", "
	    "type: \"numeric[]\", nullable: true, default: 0, references: {table: \"q\"}}], foreign_keys: [{columns: "
	    "[\"a\", \"b\"], table: \"y\"}]}");
	SQL("create temp table t as select * from a.b join c on true",
	    "{does: \"create-table\", read: \"parsed\", name: \"t\", query: true, tables: [{schema: \"a\", name: "
	    "\"b\"}, "
	    "{name: \"c\"}]}");
}

Test(sql, one_statement_for_each_command)
{
	SQL("alter table only s.t enable row level security, add column if not exists a text not null, alter b type "
	    "int using b::int, drop column c, add primary key (a), owner to x",
	    "{does: \"enable-row-security\", read: \"parsed\", schema: \"s\", table: \"t\"}\n"
	    "{does: \"add-column\", read: \"parsed\", schema: \"s\", table: \"t\", column: \"a\", type: \"text\", "
	    "nullable: false}\n"
	    "{does: \"set-type\", read: \"parsed\", schema: \"s\", table: \"t\", column: \"b\", type: \"integer\"}\n"
	    "{does: \"drop-column\", read: \"parsed\", schema: \"s\", table: \"t\", column: \"c\"}\n"
	    "{does: \"add-primary-key\", read: \"parsed\", schema: \"s\", table: \"t\", columns: [\"a\"]}");
	SQL("drop policy if exists \"My p\" on s.t; drop table a.b, c cascade; alter table t rename column a to b; "
	    "alter policy p on t rename to q; alter table t set schema x",
	    "{does: \"drop-policy\", read: \"parsed\", schema: \"s\", table: \"t\", name: \"My p\"}\n"
	    "{does: \"drop-table\", read: \"parsed\", schema: \"a\", name: \"b\", cascade: true}\n"
	    "{does: \"drop-table\", read: \"parsed\", name: \"c\", cascade: true}\n"
	    "{does: \"rename-column\", read: \"parsed\", table: \"t\", column: \"a\", to: \"b\"}\n"
	    "{does: \"rename-policy\", read: \"parsed\", table: \"t\", name: \"p\", to: \"q\"}\n"
	    "{does: \"set-schema\", read: \"parsed\", name: \"t\", of: \"table\", to: \"x\"}");
}

Test(sql, rights)
{
	SQL("grant select, insert (a, b) on t to anon; revoke all on all tables in schema public from public; "
	    "grant execute on function s.f(int) to authenticated",
	    "{does: \"grant\", read: \"parsed\", privileges: [\"select\", \"insert\"], columns: [\"a\", \"b\"], on: "
	    "\"table\", roles: [\"anon\"], name: \"t\"}\n"
	    "{does: \"revoke\", read: \"parsed\", privileges: [\"all\"], on: \"table\", roles: [\"public\"], all: "
	    "true, "
	    "schema: \"public\"}\n"
	    "{does: \"grant\", read: \"parsed\", privileges: [\"execute\"], on: \"function\", roles: "
	    "[\"authenticated\"], schema: \"s\", name: \"f\"}");
	SQL("alter default privileges in schema public grant all on tables to anon; grant admin to bob; create role a "
	    "with login bypassrls; alter role a nosuperuser; drop role a",
	    "{does: \"grant\", read: \"parsed\", privileges: [\"all\"], on: \"table\", roles: [\"anon\"], default: "
	    "true, "
	    "schema: \"public\"}\n"
	    "{does: \"grant-role\", read: \"parsed\", role: \"admin\", to: [\"bob\"]}\n"
	    "{does: \"create-role\", read: \"parsed\", name: \"a\", login: true, bypassrls: true}\n"
	    "{does: \"alter-role\", read: \"parsed\", name: \"a\", superuser: false}\n"
	    "{does: \"drop-role\", read: \"parsed\", name: \"a\"}");
}

Test(sql, buckets_are_rows)
{
	SQL("insert into storage.buckets (id, name, public) values ('a', 'a', true), ('b', 'b', f())\n"
	    "  on conflict (id) do nothing;\n"
	    "insert into storage.buckets (id, public) values ('a', false) on conflict (id) do update set public = "
	    "true;\n"
	    "insert into storage.buckets (id, name) values ('c', 'c');\n"
	    "update storage.buckets set public = false where id in ('a', 'b');\n"
	    "update storage.buckets set public = true where created_at < now();\n"
	    "delete from storage.buckets where id = 'c'; insert into t (a) values (1), ((2))",
	    "{does: \"create-bucket\", read: \"parsed\", name: \"a\", public: true}\n"
	    "{does: \"create-bucket\", read: \"parsed\", name: \"b\", public: ?\"\"}\n"
	    "{does: \"create-bucket\", read: \"parsed\", name: \"a\", public: true}\n"
	    "{does: \"create-bucket\", read: \"parsed\", name: \"c\", public: false}\n"
	    "{does: \"alter-bucket\", read: \"parsed\", name: \"a\", public: false}\n"
	    "{does: \"alter-bucket\", read: \"parsed\", name: \"b\", public: false}\n"
	    "{does: \"alter-bucket\", read: \"parsed\", name: ?\"\", public: true}\n"
	    "{does: \"drop-bucket\", read: \"parsed\", name: \"c\"}\n"
	    "{does: \"insert\", read: \"words\", table: \"t\", rows: 2}");
}

Test(sql, views_and_the_rest)
{
	SQL("create view v as with k as (select 1 from h) select * from k, s.t; create or replace view w with "
	    "(security_invoker = on) as select 1; alter view v set (security_invoker = true); create materialized view "
	    "m as select 1 from x",
	    "{does: \"create-view\", read: \"parsed\", name: \"v\", security_invoker: false, tables: [{schema: \"s\", "
	    "name: \"t\"}, {name: \"h\"}]}\n"
	    "{does: \"create-view\", read: \"parsed\", name: \"w\", security_invoker: true, tables: []}\n"
	    "{does: \"alter-view\", read: \"parsed\", name: \"v\", security_invoker: true}\n"
	    "{does: \"create-view\", read: \"parsed\", name: \"m\", materialized: true, query: true, tables: [{name: "
	    "\"x\"}]}");
	SQL("set search_path to a, public; select pg_catalog.set_config('search_path', 'b, c', false); create trigger "
	    "t after insert on auth.users for each row execute function f(); alter publication p add table t; create "
	    "schema s; create extension if not exists pgcrypto; select cron.schedule('x')",
	    "{does: \"set-search-path\", read: \"parsed\", schemas: [\"a\", \"public\"]}\n"
	    "{does: \"set-search-path\", read: \"parsed\", schemas: [\"b\", \"c\"]}\n"
	    "{does: \"create-trigger\", read: \"parsed\", name: \"t\", schema: \"auth\", table: \"users\", function: "
	    "\"f\"}\n"
	    "{does: \"publish\", read: \"parsed\", table: \"t\", publication: \"p\"}\n"
	    "{does: \"create-schema\", read: \"parsed\", name: \"s\"}\n"
	    "{does: \"create-extension\", read: \"parsed\", name: \"pgcrypto\"}\n"
	    "{does: \"call\", read: \"parsed\", schema: \"cron\", name: \"schedule\", tables: []}");
}

Test(sql, a_broken_one_costs_itself)
{
	SQL("create table a (b int;\ndrop table c;\nalter table d enable row level security nonsense;\ndrop table e",
	    "{does: \"create-table\", read: \"broken\", why: \"a quote or parenthesis is not closed\", name: \"a\", "
	    "columns: [{name: \"b\", type: \"int\", nullable: true}]}\n"
	    "{does: \"drop-table\", read: \"parsed\", name: \"c\"}\n"
	    "{does: \"enable-row-security\", read: \"broken\", why: \"syntax error at or near \"nonsense\"\", table: "
	    "\"d\"}\n"
	    "{does: \"drop-table\", read: \"parsed\", name: \"e\"}");
	SQL("drop table a;\ncomment on table a is 'it's';\ndrop table b;",
	    "{does: \"drop-table\", read: \"parsed\", name: \"a\"}\n"
	    "{does: \"comment\", read: \"words\", name: \"on\"}\n"
	    "{does: \"drop-table\", read: \"parsed\", name: \"b\"}");
}

Test(sql, what_is_no_statement)
{
	SQL("\\connect x\n-- drop table a;\n/* drop /* nested */ table b; */ copy t (a, b) from stdin;\n1\t;drop table "
	    "c;\n\\.\ndrop table \"d;e\"; ;\n--> statement-breakpoint\nselect 'drop table f;' , $x$ ; $$ ; $x$, "
	    "E'\\';'",
	    "{does: \"copy\", read: \"words\", name: \"t\"}\n"
	    "{does: \"drop-table\", read: \"parsed\", name: \"d;e\"}\n"
	    "{does: \"select\", read: \"parsed\", tables: []}");
	SQL("-- +goose Up\ndrop table a;\n-- +goose Down\ndrop table b;",
	    "{does: \"drop-table\", read: \"parsed\", name: \"a\"}\n"
	    "{does: \"drop-table\", read: \"parsed\", down: true, name: \"b\"}");
	SQL("create rule r as on insert to t do (select 1; select 2); create function f() returns int begin atomic "
	    "select 1; select case when true then 2 end from t; end; drop table a",
	    "{does: \"create-rule\", read: \"words\", name: \"r\"}\n"
	    "{does: \"create-function\", read: \"parsed\", name: \"f\", args: \"\", returns: \"integer\", "
	    "security_definer: false, tables: [{name: \"t\"}]}\n"
	    "{does: \"drop-table\", read: \"parsed\", name: \"a\"}");
}

static const char *dialect(struct arena *a, const char *text)
{
	return arena_str(a, node_get(tree_of(sql_read, a, text), S("dialect"))->text).p;
}

Test(sql, other_databases)
{
	struct arena a = {0};
	cr_expect_str_eq(dialect(&a, "create table a (b jsonb)"), "postgresql");
	cr_expect_str_eq(dialect(&a, "create table a (b int)"), "sql");
	cr_expect_str_eq(dialect(&a, "create table `a` (b int) engine=innodb"), "mysql");
	cr_expect_str_eq(dialect(&a, "pragma foreign_keys = on; create table `a` (b int)"), "sqlite");
	cr_expect_str_eq(dialect(&a, "create table [dbo].[a] (b nvarchar(9))\nGO\n"), "mssql");
	cr_expect_str_eq(dialect(&a, "create table a (b varchar2(9))"), "oracle");
	arena_free(&a);
	SQL("create table `A b` (`id` int unsigned not null auto_increment, x varchar(9) default 'it\\'s', primary key "
	    "(`id`), y int references `z` (`id`)) engine=innodb;\nDELIMITER //\ncreate procedure p() begin drop table "
	    "q; end//\nDELIMITER ;\ndrop table c # rest;\n;",
	    "{does: \"create-table\", read: \"words\", name: \"A b\", columns: [{name: \"id\", type: \"int\", "
	    "nullable: "
	    "false}, {name: \"x\", type: \"varchar\", nullable: true}, {name: \"y\", type: \"int\", references: "
	    "{table: "
	    "\"z\"}, nullable: true}]}\n"
	    "{does: \"create-function\", read: \"words\", name: \"p\"}\n"
	    "{does: \"drop-table\", read: \"words\", name: \"c\"}");
	SQL("create table t (a integer primary key autoincrement);\ncreate trigger x after insert on t begin delete "
	    "from u; end;\ndrop table v",
	    "{does: \"create-table\", read: \"words\", name: \"t\", columns: [{name: \"a\", type: \"integer\", "
	    "nullable: "
	    "false, primary: true}]}\n"
	    "{does: \"create-trigger\", read: \"words\", name: \"x\"}\n"
	    "{does: \"drop-table\", read: \"words\", name: \"v\"}");
}

Test(sql, places)
{
	struct arena a = {0};
	const struct node *list = node_get(tree_of(sql_read, &a,
	                                           "-- \xc3\xa9\n /* \xc3\xa9 */ drop table a;\ncreate table b (\n  c "
	                                           "int,\n  \xc3\xa9 int, d int);\n"
	                                           "create policy p on b\n  using (true) with check (false);\n"
	                                           "do $$ begin\n  drop table e; end $$;"),
	                                   S("statements"));
	const struct node *table = list->child->next, *policy = table->next, *inner = policy->next->next;
	const struct node *columns = node_get(table, S("columns"));
	STANDS(list->child, 2, 10, 0, 0);
	STANDS(table, 3, 1, 0, 0);
	STANDS(columns->child, 4, 3, 0, 0);
	STANDS(columns->child->next->next, 5, 10, 0, 0);
	STANDS(node_get(policy, S("using")), 7, 10, 0, 0);
	STANDS(node_get(policy, S("check")), 7, 28, 0, 0);
	STANDS(inner, 9, 3, 0, 0);
	arena_free(&a);
}

/* What overflows the stack of PostgreSQL's parser is not given to it, and long lists still are. */
Test(sql, hostile)
{
	static const struct {
		const char *head, *part, *tail, *read;
		size_t n;
	} rows[] = {
	        {"create view v as select 1", "+1", "", "broken", 100000},
	        {"create view v as select 1", "::int", "", "broken", 100000},
	        {"create view v as select 1", " union select 1", "", "broken", 100000},
	        {"create view v as select ", "(", "", "broken", 100000},
	        {"create view v as select ", "not ", "true", "broken", 100000},
	        {"create view v as select ", "a(", "", "broken", 200},
	        {"create view v as select 1", "+1", "", "parsed", 900},
	        {"create table t (a int", ", b int", ")", "parsed", 6000},
	        {"create table t (a int", ", b int", ")", "broken", 10000},
	        {"create policy p on t using (true", " and (a = 1", "", "broken", 100000},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = {0};
		struct arena a = {0};
		buf_add(&b, str_of(rows[i].head));
		for (size_t n = 0; n < rows[i].n; n++)
			buf_add(&b, str_of(rows[i].part));
		buf_printf(&b, "%s;\ndrop table after", rows[i].tail);
		const struct node *list =
		        node_get(tree_of(sql_read, &a, arena_str(&a, buf_str(&b)).p), S("statements"));
		str read = node_get(list->child, S("read"))->text;
		cr_expect(str_eq(read, str_of(rows[i].read)), "%zu: %.*s", i, STR_ARG(read));
		cr_expect(list->child->next && str_eq(node_get(list->child->next, S("name"))->text, S("after")), "%zu",
		          i);
		arena_free(&a);
		buf_free(&b);
	}
}

Test(sql, budgets)
{
	static const struct format_budget few = {.depth = 16, .nodes = 12, .bytes = 1 << 20}, small = {16, 100, 8};
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree;
	str text = S("drop table a; drop table b; drop table c;");
	cr_expect_eq(sql_read(text, &a, &few, &tree, &err), FORMAT_LIMIT);
	cr_expect_str_eq(err.text, "too many values");
	cr_expect_eq(sql_read(text, &a, &small, &tree, &err), FORMAT_LIMIT);
	cr_expect_eq(sql_read(S("drop table \0a;"), &a, &format_default_budget, &tree, &err), FORMAT_OK);
	arena_free(&a);
}
