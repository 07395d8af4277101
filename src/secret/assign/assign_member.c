/* Names and values that stand in two members of one object, or in tags. */
#include "assign_walk.h"

enum { LONGEST_TAG = 200 };

/* The word in front of the name and its operator: "name": "…, key=…, Name: … */
static bool is_named_member(str text, size_t key)
{
	static const str names[] = {STR_INIT("name"), STR_INIT("key"), STR_INIT("parameterkey"), STR_INIT("id"),
	                            STR_INIT("variable")};
	size_t i = key, end;
	while (i && (assign_is_quote(text.p[i - 1]) || text.p[i - 1] == '\\' || text.p[i - 1] == ' '))
		i--;
	if (!i || (text.p[i - 1] != ':' && text.p[i - 1] != '='))
		return false;
	for (i--; i && (assign_is_quote(text.p[i - 1]) || text.p[i - 1] == '\\' || text.p[i - 1] == ' ');)
		i--;
	for (end = i; i && assign_is_word(text.p[i - 1]);)
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

/* <meta name="api-key" content="…"> */
static bool is_meta(str text, size_t key)
{
	str before = str_sub(text, 0, key);
	return str_ends(before, S("<meta name=\"")) || str_ends(before, S("<meta name='"));
}

/* The name of a member and its operator, over the comma in front; "" when there is none. */
static str skip_member(struct assign_cursor *c)
{
	enum { LONGEST_MEMBER = 16 };
	enum assign_op op;
	bool escaped;
	if (assign_at(c, 0) == ',' || assign_at(c, 0) == ';')
		c->i++;
	assign_skip_blanks(c, true);
	assign_skip_quote(c, &escaped);
	size_t from = c->i;
	while (assign_is_word(assign_at(c, 0)) && c->i - from < LONGEST_MEMBER)
		c->i++;
	str word = str_sub(c->text, from, c->i);
	assign_skip_quote(c, &escaped);
	assign_skip_blanks(c, false);
	if (!assign_skip_operator(c, &op))
		return S("");
	assign_skip_blanks(c, false);
	return word;
}

/* The member behind it that holds the value; one or two others may stand between ("type": "secret"). */
bool assign_member(struct assign_cursor c, enum assign_form form, struct assignment *out)
{
	enum { MEMBERS = 3 };
	struct assign_value v;
	if (!is_named_member(c.text, out->key))
		return false;
	for (unsigned i = 0; i < MEMBERS; i++) {
		str word = skip_member(&c);
		if (!word.n)
			return false;
		if (holds_value(word) || (is_meta(c.text, out->key) && str_ieq(word, S("content"))))
			return assign_value(&c, form, &v) && assign_finish(&v, ASSIGN_PAIR, out);
		if (!assign_value(&c, assign_is_quote(assign_at(&c, 0)) ? ASSIGN_QUOTED : ASSIGN_OPTION, &v))
			return false;
		c.i = v.after;
	}
	return false;
}

/* Text of an element from here to its end tag, CDATA or not. */
static bool read_text(struct assign_cursor c, struct assignment *out)
{
	struct assign_value v;
	return assign_element(&c, &v) && assign_finish(&v, ASSIGN_ELEMENT, out);
}

/* <password>…, <ns:password type="x">…, name="password">…</, <key>password</key><string>… */
bool assign_text(struct assign_cursor c, bool quoted, struct assignment *out)
{
	size_t before = out->key;
	if (assign_skip(&c, S("</"))) {
		while (assign_is_word(assign_at(&c, 0)))
			c.i++;
		if (!assign_skip(&c, S(">")))
			return false;
		assign_skip_blanks(&c, true);
		return assign_skip(&c, S("<string>")) && read_text(c, out);
	}
	for (; before && assign_is_word(c.text.p[before - 1]) && out->key - before < 16; before--)
		;
	if (before && c.text.p[before - 1] == ':')
		for (before--; before && assign_is_word(c.text.p[before - 1]);)
			before--;
	if (quoted ? !is_named_member(c.text, out->key) : !before || c.text.p[before - 1] != '<')
		return false;
	for (size_t n = 0; n < LONGEST_TAG && c.i < c.text.n && assign_at(&c, 0) != '<'; n++, c.i++)
		if (assign_at(&c, 0) == '>') {
			c.i++;
			return c.text.p[c.i - 2] != '/' && read_text(c, out);
		}
	return false;
}
