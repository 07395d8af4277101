/* What conditions, and functions that check, leave of a value. Asking whether it is there, of which type, how long or
 * how large it is says nothing of what it holds; anything else does, for all this knows. */
#include "taint_int.h"

/* A value in a condition: tokens [from, to). */
struct use {
	uint32_t from, to;
	struct taint_value value;
};

static bool ends_part(const struct taint *x, uint32_t i, uint32_t to)
{
	str s = code_text(x->t, i);
	uint8_t kind = code_at(x->t, i)->kind;
	return i >= to || kind == CODE_CLOSE || kind == CODE_NONE ||
	       (kind == CODE_OP && str_listed(s, "&& || ? : , ;")) || (kind == CODE_OP && !s.n) ||
	       (kind == CODE_OPEN && s.n && s.p[0] == '{') || (kind == CODE_WORD && str_listed(s, "and or then"));
}

static bool begins_part(const struct taint *x, uint32_t i, uint32_t from)
{
	str s = code_text(x->t, i - 1);
	uint8_t kind = code_at(x->t, i - 1)->kind;
	if (i <= from || (kind == CODE_OP && str_listed(s, "&& || ! ? ( ,")))
		return true;
	if (kind == CODE_OPEN) /* a group, and no call */
		return i < 2 || code_at(x->t, i - 2)->kind != CODE_WORD ||
		       taint_is(x, i - 2, "if and or not while unless isset empty");
	return kind == CODE_WORD && str_listed(s, "and or not if while elif unless");
}

/* null, undefined, None, "" or 0 */
static bool is_nothing(const struct taint *x, uint32_t i)
{
	const struct code_token *k = code_at(x->t, i);
	bool empty = k->kind == CODE_STRING && code_string(x->t, i, x->arena).n == 0;
	return empty || taint_is(x, i, "null undefined None nil NULL") ||
	       (k->kind == CODE_NUMBER && str_eq(code_text(x->t, i), S("0")));
}

static bool is_equal_sign(const struct taint *x, uint32_t i)
{
	return code_at(x->t, i)->kind == CODE_OP ? str_listed(code_text(x->t, i), "== === != !== <>")
	                                         : taint_is(x, i, "is");
}

static bool is_order_sign(const struct taint *x, uint32_t i)
{
	return code_at(x->t, i)->kind == CODE_OP && str_listed(code_text(x->t, i), "< > <= >=");
}

/* What is left of a value that is used so. */
static enum taint_how left_by(const struct taint *x, const struct use *u, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = x->t;
	uint32_t before = u->from, after = u->to;
	bool begins = begins_part(x, before, from);
	if (code_word(t, before - 1, S("typeof")) || code_word(t, after, S("instanceof")))
		return u->value.how;
	str last = code_text(t, after - 1);
	bool measured = code_at(t, after - 1)->kind == CODE_WORD && str_listed(last, "length size count");
	if (measured)
		return u->value.how;
	if (begins && ends_part(x, after, to))
		return u->value.how;
	uint32_t other = after + 1 + code_word(t, after + 1, S("not"));
	if (begins && is_equal_sign(x, after) && is_nothing(x, other))
		return u->value.how;
	if (is_order_sign(x, after) && code_at(t, after + 1)->kind == CODE_NUMBER)
		return TAINT_CHOSEN;
	/* 'name' in data: is it there? */
	if (code_word(t, before - 1, S("in")) &&
	    code_at(t, before - 2 - code_word(t, before - 2, S("not")))->kind == CODE_STRING)
		return u->value.how;
	return TAINT_NOT;
}

/* The value at i in front of the first method that is called on it: url of url.startsWith('https://a.example') */
static struct taint_value in_front(struct taint *x, uint32_t i, uint32_t *to)
{
	const struct code_tokens *t = x->t;
	uint32_t at = i, end = i + 1;
	while (code_dot(t, end) && code_at(t, end + 1)->kind == CODE_WORD && !code_open(t, end + 2, '('))
		end += 2;
	struct taint_value v = taint_operand(x, &at, end);
	*to = end;
	return v;
}

/* Does the method behind a value say next to nothing of it: url.startsWith('http'), data.get(…)? */
static bool says_little(const struct taint *x, uint32_t at)
{
	const struct code_tokens *t = x->t;
	if (!code_dot(t, at) || taint_is(x, at + 1, "length size count has get keys"))
		return true;
	bool begins =
	        taint_is(x, at + 1, "startsWith startswith StartsWith") && code_at(t, at + 3)->kind == CODE_STRING;
	return begins && str_listed(code_string(t, at + 3, x->arena), "http http:// https:// https / data: ");
}

/* A call inside a condition, and what it leaves of its arguments. */
struct asked {
	uint32_t to; /* behind it */
	enum taint_how left;
};

static void enter_call(const struct taint *x, uint32_t i, struct asked *a)
{
	static const char harmless[] =
	        "isinstance isset empty isArray len strlen count Array is_array is_string type hasattr bool "
	        "Boolean any all";
	static const char numbers[] = "isNaN isInteger isFinite isSafeInteger is_numeric";
	bool called = code_open(x->t, i, '(') && code_at(x->t, i - 1)->kind == CODE_WORD &&
	              (code_dot(x->t, i - 2) ||
	               !taint_is(x, i - 1, "if and or not while elif unless elseif switch return in match await"));
	if (!called || i < a->to)
		return;
	a->to = code_next(x->t, i);
	a->left = taint_is(x, i - 1, harmless) ? TAINT_RAW : taint_is(x, i - 1, numbers) ? TAINT_CHOSEN : TAINT_NOT;
}

void taint_condition(struct taint *x, uint32_t from, uint32_t to, bool compared)
{
	const struct code_tokens *t = x->t;
	struct asked call = {0};
	for (uint32_t i = from; i < to && *x->steps < TAINT_STEPS; i++) {
		++*x->steps;
		enter_call(x, i, &call);
		if (code_at(t, i)->kind != CODE_WORD || code_dot(t, i - 1))
			continue;
		struct use u = {.from = i, .to = i};
		u.value = taint_operand(x, &u.to, to);
		bool method = u.value.how == TAINT_NOT;
		if (method)
			u.value = in_front(x, i, &u.to);
		if (u.value.how == TAINT_NOT || u.to <= i || (method && says_little(x, u.to)))
			continue;
		enum taint_how left = method || compared ? TAINT_NOT
		                      : i < call.to      ? call.left
		                                         : left_by(x, &u, from, to);
		str source = u.value.source;
		while (u.value.bits & TAINT_ABOUT && source.n > 1 && source.p[source.n - 1] != '.')
			source.n--;
		source.n -= u.value.bits & TAINT_ABOUT ? 1 : 0;
		if (left < u.value.how)
			taint_check(x, source, left);
		i = u.to - 1;
	}
}

void taint_check_call(struct taint *x, const struct taint_call *c)
{
	static const char *const words[] = {"valid",  "check",  "assert",  "verify", "ensure",
	                                    "sanit",  "safe",   "allow",   "guard",  "permit",
	                                    "escape", "purify", "authori", "clean",  "restrict"};
	static const char others[] = "parse load cast";
	bool checks = false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		checks = checks || str_ifind(c->name, str_of(words[i]), 0) != SIZE_MAX;
	enum taint_pass pass = taint_pass_call(x, c->before, c->name);
	bool shapes = pass == PASS_CHOSEN && c->before.n && !str_listed(c->before, "Math Number JSON strconv");
	if ((!checks && !shapes) || (str_listed(c->name, others) && !shapes))
		return;
	for (size_t i = 0; i < c->n; i++) {
		struct taint_value v = taint_value(x, c->args[i].from, c->args[i].to);
		if (v.how != TAINT_NOT)
			taint_check(x, v.source, shapes ? TAINT_CHOSEN : TAINT_NOT);
	}
}
