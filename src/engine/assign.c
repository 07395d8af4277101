/* From a word to the name around it, over the operator, to the value. One walk to the right, no backtracking: every
 * step is bounded, so a line of a million names costs a million short walks. */
#include "engine/assign.h"

#include <stdint.h>

#include "engine/assign_value.h"

enum { LONGEST_LEFT = 80, LONGEST_RIGHT = 64, CLOSERS = 4, LONGEST_TYPE = 48, LONGEST_TAG = 200 };

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
static bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }
static bool in_name(char c) { return is_word(c) || c == '-' || c == '.' || (unsigned char)c >= 0x80; }
static bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
static char at(const struct assign_cursor *c, size_t i) { return c->i + i < c->text.n ? c->text.p[c->i + i] : '\0'; }
static bool sees(const struct assign_cursor *c, str what)
{
	return str_starts(str_sub(c->text, c->i, c->text.n), what);
}

static bool skip(struct assign_cursor *c, str what)
{
	if (!sees(c, what))
		return false;
	c->i += what.n;
	return true;
}

/* ---- the name -----------------------------------------------------------------------------------------------------
 */

/* Widens [start, end) to the whole name; false when there is none of a bearable length. */
static bool find_name(str text, size_t start, size_t end, struct assignment *out)
{
	size_t from = start, to = end;
	while (from < end && !is_word(text.p[from]) && (unsigned char)text.p[from] < 0x80)
		from++; /* an anchor may begin or end with a sign of its own: '--password', 'pass=' */
	for (to = from; to < text.n && in_name(text.p[to]); to++) {
		if (text.p[to] == '-' && to + 1 < text.n && text.p[to + 1] == '>')
			break;
		if (to - from > LONGEST_RIGHT + (end - start))
			return false;
	}
	for (; from && in_name(text.p[from - 1]); from--)
		if (start > from && start - from > LONGEST_LEFT)
			return false;
	while (to > from && !is_word(text.p[to - 1]))
		to--;
	while (from < to && !is_word(text.p[from]))
		from++;
	*out = (struct assignment){.key = from, .key_end = to};
	return to > from;
}

/* \" or ", ' and `; *escaped when there is a backslash in front, as in a string that holds JSON. */
static char skip_quote(struct assign_cursor *c, bool *escaped)
{
	*escaped = at(c, 0) == '\\' && is_quote(at(c, 1));
	if (!*escaped && !is_quote(at(c, 0)))
		return '\0';
	char quote = at(c, *escaped ? 1 : 0);
	c->i += *escaped ? 2 : 1;
	return quote;
}

/* Behind a name in quotes or brackets: ["password"] getenv("X")). */
static bool skip_closers(struct assign_cursor *c)
{
	size_t n = 0;
	for (; n < CLOSERS && (at(c, 0) == ']' || at(c, 0) == ')'); n++)
		c->i++;
	return n > 0;
}

/* ---- operators ----------------------------------------------------------------------------------------------------
 */

static const struct operator
{
	str text;
	enum assign_op op;
}
operators[] = {
        /* longest first */
        {STR_INIT("==="), ASSIGN_COMPARE}, {STR_INIT("!=="), ASSIGN_COMPARE}, {STR_INIT("||="), ASSIGN_SET},
        {STR_INIT("?\?="), ASSIGN_SET},    {STR_INIT("=="), ASSIGN_COMPARE},  {STR_INIT("!="), ASSIGN_COMPARE},
        {STR_INIT(":="), ASSIGN_SET},      {STR_INIT("=>"), ASSIGN_SET},      {STR_INIT("?="), ASSIGN_SET},
        {STR_INIT("+="), ASSIGN_SET},      {STR_INIT("||"), ASSIGN_DEFAULT},  {STR_INIT("??"), ASSIGN_DEFAULT},
        {STR_INIT("?:"), ASSIGN_DEFAULT},  {STR_INIT("="), ASSIGN_SET},       {STR_INIT(":"), ASSIGN_SET},
};

static bool skip_operator(struct assign_cursor *c, enum assign_op *op)
{
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (skip(c, operators[i].text)) {
			*op = operators[i].op;
			return at(c, 0) != '~' && at(c, 0) != '=';
		}
	return false;
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

/* A type between name and value: `: string =`, `: Final[str] =`, `: &'static str =`, ` string =` (Go), `[] =`, `[32]
 * =`. Only when '=' and a quote follow. */
static void skip_type(struct assign_cursor *c)
{
	struct assign_cursor t = *c;
	size_t from = t.i;
	if (at(&t, 0) == '?')
		t.i++;
	if (at(&t, 0) != ':' && at(&t, 0) != '[' && !is_letter(at(&t, 0)))
		return;
	t.i++;
	while (t.i < t.text.n && t.i - from < LONGEST_TYPE &&
	       (is_word(at(&t, 0)) || (at(&t, 0) && memchr(".<>[]|&? \t'*", at(&t, 0), 12))))
		t.i++;
	if (at(&t, 0) != '=' || at(&t, 1) == '=' || at(&t, 1) == '>')
		return;
	struct assign_cursor value = t;
	value.i++;
	assign_skip_blanks(&value, false);
	if (assign_at_quote(&value))
		c->i = t.i;
}

/* ---- forms ----------------------------------------------------------------------------------------------------------
 */

static bool finish(const struct assign_value *v, enum assign_op op, struct assignment *out)
{
	out->value = v->start;
	out->value_end = v->end;
	out->end = v->after;
	out->quote = v->quote;
	out->op = op;
	return v->end > v->start;
}

/* The word in front of the name and its operator: "name": "…, key=…, Name: … */
static bool is_named_member(str text, size_t key)
{
	static const str names[] = {STR_INIT("name"), STR_INIT("key"), STR_INIT("parameterkey"), STR_INIT("id"),
	                            STR_INIT("variable")};
	size_t i = key, end;
	while (i && (is_quote(text.p[i - 1]) || text.p[i - 1] == '\\' || text.p[i - 1] == ' '))
		i--;
	if (!i || (text.p[i - 1] != ':' && text.p[i - 1] != '='))
		return false;
	for (i--; i && (is_quote(text.p[i - 1]) || text.p[i - 1] == '\\' || text.p[i - 1] == ' ');)
		i--;
	for (end = i; i && is_word(text.p[i - 1]);)
		i--;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (str_ieq(str_sub(text, i, end), names[k]))
			return true;
	return false;
}

static bool holds_value(str word)
{
	static const str names[] = {STR_INIT("value"),        STR_INIT("defaultValue"), STR_INIT("default"),
	                            STR_INIT("initialValue"), STR_INIT("currentValue"), STR_INIT("parametervalue")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_ieq(word, names[i]))
			return true;
	return false;
}

/* The name of a member and its operator, over the comma in front; "" when there is none. */
static str skip_member(struct assign_cursor *c)
{
	enum { LONGEST_MEMBER = 16 };
	enum assign_op op;
	bool escaped;
	if (at(c, 0) == ',' || at(c, 0) == ';')
		c->i++;
	assign_skip_blanks(c, true);
	skip_quote(c, &escaped);
	size_t from = c->i;
	while (is_word(at(c, 0)) && c->i - from < LONGEST_MEMBER)
		c->i++;
	str word = str_sub(c->text, from, c->i);
	skip_quote(c, &escaped);
	assign_skip_blanks(c, false);
	if (!skip_operator(c, &op))
		return S("");
	assign_skip_blanks(c, false);
	return word;
}

/* The member behind it that holds the value; one or two others may stand between ("type": "secret"). */
static bool read_pair(struct assign_cursor c, enum assign_form form, struct assignment *out)
{
	enum { MEMBERS = 3 };
	struct assign_value v;
	if (!is_named_member(c.text, out->key))
		return false;
	for (unsigned i = 0; i < MEMBERS; i++) {
		str word = skip_member(&c);
		if (!word.n)
			return false;
		if (holds_value(word))
			return assign_value(&c, form, &v) && finish(&v, ASSIGN_PAIR, out);
		if (!assign_value(&c, is_quote(at(&c, 0)) ? ASSIGN_QUOTED : ASSIGN_OPTION, &v))
			return false;
		c.i = v.after;
	}
	return false;
}

/* Text of an element from here to its end tag, CDATA or not. */
static bool read_text(struct assign_cursor c, struct assignment *out)
{
	struct assign_value v;
	return assign_element(&c, &v) && finish(&v, ASSIGN_ELEMENT, out);
}

/* <password>…, <ns:password type="x">…, name="password">…</, <key>password</key><string>… */
static bool read_element(struct assign_cursor c, bool quoted, const struct assignment *name, struct assignment *out)
{
	size_t before = name->key;
	if (skip(&c, S("</"))) {
		while (is_word(at(&c, 0)))
			c.i++;
		if (!skip(&c, S(">")))
			return false;
		assign_skip_blanks(&c, true);
		return skip(&c, S("<string>")) && read_text(c, out);
	}
	for (; before && is_word(c.text.p[before - 1]) && name->key - before < 16; before--)
		;
	if (before && c.text.p[before - 1] == ':')
		for (before--; before && is_word(c.text.p[before - 1]);)
			before--;
	if (quoted ? !is_named_member(c.text, name->key) : !before || c.text.p[before - 1] != '<')
		return false;
	for (size_t n = 0; n < LONGEST_TAG && c.i < c.text.n && at(&c, 0) != '<'; n++, c.i++)
		if (at(&c, 0) == '>') {
			c.i++;
			return c.text.p[c.i - 2] != '/' && read_text(c, out);
		}
	return false;
}

/* The value behind an operator; on the next line, too, when it is quoted there. */
static bool read_value(struct assign_cursor c, enum assign_form form, enum assign_op op, struct assignment *out)
{
	struct assign_value v;
	assign_skip_blanks(&c, false);
	if (form == ASSIGN_QUOTED && op == ASSIGN_SET)
		assign_skip_blanks(&c, true);
	return assign_value(&c, form, &v) && finish(&v, op, out);
}

/* Does the string that the name stands in begin with it? */
static bool is_whole_string(str text, size_t key, char quote)
{
	while (key && memchr("-$@:", text.p[key - 1], 4))
		key--;
	return key && text.p[key - 1] == quote;
}

static bool read_quoted(struct assign_cursor c, struct assignment *out)
{
	bool escaped;
	enum assign_op op;
	char quote = skip_quote(&c, &escaped);
	struct assign_cursor behind = c;
	if (read_pair(c, ASSIGN_QUOTED, out) || read_element(c, quote != '\0', out, out))
		return true;
	bool closed = skip_closers(&c);
	assign_skip_blanks(&c, false);
	if (at(&c, 0) == ',' && quote && !closed && is_whole_string(c.text, out->key, quote)) {
		c.i++;
		return read_value(c, ASSIGN_QUOTED, ASSIGN_LIST, out);
	}
	if (at(&behind, 0) == '(' && !quote) {
		behind.i++;
		return read_value(behind, ASSIGN_QUOTED, cut_equals(c.text, out) ? ASSIGN_COMPARE : ASSIGN_CALL, out);
	}
	if (!quote)
		skip_type(&c);
	if (!skip_operator(&c, &op)) {
		if (!skip(&c, S("or ")))
			return false;
		op = ASSIGN_DEFAULT;
	}
	return read_value(c, ASSIGN_QUOTED, op, out);
}

/* Is what stands in front of the name on its line only what may introduce a setting: blanks, `export`, `- `, `ENV`? */
static bool begins_line(str text, size_t key)
{
	static const str words[] = {STR_INIT("export"), STR_INIT("set"), STR_INIT("setx"),     STR_INIT("env"),
	                            STR_INIT("arg"),    STR_INIT("-e"),  STR_INIT("declare"),  STR_INIT("-x"),
	                            STR_INIT("-"),      STR_INIT("#"),   STR_INIT("//"),       STR_INIT(";"),
	                            STR_INIT("--env"),  STR_INIT(">"),   STR_INIT("?"),        STR_INIT("local"),
	                            STR_INIT("$env:"),  STR_INIT("*"),   STR_INIT("readonly"), STR_INIT("{")};
	size_t line = key;
	while (line && text.p[line - 1] != '\n' && key - line < LONGEST_LEFT)
		line--;
	str rest = str_sub(text, line, key), word;
	while (str_cut(&rest, ' ', &word)) {
		bool known = false;
		word = str_trim(word);
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			known = known || str_ieq(word, words[i]);
		if (word.n && !known && !is_quote(word.p[0]))
			return false;
	}
	return true;
}

/* docker run -e NAME=value, env NAME=value program: a setting for one command. */
static bool follows_blank(str text, size_t key) { return key && (text.p[key - 1] == ' ' || is_quote(text.p[key - 1])); }

static bool read_bare(struct assign_cursor c, struct assignment *out)
{
	enum assign_op op = ASSIGN_BLANK;
	bool escaped, first = begins_line(c.text, out->key);
	skip_quote(&c, &escaped);
	if (read_pair(c, ASSIGN_BARE, out))
		return true;
	size_t from = c.i;
	assign_skip_blanks(&c, false);
	bool blank = c.i > from;
	if (!first && (blank || at(&c, 0) != '=' || !follows_blank(c.text, out->key)))
		return false;
	if (!skip_operator(&c, &op) && !blank)
		return false;
	if (op != ASSIGN_SET && op != ASSIGN_BLANK)
		return false;
	if (op == ASSIGN_BLANK && escaped)
		return false;
	return read_value(c, first ? ASSIGN_BARE : ASSIGN_OPTION, op, out);
}

static bool read_option(struct assign_cursor c, struct assignment *out)
{
	size_t dashes = out->key;
	bool escaped;
	while (dashes && c.text.p[dashes - 1] == '-')
		dashes--;
	if (dashes == out->key || (dashes && !memchr(" \t\n\"'`[(,=", c.text.p[dashes - 1], 10)))
		return false;
	if (skip_quote(&c, &escaped)) {
		assign_skip_blanks(&c, false);
		if (at(&c, 0) == ',')
			c.i++;
		return read_value(c, ASSIGN_QUOTED, ASSIGN_LIST, out);
	}
	if (at(&c, 0) != '=' && at(&c, 0) != ' ')
		return false;
	enum assign_op op = at(&c, 0) == '=' ? ASSIGN_SET : ASSIGN_BLANK;
	c.i++;
	if (dashes && is_quote(c.text.p[dashes - 1]) && at(&c, 0) == c.text.p[dashes - 1])
		return false; /* '--password=' . $value */
	return read_value(c, ASSIGN_OPTION, op, out);
}

bool assign_read(str text, size_t start, size_t end, enum assign_form form, struct assignment *out)
{
	if (!find_name(text, start, end, out))
		return false;
	struct assign_cursor c = {text, out->key_end};
	return form == ASSIGN_QUOTED ? read_quoted(c, out)
	       : form == ASSIGN_BARE ? read_bare(c, out)
	                             : form == ASSIGN_OPTION && read_option(c, out);
}
