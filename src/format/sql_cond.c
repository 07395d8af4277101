/* Conditions of policies: what they ask of the caller. Two bounds are kept for each, the least and the most that it can
 * ask, on the scale
 *
 *   TRUE (anybody) < NEEDS_SIGN_IN < NEEDS_OWNER (the row's own user) < FALSE (nobody)
 *
 * Where they meet, that is what it asks; else it is UNKNOWN, and the lower one holds at least. AND takes the stricter
 * of both bounds, OR the looser. NULL is not TRUE, so that a comparison with auth.uid() asks for a sign-in whatever
 * stands on its other side. */
#include "sql_cond.h"

enum { DEEPEST = 12, SELECTS = 8 }; /* levels of the tree that is given, the bounds go deeper; selects in selects */

static const str names[] = {STR_INIT("TRUE"), STR_INIT("NEEDS_SIGN_IN"), STR_INIT("NEEDS_OWNER"), STR_INIT("FALSE")};

static struct bounds join(struct bounds a, struct bounds b, bool looser)
{
	bool least = looser == (a.least < b.least), most = looser == (a.most < b.most);
	return (struct bounds){least ? a.least : b.least, most ? a.most : b.most, a.constant && b.constant,
	                       a.column.n ? a.column : b.column};
}
struct bounds bounds_and(struct bounds a, struct bounds b) { return join(a, b, false); }
struct bounds bounds_or(struct bounds a, struct bounds b) { return join(a, b, true); }

static struct bounds bounds_not(struct bounds a)
{
	if (!a.constant || a.least != a.most)
		return bounds_unknown();
	return bounds_exact(a.least == ASKS_NOTHING ? ASKS_NOBODY : ASKS_NOTHING, true);
}

static struct bounds cond_node(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth);
static struct bounds cond_bounds(struct sql *s, const struct node *n, unsigned depth); /* without a tree */

static struct branch begin(struct sql *s, struct branch *b, str key, const char *op)
{
	struct branch c = branch_below_at(b, NODE_OBJECT, key, s->condition.at);
	if (s->condition.text.n)
		branch_text(&c, S("text"), s->condition.text);
	s->condition.text = S(""); /* the outermost alone has it */
	branch_text(&c, S("op"), str_of(op));
	return c;
}

static struct bounds finish(struct branch *c, struct bounds r)
{
	bool exact = r.least == r.most;
	branch_text(c, S("is"), exact ? names[r.least] : S("UNKNOWN"));
	branch_text(c, S("least"), names[r.least]);
	if (exact && r.least == ASKS_OWNER)
		branch_copy(c, S("column"), r.column);
	return r;
}

/* The bounds of the items of a list, joined; their trees into "args". */
static struct bounds each(struct sql *s, struct branch *c, const struct node *list, unsigned depth,
                          struct bounds (*joined)(struct bounds, struct bounds))
{
	struct bounds r = bounds_unknown();
	struct branch args = branch_below(c, NODE_ARRAY, S("args"));
	const struct node *first = list ? list->child : NULL;
	for (const struct node *n = first; n; n = n->next) {
		struct bounds one = cond_node(s, &args, S(""), n, depth + 1);
		r = n == first ? one : joined(r, one);
	}
	return r;
}

static struct bounds boolean(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	const struct node *args = node_get(n, S("args")), *one = args ? args->child : NULL;
	str op = sql_pg_member(n, S("boolop"));
	if (!str_eq(op, S("NOT_EXPR"))) {
		bool and = str_eq(op, S("AND_EXPR"));
		struct branch c = begin(s, b, key, and? "and" : "or");
		return finish(&c, each(s, &c, args, depth, and? bounds_and : bounds_or));
	}
	struct branch c = begin(s, b, key, "not");
	struct branch list = branch_below(&c, NODE_ARRAY, S("args"));
	if (str_eq(sql_pg_type(one), S("NullTest"))) { /* NOT (x IS NULL) is x IS NOT NULL */
		bool is_null = str_eq(sql_pg_member(sql_pg_body(one), S("nulltesttype")), S("IS_NULL"));
		cond_node(s, &list, S(""), one, depth + 1);
		return finish(&c, cond_null(s, node_get(sql_pg_body(one), S("arg")), !is_null));
	}
	return finish(&c, bounds_not(cond_node(s, &list, S(""), one, depth + 1)));
}

/* Joins that only leave rows out bound as WHERE does. */
static struct bounds from_clause(struct sql *s, const struct node *n, unsigned depth)
{
	struct bounds r = bounds_exact(ASKS_NOTHING, false);
	for (; n && depth < COND_DEEPEST; n = n->next) {
		const struct node *join = sql_pg_body(n);
		if (!str_eq(sql_pg_type(n), S("JoinExpr")) ||
		    !str_eq(sql_pg_member(join, S("jointype")), S("JOIN_INNER")))
			continue;
		const struct node *on = node_get(join, S("quals"));
		if (on)
			r = bounds_and(r, cond_bounds(s, on, depth + 1));
		r = bounds_and(r, from_clause(s, node_get(join, S("larg")), depth + 1));
	}
	return r;
}

struct bounds cond_select(struct sql *s, struct branch *c, const struct node *select, unsigned depth)
{
	const struct node *body = sql_pg_body(select), *where = node_get(body, S("whereClause"));
	const struct node *from = node_get(body, S("fromClause"));
	struct bounds r = bounds_exact(ASKS_NOTHING, false);
	if (s->condition.selects == SELECTS)
		return bounds_between(ASKS_NOTHING, ASKS_NOBODY);
	s->condition.selects++;
	if (c)
		sql_tables(c, S("tables"), from);
	if (where && c && depth < DEEPEST)
		r = cond_node(s, c, S("where"), where, depth + 1);
	else if (where)
		r = cond_bounds(s, where, depth + 1);
	r = bounds_and(r, from_clause(s, from ? from->child : NULL, depth));
	s->condition.selects--;
	/* Who owns a row of another table is signed in, and no more is known. */
	return (struct bounds){
	        r.least > ASKS_SIGN_IN && r.least < ASKS_NOBODY ? ASKS_SIGN_IN : r.least, ASKS_NOBODY, false, {0}};
}

static struct bounds sublink(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	str type = sql_pg_member(n, S("subLinkType"));
	const struct node *select = node_get(n, S("subselect")), *test = node_get(n, S("testexpr"));
	bool exists = str_eq(type, S("EXISTS_SUBLINK")), scalar = str_eq(type, S("EXPR_SUBLINK"));
	const struct node *alone = cond_scalar(select);
	if (scalar && alone)
		return cond_node(s, b, key, alone, depth + 1);
	struct branch c = begin(s, b, key, exists ? "exists" : test ? "in" : "select");
	struct bounds r = cond_select(s, &c, select, depth);
	if (str_eq(type, S("ANY_SUBLINK"))) /* user_id IN (select auth.uid()) */
		r = alone ? cond_equal(s, test, alone) : bounds_and(r, cond_strict(s, test));
	else if (!exists && !scalar)
		r = bounds_unknown();
	return finish(&c, r);
}

static struct bounds truth(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	str type = sql_pg_member(n, S("booltesttype"));
	if (str_eq(type, S("IS_TRUE")))
		return cond_node(s, b, key, node_get(n, S("arg")), depth + 1);
	struct branch c = begin(s, b, key, "other");
	return finish(&c, bounds_unknown());
}

static struct bounds compare(struct sql *s, struct branch *b, str key, const struct node *n)
{
	struct branch c = begin(s, b, key, "compare");
	str schema, how;
	sql_pg_name(node_get(n, S("name")), &schema, &how);
	branch_copy(&c, S("how"), how);
	branch_copy(&c, S("left"), sql_operand(s, cond_bare(node_get(n, S("lexpr")))));
	branch_copy(&c, S("right"), sql_operand(s, cond_bare(node_get(n, S("rexpr")))));
	return finish(&c, cond_compare(s, n));
}

static struct bounds leaf(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	str type = sql_pg_type(n), text;
	const struct node *body = sql_pg_body(n);
	enum node_kind kind;
	if (sql_pg_constant(n, &kind, &text)) {
		bool yes = str_eq(text, S("true"));
		struct branch c = begin(s, b, key, yes ? "true" : "false");
		return finish(&c, bounds_exact(yes ? ASKS_NOTHING : ASKS_NOBODY, true));
	}
	if (str_eq(type, S("NullTest"))) {
		struct branch c = begin(s, b, key, "null");
		bool is_null = str_eq(sql_pg_member(body, S("nulltesttype")), S("IS_NULL"));
		branch_flag(&c, S("not"), !is_null);
		branch_copy(&c, S("left"), sql_operand(s, cond_bare(node_get(body, S("arg")))));
		return finish(&c, cond_null(s, node_get(body, S("arg")), is_null));
	}
	bool coalesce = str_eq(type, S("CoalesceExpr")), call = str_eq(type, S("FuncCall"));
	bool column = str_eq(type, S("ColumnRef"));
	struct branch c = begin(s, b, key, coalesce ? "or" : call ? "call" : column ? "column" : "other");
	if (column)
		branch_copy(&c, S("left"), sql_operand(s, n));
	if (call)
		branch_copy(&c, S("name"), sql_operand(s, n));
	return finish(&c, coalesce ? each(s, &c, node_get(body, S("args")), depth, bounds_or) : bounds_unknown());
}

static struct bounds cond_node(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth)
{
	const struct node *body;
	n = cond_bare(n);
	body = sql_pg_body(n);
	str type = sql_pg_type(n);
	if (depth == DEEPEST || depth >= COND_DEEPEST) {
		struct branch c = begin(s, b, key, "other");
		return finish(&c, depth == DEEPEST ? cond_bounds(s, n, depth + 1) : bounds_unknown());
	}
	if (str_eq(type, S("BoolExpr")))
		return boolean(s, b, key, body, depth);
	if (str_eq(type, S("SubLink")))
		return sublink(s, b, key, body, depth);
	if (str_eq(type, S("BooleanTest")))
		return truth(s, b, key, body, depth);
	if (str_eq(type, S("A_Expr")))
		return compare(s, b, key, body);
	return leaf(s, b, key, n, depth);
}

/* The tree goes where nobody looks. */
static struct bounds cond_bounds(struct sql *s, const struct node *n, unsigned depth)
{
	struct grow nowhere = {.arena = &s->scratch};
	struct branch b = branch_new(&nowhere, NODE_OBJECT, s->condition.at);
	return cond_node(s, &b, S(""), n, depth);
}

/* Token index of "(" behind the word outside of parentheses, or the end. */
static size_t opening(const struct sql_work *w, const char *word)
{
	size_t level = 0;
	for (size_t i = 0; i + 1 < w->statement->n; i++) {
		if (sql_is(w->lexer, w->statement, i, "("))
			level++;
		else if (sql_is(w->lexer, w->statement, i, ")"))
			level -= level > 0;
		else if (!level && sql_is(w->lexer, w->statement, i, word) &&
		         sql_is(w->lexer, w->statement, i + 1, "("))
			return i + 1;
	}
	return w->statement->n;
}

static size_t closing(const struct sql_work *w, size_t open)
{
	size_t level = 0;
	for (size_t i = open; i < w->statement->n; i++) {
		level += sql_is(w->lexer, w->statement, i, "(");
		if (sql_is(w->lexer, w->statement, i, ")") && !--level)
			return i;
	}
	return w->statement->n;
}

void sql_condition(struct sql_work *w, struct branch *b, const char *key, const char *words, const struct node *n)
{
	size_t from = opening(w, words), to = closing(w, from);
	for (from++; from < to && sql_is(w->lexer, w->statement, from, "(") && closing(w, from) + 1 == to; from++)
		to--;
	if (from >= to)
		return;
	w->s->condition.text = sql_joined(w, from, to);
	w->s->condition.at = sql_place(w->s, w->text, w->statement->tokens[from].at);
	cond_node(w->s, b, str_of(key), n, 0);
}
