/* Operators of Firebase's rules. A chain of && is one node with many children, so that a long one is not a deep one. */
#include "firerules_int.h"

enum { LONGEST_CHAIN = 64 }; /* of members, calls and comparisons */

static struct fire_expr *over(struct fire *f, enum fire_op op, str text, struct fire_expr *child)
{
	struct fire_expr *e = child ? fire_make(f, op, text) : NULL;
	if (e)
		e->child = child;
	return e;
}

/* a[b] or a[b:c] */
static struct fire_expr *indexed(struct fire *f, struct fire_expr *of)
{
	struct fire_expr *e = over(f, FIRE_INDEX, S(""), of), *to = NULL;
	of->next = e ? fire_expression(f) : NULL;
	fire_space(&f->r);
	if (!of->next)
		return NULL;
	if (fire_take(&f->r, ":")) {
		to = fire_expression(f);
		fire_space(&f->r);
		if (!to)
			return NULL;
	}
	return fire_take(&f->r, "]") ? e : fire_broken(f, "']' is missing");
}

static struct fire_expr *called(struct fire *f, struct fire_expr *callee)
{
	struct fire_expr *e = over(f, FIRE_CALL, S(""), callee);
	return e && fire_list(f, &callee->next, ")") ? e : NULL;
}

static struct fire_expr *postfix(struct fire *f)
{
	struct fire_expr *e = fire_primary(f);
	for (unsigned n = 0; e; n++) {
		struct reader before = f->r;
		fire_space(&f->r);
		if (n == LONGEST_CHAIN)
			return reader_limit(&f->r, "chain of members"), NULL;
		if (fire_take(&f->r, ".")) {
			fire_space(&f->r);
			str name = fire_word(&f->r);
			e = name.n ? over(f, FIRE_MEMBER, name, e) : fire_broken(f, "a name is missing");
		} else if (fire_take(&f->r, "[")) {
			e = indexed(f, e);
		} else if (fire_take(&f->r, "(")) {
			e = called(f, e);
		} else {
			f->r.at = before.at;
			return e;
		}
	}
	return NULL;
}

static struct fire_expr *unary(struct fire *f)
{
	fire_space(&f->r);
	bool not = str_starts(reader_rest(&f->r), S("!")), minus = str_starts(reader_rest(&f->r), S("-"));
	if (!not &&!minus)
		return postfix(f);
	f->r.at++;
	if (!reader_enter(&f->r))
		return NULL;
	struct fire_expr *e = unary(f);
	reader_leave(&f->r);
	if (minus && e && e->op == FIRE_NUMBER)
		return fire_make(f, FIRE_NUMBER, arena_printf(f->r.arena, "-%.*s", STR_ARG(e->text)));
	return over(f, not ? FIRE_NOT : FIRE_OTHER, S(""), e);
}

/* ---- operators, the loosest first ---- */

static const struct operator
{
	const char *sign;
	unsigned level;
	enum fire_op op;
	str text;
}
operators[] = {
        {"||", 0, FIRE_OR, STR_INIT("")},         {"&&", 1, FIRE_AND, STR_INIT("")},
        {"===", 2, FIRE_COMPARE, STR_INIT("==")}, {"!==", 2, FIRE_COMPARE, STR_INIT("!=")},
        {"==", 2, FIRE_COMPARE, STR_INIT("==")},  {"!=", 2, FIRE_COMPARE, STR_INIT("!=")},
        {"in", 3, FIRE_IN, STR_INIT("")},         {"is", 3, FIRE_IS, STR_INIT("")},
        {"<=", 4, FIRE_COMPARE, STR_INIT("<=")},  {">=", 4, FIRE_COMPARE, STR_INIT(">=")},
        {"<", 4, FIRE_COMPARE, STR_INIT("<")},    {">", 4, FIRE_COMPARE, STR_INIT(">")},
        {"+", 5, FIRE_SUM, STR_INIT("+")},        {"-", 5, FIRE_OTHER, STR_INIT("-")},
        {"*", 6, FIRE_OTHER, STR_INIT("*")},      {"/", 6, FIRE_OTHER, STR_INIT("/")},
        {"%", 6, FIRE_OTHER, STR_INIT("%")},
};
enum { LEVELS = 7 };

static const struct operator* operator_at(struct fire *f, unsigned level)
{
	fire_space(&f->r);
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (operators[i].level == level && fire_take(&f->r, operators[i].sign))
			return &operators[i];
	return NULL;
}

static bool is_chain(enum fire_op op) { return op == FIRE_OR || op == FIRE_AND || op == FIRE_SUM; }

static struct fire_expr *binary(struct fire *f, unsigned level)
{
	if (level == LEVELS)
		return unary(f);
	struct fire_expr *e = binary(f, level + 1), *last = NULL;
	const struct operator* o;
	for (unsigned n = 0; e && (o = operator_at(f, level));) {
		if (o->op == FIRE_IS) {
			fire_space(&f->r);
			e = n++ == LONGEST_CHAIN ? NULL : over(f, FIRE_IS, fire_word(&f->r), e);
			continue;
		}
		struct fire_expr *right = binary(f, level + 1), *left = e;
		if (!right)
			return NULL;
		if (last && is_chain(o->op) && e->op == o->op)
			last->next = right;
		else if (n++ == LONGEST_CHAIN)
			return reader_limit(&f->r, "chain of operators"), NULL;
		else if ((e = over(f, o->op, o->text, left)))
			left->next = right;
		last = right;
	}
	return e;
}

struct fire_expr *fire_expression(struct fire *f)
{
	if (!reader_enter(&f->r))
		return NULL;
	struct fire_expr *e = binary(f, 0), *yes, *no;
	fire_space(&f->r);
	if (e && fire_take(&f->r, "?")) {
		yes = fire_expression(f);
		fire_space(&f->r);
		if (!yes || !fire_take(&f->r, ":"))
			return yes ? fire_broken(f, "':' is missing") : NULL;
		no = fire_expression(f);
		e->next = yes;
		yes->next = no;
		e = no ? over(f, FIRE_CHOICE, S(""), e) : NULL;
	}
	reader_leave(&f->r);
	return e;
}
