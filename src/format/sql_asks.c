/* What comparisons in policies ask of the caller: which operands name the caller (auth.uid(), the claims of the token),
 * which the row, which a role. Names are those of Supabase, PostgREST, Neon and Hasura's conventions. */
#include "sql_cond.h"

enum operand { OTHER, CALLER, ROLE, ROW, CONSTANT, SELECT };
enum { MOST_ITEMS = 64 }; /* of a list that is compared with, one by one */

const struct node *cond_scalar(const struct node *select)
{
	const struct node *body = sql_pg_body(select), *targets = node_get(body, S("targetList"));
	const struct node *one = targets ? targets->child : NULL;
	static const str others[] = {STR_INIT("fromClause"), STR_INIT("whereClause"), STR_INIT("larg"),
	                             STR_INIT("havingClause"), STR_INIT("limitCount")};
	if (!one || one->next || !str_eq(sql_pg_type(select), S("SelectStmt")))
		return NULL;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (node_get(body, others[i]))
			return NULL;
	return node_get(sql_pg_body(one), S("val"));
}

const struct node *cond_bare(const struct node *n)
{
	for (;;) {
		str type = sql_pg_type(n);
		const struct node *body = sql_pg_body(n), *inner = NULL;
		if (str_eq(type, S("TypeCast")) || str_eq(type, S("CollateClause")))
			inner = node_get(body, S("arg"));
		else if (str_eq(type, S("SubLink")) && str_eq(sql_pg_member(body, S("subLinkType")), S("EXPR_SUBLINK")))
			inner = cond_scalar(node_get(body, S("subselect")));
		if (!inner)
			return n;
		n = inner;
	}
}

static bool is_call(const struct node *n, const char *schema, const char *name)
{
	str s, f;
	if (!str_eq(sql_pg_type(n), S("FuncCall")))
		return false;
	sql_pg_name(node_get(sql_pg_body(n), S("funcname")), &s, &f);
	return str_eq(f, str_of(name)) && str_eq(s, str_of(schema));
}

static const struct node *first_argument(const struct node *call)
{
	const struct node *args = node_get(sql_pg_body(call), S("args"));
	return args ? args->child : NULL;
}

/* current_setting('request.jwt.claim.sub', true) and its like: the setting's name. */
static str setting(const struct node *n)
{
	enum node_kind kind;
	str text;
	bool call = is_call(n, "", "current_setting") || is_call(n, "pg_catalog", "current_setting");
	return call && sql_pg_constant(cond_bare(first_argument(n)), &kind, &text) ? text : S("");
}

/* The claims of the token as one document. */
static bool is_claims(const struct node *n)
{
	n = cond_bare(n);
	if (is_call(n, "", "nullif")) /* an expression of its own for the parser, a call for some */
		n = cond_bare(first_argument(n));
	if (str_eq(sql_pg_type(n), S("A_Expr")) && str_eq(sql_pg_member(sql_pg_body(n), S("kind")), S("AEXPR_NULLIF")))
		n = cond_bare(node_get(sql_pg_body(n), S("lexpr")));
	return is_call(n, "auth", "jwt") || is_call(n, "auth", "session") ||
	       str_eq(setting(n), S("request.jwt.claims"));
}

/* auth.jwt() ->> 'sub' and its like: the claim's name. */
static str claim(const struct node *n)
{
	static const str prefix = STR_INIT("request.jwt.claim.");
	const struct node *body = sql_pg_body(n);
	enum node_kind kind;
	str schema, how, text = setting(n);
	if (str_starts(text, prefix))
		return str_sub(text, prefix.n, text.n);
	if (!str_eq(sql_pg_type(n), S("A_Expr")))
		return S("");
	sql_pg_name(node_get(body, S("name")), &schema, &how);
	if (!str_eq(how, S("->>")) || !is_claims(node_get(body, S("lexpr"))))
		return S("");
	return sql_pg_constant(cond_bare(node_get(body, S("rexpr"))), &kind, &text) ? text : S("");
}

static bool is_caller(const struct node *n)
{
	str c = claim(n);
	return is_call(n, "auth", "uid") || is_call(n, "auth", "email") || is_call(n, "auth", "user_id") ||
	       str_eq(c, S("sub")) || str_eq(c, S("email"));
}

static bool is_role(const struct node *n)
{
	str op = str_eq(sql_pg_type(n), S("SQLValueFunction")) ? sql_pg_member(sql_pg_body(n), S("op")) : S("");
	return is_call(n, "auth", "role") || str_eq(claim(n), S("role")) || str_eq(op, S("SVFOP_CURRENT_USER")) ||
	       str_eq(op, S("SVFOP_CURRENT_ROLE"));
}

/* What stands in an expression, at any depth. */
struct inside {
	const struct node *column; /* the first */
	bool caller, select;
};

static void look_inside(struct inside *in, const struct node *n, unsigned depth)
{
	for (; n && depth < 4 * COND_DEEPEST; n = n->next) {
		const struct node wrapped = {.kind = NODE_OBJECT, .child = n};
		if (str_eq(n->key, S("ColumnRef")) && !in->column)
			in->column = n;
		in->caller = in->caller || is_caller(&wrapped);
		in->select = in->select || str_eq(n->key, S("SubLink"));
		look_inside(in, n->child, depth + 1);
	}
}

static enum operand operand(const struct node *n, struct inside *in)
{
	enum node_kind kind;
	str text;
	*in = (struct inside){.column = NULL};
	if (is_caller(n))
		return CALLER;
	if (is_role(n))
		return ROLE;
	if (sql_pg_constant(n, &kind, &text))
		return CONSTANT;
	if (str_eq(sql_pg_type(n), S("SubLink")) &&
	    str_eq(sql_pg_member(sql_pg_body(n), S("subLinkType")), S("EXPR_SUBLINK")))
		return SELECT;
	look_inside(in, n ? n->child : NULL, 0);
	return in->column && !in->caller && !in->select ? ROW : OTHER;
}

/* Roles that come with a token: anon has no user, a service key passes all policies. */
static struct bounds role_is(str role)
{
	static const struct {
		str role;
		enum asks asks;
	} roles[] = {{STR_INIT("anon"), ASKS_NOTHING},
	             {STR_INIT("authenticated"), ASKS_SIGN_IN},
	             {STR_INIT("service_role"), ASKS_NOBODY},
	             {STR_INIT("supabase_admin"), ASKS_NOBODY},
	             {STR_INIT("postgres"), ASKS_NOBODY}};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (str_eq(roles[i].role, role))
			return bounds_exact(roles[i].asks, false);
	return bounds_unknown();
}

struct bounds cond_strict(struct sql *s, const struct node *n)
{
	struct inside in;
	n = cond_bare(n);
	switch (operand(n, &in)) {
	case CALLER:
		return bounds_between(ASKS_SIGN_IN, ASKS_NOBODY);
	case SELECT:
		return cond_select(s, NULL, node_get(sql_pg_body(n), S("subselect")), COND_DEEPEST / 2);
	default:
		return bounds_unknown();
	}
}

static bool same_operand(struct sql *s, const struct node *a, const struct node *b)
{
	str left = sql_operand(s, a), right = sql_operand(s, b);
	return left.n && str_eq(left, right) && !memchr(left.p, '(', left.n);
}

struct bounds cond_equal(struct sql *s, const struct node *a, const struct node *b)
{
	struct inside in_a, in_b;
	enum node_kind kind;
	str text;
	a = cond_bare(a), b = cond_bare(b);
	enum operand x = operand(a, &in_a), y = operand(b, &in_b);
	if (x == CONSTANT && y == CONSTANT)
		return bounds_exact(same_operand(s, a, b) ? ASKS_NOTHING : ASKS_NOBODY, true);
	if (x == ROW && y == ROW && same_operand(s, a, b))
		return bounds_exact(ASKS_NOTHING, true);
	if (x == CALLER && y == CALLER)
		return bounds_exact(ASKS_SIGN_IN, false);
	if ((x == CALLER && y == ROW) || (x == ROW && y == CALLER)) {
		struct bounds r = bounds_exact(ASKS_OWNER, false);
		const struct node *column = x == ROW ? in_a.column : in_b.column;
		const struct node alone = {.kind = NODE_OBJECT, .child = column};
		r.column = sql_operand(s, &alone);
		return r;
	}
	if (x == ROLE && sql_pg_constant(b, &kind, &text))
		return role_is(text);
	if (y == ROLE && sql_pg_constant(a, &kind, &text))
		return role_is(text);
	return bounds_and(cond_strict(s, a), cond_strict(s, b));
}

struct bounds cond_null(struct sql *s, const struct node *n, bool is_null)
{
	struct inside in;
	n = cond_bare(n);
	enum operand o = operand(n, &in);
	if (o == CALLER) /* whoever is not signed in has none; everybody can be that */
		return bounds_exact(is_null ? ASKS_NOTHING : ASKS_SIGN_IN, false);
	if (o == ROLE && !is_null)
		return bounds_exact(ASKS_NOTHING, false);
	return is_null ? bounds_unknown() : cond_strict(s, n);
}

/* Equal to one of a list. */
static struct bounds one_of(struct sql *s, const struct node *left, const struct node *list)
{
	const struct node *first = list ? list->child : NULL;
	struct bounds r = bounds_unknown();
	size_t most = MOST_ITEMS;
	for (const struct node *n = first; n; n = n->next) {
		if (!most--)
			return cond_strict(s, left);
		struct bounds one = cond_equal(s, left, n);
		r = n == first ? one : bounds_or(r, one);
	}
	return r;
}

static struct bounds different(struct sql *s, const struct node *a, const struct node *b)
{
	struct inside in;
	enum node_kind kind;
	str text;
	if (operand(cond_bare(a), &in) == ROLE && sql_pg_constant(cond_bare(b), &kind, &text) &&
	    str_eq(text, S("anon")))
		return bounds_exact(ASKS_SIGN_IN, false);
	return bounds_and(cond_strict(s, a), cond_strict(s, b));
}

struct bounds cond_compare(struct sql *s, const struct node *n)
{
	const struct node *left = node_get(n, S("lexpr")), *right = node_get(n, S("rexpr"));
	str schema, how, kind = sql_pg_member(n, S("kind"));
	sql_pg_name(node_get(n, S("name")), &schema, &how);
	bool equal = str_eq(how, S("=")), plain = str_eq(kind, S("AEXPR_OP"));
	if (plain && equal)
		return cond_equal(s, left, right);
	if (str_eq(kind, S("AEXPR_IN")) && equal)
		return one_of(s, left, node_get(sql_pg_body(right), S("items")));
	if (str_eq(kind, S("AEXPR_OP_ANY")) && equal) { /* = ANY (array), in one piece or a column */
		const struct node *array = cond_bare(right), *body = sql_pg_body(array);
		bool literal = str_eq(sql_pg_type(array), S("A_ArrayExpr"));
		return literal ? one_of(s, left, node_get(body, S("elements"))) : cond_equal(s, left, array);
	}
	if (plain && (str_eq(how, S("<>")) || str_eq(how, S("!="))))
		return different(s, left, right);
	if (str_eq(kind, S("AEXPR_DISTINCT")) || str_eq(kind, S("AEXPR_NOT_DISTINCT")) ||
	    str_eq(kind, S("AEXPR_NULLIF")))
		return bounds_unknown();
	return bounds_and(cond_strict(s, left), cond_strict(s, right));
}
