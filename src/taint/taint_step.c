/* What gives names a value without an equals sign: loops, callbacks, lists that grow, bodies that are written into a
 * variable. */
#include "taint_int.h"

/* for (const a of b), for a in b, foreach (b as a): a is of b */
void taint_loop(struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	bool bracket = code_open(t, i + 1, '('), php = x->language == TAINT_PHP;
	uint32_t first = i + 1 + bracket, end = bracket ? code_at(t, i + 1)->mate : first, at;
	if (!bracket)
		while (end < t->n && !code_op(t, end, S(":")) && !code_op(t, end, S("")) && !code_open(t, end, '{'))
			end = code_next(t, end);
	first += taint_is(x, first, "const let var");
	for (at = first; at < end && !taint_is(x, at, php ? "as" : "of in"); at = code_next(t, at))
		;
	if (at >= end)
		return;
	struct taint_value v = php ? taint_value(x, first, at) : taint_value(x, at + 1, end);
	if (!php) {
		taint_assign(x, first, at, v, 0);
		return;
	}
	for (uint32_t name = at + 1; name < end; name = code_next(t, name))
		if (code_at(t, name)->kind == CODE_WORD)
			taint_bind(x, taint_name(x, name), v);
}

/* items.map((item) => …): the parameter is of items */
static void handed_over(struct taint *x, const struct taint_call *c)
{
	const struct code_tokens *t = x->t;
	if (!str_listed(c->name, "map forEach filter flatMap find every some reduce each") || x->language != TAINT_JS)
		return;
	uint32_t at = c->start;
	struct taint_value v = taint_value(x, at, c->open - 2);
	if (v.how == TAINT_NOT)
		return;
	v.bits |= TAINT_WHOLE;
	uint32_t first = c->open + 1 + code_word(t, c->open + 1, S("async"));
	bool bracket = code_open(t, first, '(');
	if (str_eq(c->name, S("reduce"))) {
		if (!bracket || !code_op(t, first + 2, S(",")))
			return;
		first += 3;
		bracket = false;
	}
	uint32_t from = first + bracket;
	taint_assign(x, from, code_next(t, from), v, c->open + 2 < c->close ? code_next(t, first) : 0);
}

/* ids.push(v): what is in it is as bad as v */
static void pushed(struct taint *x, const struct taint_call *c)
{
	if (!str_listed(c->name, "push append") || c->n != 1 || !c->before.n || c->start + 2 != c->open - 1)
		return;
	struct taint_value v = taint_value(x, c->args[0].from, c->args[0].to);
	if (v.how == TAINT_RAW)
		taint_bind(x, c->before, v);
}

/* Decode(&v), BindJSON(&v) of Go */
static void decoded(struct taint *x, const struct taint_call *c)
{
	static const char names[] =
	        "Decode BindJSON ShouldBindJSON ShouldBind Bind BodyParser BindQuery ShouldBindQuery";
	if (x->language != TAINT_GO || !str_listed(c->name, names) || c->n != 1 ||
	    !code_op(x->t, c->args[0].from, S("&")))
		return;
	str name = taint_name(x, c->args[0].from + 1);
	bool body = !str_eq(c->name, S("Decode")) || taint_speaks(x, c->start, c->open, "Body");
	if (body)
		taint_bind(x, name, (struct taint_value){TAINT_RAW, TAINT_WHOLE | TAINT_BOUND, name});
}

void taint_step_before(struct taint *x, const struct taint_call *c) { decoded(x, c); }

void taint_step(struct taint *x, const struct taint_call *c)
{
	pushed(x, c);
	handed_over(x, c);
}
