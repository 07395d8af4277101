/* PostgreSQL's parser, as libpg_query gives it: its answer is JSON, which our own reader reads.
 *
 * Tried with libpg_query 15-4.0.0 under Debian 12: lists in parentheses, NOT and nested selects end at the parser's own
 * stack ("memory exhausted" at some 10,000); chains of operators, casts, joins and UNION do not, and writing their tree
 * overflows a stack of 8 MiB between 20,000 and 25,000 links. A statement whose tree may be deeper than 2,000 is
 * therefore not given to it. Errors come back through its own longjmp; memory is freed by every call; its state is a
 * thread's own; it writes nothing to stderr. The answer has up to 70 times the bytes of the statement. */
#include "sql_int.h"

#include <pg_query.h>

static const struct format_budget answer_budget = {.depth = 8192, .nodes = 4000000, .bytes = (size_t)256 << 20};

static const struct node *read_answer(struct sql *s, const char *json, str *why)
{
	const struct node *tree = NULL;
	struct err err = {{0}};
	/* The answer is freed by the caller: what is kept of it is a copy. */
	str copy = arena_str(&s->scratch, str_of(json));
	if (json_read(copy, &s->scratch, &answer_budget, &tree, &err) == FORMAT_OK)
		return node_get(tree, S("stmts"));
	*why = S("nested too deeply");
	return NULL;
}

const struct node *sql_pg(struct sql *s, str statement, str *why)
{
	arena_reset(&s->scratch);
	if (memchr(statement.p, 0, statement.n)) {
		*why = S("a byte of zero stands in it");
		return NULL;
	}
	str text = arena_str(&s->scratch, statement);
	PgQueryParseResult r = pg_query_parse(text.p);
	const struct node *tree = NULL;
	if (r.error)
		*why = arena_str(s->grow.arena, str_of(r.error->message));
	else
		tree = read_answer(s, r.parse_tree, why);
	pg_query_free_parse_result(r);
	return tree;
}

str sql_pg_type(const struct node *n) { return n && n->kind == NODE_OBJECT && n->child ? n->child->key : S(""); }
const struct node *sql_pg_body(const struct node *n) { return n && n->kind == NODE_OBJECT ? n->child : NULL; }

str sql_pg_member(const struct node *n, str key)
{
	const struct node *m = n && n->kind == NODE_OBJECT ? node_get(n, key) : NULL;
	return m && !m->child ? m->text : S("");
}

bool sql_pg_true(const struct node *n, str key) { return str_eq(sql_pg_member(n, key), S("true")); }

str sql_pg_text(const struct node *n)
{
	if (!n)
		return S("");
	if (n->kind != NODE_OBJECT)
		return n->text;
	return sql_pg_member(str_eq(sql_pg_type(n), S("String")) ? sql_pg_body(n) : n, S("sval"));
}

void sql_pg_name(const struct node *list, str *schema, str *name)
{
	*schema = *name = S("");
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		*schema = *name;
		*name = sql_pg_text(n);
	}
}

size_t sql_pg_location(const struct node *n)
{
	unsigned long at;
	const struct node *m = n && n->kind == NODE_OBJECT ? node_get(n, S("location")) : NULL;
	return m && str_number(m->text, UINT32_MAX, &at) ? at : SIZE_MAX;
}

/* {"A_Const": {"ival": {"ival": 10}}}; what is zero or false is left out there. NULL when n is no constant. */
const struct node *sql_pg_constant(const struct node *n, enum node_kind *kind, str *text)
{
	static const struct {
		str key;
		enum node_kind kind;
		str zero;
	} rows[] = {{STR_INIT("sval"), NODE_STRING, STR_INIT("")},
	            {STR_INIT("ival"), NODE_NUMBER, STR_INIT("0")},
	            {STR_INIT("fval"), NODE_NUMBER, STR_INIT("0")},
	            {STR_INIT("boolval"), NODE_BOOL, STR_INIT("false")}};
	if (!str_eq(sql_pg_type(n), S("A_Const")))
		return NULL;
	const struct node *body = sql_pg_body(n);
	*kind = NODE_NULL;
	*text = S("null");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct node *value = node_get(body, rows[i].key);
		if (!value)
			continue;
		*kind = rows[i].kind;
		*text = sql_pg_member(value, rows[i].key);
		if (!text->n)
			*text = rows[i].zero;
	}
	return body;
}
