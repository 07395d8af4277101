/* From the tree of a file to rows, one for each statement that decides something. */
#include "facts/sql_fact.h"

#include "base/glob.h"
#include "facts/fact.h"
#include "row_get.h"

enum { NESTED = 6 };

static bool is_config(str path) { return glob_rule(S("**/supabase/config.toml"), path); }

/* Drizzle's list of its migrations. */
static bool is_journal(str path) { return glob_rule(S("**/meta/_journal.json"), path); }

bool sql_fact_reads(str path, str format) { return str_eq(format, S("sql")) || is_config(path) || is_journal(path); }

/* Nothing that is hosted with an interface of its own is one of these. */
static bool is_other_database(str dialect) { return str_listed(dialect, "mysql sqlite mssql oracle"); }

static bool decides(str does)
{
	return str_listed(does,
	                  "create-table drop-table add-column drop-column rename-column set-type set-not-null "
	                  "drop-not-null add-primary-key rename-table set-schema enable-row-security "
	                  "disable-row-security create-policy alter-policy drop-policy rename-policy grant revoke "
	                  "create-function alter-function drop-function create-view alter-view drop-view rename-view "
	                  "create-bucket alter-bucket drop-bucket set-search-path drop-schema computed "
	                  "add-foreign-key create-trigger drop-trigger");
}

/* ---- functions ---- */

static void add_tables(struct members *list, const struct node *statement)
{
	const struct node *tables = node_get(statement, S("tables"));
	str own = row_text(statement, S("table"));
	if (own.n)
		members_scalar(list, NODE_STRING, S(""), own, NULL);
	for (const struct node *t = tables ? row_at(tables->child) : NULL; t; t = row_after(t))
		members_scalar(list, NODE_STRING, S(""), row_text(t, S("name")), NULL);
}

static void add_body(struct members *list, const struct node *body, const char *kinds, unsigned depth)
{
	for (const struct node *s = body ? row_at(body->child) : NULL; s; s = row_after(s)) {
		if (str_listed(row_text(s, S("does")), kinds))
			add_tables(list, s);
		if (depth < NESTED)
			add_body(list, node_get(s, S("body")), kinds, depth + 1);
	}
}

static void add_function(struct members *row, const struct node *statement)
{
	const struct node *body = node_get(statement, S("body"));
	struct members f = members_below(row, NODE_OBJECT, S("statement"), statement);
	for (const struct node *m = statement->child; m; m = m->next)
		if (m != body)
			members_copy(&f, m->key, m);
	struct members reads = members_below(&f, NODE_ARRAY, S("reads"), statement);
	add_body(&reads, body, "select with", 0);
	struct members writes = members_below(&f, NODE_ARRAY, S("writes"), statement);
	add_body(&writes, body, "insert update delete truncate computed", 0);
}

/* ---- rows ---- */

static struct members begin(struct facts *f, str path, unsigned line, size_t number, str does)
{
	struct members row = fact_new(f, S("sql"), path, line);
	members_scalar(&row, NODE_NUMBER, S("number"), arena_printf(row.arena, "%zu", number), NULL);
	members_scalar(&row, NODE_STRING, S("does"), does, NULL);
	return row;
}

static void add_statements(struct facts *f, str path, const struct node *list)
{
	size_t number = 0;
	for (const struct node *s = row_at(list->child); s; s = row_after(s)) {
		str does = row_text(s, S("does"));
		if (!decides(does) || row_is(s, S("down"), S("true")))
			continue;
		struct members row = begin(f, path, s->line, number++, does);
		if (str_eq(does, S("create-function")))
			add_function(&row, s);
		else
			members_copy(&row, S("statement"), s);
	}
	if (!number) /* a file of SQL all the same */
		begin(f, path, 0, 0, S("nothing"));
}

/* [auth] enable_signup = false: nobody registers by himself. */
static bool closes_sign_up(const struct node *tree)
{
	const struct node *auth = node_get(tree, S("auth"));
	return auth && auth->kind == NODE_OBJECT && row_is(auth, S("enable_signup"), S("false")) &&
	       !row_is(auth, S("enable_anonymous_sign_ins"), S("true"));
}

/* [api] schemas, [auth] enable_signup, and [storage.buckets.NAME] public. */
static void add_config(struct facts *f, str path, const struct node *tree)
{
	const struct node *api = node_get(tree, S("api")), *storage = node_get(tree, S("storage"));
	const struct node *schemas = api ? node_get(api, S("schemas")) : NULL;
	const struct node *buckets = storage && storage->kind == NODE_OBJECT ? node_get(storage, S("buckets")) : NULL;
	size_t number = 0;
	struct members row = begin(f, path, schemas ? schemas->line : 0, number++, S("expose"));
	if (schemas)
		members_copy(&row, S("statement"), schemas);
	if (closes_sign_up(tree))
		begin(f, path, node_get(tree, S("auth"))->line, number++, S("close-sign-up"));
	for (const struct node *b = buckets ? row_at(buckets->child) : NULL; b; b = row_after(b)) {
		const struct node *open = node_get(b, S("public"));
		row = begin(f, path, b->line, number++, S("create-bucket"));
		struct members s = members_below(&row, NODE_OBJECT, S("statement"), b);
		members_scalar(&s, NODE_STRING, S("name"), b->key, b);
		if (open)
			members_copy(&s, S("public"), open);
		else
			members_bool(&s, S("public"), false);
	}
}

/* {entries: [{idx, tag}]}, in their order */
static void add_journal(struct facts *f, str path, const struct node *tree)
{
	const struct node *entries = node_get(tree, S("entries"));
	if (!entries || entries->kind != NODE_ARRAY)
		return;
	struct members row = begin(f, path, entries->line, 0, S("list"));
	struct members list = members_below(&row, NODE_ARRAY, S("statement"), entries);
	for (const struct node *e = row_at(entries->child); e; e = row_after(e))
		members_scalar(&list, NODE_STRING, S(""), row_text(e, S("tag")), e);
}

void sql_fact_tree(struct facts *f, str path, str format, const struct node *tree)
{
	const struct node *list = node_get(tree, S("statements"));
	if (is_journal(path))
		add_journal(f, path, tree);
	else if (is_config(path) && tree->kind == NODE_OBJECT)
		add_config(f, path, tree);
	else if (str_eq(format, S("sql")) && list && !is_other_database(row_text(tree, S("dialect"))))
		add_statements(f, path, list);
}
