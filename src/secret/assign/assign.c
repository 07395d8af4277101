/* From a word to the name around it, over the operator, to the value. One walk to the right, no backtracking: every
 * step is bounded, so a line of a million names costs a million short walks. */
#include "secret/assign/assign.h"

#include <stdint.h>

#include "assign_walk.h"
#include "base/ascii.h"

enum { LONGEST_LEFT = 80, LONGEST_NAME = 128, CLOSERS = 4, LONGEST_TYPE = 48 };

/* Joins the words of a name, and is no part of it at either end. */
static bool is_joint(char c) { return c == '-' || c == '.'; }
static bool in_name(char c) { return assign_is_word(c) || is_joint(c) || (unsigned char)c >= 0x80; }

/* ---- the name -----------------------------------------------------------------------------------------------------
 */

bool assign_name(str text, size_t start, size_t end, struct assignment *out)
{
	size_t from = start, to = end;
	while (from < end && !assign_is_word(text.p[from]) && (unsigned char)text.p[from] < 0x80)
		from++; /* an anchor may begin or end with a sign of its own: '--password', 'pass=' */
	size_t first = from;
	for (to = from; to < text.n && in_name(text.p[to]) && to - first <= LONGEST_NAME; to++)
		if (text.p[to] == '-' && to + 1 < text.n && text.p[to + 1] == '>')
			break;
	while (from && in_name(text.p[from - 1]) && first - from <= LONGEST_NAME)
		from--;
	if (to - from > LONGEST_NAME)
		return false;
	size_t begin = from, wide = str_find(str_sub(text, from, to), S("\xef\xbc\x9a"), 0); /* a wide colon */
	size_t end_of_letters = wide == SIZE_MAX ? to : from + wide;
	while (to > from && !assign_is_word(text.p[to - 1]))
		to--;
	while (from < to && !assign_is_word(text.p[from]))
		from++;
	while (from > begin + 1 && (unsigned char)text.p[from - 2] >= 0xc3 && (unsigned char)text.p[from - 2] <= 0xc9)
		from -= 2;                                                          /* a Latin letter with a mark */
	if (to == from && first < text.n && (unsigned char)text.p[first] >= 0x80) { /* in a writing of other letters */
		from = begin, to = end_of_letters;
		while (to > from && is_joint(text.p[to - 1]))
			to--;
		while (from < to && is_joint(text.p[from]))
			from++;
	}
	*out = (struct assignment){.key = from, .key_end = to};
	return to > from;
}

/* Behind a name in quotes or brackets: ["password"] getenv("X")). */
static bool skip_closers(struct assign_cursor *c)
{
	size_t n = 0;
	for (; n < CLOSERS && (assign_at(c, 0) == ']' || assign_at(c, 0) == ')'); n++)
		c->i++;
	return n > 0;
}

/* ---- operators ----------------------------------------------------------------------------------------------------
 */

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

/* ---- forms ----------------------------------------------------------------------------------------------------------
 */

/* The value behind an operator; on the next line, too, when it is quoted there. */
static bool read_value(struct assign_cursor c, enum assign_form form, enum assign_op op, struct assignment *out)
{
	struct assign_value v;
	assign_skip_blanks(&c, false);
	if (form == ASSIGN_QUOTED && op == ASSIGN_SET)
		assign_skip_blanks(&c, true);
	return assign_value(&c, form, &v) && assign_finish(&v, op, out);
}

/* Does the string that the name stands in begin with it? */
static bool is_whole_string(str text, size_t key, char quote)
{
	while (key && ascii_in("-$@:", text.p[key - 1]))
		key--;
	return key && text.p[key - 1] == quote;
}

/* Is what stands in front of the name on its line only what may introduce a setting: blanks, `export`, `- `, `ENV`? */
static bool begins_line(str text, size_t key)
{
	static const str words[] = {STR_INIT("export"),  STR_INIT("set"),      STR_INIT("setx"),     STR_INIT("env"),
	                            STR_INIT("arg"),     STR_INIT("-e"),       STR_INIT("declare"),  STR_INIT("-x"),
	                            STR_INIT("-"),       STR_INIT("#"),        STR_INIT("//"),       STR_INIT(";"),
	                            STR_INIT("--env"),   STR_INIT(">"),        STR_INIT("?"),        STR_INIT("local"),
	                            STR_INIT("$env:"),   STR_INIT("*"),        STR_INIT("readonly"), STR_INIT("{"),
	                            STR_INIT("#define"), STR_INIT("//#define")};
	size_t line = key;
	while (line && text.p[line - 1] != '\n' && key - line < LONGEST_LEFT)
		line--;
	str rest = str_sub(text, line, key), word;
	while (str_cut(&rest, ' ', &word)) {
		bool known = false;
		word = str_trim(word);
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			known = known || str_ieq(word, words[i]);
		if (word.n && !known && !assign_is_quote(word.p[0]))
			return false;
	}
	return true;
}

/* CURLOPT_PASSWORD: a name that a program made for an option. */
static bool is_constant(str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!(name.p[i] >= 'A' && name.p[i] <= 'Z') && name.p[i] != '_')
			return false;
	return true;
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
	return c.i > out->key_end && assign_is_quote(assign_at(&c, 0)) && begins_line(c.text, out->key) &&
	       read_value(c, ASSIGN_QUOTED, ASSIGN_BLANK, out);
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
				return read_value(t, ASSIGN_QUOTED, ASSIGN_DEFAULT, out);
		}
	return false;
}

static bool read_quoted(struct assign_cursor c, struct assignment *out)
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
	bool whole =
	        quote ? is_whole_string(c.text, out->key, quote) : is_constant(str_sub(c.text, out->key, out->key_end));
	if (assign_at(&c, 0) == ',' && !closed && whole) {
		c.i++;
		return read_value(c, ASSIGN_QUOTED, ASSIGN_LIST, out);
	}
	if (assign_at(&behind, 0) == '(' && !quote) {
		behind.i++;
		return read_value(behind, ASSIGN_QUOTED, cut_equals(c.text, out) ? ASSIGN_COMPARE : ASSIGN_CALL, out);
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
	if (read_value(c, ASSIGN_QUOTED, op, out))
		return true;
	assign_skip_blanks(&c, true);
	return op == ASSIGN_SET && (assign_list(c, out) || read_fallback(c, out));
}

/* docker run -e NAME=value, --from-literal=name=value, Environment=NAME=value: a setting among others. */
static bool follows_sign(str text, size_t key)
{
	return key && (assign_is_quote(text.p[key - 1]) || ascii_in(" =,", text.p[key - 1]));
}

/* {user: admin, password: …}: a member of a flow mapping that is not the first thing on its line. */
static bool in_flow(const struct assign_cursor *c, size_t key)
{
	size_t at = key, from = key > LONGEST_LEFT ? key - LONGEST_LEFT : 0;
	while (at > from && c->text.p[at - 1] == ' ')
		at--;
	if (at == from || (c->text.p[at - 1] != ',' && c->text.p[at - 1] != '{'))
		return false;
	while (at > from && c->text.p[at - 1] != '{' && c->text.p[at - 1] != '\n')
		at--;
	return at > from && c->text.p[at - 1] == '{' && assign_at(c, 0) == ':' && assign_at(c, 1) == ' ';
}

static bool read_bare(struct assign_cursor c, struct assignment *out)
{
	enum assign_op op = ASSIGN_BLANK;
	bool escaped, first = begins_line(c.text, out->key);
	assign_skip_quote(&c, &escaped);
	if (assign_member(c, ASSIGN_BARE, out))
		return true;
	size_t from = c.i;
	assign_skip_blanks(&c, false);
	bool blank = c.i > from;
	bool flow = !first && !blank && in_flow(&c, out->key);
	if (!first && !flow && (blank || assign_at(&c, 0) != '=' || !follows_sign(c.text, out->key)))
		return false;
	if (!assign_skip_operator(&c, &op) && !blank)
		return false;
	if (op != ASSIGN_SET && op != ASSIGN_BLANK)
		return false;
	if (op == ASSIGN_BLANK && escaped)
		return false;
	if (read_value(c, first ? ASSIGN_BARE : ASSIGN_OPTION, op, out))
		return true;
	/* PGPASSWORD=… psql -h db: a setting for one command */
	return first && !blank && assign_at(&c, 0) != ' ' && c.text.p[c.i - 1] == '=' &&
	       is_constant(str_sub(c.text, out->key, out->key_end)) && read_value(c, ASSIGN_OPTION, op, out) &&
	       out->end < c.text.n && c.text.p[out->end] == ' ';
}

static bool read_option(struct assign_cursor c, struct assignment *out)
{
	size_t dashes = out->key;
	bool escaped;
	while (dashes && c.text.p[dashes - 1] == '-')
		dashes--;
	if (dashes == out->key || (dashes && !ascii_in(" \t\n\"'`[(,=", c.text.p[dashes - 1])))
		return false;
	if (assign_skip_quote(&c, &escaped)) {
		assign_skip_blanks(&c, false);
		if (assign_at(&c, 0) == ',')
			c.i++;
		return read_value(c, ASSIGN_QUOTED, ASSIGN_LIST, out);
	}
	if (assign_at(&c, 0) != '=' && assign_at(&c, 0) != ' ')
		return false;
	enum assign_op op = assign_at(&c, 0) == '=' ? ASSIGN_SET : ASSIGN_BLANK;
	c.i++;
	if (dashes && assign_is_quote(c.text.p[dashes - 1]) && assign_at(&c, 0) == c.text.p[dashes - 1])
		return false; /* '--password=' . $value */
	return read_value(c, ASSIGN_OPTION, op, out);
}

/* ${NAME:-default}, ${NAME:default}: the default is the value. */
static void take_default(str text, size_t *start, size_t *end)
{
	enum { SHORTEST = 4 };
	str whole = str_sub(text, *start, *end);
	size_t colon = str_find(whole, S(":"), 0);
	if (!str_starts(whole, S("${")) || !str_ends(whole, S("}")) || colon == SIZE_MAX)
		return;
	for (size_t i = 2; i < colon; i++)
		if (!assign_is_word(whole.p[i]) && whole.p[i] != '.')
			return;
	size_t from = colon + 1 + (colon + 1 < whole.n && ascii_in("-=", whole.p[colon + 1]));
	if (whole.n - 1 < from + SHORTEST || whole.p[colon + 1] == '?' || whole.p[colon + 1] == '+')
		return;
	*end = *start + whole.n - 1;
	*start += from;
}

bool assign_read(str text, size_t start, size_t end, enum assign_form form, struct assignment *out)
{
	if (!assign_name(text, start, end, out))
		return false;
	struct assign_cursor c = {text, out->key_end};
	struct assignment name = *out;
	bool found = form == ASSIGN_BARE     ? read_bare(c, out)
	             : form == ASSIGN_OPTION ? read_option(c, out)
	                                     : read_quoted(c, out);
	if (!found && form == ASSIGN_QUOTED) {
		*out = name;
		found = assign_before(text, out);
	}
	if (found)
		take_default(text, &out->value, &out->value_end);
	return found;
}
