/* Passwords that are compared as they are: user.password === password can only be true where the store keeps what
 * people typed. */
#include "base/ascii.h"
#include "taint_int.h"

static bool is_password(str name) { return str_listed(name, "password passwd pwd passwort"); }

/* user.password, row["password"], whose last token is at: of what, else "". */
static str owner_before(struct taint *x, uint32_t at)
{
	const struct code_tokens *t = x->t;
	uint32_t of = at;
	if (code_at(t, at)->kind == CODE_WORD && is_password(taint_name(x, at)) && code_dot(t, at - 1))
		of = at - 2;
	else if (code_close(t, at, '[') && code_at(t, at)->mate + 2 == at && code_at(t, at - 1)->kind == CODE_STRING &&
	         is_password(code_string(t, at - 1, x->arena)))
		of = code_at(t, at)->mate - 1;
	return of != at && code_at(t, of)->kind == CODE_WORD ? taint_name(x, of) : S("");
}

/* Of what a form holds, two members are compared to find a slip. */
static bool is_form(str name)
{
	static const char *const words[] = {"form", "value",   "body",  "input", "data",
	                                    "dto",  "payload", "state", "props", "field"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(name, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return str_listed(name, "req request this self config settings env options args params credentials creds");
}

/* What was typed: a parameter, or what the caller sends. */
static str typed(struct taint *x, uint32_t i)
{
	static const char *const others[] = {"hash",   "confirm", "repeat", "again", "crypt",
	                                     "digest", "2",       "re",     "null"};
	uint32_t to = i;
	x->unchecked = true;
	struct taint_value v = taint_operand(x, &to, i + 12);
	x->unchecked = false;
	const struct taint_value *known = taint_find_var(x, taint_name(x, i));
	bool given = v.how == TAINT_RAW || (known && known->bits & TAINT_PARAM && to == i + 1);
	if (code_at(x->t, i)->kind != CODE_WORD || !given || code_op(x->t, to, S("+")))
		return S("");
	str name = taint_name(x, to - 1);
	for (size_t n = 0; n < sizeof others / sizeof *others; n++)
		if (str_ifind(name, str_of(others[n]), 0) != SIZE_MAX)
			return S("");
	return v.how == TAINT_RAW ? v.source : name;
}

void taint_password(struct taint *x, uint32_t i)
{
	if (!str_listed(code_text(x->t, i), "== === != !==") || i < 3)
		return;
	str owner = owner_before(x, i - 1), other = owner.n && !is_form(owner) ? typed(x, i + 1) : S("");
	if (other.n)
		taint_report(x, S("plain-password"), arena_printf(x->arena, "%.*s.password", STR_ARG(owner)), other,
		             S(""), i);
}
