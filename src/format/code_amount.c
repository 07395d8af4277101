/* Arithmetic of literals, by precedence: sums of products of operands. Nothing overflows: what does not fit is none. */
#include "code_amount_int.h"

#include "base/ascii.h"

enum { DEEP = 16, OPERANDS = 64 };

static const struct amount none = {0};

/* ---- numbers ---- */

/* Where the digits end, and the marks of a type begin: 900L, 900u64, 10n. */
static size_t digits_end(str s)
{
	size_t n = 0;
	while (n < s.n && (ascii_digit(s.p[n]) || (n && s.p[n] == '_')))
		n++;
	return n;
}

static bool is_type(str s)
{
	static const str types[] = {STR_INIT("l"),   STR_INIT("n"),     STR_INIT("u"),    STR_INIT("ul"),
	                            STR_INIT("lu"),  STR_INIT("u8"),    STR_INIT("u16"),  STR_INIT("u32"),
	                            STR_INIT("u64"), STR_INIT("i8"),    STR_INIT("i16"),  STR_INIT("i32"),
	                            STR_INIT("i64"), STR_INIT("usize"), STR_INIT("isize")};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_ieq(s, types[i]))
			return true;
	return s.n == 0;
}

str code_digits(struct code_file *f, str number)
{
	size_t end = digits_end(number), n = 0;
	bool octal = end > 1 && number.p[0] == '0';
	if (!end || octal || !is_type(str_sub(number, end, number.n)) ||
	    (end == number.n && !memchr(number.p, '_', end)))
		return number;
	char *p = arena_array(f->arena, char, end);
	for (size_t i = 0; i < end; i++)
		if (number.p[i] != '_')
			p[n++] = number.p[i];
	return str_at(p, n);
}

static struct amount plain(str digits)
{
	uint64_t n;
	bool octal = digits.n > 1 && digits.p[0] == '0';
	if (octal || !str_number(digits, INT64_MAX, &n))
		return none;
	return (struct amount){AMOUNT_PLAIN, (int64_t)n, NULL};
}

/* "900 s", as the reader says it of a name that stands for it. */
static struct amount of_text(str s)
{
	size_t end = digits_end(s);
	uint64_t n;
	if (!end || end + 2 != s.n || !str_ends(s, S(" s")) || !str_number(str_sub(s, 0, end), INT64_MAX, &n))
		return none;
	return amount_in((int64_t)n, S("s"));
}

/* time.Minute. In another language such a name is one whose value has been asked for already. */
static bool is_unit_of_go(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	return to == from + 3 && code_word(t, from, S("time")) && str_eq(t->language->name, S("go"));
}

static struct amount named(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (is_unit_of_go(t, from, to))
		return amount_in(1, code_text(t, from + 2));
	const struct node *n = code_value(f, from, to, depth + 1);
	return !n ? none : n->kind == NODE_NUMBER ? plain(n->text) : n->kind == NODE_STRING ? of_text(n->text) : none;
}

/* ---- operators ---- */

static struct amount multiplied(struct amount a, struct amount b)
{
	if (a.kind != AMOUNT_PLAIN && b.kind != AMOUNT_PLAIN)
		return none;
	struct amount r = a.kind == AMOUNT_PLAIN ? b : a;
	return __builtin_mul_overflow(a.n, b.n, &r.n) ? none : r;
}

static struct amount divided(struct amount a, struct amount b)
{
	if (b.kind != AMOUNT_PLAIN || b.n == 0 || a.n % b.n || a.kind == AMOUNT_CALENDAR)
		return none;
	a.n /= b.n;
	return a;
}

static struct amount shifted(struct amount a, struct amount b)
{
	if (a.kind != AMOUNT_PLAIN || b.kind != AMOUNT_PLAIN || b.n < 0 || b.n > 62)
		return none;
	return multiplied(a, (struct amount){AMOUNT_PLAIN, (int64_t)1 << b.n, NULL});
}

static struct amount added(struct amount a, struct amount b, bool minus)
{
	if (a.kind != b.kind || a.kind == AMOUNT_NONE || a.kind == AMOUNT_CALENDAR)
		return none;
	bool over = minus ? __builtin_sub_overflow(a.n, b.n, &a.n) : __builtin_add_overflow(a.n, b.n, &a.n);
	return over ? none : a;
}

/* ---- expressions ---- */

static struct amount operand(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (to <= from)
		return none;
	if (to == from + 1 && code_at(t, from)->kind == CODE_NUMBER)
		return plain(code_digits(f, code_text(t, from)));
	if (code_open(t, from, '(') && code_at(t, from)->mate == to - 1)
		return amount_of(f, from + 1, to - 1, depth + 1);
	if (code_is_chain(t, from, to))
		return named(f, from, to, depth);
	return amount_called(f, from, to, depth);
}

/* The next operator of this list at the level of i, or end. */
static uint32_t operator_at(const struct code_tokens *t, uint32_t i, uint32_t end, const char *list)
{
	while (i < end && !(code_at(t, i)->kind == CODE_OP && code_listed(t, i, CODE_IN_summing) &&
	                    code_one_of(code_text(t, i), list)))
		i = code_next(t, i);
	return i < end ? i : end;
}

static struct amount product(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	uint32_t end = operator_at(t, from, to, " * / ");
	struct amount sum = operand(f, from, end, depth);
	for (unsigned n = 0; end < to && sum.kind; n++) {
		bool divides = code_op(t, end, S("/"));
		from = end + 1;
		end = operator_at(t, from, to, " * / ");
		struct amount next = n < OPERANDS ? operand(f, from, end, depth) : none;
		sum = !next.kind ? none : divides ? divided(sum, next) : multiplied(sum, next);
	}
	return sum;
}

static struct amount sum_of(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	uint32_t end = operator_at(t, from, to, " + - ");
	int64_t one;
	bool now = end < to && code_op(t, end, S("+")) && amount_is_now(f, from, end, &one);
	struct amount sum = now ? (struct amount){AMOUNT_TIME, 0, NULL} : product(f, from, end, depth);
	for (unsigned n = 0; end < to && sum.kind; n++) {
		bool minus = code_op(t, end, S("-"));
		from = end + 1;
		end = operator_at(t, from, to, " + - ");
		struct amount next = n < OPERANDS ? product(f, from, end, depth) : none;
		if (now && next.kind == AMOUNT_PLAIN && one)
			next = multiplied(next, (struct amount){AMOUNT_TIME, one, NULL});
		if (now && next.kind == AMOUNT_CALENDAR && n == 0 && !minus && end == to)
			return next;
		sum = added(sum, next, minus);
	}
	return sum;
}

struct amount amount_of(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (depth > DEEP || to <= from)
		return none;
	uint32_t shift = operator_at(t, from, to, " << < ");
	bool two = code_op(t, shift, S("<")),
	     tight = code_op(t, shift + 1, S("<")) && code_at(t, shift)->to == code_at(t, shift + 1)->from;
	if (shift < to && two && !tight)
		return none;
	if (shift < to)
		return shifted(sum_of(f, from, shift, depth + 1), sum_of(f, shift + 1 + two, to, depth + 1));
	return sum_of(f, from, to, depth + 1);
}

/* ---- the value ---- */

/* Is it worth while? Names, numbers, brackets and the operators above, and a number or a call in it. */
static bool may_be(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	bool some = false;
	unsigned n = 0;
	for (uint32_t i = from; i < to; i = code_next(t, i)) {
		const struct code_token *k = code_at(t, i);
		some = some || k->kind == CODE_NUMBER || code_open(t, i, '(') || code_op(t, i, S("*"));
		bool fits = k->kind == CODE_WORD || k->kind == CODE_NUMBER || code_open(t, i, '(') || code_dot(t, i) ||
		            (k->kind == CODE_OP && code_listed(t, i, CODE_IN_summing));
		if (!fits || ++n > OPERANDS)
			return false;
	}
	return some || is_unit_of_go(t, from, to);
}

struct node *code_amount(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	enum { MICRO = 1000000 };
	if (!may_be(&f->t, from, to))
		return NULL;
	struct amount a = amount_of(f, from, to, depth > DEEP ? DEEP : 0);
	if (!a.kind || (a.kind != AMOUNT_PLAIN && a.n < 0))
		return NULL;
	str text;
	long long n = a.n;
	if (a.kind == AMOUNT_PLAIN)
		text = arena_printf(f->arena, "%lld", n);
	else if (a.kind == AMOUNT_CALENDAR)
		text = arena_printf(f->arena, "%lld %s", n, a.unit);
	else
		text = arena_printf(f->arena, "%lld %s", n % MICRO ? n % 1000 ? n : n / 1000 : n / MICRO,
		                    n % MICRO ? n % 1000 ? "us" : "ms" : "s");
	return code_node(f, a.kind == AMOUNT_PLAIN ? NODE_NUMBER : NODE_STRING, text, from, to);
}
