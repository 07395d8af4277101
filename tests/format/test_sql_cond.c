/* Conditions of policies: what they ask of the caller. */
#include "sql_show.h"

/* "is" and "least" of USING, and the column of an owner. */
static const char *asks(struct arena *a, const char *condition)
{
	str text = arena_printf(a, "create policy p on t using (%s)", condition);
	const struct node *list = node_get(tree_of(sql_read, a, text.p), S("statements"));
	const struct node *using = node_get(list->child, S("using"));
	cr_assert(using != NULL, "%s", condition);
	const struct node *column = node_get(using, S("column"));
	str is = node_get(using, S("is"))->text, least = node_get(using, S("least"))->text;
	if (column)
		return arena_printf(a, "%.*s %.*s", STR_ARG(is), STR_ARG(column->text)).p;
	return str_eq(is, least) ? arena_str(a, is).p : arena_printf(a, "%.*s %.*s", STR_ARG(is), STR_ARG(least)).p;
}

static void expect(const char *const (*rows)[2], size_t n)
{
	struct arena a = {0};
	for (size_t i = 0; i < n; i++)
		cr_expect_str_eq(asks(&a, rows[i][0]), rows[i][1], "%s: %s", rows[i][0], asks(&a, rows[i][0]));
	arena_free(&a);
}
#define ASKS(...)                                                                                                      \
	do {                                                                                                           \
		static const char *const asks_rows[][2] = {__VA_ARGS__};                                               \
		expect(asks_rows, sizeof asks_rows / sizeof *asks_rows);                                               \
	} while (0)

Test(sql_cond, the_caller)
{
	ASKS({"true", "TRUE"}, {"false", "FALSE"}, {"1 = 1", "TRUE"}, {"1 = 2", "FALSE"}, {"a = a", "TRUE"},
	     {"auth.uid() is not null", "NEEDS_SIGN_IN"}, {"(select auth.uid()) is not null", "NEEDS_SIGN_IN"},
	     {"not (auth.uid() is null)", "NEEDS_SIGN_IN"}, {"auth.uid() is null", "TRUE"},
	     {"auth.role() = 'authenticated'", "NEEDS_SIGN_IN"},
	     {"'authenticated' = (select auth.role())", "NEEDS_SIGN_IN"}, {"auth.role() = 'anon'", "TRUE"},
	     {"auth.role() <> 'anon'", "NEEDS_SIGN_IN"}, {"auth.role() = 'service_role'", "FALSE"},
	     {"auth.role() in ('authenticated', 'service_role')", "NEEDS_SIGN_IN"},
	     {"auth.role() in ('authenticated', 'anon')", "TRUE"},
	     {"auth.role() = any (array['authenticated'])", "NEEDS_SIGN_IN"},
	     {"auth.jwt() ->> 'role' = 'service_role'", "FALSE"},
	     {"current_setting('request.jwt.claim.role', true) = 'authenticated'", "NEEDS_SIGN_IN"},
	     {"(current_setting('request.jwt.claims', true)::json ->> 'role') = 'authenticated'", "NEEDS_SIGN_IN"},
	     {"auth.role() = 'editor'", "UNKNOWN TRUE"}, {"auth.role() is not null", "TRUE"});
}

Test(sql_cond, the_owner)
{
	ASKS({"auth.uid() = user_id", "NEEDS_OWNER user_id"}, {"user_id = (select auth.uid())", "NEEDS_OWNER user_id"},
	     {"t.user_id::text = auth.uid()::text", "NEEDS_OWNER t.user_id"},
	     {"(storage.foldername(name))[1] = auth.uid()::text", "NEEDS_OWNER name"},
	     {"auth.uid() = any (members)", "NEEDS_OWNER members"}, {"auth.uid() in (a, b)", "NEEDS_OWNER a"},
	     {"user_id in (select auth.uid())", "NEEDS_OWNER user_id"},
	     {"(auth.jwt() ->> 'email') = email", "NEEDS_OWNER email"},
	     {"nullif(current_setting('request.jwt.claims', true), '')::json ->> 'sub' = owner", "NEEDS_OWNER owner"},
	     {"user_id = coalesce(auth.uid(), user_id)", "UNKNOWN TRUE"},
	     {"user_id = auth.uid() or auth.uid() is not null", "NEEDS_SIGN_IN"},
	     {"user_id = auth.uid() and auth.uid() is not null", "NEEDS_OWNER user_id"},
	     {"user_id = auth.uid() or true", "TRUE"}, {"user_id = auth.uid() and false", "FALSE"},
	     {"user_id = auth.uid() or published", "UNKNOWN TRUE"},
	     {"user_id = auth.uid() and not archived", "UNKNOWN NEEDS_OWNER"},
	     {"auth.uid() is not distinct from user_id", "UNKNOWN TRUE"},
	     {"auth.uid() <> user_id", "UNKNOWN NEEDS_SIGN_IN"}, {"not (auth.uid() = user_id)", "UNKNOWN TRUE"});
}

Test(sql_cond, rows_of_other_tables)
{
	ASKS({"exists (select 1 from m where m.user_id = auth.uid() and m.team = team)", "UNKNOWN NEEDS_SIGN_IN"},
	     {"exists (select 1 from m join n on n.m = m.id and n.u = auth.uid())", "UNKNOWN NEEDS_SIGN_IN"},
	     {"exists (select 1 from m left join n on n.u = auth.uid())", "UNKNOWN TRUE"},
	     {"exists (select 1 from m)", "UNKNOWN TRUE"},
	     {"not exists (select 1 from m where u = auth.uid())", "UNKNOWN TRUE"},
	     {"auth.uid() in (select u from m)", "UNKNOWN NEEDS_SIGN_IN"},
	     {"team in (select team from m where u = auth.uid())", "UNKNOWN NEEDS_SIGN_IN"},
	     {"(select role from p where id = auth.uid()) = 'admin'", "UNKNOWN NEEDS_SIGN_IN"},
	     {"(select true)", "TRUE"}, {"is_admin()", "UNKNOWN TRUE"},
	     {"has_role(auth.uid(), 'admin')", "UNKNOWN TRUE"}, {"coalesce(auth.uid() = a, false)", "NEEDS_OWNER a"},
	     {"bucket_id = 'avatars'", "UNKNOWN TRUE"}, {"(auth.uid() = a) is true", "NEEDS_OWNER a"},
	     {"(auth.uid() = a) is not false", "UNKNOWN TRUE"},
	     {"case when a then true else false end", "UNKNOWN TRUE"}, {"not true", "FALSE"},
	     {"not a", "UNKNOWN TRUE"});
}

/* Blanks, case, comments, parentheses and casts change nothing. */
Test(sql_cond, how_it_is_written)
{
	ASKS({"((AUTH . UID ( ) = USER_ID))", "NEEDS_OWNER user_id"},
	     {"/* not true */ auth.uid() -- or true\n = \"user_id\"", "NEEDS_OWNER user_id"},
	     {"(((auth.uid())))::uuid = (((user_id)))", "NEEDS_OWNER user_id"});
	SQL("create policy \"My own\" on s.t as restrictive for update to authenticated, service_role\n"
	    "  using ( ( Auth.uid( ) = Owner /* x */ AND Note IN ('A') ) ) with check (true);\n"
	    "alter policy q on t to public",
	    "{does: \"create-policy\", read: \"parsed\", schema: \"s\", table: \"t\", name: \"My own\", command: "
	    "\"update\", "
	    "permissive: false, roles: [\"authenticated\", \"service_role\"], who: \"NEEDS_SIGN_IN\", using: {text: "
	    "\"auth.uid() = owner and note in ('A')\", op: \"and\", args: [{op: \"compare\", how: \"=\", left: "
	    "\"auth.uid()\", right: \"owner\", is: \"NEEDS_OWNER\", least: \"NEEDS_OWNER\", column: \"owner\"}, {op: "
	    "\"compare\", how: \"=\", left: \"note\", is: \"UNKNOWN\", least: \"TRUE\"}], is: \"UNKNOWN\", least: "
	    "\"NEEDS_OWNER\"}, check: {text: \"true\", op: \"true\", is: \"TRUE\", least: \"TRUE\"}}\n"
	    "{does: \"alter-policy\", read: \"parsed\", table: \"t\", name: \"q\", roles: [\"public\"], who: "
	    "\"TRUE\"}");
}

static const char *who(struct arena *a, const char *roles)
{
	str text = arena_printf(a, "create policy p on t %s using (true)", roles);
	const struct node *list = node_get(tree_of(sql_read, a, text.p), S("statements"));
	return arena_str(a, node_get(list->child, S("who"))->text).p;
}

Test(sql_cond, roles)
{
	struct arena a = {0};
	cr_expect_str_eq(who(&a, ""), "TRUE");
	cr_expect_str_eq(who(&a, "to anon, editor"), "TRUE");
	cr_expect_str_eq(who(&a, "to authenticated"), "NEEDS_SIGN_IN");
	cr_expect_str_eq(who(&a, "to authenticated, editor"), "UNKNOWN");
	cr_expect_str_eq(who(&a, "to service_role, postgres"), "FALSE");
	cr_expect_str_eq(who(&a, "to current_user"), "UNKNOWN");
	arena_free(&a);
}

/* However deep the condition is, its tree stays within bounds, and what it asks is still found. */
Test(sql_cond, deep)
{
	struct arena a = {0};
	struct buf b = {0};
	for (int i = 0; i < 20; i++)
		buf_add(&b, i % 2 ? S("(auth.uid() = a and (") : S("(auth.uid() = b or ("));
	buf_add(&b, S("auth.uid() = c"));
	for (int i = 0; i < 20; i++)
		buf_add(&b, S("))"));
	cr_expect_str_eq(asks(&a, arena_str(&a, buf_str(&b)).p), "NEEDS_OWNER b");
	arena_free(&a);
	buf_free(&b);
}
