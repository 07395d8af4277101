/* The forms of settings and of command lines: the value needs no quotes. */
#include "assign_form.h"

enum { LONGEST_LEFT = 80 };

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

bool assign_bare(struct assign_cursor c, struct assignment *out)
{
	enum assign_op op = ASSIGN_BLANK;
	bool escaped, first = assign_begins_line(c.text, out->key);
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
	if (assign_behind(c, first ? ASSIGN_BARE : ASSIGN_OPTION, op, out))
		return true;
	/* PGPASSWORD=… psql -h db: a setting for one command */
	return first && !blank && assign_at(&c, 0) != ' ' && c.text.p[c.i - 1] == '=' &&
	       assign_is_constant(str_sub(c.text, out->key, out->key_end)) &&
	       assign_behind(c, ASSIGN_OPTION, op, out) && out->end < c.text.n && c.text.p[out->end] == ' ';
}

bool assign_option(struct assign_cursor c, struct assignment *out)
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
		return assign_behind(c, ASSIGN_QUOTED, ASSIGN_LIST, out);
	}
	if (assign_at(&c, 0) != '=' && assign_at(&c, 0) != ' ')
		return false;
	enum assign_op op = assign_at(&c, 0) == '=' ? ASSIGN_SET : ASSIGN_BLANK;
	c.i++;
	if (dashes && assign_is_quote(c.text.p[dashes - 1]) && assign_at(&c, 0) == c.text.p[dashes - 1])
		return false; /* '--password=' . $value */
	return assign_behind(c, ASSIGN_OPTION, op, out);
}
