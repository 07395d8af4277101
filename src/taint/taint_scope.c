/* The names that are known at a place: those of the functions around it, the innermost last, and what was checked since
 * each began. */
#include "base/ascii.h"
#include "taint_int.h"

str taint_name(const struct taint *x, uint32_t i)
{
	str s = code_text(x->t, i);
	const char *signs = x->language == TAINT_PHP ? "$" : x->language & (TAINT_RUBY | TAINT_CSHARP) ? "@" : "";
	while (s.n > 1 && ascii_in(signs, s.p[0]))
		s = str_sub(s, 1, s.n);
	return s;
}

const struct taint_value *taint_find_var(const struct taint *x, str name)
{
	for (size_t i = x->n_vars; i > 0; i--)
		if (str_eq(x->vars[i - 1].name, name))
			return &x->vars[i - 1].value;
	return NULL;
}

void taint_bind(struct taint *x, str name, struct taint_value value)
{
	size_t from = x->n_open ? x->open[x->n_open - 1].vars : 0;
	for (size_t i = x->n_vars; i > from; i--)
		if (str_eq(x->vars[i - 1].name, name)) {
			x->vars[i - 1].value = value;
			return;
		}
	/* A name of a function around that is given another value there: the inner one is seen to its end. */
	if (x->n_vars < TAINT_VARS)
		x->vars[x->n_vars++] = (struct taint_var){name, value};
	else
		x->more = true;
}

/* Is source `whole`, or a member of it? */
static bool is_below(str source, str whole)
{
	return str_eq(source, whole) || (source.n > whole.n && str_starts(source, whole) &&
	                                 (source.p[whole.n] == '.' || source.p[whole.n] == '['));
}

struct taint_value taint_left(const struct taint *x, struct taint_value v)
{
	for (size_t i = x->n_checked; i > 0 && v.how != TAINT_NOT && !x->unchecked; i--)
		if (x->checked[i - 1].how < v.how && is_below(v.source, x->checked[i - 1].source))
			v.how = x->checked[i - 1].how;
	return v;
}

void taint_check(struct taint *x, str source, enum taint_how how)
{
	if (!source.n)
		return;
	if (x->n_checked < TAINT_CHECKED)
		x->checked[x->n_checked++] = (struct taint_checked){source, how};
	else
		x->more = true;
}

uint32_t taint_target(const struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	uint32_t at = i - 1;
	if (code_at(t, at)->kind == CODE_CLOSE)
		at = code_at(t, at)->mate;
	while (at > 1) {
		bool joined = code_dot(t, at - 1), index = code_open(t, at, '[') &&
		                                           code_at(t, at - 1)->kind == CODE_WORD &&
		                                           !taint_is(x, at - 1, "const let var");
		bool listed = code_op(t, at - 1, S(",")) && (x->language & (TAINT_PYTHON | TAINT_GO | TAINT_RUBY)) &&
		              code_at(t, at)->kind == CODE_WORD;
		uint32_t before = at - (index ? 1 : 2);
		if (!(joined || index || listed))
			break;
		at = code_at(t, before)->kind == CODE_CLOSE ? code_at(t, before)->mate : before;
		if (listed && code_at(t, before)->kind != CODE_WORD)
			return before + 2;
	}
	return at;
}

static void assign_one(struct taint *x, str name, struct taint_value value, uint32_t later)
{
	if (later && x->n_pending < TAINT_PENDING) {
		x->pending[x->n_pending].to = later;
		x->pending[x->n_pending].name = name;
		x->pending[x->n_pending++].value = value;
	} else {
		x->more = x->more || later;
		taint_bind(x, name, value);
	}
}

/* Is a role among what the pattern takes out by name? */
static bool takes_role(const struct taint *x, uint32_t open)
{
	str word;
	for (str rest = S(TAINT_ROLES); str_cut(&rest, ' ', &word);) {
		uint32_t from, to;
		if (code_open(x->t, open, '{') && taint_property(x, open, word, &from, &to))
			return true;
	}
	return false;
}

/* {a, b: c, d = 1, ...e} and [a, b]: members of the value */
static void assign_pattern(struct taint *x, uint32_t open, struct taint_value value, uint32_t later, unsigned depth)
{
	const struct code_tokens *t = x->t;
	uint32_t close = code_at(t, open)->mate;
	bool list = code_open(t, open, '['), kept = takes_role(x, open);
	for (uint32_t i = open + 1, end; i < close && depth < 4; i = end + 1) {
		end = code_item_end(t, i, close);
		if (code_op(t, i, S("..."))) { /* the rest is all of it, unless a role was taken out */
			assign_one(x, taint_name(x, i + 1), kept ? (struct taint_value){0} : value, later);
			continue;
		}
		str key = code_at(t, i)->kind == CODE_STRING ? code_string(t, i, x->arena) : taint_name(x, i);
		uint32_t local = code_op(t, i + 1, S(":")) ? i + 2 : i;
		struct taint_value member = list ? value : taint_member(x, value, key);
		if (code_at(t, local)->kind == CODE_OPEN)
			assign_pattern(x, local, member, later, depth + 1);
		else if (code_at(t, local)->kind == CODE_WORD)
			assign_one(x, taint_name(x, local), member, later);
	}
}

void taint_assign(struct taint *x, uint32_t from, uint32_t to, struct taint_value value, uint32_t later)
{
	const struct code_tokens *t = x->t;
	bool one = true;
	if (code_at(t, from)->kind == CODE_OPEN && code_at(t, from)->mate + 1 == to) {
		assign_pattern(x, from, value, later, 0);
		return;
	}
	for (uint32_t i = from; i < to; i = code_next(t, i))
		one = one && !code_op(t, i, S(","));
	/* a, err = …: the first of Go is what it is about, of others each may be. */
	for (uint32_t i = from; i < to; i = code_next(t, i)) {
		bool alone = code_at(t, i)->kind == CODE_WORD && (i + 1 == to || code_op(t, i + 1, S(",")));
		if (alone && !code_dot(t, i - 1))
			assign_one(x, taint_name(x, i),
			           one || i == from || x->language != TAINT_GO ? value : (struct taint_value){0},
			           later);
	}
	if (from + 1 < to && one && value.how != TAINT_NOT) /* self.name = …: seen under its whole name */
		assign_one(x, str_sub(t->bytes, code_at(t, from)->from, code_at(t, to - 1)->to), value, later);
}
