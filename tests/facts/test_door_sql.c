/* What all statements of a hosted database leave open: whichever is run last counts, and what nobody can tell is not
 * told. */
#include "facts/facts.h"

#include "repo.h"

#define ONE   "supabase/migrations/1_init.sql"
#define TWO   "supabase/migrations/2_more.sql"
#define NOTES "create table notes (id int, body text, user_id uuid);\n"
#define ON    "alter table notes enable row level security;\n"
#define OFF   "alter table notes disable row level security;\n"
#define OWN   "create policy own on notes using (auth.uid() = user_id);\n"
#define ALL   "create policy everybody on notes using (true);\n"

/* "name open to may", of what is no function of the platform. */
static void door_sql_is(struct repo_facts repo, const char *wanted)
{
	str got = repo_rows(&repo, "doors", "what name open to may");
	cr_expect(str_eq(got, str_of(wanted)), "%.*s\n and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}
#define DOORS(text, wanted) door_sql_is(REPO({ONE, (text)}), wanted)

#define CLOSED "table notes false signed-in -"
#define OPEN   "table notes true anyone read and write"
#define ASKED  "table notes ? - -"

Test(door_sql, row_security_and_policies_decide)
{
	DOORS(NOTES, OPEN);
	DOORS(NOTES OWN, OPEN); /* without effect */
	DOORS(NOTES ON, "table notes false service -");
	DOORS(NOTES ON OWN, CLOSED);
	DOORS(NOTES ON ALL, OPEN);
	DOORS(NOTES ON OFF, OPEN);
	DOORS(NOTES ON ALL OWN "drop policy everybody on notes;", CLOSED);
	DOORS(NOTES ON ALL "alter policy everybody on notes using (auth.uid() = user_id);", CLOSED);
	DOORS(NOTES ON ALL "alter policy everybody on notes to service_role;", "table notes false service -");
	DOORS(NOTES ON ALL "create policy no on notes as restrictive using (auth.uid() = user_id);", CLOSED);
	DOORS(NOTES ON "create policy p on notes for insert with check (true);", "table notes true anyone insert");
	DOORS(NOTES ON "create policy p on notes for all to authenticated using (true);",
	      "table notes true signed-in read and write");
	DOORS(NOTES ON "create policy p on notes for update using (auth.role() = 'authenticated');",
	      "table notes true signed-in write");
}

Test(door_sql, what_only_some_are_let_in_by)
{
	DOORS(NOTES ON "create policy p on notes using (exists (select 1 from team t where t.id = auth.uid()));",
	      CLOSED);
	DOORS(NOTES ON "create policy p on notes using (user_id in (select m.id from m where m.who = auth.uid()));",
	      CLOSED);
	DOORS("create function mine() returns uuid language sql as $$ select auth.uid() $$;\n" NOTES ON
	      "create policy p on notes using (mine() = user_id);",
	      CLOSED "|function mine false anyone -");
	DOORS(NOTES ON "create policy p on notes using (has_role(auth.uid(), 'admin'));", CLOSED);
	DOORS(NOTES ON "create policy p on notes using (is_open(id));", ASKED);
	DOORS(NOTES ON "create policy p on notes for select using (body <> '');", CLOSED);
	DOORS(NOTES ON "create policy p on notes for delete using (body <> '');", ASKED);
	DOORS("create table mails (email text, shown bool); alter table mails enable row level security;\n"
	      "create policy p on mails for select using (shown);",
	      "table mails ? - -");
}

Test(door_sql, rights_and_schemas_decide_as_well)
{
	DOORS(NOTES "revoke all on notes from anon, authenticated;", "table notes false service -");
	DOORS(NOTES "revoke all on notes from anon;", "table notes true signed-in read and write");
	DOORS(NOTES "revoke all on notes from public;", OPEN); /* the roles have theirs by name */
	DOORS(NOTES "revoke insert, update, delete on all tables in schema public from anon;",
	      "table notes true anyone read");
	DOORS("alter default privileges in schema public revoke all on tables from anon, authenticated;\n" NOTES,
	      "table notes false service -");
	DOORS("create schema app; create table app.notes (id int);", "table Supabase ? - -");
	DOORS(NOTES "create schema app; alter table notes set schema app;", "table Supabase ? - -");
	door_sql_is(REPO({ONE, "create table app.notes (id int);"},
	                 {"supabase/config.toml", "[api]\nschemas = [\"public\", \"app\"]\n"}),
	            OPEN);
}

Test(door_sql, the_order_is_the_tools)
{
	door_sql_is(REPO({ONE, NOTES ON}, {TWO, OFF}), OPEN);
	door_sql_is(REPO({ONE, NOTES OFF}, {TWO, ON}), "table notes false service -");
	door_sql_is(REPO({"supabase/migrations/1_a.sql", NOTES ON}, {"supabase/migrations/0_b.sql", OFF}),
	            "table notes false service -");
	/* Loose files have none. */
	door_sql_is(REPO({"a.sql", NOTES ON OWN}, {"b.sql", OFF}), ASKED);
	door_sql_is(REPO({ONE, NOTES ON OWN}, {"fix.sql", ALL}), ASKED);
	door_sql_is(REPO({ONE, NOTES ON OWN}, {"again.sql", ON}), CLOSED);
	door_sql_is(REPO({ONE, NOTES}, {"supabase/tests/x.sql", ON}), OPEN);
	door_sql_is(REPO({ONE, NOTES ON}, {"supabase/migrations/old/3_x.sql", OFF}), "table notes false service -");
}

Test(door_sql, what_may_not_run_is_not_known)
{
	DOORS(NOTES ON OWN
	      "do $$ begin if current_user = 'x' then create policy everybody on notes using (true); end if; "
	      "end $$;",
	      ASKED);
	DOORS(NOTES "do $$ declare t text; begin for t in select tablename from pg_tables loop execute format('alter "
	            "table %I enable row level security', t); end loop; end $$;",
	      ASKED);
	DOORS(NOTES ON OWN "do $$ declare t text; begin for t in select tablename from pg_tables loop execute format("
	                   "'create policy p on %I using (true)', t); end loop; end $$;",
	      ASKED);
	/* Written out, they are as good as any other. */
	DOORS(NOTES "do $$ declare t text; begin foreach t in array array['notes'] loop execute format('alter table %I "
	            "enable row level security', t); end loop; end $$;",
	      "table notes false service -");
}

Test(door_sql, views_and_functions_with_the_rights_of_their_owner)
{
#define MAILS        "create table mails (id int, email text); alter table mails enable row level security;\n"
#define MAILS_CLOSED "table mails false service -|"
	DOORS(MAILS "create view v as select * from mails;", MAILS_CLOSED "view v true anyone read");
	DOORS(MAILS "create view v with (security_invoker = true) as select * from mails;",
	      MAILS_CLOSED "view v false anyone -");
	DOORS(MAILS "create view v as select * from mails; alter view v set (security_invoker = on);",
	      MAILS_CLOSED "view v false anyone -");
	DOORS(MAILS
	      "create view v with (security_invoker) as select 1; create or replace view v as select * from mails;",
	      MAILS_CLOSED "view v true anyone read");
	DOORS(MAILS "create view v as select * from mails; revoke all on v from anon, authenticated;",
	      MAILS_CLOSED "view v false service -");
#define DEFINER(body) "create function f() returns void language sql security definer as $$ " body " $$;"
	DOORS(MAILS DEFINER("delete from mails"), MAILS_CLOSED "function f true anyone execute");
	DOORS(MAILS DEFINER("delete from mails where id = auth.uid()"), MAILS_CLOSED "function f false anyone -");
	DOORS(MAILS DEFINER("delete from mails") "revoke execute on function f from anon, authenticated, public;",
	      MAILS_CLOSED "function f false service -");
	DOORS(MAILS "create function f() returns void language sql as $$ delete from mails $$;",
	      MAILS_CLOSED "function f false anyone -");
}

Test(door_sql, buckets)
{
#define BUCKET(open) "insert into storage.buckets (id, name, public) values ('b', 'b', " open ");\n"
	DOORS(BUCKET("true"), "bucket b true anyone read|table Supabase ? - -");
	DOORS(BUCKET("false"), "bucket b false signed-in -|table Supabase ? - -");
	DOORS(BUCKET("false") "create policy p on storage.objects for select using (bucket_id = 'b');",
	      "bucket b true anyone read|table Supabase ? - -");
	DOORS(BUCKET("false") "create policy p on storage.objects for select using (bucket_id = 'other');",
	      "bucket b false signed-in -|table Supabase ? - -");
	DOORS(BUCKET("false") "create policy p on storage.objects for select using (bucket_id = 'b' and "
	                      "(storage.foldername(name))[1] = auth.uid()::text);",
	      "bucket b false signed-in -|table Supabase ? - -");
}

Test(door_sql, a_database_of_its_own_is_no_door)
{
	door_sql_is(REPO({"migrations/1.sql", NOTES}, {"src/db.js", "import pg from 'pg';\n"}), "");
	door_sql_is(REPO({"schema.sql", NOTES}, {"src/db.js", "import {createClient} from '@supabase/supabase-js';\n"}),
	            OPEN);
	door_sql_is(REPO({"schema.sql", NOTES}, {"src/db.js", "import {createClient} from '@supabase/supabase-js';\n"
	                                                      "import pg from 'pg';\n"}),
	            ASKED);
	door_sql_is(REPO({"schema.sql", "create table `notes` (id int auto_increment) engine=InnoDB;\n"},
	                 {"src/db.js", "import {createClient} from '@supabase/supabase-js';\n"}),
	            "table Supabase ? - -");
}

Test(door_sql, an_interface_that_gives_no_rights_by_itself)
{
	door_sql_is(REPO({"db/1.sql", NOTES "create role anon; grant select on notes to anon;"}),
	            "table notes true anyone read");
	door_sql_is(REPO({"db/1.sql", NOTES "create table other (id int); grant select on notes to anon;"}),
	            "table notes true anyone read|table other false service -");
}

Test(door_sql, a_table_that_the_code_uses_and_no_file_creates)
{
#define CLIENT "import {createClient} from '@supabase/supabase-js';\nconst db = createClient(a, b);\n"
	door_sql_is(REPO({ONE, NOTES ON OWN}, {"src/db.ts", CLIENT "await db.from('notes').select('*');\n"}), CLOSED);
	door_sql_is(REPO({ONE, NOTES ON OWN},
	                 {"src/db.ts", CLIENT "await db.from('orders').select('*').eq('a', 1);\nArray.from('abc');\n"
	                                      "db.storage.from('files').list();\n"}),
	            CLOSED "|table orders ? - -");
}

/* Hundreds of loose files are compared as a few are. */
Test(door_sql, many_files)
{
	enum { FILES = 600 };
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, ONE, NOTES ON);
	for (int i = 0; i < FILES; i++)
		repo_see(&r, arena_printf(&r.arena, "sql/f%dx.sql", i).p,
		         arena_printf(
		                 &r.arena,
		                 "create table t%d (id int, user_id uuid); alter table t%d enable row level security; "
		                 "create policy own on t%d using (auth.uid() = user_id);",
		                 i, i, i)
		                 .p);
	repo_see(&r, "sql/again.sql", "alter table t7 disable row level security;");
	r.tree = facts_finish(r.facts, &r.arena);
	size_t closed = 0, unsure = 0;
	for (const struct node *d = node_get(r.tree, S("doors"))->child; d; d = d->next) {
		const struct node *open = node_get(d, S("open"));
		closed += str_eq(open->text, S("false"));
		unsure += open->kind == NODE_UNKNOWN && str_eq(node_get(d, S("name"))->text, S("t7"));
	}
	cr_expect_eq(closed, (size_t)FILES, "%zu", closed);
	cr_expect_eq(unsure, 1U, "the order of two loose files decides");
	repo_free(&r);
}

Test(door_sql, a_role_that_whoever_signs_up_chooses)
{
#define ON_NEW(value)                                                                                                  \
	"create function f() returns trigger language plpgsql security definer as $$ begin insert into roles values "  \
	"(new.id, " value "); return new; end $$;"
	DOORS(ON_NEW("coalesce(new.raw_user_meta_data->>'role', 'user')"),
	      "function f true anyone change|table Supabase ? - -");
	DOORS(ON_NEW("(new.raw_user_meta_data ->> 'role')::app_role"),
	      "function f true anyone change|table Supabase ? - -");
	DOORS(ON_NEW("case when new.raw_user_meta_data->>'role' = 'seller' then 'seller' end"),
	      "function f false anyone -|table Supabase ? - -");
	DOORS(ON_NEW("coalesce(new.raw_app_meta_data->>'role', 'user')"),
	      "function f false anyone -|table Supabase ? - -");
	DOORS(ON_NEW("new.raw_user_meta_data->>'name'"), "function f false anyone -|table Supabase ? - -");
}

Test(door_sql, views_that_show_what_is_kept_back)
{
	DOORS(NOTES ON OWN "create view v as select * from notes;", CLOSED "|view v true anyone read");
	DOORS(NOTES ON ALL "create view v as select * from notes;", OPEN "|view v ? anyone -");
	DOORS(NOTES ON OWN "create view v as select * from notes where body = 'shown';", CLOSED "|view v ? anyone -");
}

/* What each row has a value in is no filter. */
Test(door_sql, a_column_that_is_never_null)
{
#define TOKENS(column)                                                                                                 \
	"create table notes (id int, email text, token " column                                                        \
	"); alter table notes enable row level security; create "                                                      \
	"policy p on notes for select using (token is not null);"
	DOORS(TOKENS("text"), "table notes ? - -");
	DOORS(TOKENS("text not null"), "table notes true anyone read");
	DOORS(TOKENS("uuid default gen_random_uuid()"), "table notes true anyone read");
}
