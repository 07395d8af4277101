/* Where the reader of SQL is sure it is believed; what it leaves open is told by what a check of that form means: a
 * subselect that is tied to the caller is membership, a comparison of columns alone is a state of the row. */
#include "sql_who.h"

#include <stdint.h>

#include "base/ascii.h"
#include "row_get.h"

enum { DEEPEST = 16 };

static struct who exactly(enum audience a) { return (struct who){a, a, false}; }
static struct who unknown(void) { return (struct who){ANYBODY, NOBODY, false}; }

struct who who_both(struct who a, struct who b)
{
	return (struct who){a.least > b.least ? a.least : b.least, a.most > b.most ? a.most : b.most,
	                    a.filtered || b.filtered};
}

/* What lets more people in says for which rows: "own, or without an owner" is for everybody some rows. */
static struct who either(struct who a, struct who b)
{
	bool filtered = a.most < b.most ? a.filtered : a.most > b.most ? b.filtered : a.filtered && b.filtered;
	return (struct who){a.least < b.least ? a.least : b.least, a.most < b.most ? a.most : b.most, filtered};
}

static bool names_caller(str text)
{
	static const str names[] = {STR_INIT("auth.uid"),       STR_INIT("auth.jwt"),     STR_INIT("auth.email"),
	                            STR_INIT("auth.role"),      STR_INIT("auth.user_id"), STR_INIT("request.jwt"),
	                            STR_INIT("request.headers")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_find(text, names[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* Of "has_role(…)" the arguments as the source of the whole condition has them. */
static str arguments(str call, str text)
{
	str name = str_sub(call, 0, str_find(call, S("("), 0));
	size_t at = str_ifind(text, name, 0), level = 0;
	if (at == SIZE_MAX)
		return S("");
	for (size_t i = at + name.n; i < text.n; i++) {
		level += text.p[i] == '(';
		if (text.p[i] == ')' && --level == 0)
			return str_sub(text, at, i);
	}
	return S("");
}

struct looking {
	const struct sql_state *s;
	const struct sql_table *t;
	str text; /* of the whole condition */
};

/* "f(…)" of a function that asks who calls. */
static bool asks(const struct looking *l, str call)
{
	str name = str_sub(call, 0, str_find(call, S("("), 0));
	size_t dot = str_find(name, S("."), 0);
	str bare = dot == SIZE_MAX ? name : str_sub(name, dot + 1, name.n);
	const struct sql_function *f = sql_function_named(l->s, bare);
	return name.n < call.n && f && f->asks_caller;
}

/* RETURN TRUE, whoever calls. */
static bool is_always_true(const struct sql_function *f)
{
	const struct node *step = f ? node_get(f->statement, S("way")) : NULL;
	for (unsigned depth = 0; step && depth < DEEPEST; depth++) {
		const struct node *one = row_at(step->child);
		if (!one || row_after(one))
			return false;
		if (row_is(one, S("does"), S("return")))
			return row_is(node_get(one, S("value")), S("op"), S("true"));
		step = row_is(one, S("does"), S("block")) && !node_get(one, S("handler")) ? node_get(one, S("way"))
		                                                                          : NULL;
	}
	return false;
}

/* A function is a check of the caller when it is handed who that is, or asks by itself. */
static struct who of_call(const struct looking *l, const struct node *n)
{
	str call = row_text(n, S("name")), name = str_sub(call, 0, str_find(call, S("("), 0));
	size_t dot = str_find(name, S("."), 0);
	if (is_always_true(sql_function_named(l->s, dot == SIZE_MAX ? name : str_sub(name, dot + 1, name.n))))
		return exactly(ANYBODY);
	return names_caller(arguments(call, l->text)) || asks(l, call) ? exactly(SOME) : unknown();
}

/* A column, or a constant. */
static bool is_of_row(str operand)
{
	if (!operand.n || str_find(operand, S("("), 0) != SIZE_MAX)
		return false;
	return operand.p[0] == '\'' || ascii_alnum(operand.p[0]) || operand.p[0] == '_';
}

static struct who of_compare(const struct looking *l, const struct node *n)
{
	str left = row_text(n, S("left")), right = row_text(n, S("right"));
	if (str_eq(left, S("bucket_id")) || str_eq(right, S("bucket_id"))) /* a bucket is a store of its own */
		return exactly(ANYBODY);
	if (is_of_row(left) && is_of_row(right))
		return (struct who){ANYBODY, ANYBODY, true};
	if (asks(l, left) || asks(l, right)) /* of the caller's team, role or the like */
		return exactly(SOME);
	return str_find(l->text, S("auth.jwt"), 0) != SIZE_MAX ? exactly(SOME) : unknown();
}

static struct who look(const struct looking *l, const struct node *n, unsigned depth);

static struct who of_list(const struct looking *l, const struct node *n, unsigned depth,
                          struct who (*join)(struct who, struct who))
{
	const struct node *args = node_get(n, S("args")), *first = args ? row_at(args->child) : NULL;
	struct who r = unknown();
	for (const struct node *a = first; a; a = row_after(a))
		r = a == first ? look(l, a, depth + 1) : join(r, look(l, a, depth + 1));
	return r;
}

/* Tied to the caller: one of those whom another table names. Else it is about the rows. */
static struct who of_select(const struct looking *l, const struct node *n, unsigned depth)
{
	const struct node *where = node_get(n, S("where"));
	if (row_is(n, S("least"), S("NEEDS_SIGN_IN")) || row_is(n, S("least"), S("NEEDS_OWNER")))
		return exactly(SOME);
	struct who r = where ? look(l, where, depth + 1) : unknown();
	r.filtered = true;
	return r.least == SIGNED_IN || r.most == SIGNED_IN ? unknown() : r;
}

/* x IS NOT NULL, of a column that each row has a value in: it may not be NULL, or has a default. */
static bool is_always(const struct looking *l, const struct node *n)
{
	if (!row_is(n, S("op"), S("null")) || !row_is(n, S("not"), S("true")))
		return false;
	for (const struct sql_column *c = l->t ? l->t->columns : NULL; c; c = c->next) {
		const struct node *standing = node_get(c->said, S("default"));
		bool given = standing && standing->kind != NODE_NULL;
		if (str_eq(c->name, row_text(n, S("left"))))
			return given || c->null == TRUTH_FALSE || row_is(c->said, S("nullable"), S("false"));
	}
	return false;
}

static struct who look(const struct looking *l, const struct node *n, unsigned depth)
{
	static const struct {
		str is;
		enum audience audience;
	} known[] = {{STR_INIT("TRUE"), ANYBODY},
	             {STR_INIT("NEEDS_SIGN_IN"), SIGNED_IN},
	             {STR_INIT("NEEDS_OWNER"), SOME},
	             {STR_INIT("FALSE"), NOBODY}};
	str op = row_text(n, S("op"));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (row_is(n, S("is"), known[i].is))
			return exactly(known[i].audience);
	if (depth == DEEPEST)
		return unknown();
	if (is_always(l, n))
		return exactly(ANYBODY);
	if (str_eq(op, S("and")) || str_eq(op, S("or")))
		return of_list(l, n, depth, str_eq(op, S("and")) ? who_both : either);
	if (str_eq(op, S("exists")) || str_eq(op, S("in")) || str_eq(op, S("select")))
		return of_select(l, n, depth);
	if (row_is(n, S("least"), S("NEEDS_SIGN_IN")) || row_is(n, S("least"), S("NEEDS_OWNER")))
		return (struct who){SOME, NOBODY, false};
	if (str_eq(op, S("call")))
		return of_call(l, n);
	if (str_eq(op, S("compare")))
		return of_compare(l, n);
	bool state = str_eq(op, S("column")) || (str_eq(op, S("null")) && is_of_row(row_text(n, S("left"))));
	if (str_eq(op, S("not"))) {
		struct who r = of_list(l, n, depth, who_both);
		state = r.filtered && r.most == ANYBODY;
	}
	return state ? (struct who){ANYBODY, ANYBODY, true} : unknown();
}

struct who sql_who(const struct sql_state *s, const struct sql_table *t, const struct node *condition)
{
	if (!condition)
		return exactly(ANYBODY);
	if (condition->kind != NODE_OBJECT)
		return unknown();
	struct looking l = {s, t, row_text(condition, S("text"))};
	return look(&l, condition, 0);
}
