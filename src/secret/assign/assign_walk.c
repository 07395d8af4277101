/* Steps over quotes, operators and blanks; values in quotes, bare, and in elements. */
#include "assign_walk.h"

#include <stdint.h>
#include "base/ascii.h"

enum { MOST_BLANKS = 64, LONGEST = 512, LONGEST_CALL = 48 };

bool assign_skip(struct assign_cursor *c, str what)
{
	if (!str_starts(str_sub(c->text, c->i, c->text.n), what))
		return false;
	c->i += what.n;
	return true;
}

char assign_skip_quote(struct assign_cursor *c, bool *escaped)
{
	*escaped = assign_at(c, 0) == '\\' && assign_is_quote(assign_at(c, 1));
	if (!*escaped && !assign_is_quote(assign_at(c, 0)))
		return '\0';
	char quote = assign_at(c, *escaped ? 1 : 0);
	c->i += *escaped ? 2 : 1;
	return quote;
}

static const struct operator
{
	str text;
	enum assign_op op;
}
operators[] = {
        /* longest first */
        {STR_INIT("==="), ASSIGN_COMPARE},      {STR_INIT("!=="), ASSIGN_COMPARE}, {STR_INIT("||="), ASSIGN_SET},
        {STR_INIT("?\?="), ASSIGN_SET},         {STR_INIT("=="), ASSIGN_COMPARE},  {STR_INIT("!="), ASSIGN_COMPARE},
        {STR_INIT(":="), ASSIGN_SET},           {STR_INIT("=>"), ASSIGN_SET},      {STR_INIT("?="), ASSIGN_SET},
        {STR_INIT("+="), ASSIGN_SET},           {STR_INIT("||"), ASSIGN_DEFAULT},  {STR_INIT("??"), ASSIGN_DEFAULT},
        {STR_INIT("?:"), ASSIGN_DEFAULT},       {STR_INIT("="), ASSIGN_SET},       {STR_INIT(":"), ASSIGN_SET},
        {STR_INIT("\xef\xbc\x9a"), ASSIGN_SET}, /* the wide colon */
};

bool assign_skip_operator(struct assign_cursor *c, enum assign_op *op)
{
	char first = assign_at(c, 0);
	if (!first || !ascii_in("=!|?:+\xef", first))
		return false;
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (assign_skip(c, operators[i].text)) {
			*op = operators[i].op;
			return assign_at(c, 0) != '~' && assign_at(c, 0) != '=';
		}
	return false;
}

bool assign_finish(const struct assign_value *v, enum assign_op op, struct assignment *out)
{
	out->value = v->start;
	out->value_end = v->end;
	out->end = v->after;
	out->quote = v->quote;
	out->op = op;
	return v->end > v->start;
}

void assign_skip_blanks(struct assign_cursor *c, bool lines)
{
	unsigned breaks = 0;
	for (unsigned n = 0; n < MOST_BLANKS; n++, c->i++) {
		char next = assign_at(c, 0);
		bool joins = next == '\\' && (assign_at(c, 1) == '\n' || assign_at(c, 1) == '\r');
		if (lines && (next == '\n' || next == '\r' || joins)) {
			breaks += next == '\n';
			if (breaks > 2)
				return;
			continue;
		}
		if (next != ' ' && next != '\t')
			return;
	}
}

/* Calls whose result is the text that they were given, or is made of it alone. The short ones are types: as a method
 * (flag.String) they are something else. */
static bool passes_on(str name, bool method)
{
	static const str types[] = {STR_INIT("String"), STR_INIT("str"),          STR_INIT("byte"),
	                            STR_INIT("bytes"),  STR_INIT("SecureString"), STR_INIT("SecretStr"),
	                            STR_INIT("Secret"), STR_INIT("Password")};
	static const str calls[] = {
	        STR_INIT("from"),        STR_INIT("fromstring"),    STR_INIT("md5"),
	        STR_INIT("sha1"),        STR_INIT("sha256"),        STR_INIT("password_hash"),
	        STR_INIT("hash"),        STR_INIT("hashSync"),      STR_INIT("b64decode"),
	        STR_INIT("atob"),        STR_INIT("base64_decode"), STR_INIT("make_password"),
	        STR_INIT("hashpw"),      STR_INIT("bcrypt"),        STR_INIT("generate_password_hash"),
	        STR_INIT("encrypt"),     STR_INIT("to_string"),     STR_INIT("getBytes"),
	        STR_INIT("hashPassword")};
	for (size_t i = 0; !method && i < sizeof types / sizeof *types; i++)
		if (str_ieq(name, types[i]))
			return true;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (str_ieq(name, calls[i]))
			return true;
	return false;
}

/* Goes over string prefixes and such calls; leaves the cursor at the quote. */
static bool to_quote(struct assign_cursor *c)
{
	for (unsigned depth = 0; depth < 3; depth++) {
		size_t from = c->i, name = from;
		if (assign_is_quote(assign_at(c, 0)) || (assign_at(c, 0) == '\\' && assign_is_quote(assign_at(c, 1))))
			return true;
		if (assign_at(c, 0) == '(') {
			c->i++;
			assign_skip_blanks(c, true);
			continue;
		}
		if (assign_at(c, 0) == '[' && assign_at(c, 1) == ']') /* []byte("… */
			from = name = c->i += 2;
		while (c->i - from < LONGEST_CALL &&
		       (assign_is_word(assign_at(c, 0)) || assign_at(c, 0) == '.' || assign_at(c, 0) == ':' ||
		        assign_at(c, 0) == '@' || assign_at(c, 0) == '$' || assign_at(c, 0) == ' ')) {
			if (!assign_is_word(assign_at(c, 0)))
				name = c->i + 1;
			c->i++;
		}
		if (assign_is_quote(assign_at(c, 0))) /* a prefix: f"…" rb'…' L"…" @"…" */
			return c->i - from <= 2;
		if (assign_at(c, 0) != '(' ||
		    !passes_on(str_sub(c->text, name, c->i), name > from && c->text.p[name - 1] == '.'))
			return false;
		c->i++;
		assign_skip_blanks(c, false);
	}
	return assign_is_quote(assign_at(c, 0));
}

bool assign_at_quote(const struct assign_cursor *c)
{
	struct assign_cursor ahead = *c;
	return to_quote(&ahead);
}

static bool read_string(struct assign_cursor *c, struct assign_value *out)
{
	if (!to_quote(c))
		return false;
	bool escaped = assign_at(c, 0) == '\\';
	char quote = assign_at(c, escaped ? 1 : 0);
	c->i += escaped ? 2 : 1;
	bool triple = !escaped && assign_at(c, 0) == quote && assign_at(c, 1) == quote;
	c->i += triple ? 2 : 0;
	size_t from = c->i;
	for (; c->i < c->text.n && c->i - from <= LONGEST; c->i++) {
		char next = assign_at(c, 0);
		if (next == '\n' || next == '\r')
			return false;
		if (escaped && next == '\\' && assign_at(c, 1) == quote) {
			*out = (struct assign_value){from, c->i, c->i + 2, quote};
			return true;
		}
		if (!escaped && next == quote) {
			/* three quotes close three; '''', 'b' is a quote that stands for one, and no value */
			if (triple && (assign_at(c, 1) != quote || assign_at(c, 2) != quote))
				return false;
			*out = (struct assign_value){from, c->i, c->i + (triple ? 3 : 1), quote};
			return true;
		}
		if (!escaped && next == '\\' && assign_at(c, 1) && assign_at(c, 1) != '\n')
			c->i++;
	}
	return false;
}

/* May stand behind a bare value on its line. */
static bool is_line_end(struct assign_cursor c)
{
	size_t from = c.i;
	assign_skip_blanks(&c, false);
	char next = assign_at(&c, 0);
	bool blank = c.i > from;
	return next == '\0' || next == '\n' || (next == '\r' && assign_at(&c, 1) == '\n') || ascii_in(")]}", next) ||
	       (blank && (next == '#' || next == ';' || (next == '/' && assign_at(&c, 1) == '/'))) || next == '\\' ||
	       (next == '`' && (assign_at(&c, 1) == '\n' || assign_at(&c, 1) == '`'));
}

/* Does it end in a bracket that was opened in front of it? */
static bool closes_more(str s)
{
	char last = s.p[s.n - 1], open = (char)(last == '}' ? '{' : last == ']' ? '[' : last == ')' ? '(' : 0);
	size_t opened = 0, closed = 0;
	for (size_t i = 0; open && i < s.n; i++) {
		opened += s.p[i] == open;
		closed += s.p[i] == last;
	}
	return closed > opened;
}

/* Whatever the form: blanks and control characters, quotes, angle brackets, a line break in a string. */
static bool ends_bare(const struct assign_cursor *c, char next)
{
	if ((unsigned char)next <= ' ' || assign_is_quote(next) || next == '<' || next == '>')
		return true;
	char behind = next == '\\' ? assign_at(c, 1) : '\0';
	return behind == 'n' || behind == 'r' || behind == 't';
}

static bool ends_option(char next)
{
	return next == ')' || next == ']' || next == '}' || next == ',' || next == ';' || next == '|';
}

static bool read_bare(struct assign_cursor *c, bool line, struct assign_value *out)
{
	size_t from = c->i, open = 0;
	char first = assign_at(c, 0);
	if (assign_is_quote(first) || (ascii_in("{}[]()<>,;|&#", first)))
		return false;
	for (; c->i < c->text.n && c->i - from <= LONGEST; c->i++) {
		char next = assign_at(c, 0);
		if (ends_bare(c, next))
			break;
		open += next == '{';
		if (!line && ends_option(next) && !(next == '}' && open))
			break;
		open -= next == '}' && open;
	}
	/* flow mappings and shell lists end so */
	while (line && c->i > from && ascii_in(",;", c->text.p[c->i - 1]))
		c->i--;
	while (line && c->i > from && closes_more(str_sub(c->text, from, c->i)))
		c->i--;
	*out = (struct assign_value){from, c->i, c->i, '\0'};
	if (c->i - from > LONGEST)
		return false;
	if (line && (assign_at(c, 0) == ',' || assign_at(c, 0) == ';'))
		c->i++;
	return out->end > from && (!line || is_line_end(*c));
}

bool assign_value(struct assign_cursor *c, enum assign_form form, struct assign_value *out)
{
	if (form == ASSIGN_QUOTED || (form == ASSIGN_OPTION && assign_is_quote(assign_at(c, 0))))
		return read_string(c, out);
	return read_bare(c, form == ASSIGN_BARE, out);
}

bool assign_element(struct assign_cursor *c, struct assign_value *out)
{
	static const str cdata = STR_INIT("<![CDATA[");
	assign_skip_blanks(c, true);
	bool opened = str_starts(str_sub(c->text, c->i, c->text.n), cdata);
	c->i += opened ? cdata.n : 0;
	size_t from = c->i, end = from;
	while (end < c->text.n && end - from <= LONGEST && c->text.p[end] != '<' && !(opened && c->text.p[end] == ']'))
		end++;
	str behind = str_sub(c->text, end, c->text.n), value = str_trim(str_sub(c->text, from, end));
	if (end - from > LONGEST || !str_starts(behind, opened ? S("]]>") : S("</")) || !value.n)
		return false;
	size_t start = (size_t)(value.p - c->text.p);
	*out = (struct assign_value){start, start + value.n, end, '>'};
	return true;
}
