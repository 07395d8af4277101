/* The way through a function: what it compares, sets, changes, gives and refuses, in the order in which it runs. */
#include "sql_show.h"

static const char *way_shown(struct arena *a, const char *text)
{
	struct buf b BUF_AUTO = {0};
	const struct node *list = node_get(tree_of(sql_read, a, text), S("statements"));
	cr_assert(list && list->child);
	const struct node *way = node_get(list->child, S("way"));
	for (const struct node *n = way ? way->child : NULL; n; n = n->next) {
		show_value(&b, n);
		buf_add(&b, n->next ? S("\n") : S(""));
	}
	return arena_str(a, buf_str(&b)).p;
}

#define WAY(body, want)                                                                                                \
	do {                                                                                                           \
		struct arena a = {0};                                                                                  \
		const char *got =                                                                                      \
		        way_shown(&a, "create function f(p int) returns int language plpgsql as $$ " body " $$");      \
		cr_expect_str_eq(got, want, "%s\nis\n%s\nnot\n%s", body, got, want);                                   \
		arena_free(&a);                                                                                        \
	} while (0)
#define BLOCK(way) "{does: \"block\", way: [" way "]}"
#define P          "{op: \"name\", name: \"p\"}"

Test(sql_way, branches)
{
	WAY("begin if p is null then return 1; elsif not p then raise exception 'x'; else delete from t; end if; end",
	    BLOCK("{does: \"if\", branches: [{when: {op: \"is-null\", args: [" P
	          "]}, way: [{does: \"return\", value: {op: "
	          "\"const\", text: \"1\"}}]}, {when: {op: \"not\", args: [" P
	          "]}, way: [{does: \"raise\"}]}, {way: [{does: "
	          "\"delete\", table: \"t\"}]}]}"));
	WAY("begin begin raise notice 'a'; exception when others then return 0; end; end",
	    BLOCK("{does: \"block\", way: [], handler: [{does: \"return\", value: {op: \"const\", text: \"0\"}}]}"));
}

Test(sql_way, values)
{
	WAY("declare a uuid := auth.uid(); begin end",
	    "{does: \"set\", name: \"a\", value: {op: \"call\", schema: \"auth\", name: \"uid\", args: []}}\n" BLOCK(
	            ""));
	WAY("begin perform f(p); a = p in (1, 2); end",
	    BLOCK("{does: \"perform\", value: {op: \"call\", name: \"f\", args: [" P
	          "]}}, {does: \"set\", name: \"a\", value: "
	          "{op: \"in\", how: \"=\", args: [" P
	          ", {op: \"const\", text: \"1\"}, {op: \"const\", text: \"2\"}]}}"));
	WAY("begin select x into strict y from t where id = p; end",
	    BLOCK("{does: \"set\", name: \"y\", strict: true, value: {op: \"select\", target: 0, tables: [{name: "
	          "\"t\"}], "
	          "targets: [{op: \"name\", name: \"x\"}], where: {op: \"compare\", how: \"=\", args: [{op: \"name\", "
	          "name: "
	          "\"id\"}, " P "]}, on: [], from: true}}"));
}

Test(sql_way, changes)
{
	WAY("begin update t set n = n + 1, at = now() where id = p; update t set n = n - 1; end",
	    BLOCK("{does: \"update\", table: \"t\", counts: true, where: {op: \"compare\", how: \"=\", args: [{op: "
	          "\"name\", "
	          "name: \"id\"}, " P "]}}, {does: \"update\", table: \"t\"}"));
	WAY("begin execute what; end", BLOCK("{does: \"other\"}"));
}
