/* Functions with the rights of their owner, gone through by somebody who is nobody: what is NULL refuses nobody. */
#include "facts/facts.h"

#include "repo.h"

#define ONE    "supabase/migrations/1_init.sql"
#define PEOPLE "create table people (id uuid, role text, email text); alter table people enable row level security;\n"

/* "open may" of the function f. */
static void guard_is(const char *helpers, const char *body, const char *wanted)
{
	struct arena a = {0};
	str text = arena_printf(&a,
	                        PEOPLE
	                        "%s\ncreate function f(p uuid) returns setof people language plpgsql security definer "
	                        "as $$ %s $$;",
	                        helpers, body);
	struct repo_facts repo = REPO({ONE, text.p});
	str got = repo_rows(&repo, "doors", "what name open may"), row, found = S("");
	for (str list = got; str_cut(&list, '|', &row);)
		if (str_starts(row, S("function f ")))
			found = str_sub(row, 11, row.n);
	cr_expect(str_eq(found, str_of(wanted)), "%s\n is %.*s\n and not %s", body, STR_ARG(found), wanted);
	repo_free(&repo);
	arena_free(&a);
}

#define OPEN   "true change"
#define CLOSED "false -"
#define ASKED  "? execute"
#define KILL   " delete from people where id = p; end"

/* Gives NULL for whoever is not there, and false. */
#define NULLS                                                                                                          \
	"create function is_admin(u uuid) returns boolean language sql as $$ select role = 'admin' from people where " \
	"id = u $$;"
#define FALSES                                                                                                         \
	"create function is_admin(u uuid) returns boolean language sql as $$ select exists (select 1 from people "     \
	"where id "                                                                                                    \
	"= u and role = 'admin') $$;"

Test(sql_guard, a_check_that_gives_null)
{
	guard_is(NULLS, "begin if not is_admin(auth.uid()) then raise exception 'no'; end if;" KILL, OPEN);
	guard_is(FALSES, "begin if not is_admin(auth.uid()) then raise exception 'no'; end if;" KILL, CLOSED);
	guard_is(NULLS, "begin if is_admin(auth.uid()) is not true then raise exception 'no'; end if;" KILL, CLOSED);
	guard_is(NULLS, "begin if not coalesce(is_admin(auth.uid()), false) then raise exception 'no'; end if;" KILL,
	         CLOSED);
	guard_is(NULLS, "begin if is_admin(auth.uid()) then" KILL " if; end", CLOSED);
	guard_is("", "begin if auth.uid() <> p then raise exception 'no'; end if;" KILL, OPEN);
	guard_is("", "begin if auth.uid() is distinct from p then raise exception 'no'; end if;" KILL, ASKED);
	guard_is("", "begin if auth.uid() is null or auth.uid() <> p then raise exception 'no'; end if;" KILL, CLOSED);
	guard_is("",
	         "begin if (select role from people where id = auth.uid()) <> 'admin' then raise exception 'no'; end "
	         "if;" KILL,
	         OPEN);
	guard_is("",
	         "begin if not exists (select 1 from people where id = auth.uid()) then raise exception 'no'; end "
	         "if;" KILL,
	         CLOSED);
	guard_is("",
	         "declare r text; begin select role into r from people where id = auth.uid(); if r not in ('admin', "
	         "'boss') "
	         "then raise exception 'no'; end if;" KILL,
	         OPEN);
	guard_is("",
	         "declare r text; begin select role into r from people where id = auth.uid(); if not found then raise "
	         "exception 'no'; end if;" KILL,
	         CLOSED);
	guard_is("", "declare r text; begin select role into strict r from people where id = auth.uid();" KILL, CLOSED);
	guard_is("",
	         "declare n int; begin select count(*) into n from people where id = auth.uid(); if n = 0 then raise "
	         "exception 'no'; end if;" KILL,
	         CLOSED);
}

Test(sql_guard, other_ways_to_ask)
{
	guard_is("", "begin if auth.role() <> 'service_role' then raise exception 'no'; end if;" KILL, CLOSED);
	guard_is("", "begin if auth.role() = 'service_role' then" KILL " if; end", CLOSED);
	guard_is("", "begin if (auth.jwt() ->> 'role') = 'anon' then return; end if;" KILL, CLOSED);
	guard_is("", "begin if (auth.jwt() -> 'app_metadata' ->> 'role') <> 'admin' then return; end if;" KILL, OPEN);
	guard_is("create function must() returns void language plpgsql as $$ begin if auth.uid() is null then raise "
	         "exception "
	         "'no'; end if; end $$;",
	         "begin perform must();" KILL, CLOSED);
	guard_is("",
	         "begin perform unknown_check(auth.uid()); if unknown_check(auth.uid()) then raise exception 'no'; end "
	         "if;" KILL,
	         ASKED);
	guard_is("", "declare me uuid := auth.uid(); begin if me is null then raise exception 'no'; end if;" KILL,
	         CLOSED);
	guard_is("", "begin delete from people where id = auth.uid(); end", CLOSED);
	guard_is("", "begin delete from people where id = p and email = auth.email(); end", CLOSED);
	guard_is("",
	         "begin begin if auth.uid() is null then raise exception 'no'; end if; exception when others then "
	         "null; end;" KILL,
	         OPEN);
}

Test(sql_guard, what_is_no_check_of_the_caller)
{
	guard_is("", "begin if p is null then raise exception 'who?'; end if;" KILL, OPEN);
	guard_is("", "begin raise notice 'bye';" KILL, OPEN);
	guard_is("", "begin return query select * from people; end", "true execute");
	guard_is("", "begin return query select * from people where id = auth.uid(); end", CLOSED);
	guard_is("", "begin return query select * from (select * from people where id = auth.uid()) mine; end", CLOSED);
	/* who knows the code may use it */
	guard_is("create table codes (code text, used boolean);",
	         "declare c text; begin select code into c from codes where code = p::text; if c is null then raise "
	         "exception "
	         "'no'; end if;" KILL,
	         ASKED);
}
