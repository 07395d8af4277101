/* Operands: a source, a name, a literal, and what stands behind them. What is called and not known gives nobody's
 * value. */
#include "taint_int.h"

/* What tells of a value without being it: an address's host, a file's type. Whoever compares that, checks the whole. */
static bool tells_of(const struct taint *x, struct taint_value v, str name)
{
	static const char of_files[] =
	        "size buffer data path filename tempFilePath content_type tmp_name type error mimetype "
	        "mime_type encoding";
	if (str_listed(name, "origin host hostname protocol netloc scheme Host Scheme"))
		return true;
	bool named = x->language == TAINT_PYTHON && str_eq(name, S("filename"));
	return v.bits & TAINT_FILE && str_listed(name, of_files) && !named;
}

struct taint_value taint_member(struct taint *x, struct taint_value v, str name)
{
	if (v.how == TAINT_NOT)
		return v;
	if (str_listed(name, "length size count") && !(v.bits & TAINT_ROOT))
		return (struct taint_value){.bits = TAINT_LED};
	bool root = v.bits & TAINT_ROOT;
	v.bits &= ~(unsigned)(TAINT_BODY | TAINT_ROOT);
	if (x->language == TAINT_JS && str_eq(name, S("name")) && str_ifind(v.source, S("formdata"), 0) != SIZE_MAX)
		v.bits |= TAINT_FILE;
	if (!root && tells_of(x, v, name)) {
		v.how = TAINT_CHOSEN;
		v.bits |= TAINT_ABOUT;
		v.bits &= ~(unsigned)TAINT_WHOLE;
	}
	if (name.n && v.source.n < 100 && !(v.bits & TAINT_MODEL))
		v.source = arena_printf(x->arena, "%.*s.%.*s", STR_ARG(v.source), STR_ARG(name));
	return taint_left(x, v);
}

/* All arguments between ( at open and its mate, one behind the other. */
static struct taint_value arguments(struct taint *x, uint32_t open, bool first)
{
	struct taint_value v = {0};
	uint32_t close = code_at(x->t, open)->mate;
	for (uint32_t i = open + 1, end, n = 0; i < close; i = end + 1, n++) {
		end = code_item_end(x->t, i, close);
		bool named = code_at(x->t, i)->kind == CODE_WORD && code_op(x->t, i + 1, S("="));
		struct taint_value one = taint_value(x, named ? i + 2 : i, end);
		v = n ? taint_joined(v, one) : one;
		if (first)
			break;
	}
	return v;
}

static struct taint_value passed(struct taint *x, enum taint_pass pass, uint32_t open)
{
	struct taint_value v = {.bits = TAINT_LED};
	if (pass == PASS_SAME || pass == PASS_CHOSEN)
		v = arguments(x, open, true);
	else if (pass == PASS_JOIN)
		v = arguments(x, open, false);
	else if (pass == PASS_NAME) {
		v = arguments(x, open, true);
		v.how = v.bits & TAINT_FILE ? v.how : TAINT_NOT;
		v.bits |= TAINT_SEGMENT;
	}
	if (pass == PASS_CHOSEN && v.how == TAINT_RAW)
		v.how = TAINT_CHOSEN;
	return v;
}

/* The name of a member at [ … ]: a literal, else "". */
static str index_name(struct taint *x, uint32_t open)
{
	uint32_t at = open + 1;
	bool one = code_at(x->t, at)->kind == CODE_STRING && code_at(x->t, open)->mate == at + 1;
	str s = one ? code_string(x->t, at, x->arena) : S("");
	return str_starts(s, S(":")) ? str_sub(s, 1, s.n) : s;
}

/* v.name( … ) at (. text: v is a fixed text in front of .format, .join. */
static struct taint_value method(struct taint *x, struct taint_value v, str before, str name, uint32_t open)
{
	if (taint_model_call(x, before, name))
		return (struct taint_value){TAINT_RAW, TAINT_MODEL | TAINT_WHOLE, S("what the model answers")};
	enum taint_pass pass = taint_pass_call(x, before, name);
	if (pass != PASS_NOT && v.how == TAINT_NOT)
		return passed(x, pass, open);
	pass = taint_pass_method(x, name);
	if (pass == PASS_JOIN) {
		struct taint_value given = arguments(x, open, false);
		return str_listed(name, "join") && given.how != TAINT_NOT ? given : taint_joined(v, given);
	}
	if (v.how == TAINT_NOT || pass == PASS_NOT)
		return (struct taint_value){.bits = TAINT_LED};
	if (pass == PASS_CHOSEN)
		v.how = TAINT_CHOSEN;
	if (pass == PASS_MEMBER) {
		uint32_t at = open + 1;
		bool named = code_at(x->t, at)->kind == CODE_STRING;
		v = taint_member(x, v, named ? code_string(x->t, at, x->arena) : S(""));
	}
	return v;
}

/* {...body, a: 1}: all of the body, unless what it may not decide is set behind it. */
static struct taint_value spread(struct taint *x, uint32_t open)
{
	struct taint_value v = {.bits = TAINT_LED};
	uint32_t from, to;
	if (!(x->language & (TAINT_JS | TAINT_PYTHON)) || !taint_property(x, open, S(""), &from, &to))
		return v;
	str word;
	for (str rest = S(TAINT_ROLES); str_cut(&rest, ' ', &word);) {
		uint32_t at, end;
		if (taint_property(x, open, word, &at, &end))
			return v;
	}
	struct taint_value whole = taint_value(x, from, to);
	return whole.bits & TAINT_BODY ? whole : v;
}

/* What stands first: *name is what a call behind it would be of. */
static struct taint_value first_of(struct taint *x, uint32_t *i, uint32_t to, str *before, str *name)
{
	const struct code_tokens *t = x->t;
	struct taint_value v = {.bits = TAINT_LED};
	uint32_t at = *i, close = code_at(t, at)->mate;
	switch (code_at(t, at)->kind) {
	case CODE_STRING:
	case CODE_TEMPLATE:
	case CODE_HEAD:
		return taint_text(x, i);
	case CODE_OPEN:
		*i = close + 1;
		return code_open(t, at, '{') ? spread(x, at) : arguments(x, at, false);
	case CODE_WORD:
		break;
	default:
		*i = to;
		return v;
	}
	if (code_word(t, at, S("new")) && x->language != TAINT_PYTHON)
		at = ++*i;
	struct taint_value source = taint_source(x, at, i);
	if (source.how != TAINT_NOT)
		return source;
	const struct taint_value *known = taint_find_var(x, taint_name(x, at));
	*i = at + 1;
	*before = S("");
	*name = taint_name(x, at);
	return known && !(known->bits & TAINT_PARAM) ? *known : v;
}

struct taint_value taint_operand(struct taint *x, uint32_t *i, uint32_t to)
{
	const struct code_tokens *t = x->t;
	str before = S(""), name = S("");
	uint32_t start = *i;
	struct taint_value v = first_of(x, i, to, &before, &name);
	bool bare = code_at(t, start)->kind == CODE_WORD;
	while (*i < to) {
		++*x->steps;
		uint32_t at = *i;
		uint8_t kind = code_at(t, at)->kind;
		if (code_dot(t, at) && code_at(t, at + 1)->kind == CODE_WORD) {
			before = name;
			name = taint_name(x, at + 1);
			*i = at + 2;
			if (code_open(t, *i, '(')) {
				v = method(x, v, before, name, *i);
				*i = code_next(t, *i);
				name = S("()");
			} else if (str_eq(name, S("arguments")) && str_eq(before, S("function"))) {
				v = (struct taint_value){TAINT_RAW, TAINT_MODEL | TAINT_WHOLE,
				                         S("what the model calls a tool with")};
			} else if (v.how != TAINT_NOT) {
				v = taint_member(x, v, name);
			} else {
				str whole = str_sub(t->bytes, code_at(t, start)->from, code_at(t, at + 1)->to);
				const struct taint_value *known = bare ? taint_find_var(x, whole) : NULL;
				v = known ? *known : v;
			}
		} else if (code_dot(t, at) && (code_open(t, at + 1, '(') || code_open(t, at + 1, '['))) {
			*i = code_open(t, at + 1, '(') ? code_next(t, at + 1) : at + 1; /* x.(T) of Go, x?.[…] */
		} else if (code_open(t, at, '(')) {
			v = v.how == TAINT_NOT ? method(x, v, S(""), name, at)
			                       : (struct taint_value){.bits = TAINT_LED};
			*i = code_next(t, at);
			name = S("()");
		} else if (code_open(t, at, '[')) {
			v = v.how == TAINT_NOT ? v : taint_member(x, v, index_name(x, at));
			*i = code_next(t, at);
		} else if (kind == CODE_TEMPLATE || kind == CODE_HEAD) { /* sql`…` */
			v = (struct taint_value){.bits = TAINT_LED};
			*i = code_next(t, at);
		} else {
			break;
		}
	}
	return v;
}
