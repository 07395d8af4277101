/* What joins operands: conditions, comparisons, choices, assignments. */
#include "code_flow_int.h"
#include "format/code_value.h"

/* Behind whatever this is. */
static void skip(struct flow_reader *p)
{
	uint32_t end = code_expression_end(p->t, p->i), close = code_at(p->t, p->i)->kind == CODE_CLOSE;
	p->i = end > p->i ? end : p->i + (close || flow_is_line(p, p->i) ? 0 : code_next(p->t, p->i) - p->i);
}

static struct flow *unary(struct flow_reader *p)
{
	static const char *const plain[] = {"+", "-", "~", "typeof", "void", "delete", "<-", "yield", "++", "--"};
	uint32_t at = p->i;
	if (!flow_enter(p)) {
		flow_leave(p);
		skip(p);
		return flow_node(p, FLOW_UNKNOWN, at);
	}
	struct flow *n = NULL;
	if (flow_takes(p, "!"))
		n = flow_of(p, FLOW_NOT, at, unary(p), NULL);
	else if (!p->go && flow_word(p, "await") && !code_op(p->t, at + 1, S("=")))
		p->i++, n = flow_of(p, FLOW_AWAIT, at, unary(p), NULL);
	else if (p->go && (flow_takes(p, "&") || flow_takes(p, "*")))
		n = unary(p);
	for (size_t i = 0; !n && i < sizeof plain / sizeof *plain; i++)
		if ((!p->python || i < 3 || i == 7) && flow_takes(p, plain[i]))
			n = flow_of(p, FLOW_UNKNOWN, at, unary(p), NULL), n->text = i == 7 ? S("yield") : S("");
	n = n ? n : flow_operand(p);
	flow_leave(p);
	return n;
}

/* Operators, from those that bind least; `not in` and `is not` are two words. */
static const struct {
	const char *sign;
	uint8_t level, kind;
} signs[] = {
        {"||", 1, FLOW_OR},       {"or", 1, FLOW_OR},      {"??", 1, FLOW_ELSE},    {"&&", 2, FLOW_AND},
        {"and", 2, FLOW_AND},     {"==", 4, FLOW_EQUAL},   {"===", 4, FLOW_EQUAL},  {"!=", 4, FLOW_UNEQUAL},
        {"!==", 4, FLOW_UNEQUAL}, {"<", 4, FLOW_ORDER},    {">", 4, FLOW_ORDER},    {"<=", 4, FLOW_ORDER},
        {">=", 4, FLOW_ORDER},    {"in", 4, FLOW_IN},      {"is", 4, FLOW_EQUAL},   {"instanceof", 4, FLOW_ORDER},
        {"+", 5, FLOW_JOIN},      {"-", 5, FLOW_UNKNOWN},  {"*", 5, FLOW_UNKNOWN},  {"/", 5, FLOW_UNKNOWN},
        {"%", 5, FLOW_UNKNOWN},   {"|", 5, FLOW_UNKNOWN},  {"&", 5, FLOW_UNKNOWN},  {"^", 5, FLOW_UNKNOWN},
        {"<<", 5, FLOW_UNKNOWN},  {">>", 5, FLOW_UNKNOWN}, {"**", 5, FLOW_UNKNOWN}, {"//", 5, FLOW_UNKNOWN},
        {"&^", 5, FLOW_UNKNOWN},
};

/* The operator at p->i that binds at least so: its row, or -1. */
static int sign_at(const struct flow_reader *p, unsigned level)
{
	const struct code_token *k = code_at(p->t, p->i);
	bool word = k->kind == CODE_WORD;
	if (k->kind != CODE_OP && !word)
		return -1;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		str sign = str_of(signs[i].sign);
		bool theirs = !word || p->python || (!p->go && (i == 13 || i == 15));
		if (signs[i].level >= level && theirs && str_eq(code_text(p->t, p->i), sign))
			return (int)i;
	}
	return -1;
}

static struct flow *joined(struct flow_reader *p, unsigned level);

/* not x of Python, which binds less than a comparison */
static struct flow *operand_at(struct flow_reader *p, unsigned level)
{
	uint32_t at = p->i;
	if (!p->python || level > 3 || !flow_takes(p, "not"))
		return level >= 5 ? unary(p) : joined(p, level + 1);
	if (!flow_enter(p)) {
		flow_leave(p);
		skip(p);
		return flow_node(p, FLOW_UNKNOWN, at);
	}
	struct flow *n = flow_of(p, FLOW_NOT, at, operand_at(p, 3), NULL);
	flow_leave(p);
	return n;
}

static struct flow *joined(struct flow_reader *p, unsigned level)
{
	struct flow *left = operand_at(p, level);
	for (int row; !p->more;) {
		uint32_t at = p->i;
		bool denied = p->python && level == 4 && flow_word(p, "not") && code_word(p->t, at + 1, S("in"));
		p->i += denied;
		row = sign_at(p, level);
		if (row < 0 || signs[row].level != level)
			break;
		p->i++;
		if (p->python && str_eq(str_of(signs[row].sign), S("is")) && flow_takes(p, "not"))
			denied = true;
		struct flow *right = operand_at(p, level);
		left = flow_of(p, signs[row].kind, at, left, right);
		left->mark = signs[row].level == 4 && str_of(signs[row].sign).n == 3; /* ===, !== */
		if (denied)
			left = flow_of(p, FLOW_NOT, at, left, NULL);
	}
	return left;
}

/* a ? b : c, and b if a else c of Python */
static struct flow *choice(struct flow_reader *p)
{
	uint32_t at = p->i;
	struct flow *n = joined(p, 1), *condition = n, *yes = n, *no;
	if (p->python && flow_word(p, "if")) {
		p->i++;
		condition = joined(p, 1);
		if (!flow_takes(p, "else"))
			return flow_node(p, FLOW_UNKNOWN, at);
		no = flow_expression(p);
	} else if (!p->python && !p->go && flow_takes(p, "?")) {
		yes = flow_expression(p);
		if (!flow_takes(p, ":"))
			return flow_node(p, FLOW_UNKNOWN, at);
		no = flow_expression(p);
	} else {
		return n;
	}
	struct flow *c = flow_of(p, FLOW_CHOICE, at, condition, yes);
	yes->next = no;
	return c;
}

/* An assignment's value: of a += b nothing is known, a ||= b and a ??= b choose. */
static struct flow *given(struct flow_reader *p, struct flow *target, str sign, uint32_t at)
{
	struct flow *value = flow_expression(p);
	bool chooses = str_eq(sign, S("||=")) || str_eq(sign, S("?"
	                                                        "?="));
	if (chooses && target->kind == FLOW_NAME) {
		struct flow *old = flow_node(p, FLOW_NAME, at);
		old->text = target->text;
		value = flow_of(p, str_eq(sign, S("||=")) ? FLOW_OR : FLOW_ELSE, at, old, value);
	} else if (!str_eq(sign, S("=")) && !str_eq(sign, S(":="))) {
		value = flow_of(p, FLOW_UNKNOWN, at, value, NULL);
	}
	return flow_of(p, FLOW_SET, at, target, value);
}

static bool is_assignment(str sign)
{
	return code_one_of(sign, " = := += -= *= /= %= ||= &&= ?"
	                         "?= |= &= ^= **= //= <<= >>= ");
}

struct flow *flow_expression(struct flow_reader *p)
{
	uint32_t at = p->i;
	if (!flow_enter(p)) {
		flow_leave(p);
		skip(p);
		return flow_node(p, FLOW_UNKNOWN, at);
	}
	struct flow *n = choice(p);
	str sign = code_text(p->t, p->i);
	bool may = n->kind == FLOW_NAME || n->kind == FLOW_MEMBER || n->kind == FLOW_INDEX || n->kind == FLOW_OBJECT ||
	           n->kind == FLOW_LIST;
	bool here = p->python ? str_eq(sign, S(":=")) : !p->go;
	if (may && here && code_at(p->t, p->i)->kind == CODE_OP && is_assignment(sign)) {
		p->i++;
		n = given(p, n, sign, at);
	}
	flow_leave(p);
	return n;
}

struct flow *flow_expressions(struct flow_reader *p)
{
	uint32_t at = p->i;
	struct flow *first = flow_expression(p), *list = NULL, **tail = NULL;
	while (flow_sign(p, ",") && !p->more) {
		if (!list) {
			list = flow_of(p, FLOW_LIST, at, first, NULL);
			tail = &first->next;
		}
		p->i++;
		if (flow_is_line(p, p->i) || flow_sign(p, ";") || code_at(p->t, p->i)->kind == CODE_CLOSE)
			break;
		flow_add(&tail, flow_expression(p));
	}
	struct flow *n = list ? list : first;
	str sign = code_text(p->t, p->i);
	bool set = (p->go || p->python || list) && code_at(p->t, p->i)->kind == CODE_OP && is_assignment(sign);
	if (!set)
		return n;
	p->i++;
	bool one = str_eq(sign, S("=")) || str_eq(sign, S(":="));
	struct flow *value = flow_expressions(p);
	n = flow_of(p, FLOW_SET, at, n, one ? value : flow_of(p, FLOW_UNKNOWN, at, value, NULL));
	n->mark = str_eq(sign, S(":="));
	return n;
}
