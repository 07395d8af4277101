/* Texts: what their fixed parts say, and what is computed in them. */
#include "base/ascii.h"
#include "taint_int.h"

static bool begins_sql(str s)
{
	static const char verbs[] =
	        "select insert update delete with replace merge create drop alter truncate call exec "
	        "execute pragma grant";
	size_t n = 0;
	s = str_trim(s);
	while (n < s.n && ascii_letter(s.p[n]))
		n++;
	bool alone = n == s.n && n > 3 && ascii_upper(s.p[0]) && ascii_upper(s.p[n - 1]);
	if (!n || (!alone && (n >= s.n || !ascii_in(" \n\t\r", s.p[n]))))
		return false;
	str word, first = str_sub(s, 0, n), rest = str_of(verbs);
	while (str_cut(&rest, ' ', &word))
		if (str_ieq(first, word))
			break;
		else
			word = S("");
	if (alone)
		return word.n;
	static const char *const more[] = {" from ",  " into ",  " set ",    " table ", " where ",
	                                   "select ", " values", "execute ", "exec ",   "call ",
	                                   "pragma ", "grant ",  "from\n",   "*",       " as "};
	for (size_t i = 0; word.n && i < sizeof more / sizeof *more; i++)
		if (str_ifind(s, str_of(more[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* <b>, </p>, <!DOCTYPE */
static bool has_tag(str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if (s.p[i] == '<' && (ascii_letter(s.p[i + 1]) || s.p[i + 1] == '/' || s.p[i + 1] == '!'))
			return true;
	return false;
}

static bool is_public(str s)
{
	static const char folders[] = "public static www wwwroot htdocs public_html uploads assets";
	str step;
	for (str rest = s; str_cut(&rest, '/', &step);)
		if (str_listed(step, folders))
			return true;
	return false;
}

static unsigned text_bits(str s)
{
	unsigned bits = s.n ? TAINT_LED : 0;
	bits |= begins_sql(s) ? TAINT_SQL : 0;
	bits |= has_tag(s) ? TAINT_TAGS : 0;
	bits |= is_public(s) ? TAINT_PUBLIC : 0;
	bits |= str_eq(s, S("http://")) || str_eq(s, S("https://")) ? TAINT_SCHEME : 0;
	return bits;
}

static struct taint_value fixed(str s) { return (struct taint_value){.bits = text_bits(s)}; }

/* `a${b}c` between HEAD and TAIL */
static struct taint_value template(struct taint *x, uint32_t *i)
{
	const struct code_tokens *t = x->t;
	uint32_t head = *i, tail = code_at(t, head)->mate, at = head + 1;
	struct taint_value v = fixed(code_string(t, head, x->arena));
	for (uint32_t k = head + 1; k <= tail; k = code_at(t, k)->kind == CODE_OPEN ? code_next(t, k) : k + 1) {
		uint8_t kind = code_at(t, k)->kind;
		if (kind == CODE_HEAD) {
			k = code_at(t, k)->mate;
			continue;
		}
		if (kind != CODE_MIDDLE && k != tail)
			continue;
		struct taint_value hole = taint_value(x, at, k);
		if (hole.how == TAINT_NOT)
			hole.bits |= TAINT_LED;
		v = taint_joined(taint_joined(v, hole), fixed(code_string(t, k, x->arena)));
		at = k + 1;
	}
	*i = tail + 1;
	return v;
}

/* The end of the expression of a hole that begins at byte i: : ! or }. */
static size_t hole_end(str s, size_t i)
{
	unsigned deep = 0;
	char quote = 0;
	for (; i < s.n; i++) {
		char c = s.p[i];
		if (quote) {
			quote = c == quote ? 0 : quote;
			continue;
		}
		if (c == '"' || c == '\'')
			quote = c;
		else if (c == '(' || c == '[' || c == '{')
			deep++;
		else if (deep && (c == ')' || c == ']' || c == '}'))
			deep--;
		else if (!deep && (c == '}' || c == ':' || (c == '!' && i + 1 < s.n && s.p[i + 1] != '=')))
			break;
	}
	return i;
}

/* f"a{b}c": the string is one token, its holes are read by themselves. */
static struct taint_value format_string(struct taint *x, uint32_t i)
{
	const struct code_tokens *whole = x->t;
	const struct code_token *k = code_at(whole, i);
	str s = str_sub(whole->bytes, 0, k->to);
	size_t from = k->from;
	struct taint_value v = {0};
	for (size_t at = from; at < s.n; at++) {
		if (s.p[at] != '{')
			continue;
		if (at + 1 < s.n && s.p[at + 1] == '{') {
			at++;
			continue;
		}
		size_t end = hole_end(s, at + 1);
		struct code_tokens part;
		v = taint_joined(v, fixed(str_trim(str_sub(s, from + (from == k->from), at))));
		python_lex_part(whole, i, at + 1, end, &part);
		x->t = &part;
		struct taint_value hole = taint_value(x, 0, (uint32_t)part.n);
		x->t = whole;
		code_tokens_free(&part);
		if (hole.how == TAINT_NOT)
			hole.bits |= TAINT_LED;
		v = taint_joined(v, hole);
		for (; end < s.n && s.p[end] != '}';)
			end++;
		at = end;
		from = end + 1;
	}
	return taint_joined(v, fixed(str_sub(s, from, s.n)));
}

struct taint_value taint_text(struct taint *x, uint32_t *i)
{
	const struct code_tokens *t = x->t;
	struct taint_value v = {0};
	if (code_at(t, *i)->kind == CODE_HEAD)
		return template(x, i);
	for (unsigned n = 0; code_at(t, *i)->kind == CODE_STRING || code_at(t, *i)->kind == CODE_TEMPLATE; ++*i, n++) {
		struct taint_value one = code_at(t, *i)->flags & CODE_FORMAT ? format_string(x, *i)
		                                                             : fixed(code_string(t, *i, x->arena));
		v = n ? taint_joined(v, one) : one;
		if (!t->language->joins_strings)
			return ++*i, v;
	}
	return v;
}
