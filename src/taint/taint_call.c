/* Calls as tokens: what is called, and with what. */
#include "base/ascii.h"
#include "taint_int.h"

bool taint_is(const struct taint *x, uint32_t i, const char *words)
{
	return code_at(x->t, i)->kind == CODE_WORD && str_listed(taint_name(x, i), words);
}

bool taint_speaks(const struct taint *x, uint32_t from, uint32_t to, const char *words)
{
	for (uint32_t i = from; i < to && i < x->t->n && *x->steps < TAINT_STEPS; i++) {
		uint8_t kind = code_at(x->t, i)->kind;
		*x->steps += 2;
		if (kind != CODE_WORD && kind != CODE_STRING && kind != CODE_TEMPLATE && kind != CODE_HEAD &&
		    kind != CODE_ATTR)
			continue;
		str word;
		for (str rest = str_of(words); str_cut(&rest, '|', &word);)
			if (str_ifind(code_text(x->t, i), word, 0) != SIZE_MAX)
				return true;
	}
	return false;
}

bool taint_call_at(const struct taint *x, uint32_t i, struct taint_call *c)
{
	const struct code_tokens *t = x->t;
	if (i == 0 || !code_open(t, i, '(') || code_at(t, i - 1)->kind != CODE_WORD ||
	    taint_is(x, i - 1,
	             "if for while switch catch function return and or not in elif foreach elseif match await "
	             "typeof yield def fn func with"))
		return false;
	*c = (struct taint_call){.name = taint_name(x, i - 1), .start = i - 1, .open = i, .close = code_at(t, i)->mate};
	uint32_t at = i - 1;
	for (bool first = true; at >= 2 && code_dot(t, at - 1); first = false) {
		uint32_t before = at - 2;
		if (first)
			c->before = code_at(t, before)->kind == CODE_CLOSE ? S("()") : taint_name(x, before);
		while (code_at(t, before)->kind == CODE_CLOSE && code_at(t, before)->mate > 0) {
			before = code_at(t, before)->mate;
			uint8_t kind = code_at(t, before - 1)->kind;
			if (kind != CODE_WORD && kind != CODE_CLOSE)
				break;
			before--;
		}
		at = before;
	}
	c->start = at;
	c->made = code_word(t, at - 1, S("new"));
	return !taint_is(x, at - 1, "function def func fn class");
}

void taint_args(const struct taint *x, struct taint_call *c)
{
	const struct code_tokens *t = x->t;
	c->n = 0;
	for (uint32_t i = c->open + 1, end; i < c->close && c->n < TAINT_ARGS; i = end + 1) {
		end = code_item_end(t, i, c->close);
		struct taint_argument *a = &c->args[c->n];
		*a = (struct taint_argument){.from = i, .to = end};
		while (a->from < end && code_op(t, a->from, S("")))
			a->from++; /* ends of lines */
		bool named =
		        code_at(t, a->from)->kind == CODE_WORD &&
		        (code_op(t, a->from + 1, S("=")) ||
		         (code_op(t, a->from + 1, S(":")) && x->language & (TAINT_PHP | TAINT_CSHARP | TAINT_RUBY)));
		if (named) {
			a->name = taint_name(x, a->from);
			a->from += 2;
		}
		c->n += a->from < end;
	}
}

bool taint_property(const struct taint *x, uint32_t open, str name, uint32_t *from, uint32_t *to)
{
	const struct code_tokens *t = x->t;
	if (!code_open(t, open, '{') && !code_open(t, open, '['))
		return false;
	uint32_t close = code_at(t, open)->mate;
	for (uint32_t i = open + 1, end; i < close; i = end + 1) {
		end = code_item_end(t, i, close);
		*x->steps += end - i;
		while (i < end && code_op(t, i, S("")))
			i++;
		bool spread = code_op(t, i, S("...")) || code_op(t, i, S("**"));
		uint8_t kind = code_at(t, i)->kind;
		str key = kind == CODE_STRING ? code_string(t, i, x->arena)
		          : kind == CODE_WORD ? taint_name(x, i)
		                              : S("");
		bool pair = code_op(t, i + 1, S(":")) || code_op(t, i + 1, S("=>"));
		if (spread ? name.n > 0 : !name.n || !str_eq(key, name))
			continue;
		*from = spread ? i + 1 : pair ? i + 2 : i;
		*to = end;
		return spread || pair || i + 1 == end;
	}
	return false;
}

str taint_callee(struct taint *x, const struct taint_call *c)
{
	if (!c->before.n)
		return c->name;
	return arena_printf(x->arena, "%.*s.%.*s", STR_ARG(c->before), STR_ARG(c->name));
}
