/* Whom policies let in besides those who are meant: whoever registers, and everybody who may read. */
#include "facts/facts.h"

#include "repo.h"

#define ONE   "supabase/migrations/1_init.sql"
#define NOTES "create table notes (id int, body text, user_id uuid);\n"
#define ON    "alter table notes enable row level security;\n"

/* "what name open to may" */
static void sql_doors_are(struct repo_facts repo, const char *wanted)
{
	str got = repo_rows(&repo, "doors", "what name open to may");
	cr_expect(str_eq(got, str_of(wanted)), "%.*s\n and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}
#define DOORS(text, wanted) sql_doors_are(REPO({ONE, (text)}), wanted)

/* Whoever registers is signed in: it is no wall, unless nobody may register. */
Test(sql_doors_table, everybody_who_registers)
{
#define TAGS "create table tags (id int);\nalter table tags enable row level security;\n"
#define TILLS                                                                                                          \
	"create table tills (id int, cashier_id uuid references auth.users(id));\nalter table tills enable row level " \
	"security;\n"
	DOORS(TAGS "create policy p on tags for update to authenticated using (true);",
	      "table tags true signed-in write");
	DOORS(TAGS "create policy p on tags for select to authenticated using (true);", "table tags false signed-in -");
	DOORS(TAGS "create policy p on tags for insert to authenticated with check (true);",
	      "table tags false signed-in -");
	DOORS(TILLS "create policy p on tills for select to authenticated using (true);",
	      "table tills true signed-in read");
	DOORS(NOTES ON "create policy p on notes for select to authenticated using (true);",
	      "table notes false signed-in -");
	sql_doors_are(REPO({ONE, TAGS "create policy p on tags for update to authenticated using (true);"},
	                   {"supabase/config.toml", "[auth]\nenable_signup = false\n"}),
	              "table tags ? - -");
	sql_doors_are(
	        REPO({ONE, TAGS "create policy p on tags for update to authenticated using (true);"},
	             {"supabase/config.toml", "[auth]\nenable_signup = false\nenable_anonymous_sign_ins = true\n"}),
	        "table tags true signed-in write");
}

Test(sql_doors_table, a_function_that_says_yes_to_all)
{
#define ASKS       "create policy p on tags for all to authenticated using (public.is_boss());"
#define BOSS(body) "create function is_boss() returns boolean language plpgsql as $$ begin " body " end $$;\n" TAGS ASKS
	DOORS(BOSS("return true;"), "table tags true signed-in read and write|function is_boss false anyone -");
	DOORS(BOSS("if auth.uid() is null then return false; end if; return true;"),
	      "table tags false signed-in -|function is_boss false anyone -");
	DOORS("create function is_boss() returns boolean language plpgsql as $$ begin return false; end $$;\n"
	      "drop function is_boss();\n" BOSS("return true;"),
	      "table tags true signed-in read and write|function is_boss false anyone -");
}

/* What a loop may have dropped says nothing of what stands behind it. */
Test(sql_doors_table, what_is_made_behind_a_loop_that_drops_all)
{
#define LOOP                                                                                                           \
	"do $$ declare r record; begin for r in (select tablename from pg_tables) loop execute 'drop table ' || "      \
	"r.tablename || ' cascade'; end loop; end $$;\n"
#define READ "create policy p on notes for update to authenticated using (true);\n"
	DOORS(NOTES ON READ LOOP, "table notes ? - -");
	DOORS(NOTES ON LOOP "create table if not exists notes (id int, body text, user_id uuid);\n" READ,
	      "table notes true signed-in write");
}

Test(sql_doors_table, a_bucket_that_all_may_read_and_nobody_should_change)
{
#define PICTURES "insert into storage.buckets (id, name, public) values ('pictures', 'pictures', true);\n"
#define SHOWN    "bucket pictures true anyone read"
#define NONE     "|table Supabase ? - -"
	DOORS(PICTURES "create policy p on storage.objects for update to authenticated using (bucket_id = 'pictures');",
	      SHOWN "|bucket pictures/* true signed-in write" NONE);
	DOORS(PICTURES "create policy p on storage.objects for insert with check (bucket_id = 'pictures');",
	      SHOWN "|bucket pictures/* true anyone write" NONE);
	DOORS(PICTURES "create policy p on storage.objects for insert to authenticated with check (bucket_id = "
	               "'pictures');",
	      SHOWN NONE);
	DOORS(PICTURES "create policy p on storage.objects for delete to authenticated using (bucket_id = 'pictures' "
	               "and (owner = auth.uid() or owner is null));",
	      SHOWN NONE);
	DOORS(PICTURES "create policy p on storage.objects for update to authenticated using (bucket_id = 'papers');",
	      SHOWN NONE);
}

/* The same words stand in files for a database that no browser reaches. */
Test(sql_doors_table, a_database_that_only_a_server_speaks_to)
{
#define USERS "create table users (id uuid, email text);\ncreate policy p on users using (auth.uid() = id);\n"
	sql_doors_are(REPO({"database/schema.sql", USERS}), "table users true anyone read and write");
	sql_doors_are(
	        REPO({"database/schema.sql", USERS}, {"api/db.js", "import {neon} from '@neondatabase/serverless'"}),
	        "table users ? - -");
	sql_doors_are(
	        REPO({"database/schema.sql", USERS}, {"api/db.js", "import {neon} from '@neondatabase/serverless'"},
	             {"src/sb.js", "import {createClient} from '@supabase/supabase-js'\nconst sb = createClient(u, k)\n"
	                           "await sb.from('users').select()"}),
	        "table users true anyone read and write");
}
