/* What an expression is worth: it is parted at the operator that binds least. */
#include "taint_int.h"

struct taint_value taint_joined(struct taint_value a, struct taint_value b)
{
	struct taint_value v = a.how >= b.how && a.how != TAINT_NOT ? a : b.how != TAINT_NOT ? b : a;
	unsigned both = a.bits | b.bits;
	bool first = a.how != TAINT_NOT; /* the caller's part is in a */
	bool led = first ? a.bits & TAINT_LED : both & TAINT_LED;
	bool scheme =
	        first || !(b.bits & TAINT_LED) ? a.bits & TAINT_SCHEME : !(a.bits & TAINT_LED) && b.bits & TAINT_SCHEME;
	bool sql = (a.bits & TAINT_SQL) || (!(a.bits & TAINT_LED) && !first && b.bits & TAINT_SQL);
	v.bits = (v.bits & ~(unsigned)TAINT_TEXT) | (both & (TAINT_TAGS | TAINT_PUBLIC)) | TAINT_JOINED;
	v.bits |= (led ? TAINT_LED : 0) | (scheme ? TAINT_SCHEME : 0) | (sql ? TAINT_SQL : 0);
	v.bits &= ~(unsigned)(TAINT_WHOLE | TAINT_PARAM | TAINT_CALLER | TAINT_BODY | TAINT_ROOT);
	return v;
}

static struct taint_value either(struct taint_value a, struct taint_value b) { return a.how >= b.how ? a : b; }

/* Operators, from those that bind least. */
enum level { NONE, FUNCTION, CHOICE, OR, AND, COMPARE, JOIN, COUNT };
static enum level level_at(const struct taint *x, uint32_t i)
{
	static const struct {
		const char *signs;
		uint8_t level;
	} rows[] = {{"=>", FUNCTION},
	            {"?", CHOICE},
	            {"|| ?? ?:", OR},
	            {"&&", AND},
	            {"== === != !== < > <= >= <=> =~ ~=", COMPARE},
	            {"+", JOIN},
	            {"- * / ** // | ^ << >> >>>", COUNT}};
	static const struct {
		const char *words;
		uint8_t level;
		unsigned languages;
	} words[] = {{"lambda for", FUNCTION, TAINT_PYTHON},
	             {"if", CHOICE, TAINT_PYTHON},
	             {"or", OR, TAINT_PYTHON | TAINT_RUBY | TAINT_PHP},
	             {"and", AND, TAINT_PYTHON | TAINT_RUBY | TAINT_PHP},
	             {"in is not", COMPARE, TAINT_PYTHON},
	             {"instanceof in", COMPARE, TAINT_JS | TAINT_PHP | TAINT_JAVA},
	             {"is", COMPARE, TAINT_CSHARP}};
	const struct code_token *k = code_at(x->t, i);
	str s = code_text(x->t, i);
	if (k->kind == CODE_OP && s.n) {
		if (x->language == TAINT_PHP && str_eq(s, S(".")))
			return JOIN;
		if (str_eq(s, S("%")))
			return x->language & (TAINT_PYTHON | TAINT_RUBY) ? JOIN : COUNT;
		for (size_t n = 0; n < sizeof rows / sizeof *rows; n++)
			if (str_listed(s, rows[n].signs))
				return rows[n].level;
	}
	for (size_t n = 0; k->kind == CODE_WORD && n < sizeof words / sizeof *words; n++)
		if (words[n].languages & x->language && str_listed(s, words[n].words))
			return words[n].level;
	return NONE;
}

/* The lowest level of [from, to), and where it stands first. */
static enum level lowest(struct taint *x, uint32_t from, uint32_t to, uint32_t *at)
{
	enum level least = NONE;
	for (uint32_t i = from; i < to; i = code_next(x->t, i)) {
		enum level l = level_at(x, i);
		++*x->steps;
		if (l == NONE || (least != NONE && l >= least) || (i == from && l >= JOIN))
			continue;
		least = l;
		*at = i;
	}
	return least;
}

/* Operands parted by operators of this level. */
static struct taint_value each_of(struct taint *x, uint32_t from, uint32_t to, enum level level)
{
	struct taint_value v = {0};
	bool others = false; /* what the caller gives is reckoned with what the server knows */
	for (uint32_t i = from, at = from, n = 0; i <= to; i = i < to ? code_next(x->t, i) : to + 1) {
		if (i < to && (level_at(x, i) != level || i == from))
			continue;
		struct taint_value one = taint_value(x, at, i);
		others = others || (one.how == TAINT_NOT && code_at(x->t, at)->kind != CODE_NUMBER && at < i);
		v = n++ == 0 ? one : level == OR ? either(v, one) : taint_joined(v, one);
		at = i + 1;
	}
	return level == COUNT && others ? (struct taint_value){.bits = TAINT_LED} : v;
}

/* a ? b : c; b if a else c */
static struct taint_value choice(struct taint *x, uint32_t from, uint32_t to, uint32_t at)
{
	bool python = x->language == TAINT_PYTHON;
	uint32_t other = at + 1;
	unsigned within = 0;
	for (; other < to; other = code_next(x->t, other)) {
		within += !python && code_op(x->t, other, S("?"));
		if (python ? code_word(x->t, other, S("else")) : code_op(x->t, other, S(":")) && within-- == 0)
			break;
	}
	if (other >= to)
		return (struct taint_value){0};
	taint_condition(x, python ? at + 1 : from, python ? other : at, false);
	return either(python ? taint_value(x, from, at) : taint_value(x, at + 1, other), taint_value(x, other + 1, to));
}

/* What is reckoned with is a number. */
static struct taint_value counted(struct taint_value v)
{
	v.how = v.how == TAINT_RAW ? TAINT_CHOSEN : v.how;
	v.bits &= ~(unsigned)(TAINT_WHOLE | TAINT_TEXT | TAINT_BODY | TAINT_ROOT);
	return v;
}

/* Signs and words in front of a value that leave it what it is. */
static uint32_t behind_signs(const struct taint *x, uint32_t i, uint32_t to)
{
	const struct code_tokens *t = x->t;
	for (;; i++) {
		str s = code_text(t, i);
		bool sign = code_at(t, i)->kind == CODE_OP && (s.n == 0 || str_listed(s, "... * ** & @"));
		if (i >= to || !(sign || taint_is(x, i, "await async return yield")))
			return i;
	}
}

/* (int) $x, (String) x: 1 for a number, 2 for another type */
static int cast(const struct taint *x, uint32_t i, uint32_t to)
{
	bool is = code_open(x->t, i, '(') && code_at(x->t, i)->mate == i + 2 && i + 3 < to &&
	          code_at(x->t, i + 1)->kind == CODE_WORD && x->language & (TAINT_PHP | TAINT_JAVA | TAINT_CSHARP) &&
	          (code_at(x->t, i + 3)->kind == CODE_WORD || code_open(x->t, i + 3, '('));
	return !is                                                                                          ? 0
	       : taint_is(x, i + 1, "int integer float double long bool boolean Long Integer decimal Guid") ? 1
	                                                                                                    : 2;
}

static struct taint_value parted(struct taint *x, uint32_t from, uint32_t to)
{
	uint32_t at = from, i;
	enum level level = lowest(x, from, to, &at);
	switch (level) {
	case FUNCTION:
	case COMPARE:
		return (struct taint_value){.bits = TAINT_LED};
	case CHOICE:
		return choice(x, from, to, at);
	case AND:
		taint_condition(x, from, at, false);
		return taint_value(x, at + 1, to);
	case OR:
	case JOIN:
		return each_of(x, from, to, level);
	case COUNT:
		return counted(each_of(x, from, to, level));
	case NONE:
		break;
	}
	i = behind_signs(x, from, to);
	if (i >= to || code_op(x->t, i, S("!")) || code_op(x->t, i, S("-")) ||
	    taint_is(x, i, "not typeof void delete class function fn func"))
		return (struct taint_value){.bits = TAINT_LED};
	int to_type = cast(x, i, to);
	if (to_type)
		return to_type == 1 ? counted(taint_value(x, i + 3, to)) : taint_value(x, i + 3, to);
	struct taint_value v = taint_operand(x, &i, to);
	return taint_left(x, v);
}

struct taint_value taint_value(struct taint *x, uint32_t from, uint32_t to)
{
	while (from < to && code_op(x->t, from, S("")))
		from++;
	while (from < to && code_op(x->t, to - 1, S("")))
		to--;
	if (x->depth >= TAINT_DEPTH || *x->steps > TAINT_STEPS || from >= to) {
		x->more = x->more || from < to;
		return (struct taint_value){.bits = from < to ? TAINT_LED : 0};
	}
	x->depth++;
	struct taint_value v = parted(x, from, to);
	x->depth--;
	return v;
}
