/* The form of programs: the value is a string, joined to its name by an operator, a call, a list or a declaration. */
#include "assign_form.h"

#include <stdint.h>

enum { CLOSERS = 4, LONGEST_TYPE = 48 };

/* Behind a name in quotes or brackets: ["password"] getenv("X")). */
static bool skip_closers(struct assign_cursor *c)
{
	size_t n = 0;
	for (; n < CLOSERS && (assign_at(c, 0) == ']' || assign_at(c, 0) == ')'); n++)
		c->i++;
	return n > 0;
}

/* password.equals("…"): the method is no part of the name. */
static bool cut_equals(str text, struct assignment *name)
{
	static const str methods[] = {STR_INIT(".equals"), STR_INIT(".equalsIgnoreCase"), STR_INIT(".Equals"),
	                              STR_INIT(".compareTo")};
	str whole = str_sub(text, name->key, name->key_end);
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (str_ends(whole, methods[i]) && whole.n > methods[i].n) {
			name->key_end -= methods[i].n;
			return true;
		}
	return false;
}

/* A type between name and value: `: string =`, `: Final[str] =`, `: &'static str =`, ` string =` (Go), ` As String =`
 * (Basic), `[] =`, `[32] =`. Only when '=' and a quote follow. */
static void skip_type(struct assign_cursor *c)
{
	struct assign_cursor t = *c;
	size_t from = t.i;
	if (assign_at(&t, 0) == '?')
		t.i++;
	if (str_ieq(str_sub(t.text, t.i, t.i + 3), S("as ")))
		t.i += 3;
	bool annotated = assign_at(&t, 0) == ':', array = assign_at(&t, 0) == '[';
	if (!annotated && !array && !ascii_letter(assign_at(&t, 0)))
		return;
	t.i++;
	for (; t.i < t.text.n && t.i - from < LONGEST_TYPE; t.i++) {
		char next = assign_at(&t, 0);
		bool in_type = array ? (next >= '0' && next <= '9') || next == ']'
		                     : assign_is_word(next) || (ascii_in(".[]*", next));
		if (!in_type && !(annotated && ascii_in("<>|&? \t'", next)))
			break;
	}
	assign_skip_blanks(&t, false);
	if (assign_at(&t, 0) != '=' || assign_at(&t, 1) == '=' || assign_at(&t, 1) == '>')
		return;
	struct assign_cursor value = t;
	value.i++;
	assign_skip_blanks(&value, false);
	if (assign_at_quote(&value) || ascii_in("[{", assign_at(&value, 0)))
		c->i = t.i;
}

/* Does the string that the name stands in begin with it? */
static bool is_whole_string(str text, size_t key, char quote)
{
	while (key && ascii_in("-$@:", text.p[key - 1]))
		key--;
	return key && text.p[key - 1] == quote;
}

/* "NAME=value": a setting in quotes of its own, as lists of an environment have it. */
static bool read_setting(struct assign_cursor c, struct assignment *out)
{
	struct assign_value v;
	char quote = out->key ? c.text.p[out->key - 1] : '\0';
	if (!assign_is_quote(quote) || !assign_skip(&c, S("=")) || assign_at(&c, 0) == quote)
		return false;
	return assign_value(&c, ASSIGN_OPTION, &v) && !v.quote && v.end < c.text.n && c.text.p[v.end] == quote &&
	       assign_finish(&v, ASSIGN_SET, out);
}

/* #define PASSWORD "…", storePassword '…': a blank joins them where the name begins the line. */
static bool read_statement(struct assign_cursor c, struct assignment *out)
{
	return c.i > out->key_end && assign_is_quote(assign_at(&c, 0)) && assign_begins_line(c.text, out->key) &&
	       assign_behind(c, ASSIGN_QUOTED, ASSIGN_BLANK, out);
}

/* name = expression || '…': the last operand is what it falls back to. */
static bool read_fallback(struct assign_cursor c, struct assignment *out)
{
	enum { FARTHEST = 200 };
	static const str joints[] = {STR_INIT("|| "), STR_INIT("?? "), STR_INIT("?: "), STR_INIT(" or ")};
	str reach = str_sub(c.text, c.i, c.i + FARTHEST), or_too = str_sub(c.text, c.i, c.i + FARTHEST + joints[3].n);
	if (!reach.n || (!memchr(reach.p, '|', reach.n) && !memchr(reach.p, '?', reach.n) &&
	                 str_find(or_too, joints[3], 0) == SIZE_MAX))
		return false;
	for (size_t from = c.i; c.i - from < reach.n && !ascii_in(";\n{}", assign_at(&c, 0)); c.i++)
		for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
			struct assign_cursor t = c;
			if (assign_skip(&t, joints[i]) && assign_is_quote(assign_at(&t, 0)))
				return assign_behind(t, ASSIGN_QUOTED, ASSIGN_DEFAULT, out);
		}
	return false;
}

bool assign_quoted(struct assign_cursor c, struct assignment *out)
{
	bool escaped;
	enum assign_op op;
	char quote = assign_skip_quote(&c, &escaped);
	struct assign_cursor behind = c;
	if (quote && out->key && c.text.p[out->key - 1] == '/')
		return false; /* the last part of a path */
	if (assign_default((struct assign_cursor){c.text, out->key_end}, out) || assign_member(c, ASSIGN_QUOTED, out) ||
	    assign_text(c, quote != '\0', out))
		return true;
	if (!quote && read_setting(c, out))
		return true;
	bool closed = skip_closers(&c);
	assign_skip_blanks(&c, false);
	bool whole = quote ? is_whole_string(c.text, out->key, quote)
	                   : assign_is_constant(str_sub(c.text, out->key, out->key_end));
	if (assign_at(&c, 0) == ',' && !closed && whole) {
		c.i++;
		return assign_behind(c, ASSIGN_QUOTED, ASSIGN_LIST, out);
	}
	if (assign_at(&behind, 0) == '(' && !quote) {
		behind.i++;
		return assign_behind(behind, ASSIGN_QUOTED, cut_equals(c.text, out) ? ASSIGN_COMPARE : ASSIGN_CALL,
		                     out);
	}
	if (!quote && read_statement(c, out))
		return true;
	if (!quote)
		skip_type(&c);
	if (quote && assign_skip(&c, S("to ")))
		op = ASSIGN_SET;
	else if (assign_skip(&c, S("or ")))
		op = ASSIGN_DEFAULT;
	else if (!assign_skip_operator(&c, &op))
		return false;
	if (assign_behind(c, ASSIGN_QUOTED, op, out))
		return true;
	assign_skip_blanks(&c, true);
	return op == ASSIGN_SET && (assign_list(c, out) || read_fallback(c, out));
}
