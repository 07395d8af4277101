/* Bodies of functions and DO blocks: the SQL in them, and when it runs. */
#include "sql_show.h"

#define DO(body, want) SQL("do $$ " body " $$", "{does: \"do\", read: \"parsed\"}" want)

Test(sql_plpgsql, when_it_runs)
{
	DO("begin drop table a; if x > 1 then drop table b; else drop table c; end if; drop table d; "
	   "exception when others then drop table e; end",
	   "\n{does: \"drop-table\", read: \"parsed\", block: true, name: \"a\"}"
	   "\n{does: \"drop-table\", read: \"parsed\", block: true, sometimes: true, name: \"b\"}"
	   "\n{does: \"drop-table\", read: \"parsed\", block: true, sometimes: true, name: \"c\"}"
	   "\n{does: \"drop-table\", read: \"parsed\", block: true, name: \"d\"}"
	   "\n{does: \"drop-table\", read: \"parsed\", block: true, sometimes: true, name: \"e\"}");
	DO("declare n int; begin if not exists (select 1 from pg_policies where policyname = 'p') then create role r; "
	   "else create role s; end if; while n > 0 loop create role t; end loop; case n when 1 then create role u; "
	   "end "
	   "case; create role v; end",
	   "\n{does: \"create-role\", read: \"parsed\", block: true, guarded: true, name: \"r\"}"
	   "\n{does: \"create-role\", read: \"parsed\", block: true, sometimes: true, guarded: true, name: \"s\"}"
	   "\n{does: \"create-role\", read: \"parsed\", block: true, sometimes: true, name: \"t\"}"
	   "\n{does: \"create-role\", read: \"parsed\", block: true, sometimes: true, name: \"u\"}"
	   "\n{does: \"create-role\", read: \"parsed\", block: true, name: \"v\"}");
}

Test(sql_plpgsql, execute)
{
	DO("declare ts text[] := array['p', 'Q']; t text; s text := 'x'; begin foreach t in array ts loop execute "
	   "format('drop table %I.%I', s, t); execute 'drop view ' || quote_ident(t) || ' cascade'; end loop; end",
	   "\n{does: \"drop-table\", read: \"parsed\", block: true, schema: \"x\", name: \"p\"}"
	   "\n{does: \"drop-table\", read: \"parsed\", block: true, schema: \"x\", name: \"q\"}"
	   "\n{does: \"drop-view\", read: \"parsed\", block: true, name: \"p\", cascade: true}"
	   "\n{does: \"drop-view\", read: \"parsed\", block: true, name: \"q\", cascade: true}");
	DO("begin for r in select tablename from pg_tables loop execute format('alter table public.%I disable row "
	   "level "
	   "security', r.tablename); end loop; execute what; end",
	   "\n{does: \"computed\", read: \"words\", block: true, sometimes: true, text: \"alter table "
	   "public.${r.tablename} disable row level security\", over: \"select tablename from pg_tables\", verb: "
	   "\"disable-row-security\", schema: \"public\"}"
	   "\n{does: \"computed\", read: \"words\", block: true, text: \"${what}\", verb: \"other\"}");
	DO("begin execute 'drop policy \"it''s\" on t' using a; end",
	   "\n{does: \"drop-policy\", read: \"parsed\", block: true, table: \"t\", name: \"it's\"}");
}

Test(sql_plpgsql, functions)
{
	SQL("create or replace function s.f(a int, inout b text, out c text[]) returns setof t language plpgsql "
	    "security "
	    "definer set search_path = public, pg_temp as $f$ declare n int; begin select count(*) into strict n, m.x "
	    "from orders o join s.items i on true; n := (select max(x) from secrets); perform net.post('x'); n := 1; "
	    "return query select * from users; update a set b = auth.uid(); end $f$",
	    "{does: \"create-function\", read: \"parsed\", schema: \"s\", name: \"f\", args: \"integer, text\", "
	    "returns: "
	    "\"t\", rows: true, language: \"plpgsql\", security_definer: true, search_path: \"public, pg_temp\", "
	    "calls: "
	    "[\"count\", "
	    "\"max\", \"net.post\", \"auth.uid\"], body: [{does: \"select\", read: \"parsed\", tables: [{name: "
	    "\"orders\"}, {schema: \"s\", name: \"items\"}]}, {does: \"select\", read: \"parsed\", tables: [{name: "
	    "\"secrets\"}]}, {does: \"select\", read: \"parsed\", tables: []}, {does: \"select\", read: \"parsed\", "
	    "tables: [{name: \"users\"}]}, {does: \"update\", read: \"parsed\", table: \"a\", tables: [{name: "
	    "\"a\"}]}]}");
	SQL("create function f() returns int language sql as 'select ''x'' from a; delete from b'; alter function "
	    "f(int) security definer set search_path to ''",
	    "{does: \"create-function\", read: \"parsed\", name: \"f\", args: \"\", returns: \"integer\", language: "
	    "\"sql\", security_definer: false, calls: [], body: [{does: \"select\", read: \"parsed\", tables: [{name: "
	    "\"a\"}]}, {does: \"delete\", read: \"parsed\", table: \"b\", tables: [{name: \"b\"}]}]}\n"
	    "{does: \"alter-function\", read: \"parsed\", name: \"f\", args: \"integer\", security_definer: true, "
	    "search_path: \"\"}");
	SQL("create function f() returns trigger language c as 'a', 'b'; create function g() returns int language plv8 "
	    "as $$ drop table a; $$",
	    "{does: \"create-function\", read: \"parsed\", name: \"f\", args: \"\", returns: \"trigger\", language: "
	    "\"c\", security_definer: false}\n"
	    "{does: \"create-function\", read: \"parsed\", name: \"g\", args: \"\", returns: \"integer\", language: "
	    "\"plv8\", security_definer: false}");
}

/* What is broken, unending or nested without end stays a list of statements. */
Test(sql_plpgsql, hostile)
{
	static const char *const texts[] = {
	        "do $$ begin if if if then then end end end loop loop for in $$",
	        "do $$ execute execute format( $$",
	        "do $$ begin execute format('%', a); execute format('%I%I%I'); execute ; return; perform; x := ; end "
	        "$$",
	        "do $$ declare a text := 'do $x$ begin execute a; end $x$'; begin execute a; end $$",
	        "do $$ declare; begin foreach; for x in loop execute x; end loop; select a into; select into b; end $$",
	        "do 'begin execute ''drop table a''; end'",
	        "create function f() returns int language plpgsql as $$ begin case when; when; end case; << a >> end "
	        "$$",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct arena a = {0};
		cr_expect(sql_shown(&a, texts[i])[0] == '{', "%zu", i);
		arena_free(&a);
	}
}
