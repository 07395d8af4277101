/* Rows of their own that people may change, with a column in them that says what they may do. */
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

#define PEOPLE "create table profiles (id uuid primary key, name text, role text default 'user', is_admin bool);\n"
#define LOCKED "alter table profiles enable row level security;\n"
#define CHANGE "create policy own on profiles for update to authenticated using (auth.uid() = id)"
#define LEFT   "column profiles.is_admin true signed-in write"
#define KEEP(body)                                                                                                     \
	"create function keep() returns trigger language plpgsql as $$ begin " body " return new; end $$;\n"           \
	"create trigger keep before update on profiles for each row execute function keep();"

Test(sql_doors_column, a_row_of_ones_own_with_a_column_that_decides)
{
#define SHUT "table profiles false signed-in -"
	DOORS(PEOPLE LOCKED CHANGE ";", SHUT "|" LEFT);
	DOORS(PEOPLE LOCKED "create policy own on profiles using ((select auth.uid()) = id or boss());",
	      "table profiles ? - -|" LEFT);
	DOORS(PEOPLE LOCKED "create policy own on profiles for insert with check (auth.uid() = id);", SHUT "|" LEFT);
	DOORS(PEOPLE LOCKED "create policy own on profiles for select using (auth.uid() = id);", SHUT);
	DOORS(PEOPLE LOCKED "create policy own on profiles for delete using (auth.uid() = id);", SHUT);
	DOORS(PEOPLE LOCKED CHANGE " with check (auth.uid() = id and not is_admin and role = 'user');", SHUT);
	/* Without WITH CHECK, USING is asked of the new row as well. */
	DOORS(PEOPLE LOCKED "create policy own on profiles for update using (auth.uid() = id and not is_admin and "
	                    "role = 'user');",
	      SHUT);
	DOORS(PEOPLE LOCKED CHANGE ";create policy no on profiles as restrictive for update using (true) with check "
	                           "(role = 'user' and not is_admin);",
	      SHUT);
#undef SHUT
}

Test(sql_doors_column, what_keeps_a_column_that_decides)
{
#define SHUT "table profiles false signed-in -"
	/* A right on the table gives all of its columns: taking one of them away does nothing. */
	DOORS(PEOPLE LOCKED CHANGE "; revoke update (role, is_admin) on profiles from authenticated;", SHUT "|" LEFT);
	DOORS(PEOPLE LOCKED CHANGE "; revoke update on profiles from authenticated; grant update (name) on profiles to "
	                           "authenticated;",
	      SHUT);
	DOORS(PEOPLE LOCKED CHANGE "; grant update (name) on profiles to authenticated;", SHUT "|" LEFT);
	DOORS(PEOPLE LOCKED CHANGE ";\n" KEEP("new.role := old.role; new.is_admin = old.is_admin;"),
	      SHUT "|function keep false anyone -");
	DOORS(PEOPLE LOCKED CHANGE ";\n" KEEP("if new.role is distinct from old.role or new.is_admin <> old.is_admin "
	                                      "then raise exception 'no'; end if;"),
	      SHUT "|function keep false anyone -");
	DOORS(PEOPLE LOCKED CHANGE ";\n" KEEP("if new.is_admin = old.is_admin then perform log(); end if;"),
	      SHUT "|" LEFT "|function keep false anyone -");
	DOORS(PEOPLE LOCKED CHANGE ";\n" KEEP("new.role := old.role;"), SHUT "|" LEFT "|function keep false anyone -");
	DOORS(PEOPLE LOCKED CHANGE
	      ";\n" KEEP("new.role := old.role; new.is_admin := old.is_admin;") "drop trigger keep on profiles;",
	      SHUT "|" LEFT "|function keep false anyone -");
	DOORS(PEOPLE LOCKED CHANGE ";\ncreate trigger keep before update on profiles for each row execute function "
	                           "elsewhere();",
	      SHUT "|column profiles.is_admin ? - -");
#undef SHUT
}

Test(sql_doors_column, a_column_that_is_only_called_so)
{
	DOORS("create table messages (id uuid primary key, user_id uuid, role text default 'user');\n"
	      "alter table messages enable row level security;\n"
	      "create policy own on messages using (auth.uid() = user_id);",
	      "table messages false signed-in -");
	DOORS("create table profiles (id uuid primary key, role text);\nalter table profiles enable row level "
	      "security;\n"
	      "create policy own on profiles using (auth.uid() = id);",
	      "table profiles false signed-in -");
	DOORS("create table profiles (id uuid primary key, role text);\nalter table profiles enable row level "
	      "security;\n"
	      "create policy own on profiles using (auth.uid() = id);\n" NOTES ON
	      "create policy a on notes using (exists (select 1 from profiles p where p.id = auth.uid() and p.role = "
	      "'admin'));",
	      "table profiles false signed-in -|table notes false signed-in -|column profiles.role true signed-in "
	      "write");
}
