/* Expressions for who goes through a function: what decides whether they are true, false or NULL is kept, the rest is
 * "other". */
#include "sql_way.h"

enum { MOST_ARGS = 32 };

static struct branch begin(struct branch *b, str key, str op)
{
	struct branch c = branch_below(b, NODE_OBJECT, key);
	branch_text(&c, S("op"), op);
	return c;
}

static void add_list(struct sql *s, struct branch *c, str key, const struct node *list, unsigned depth)
{
	size_t most = MOST_ARGS;
	struct branch args = branch_below(c, NODE_ARRAY, key);
	for (const struct node *n = list ? list->child : NULL; n && most--; n = n->next)
		sql_way_value(s, &args, S(""), n, depth + 1);
}

static void add_two(struct sql *s, struct branch *c, const struct node *left, const struct node *right, unsigned depth)
{
	struct branch args = branch_below(c, NODE_ARRAY, S("args"));
	sql_way_value(s, &args, S(""), left, depth + 1);
	if (right)
		sql_way_value(s, &args, S(""), right, depth + 1);
}

/* ---- SELECT ---- */

/* What leaves rows out as WHERE does: conditions of joins, and a SELECT in FROM that finds none. */
static void add_joins(struct sql *s, struct branch *on, const struct node *from, unsigned depth)
{
	for (const struct node *n = from; n && depth < SQL_WAY_DEEPEST; n = n->next) {
		if (str_eq(sql_pg_type(n), S("RangeSubselect"))) {
			struct branch c = begin(on, S(""), S("exists"));
			sql_way_select(s, &c, node_get(sql_pg_body(n), S("subquery")), depth + 1);
		}
		const struct node *join = sql_pg_body(n), *left = node_get(join, S("larg"));
		if (!str_eq(sql_pg_type(n), S("JoinExpr")) ||
		    !str_eq(sql_pg_member(join, S("jointype")), S("JOIN_INNER")))
			continue;
		if (node_get(join, S("quals")))
			sql_way_value(s, on, S(""), node_get(join, S("quals")), depth + 1);
		if (left) {
			const struct node alone = {.kind = NODE_OBJECT, .child = left->child};
			add_joins(s, on, &alone, depth + 1);
		}
	}
}

void sql_way_select(struct sql *s, struct branch *b, const struct node *select, unsigned depth)
{
	const struct node *body = sql_pg_body(select), *from = node_get(body, S("fromClause"));
	const struct node *where = node_get(body, S("whereClause")), *targets = node_get(body, S("targetList"));
	static const str others[] = {STR_INIT("larg"), STR_INIT("groupClause"), STR_INIT("havingClause"),
	                             STR_INIT("withClause"), STR_INIT("valuesLists")};
	bool plain = str_eq(sql_pg_type(select), S("SelectStmt"));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		plain = plain && !node_get(body, others[i]);
	sql_tables(b, S("tables"), select);
	if (!plain) {
		branch_flag(b, S("plain"), false);
		return;
	}
	struct branch list = branch_below(b, NODE_ARRAY, S("targets"));
	size_t most = MOST_ARGS;
	for (const struct node *t = targets ? targets->child : NULL; t && most--; t = t->next)
		sql_way_value(s, &list, S(""), node_get(sql_pg_body(t), S("val")), depth + 1);
	if (where)
		sql_way_value(s, b, S("where"), where, depth + 1);
	struct branch on = branch_below(b, NODE_ARRAY, S("on"));
	add_joins(s, &on, from ? from->child : NULL, depth);
	if (from)
		branch_flag(b, S("from"), true);
}

/* ---- operators ---- */

static void add_operator(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	static const struct {
		str kind, op;
	} ops[] = {{STR_INIT("AEXPR_IN"), STR_INIT("in")},
	           {STR_INIT("AEXPR_OP_ANY"), STR_INIT("any")},
	           {STR_INIT("AEXPR_OP_ALL"), STR_INIT("all")},
	           {STR_INIT("AEXPR_DISTINCT"), STR_INIT("distinct")},
	           {STR_INIT("AEXPR_NOT_DISTINCT"), STR_INIT("not-distinct")},
	           {STR_INIT("AEXPR_NULLIF"), STR_INIT("nullif")}};
	str schema, how, kind = sql_pg_member(n, S("kind")), op = S("compare");
	const struct node *left = node_get(n, S("lexpr")), *right = node_get(n, S("rexpr"));
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		op = str_eq(kind, ops[i].kind) ? ops[i].op : op;
	sql_pg_name(node_get(n, S("name")), &schema, &how);
	struct branch c = begin(b, key, op);
	branch_copy(&c, S("how"), how);
	if (!str_eq(op, S("in"))) {
		add_two(s, &c, left ? left : right, left ? right : NULL, depth);
		return;
	}
	const struct node *items = node_get(sql_pg_body(right), S("items"));
	size_t most = MOST_ARGS;
	struct branch args = branch_below(&c, NODE_ARRAY, S("args"));
	sql_way_value(s, &args, S(""), left, depth + 1);
	for (const struct node *i = items ? items->child : NULL; i && most--; i = i->next)
		sql_way_value(s, &args, S(""), i, depth + 1);
}

static void add_sublink(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	str type = sql_pg_member(n, S("subLinkType"));
	const struct node *test = node_get(n, S("testexpr"));
	struct branch c = begin(b, key,
	                        str_eq(type, S("EXISTS_SUBLINK")) ? S("exists")
	                        : str_eq(type, S("EXPR_SUBLINK")) ? S("select")
	                        : str_eq(type, S("ANY_SUBLINK"))  ? S("in-select")
	                                                          : S("other"));
	if (test)
		add_two(s, &c, test, NULL, depth);
	sql_way_select(s, &c, node_get(n, S("subselect")), depth + 1);
}

static void add_call(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	str schema, name;
	struct branch c = begin(b, key, S("call"));
	sql_pg_name(node_get(n, S("funcname")), &schema, &name);
	branch_copy(&c, S("schema"), schema);
	branch_copy(&c, S("name"), name);
	add_list(s, &c, S("args"), node_get(n, S("args")), depth);
}

static void add_case(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	const struct node *whens = node_get(n, S("args")), *otherwise = node_get(n, S("defresult"));
	size_t most = MOST_ARGS;
	struct branch c = begin(b, key, S("case"));
	struct branch args = branch_below(&c, NODE_ARRAY, S("args"));
	for (const struct node *w = whens ? whens->child : NULL; w && most--; w = w->next) {
		if (node_get(n, S("arg"))) /* CASE x WHEN value */
			begin(&args, S(""), S("other"));
		else
			sql_way_value(s, &args, S(""), node_get(sql_pg_body(w), S("expr")), depth + 1);
		sql_way_value(s, &args, S(""), node_get(sql_pg_body(w), S("result")), depth + 1);
	}
	if (otherwise)
		sql_way_value(s, &args, S(""), otherwise, depth + 1);
	else
		begin(&args, S(""), S("null"));
}

static void add_constant(struct branch *b, str key, enum node_kind kind, str text)
{
	bool yes = kind == NODE_BOOL && str_eq(text, S("true"));
	struct branch c = begin(b, key,
	                        kind == NODE_NULL   ? S("null")
	                        : kind != NODE_BOOL ? S("const")
	                        : yes               ? S("true")
	                                            : S("false"));
	if (kind == NODE_STRING || kind == NODE_NUMBER)
		branch_copy(&c, S("text"), text);
}

static str boolean_op(str op)
{
	return str_eq(op, S("NOT_EXPR")) ? S("not") : str_eq(op, S("AND_EXPR")) ? S("and") : S("or");
}

static str test_op(str type, const struct node *n)
{
	static const struct {
		str test, op;
	} ops[] = {{STR_INIT("IS_NULL"), STR_INIT("is-null")},   {STR_INIT("IS_NOT_NULL"), STR_INIT("is-not-null")},
	           {STR_INIT("IS_TRUE"), STR_INIT("is-true")},   {STR_INIT("IS_NOT_TRUE"), STR_INIT("is-not-true")},
	           {STR_INIT("IS_FALSE"), STR_INIT("is-false")}, {STR_INIT("IS_NOT_FALSE"), STR_INIT("is-not-false")}};
	bool null = str_eq(type, S("NullTest"));
	str test = sql_pg_member(n, null ? S("nulltesttype") : S("booltesttype"));
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (str_eq(test, ops[i].test))
			return ops[i].op;
	return S("other");
}

void sql_way_value(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	str type = sql_pg_type(n), text;
	const struct node *body = sql_pg_body(n);
	enum node_kind kind;
	if (!n || depth >= SQL_WAY_DEEPEST) {
		begin(b, key, S("other"));
	} else if (str_eq(type, S("TypeCast")) || str_eq(type, S("CollateClause"))) {
		sql_way_value(s, b, key, node_get(body, S("arg")), depth + 1);
	} else if (sql_pg_constant(n, &kind, &text)) {
		add_constant(b, key, kind, text);
	} else if (str_eq(type, S("ColumnRef")) || str_eq(type, S("SQLValueFunction"))) {
		struct branch c = begin(b, key, str_eq(type, S("ColumnRef")) ? S("name") : S("session"));
		branch_copy(&c, S("name"), sql_operand(s, n));
	} else if (str_eq(type, S("ParamRef"))) {
		struct branch c = begin(b, key, S("name"));
		branch_text(&c, S("name"),
		            arena_printf(s->grow.arena, "$%.*s", STR_ARG(sql_pg_member(body, S("number")))));
	} else if (str_eq(type, S("FuncCall"))) {
		add_call(s, b, key, body, depth);
	} else if (str_eq(type, S("BoolExpr"))) {
		struct branch c = begin(b, key, boolean_op(sql_pg_member(body, S("boolop"))));
		add_list(s, &c, S("args"), node_get(body, S("args")), depth);
	} else if (str_eq(type, S("NullTest")) || str_eq(type, S("BooleanTest"))) {
		struct branch c = begin(b, key, test_op(type, body));
		add_two(s, &c, node_get(body, S("arg")), NULL, depth);
	} else if (str_eq(type, S("A_Expr"))) {
		add_operator(s, b, key, body, depth);
	} else if (str_eq(type, S("SubLink"))) {
		add_sublink(s, b, key, body, depth);
	} else if (str_eq(type, S("CoalesceExpr")) || str_eq(type, S("A_ArrayExpr"))) {
		bool array = str_eq(type, S("A_ArrayExpr"));
		struct branch c = begin(b, key, array ? S("array") : S("coalesce"));
		add_list(s, &c, S("args"), node_get(body, array ? S("elements") : S("args")), depth);
	} else if (str_eq(type, S("CaseExpr"))) {
		add_case(s, b, key, body, depth);
	} else {
		begin(b, key, S("other"));
	}
}
