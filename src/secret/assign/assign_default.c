/* What a name falls back to where its declaration says so: variable "db_password" { default = "…" } (Terraform),
 * add_argument("--password", default="…"), "${db.password:…}" (Spring). */
#include "assign_walk.h"
#include "base/ascii.h"

enum { LONGEST_LINE = 256, LINES = 8, ARGUMENTS = 8, LONGEST_WORD = 24 };

/* `default = "…"`, `default="…"`, `default: "…"`. */
static bool read_default(struct assign_cursor c, struct assignment *out)
{
	struct assign_value v;
	if (!assign_skip(&c, S("default")))
		return false;
	assign_skip_blanks(&c, false);
	if (!assign_skip(&c, S("=")) && !assign_skip(&c, S(":")))
		return false;
	assign_skip_blanks(&c, false);
	return assign_value(&c, ASSIGN_QUOTED, &v) && assign_finish(&v, ASSIGN_DEFAULT, out);
}

/* Over the rest of the line and its break. */
static bool skip_line(struct assign_cursor *c)
{
	for (size_t n = 0; n < LONGEST_LINE && c->i < c->text.n; n++)
		if (c->text.p[c->i++] == '\n')
			return true;
	return false;
}

static bool read_block(struct assign_cursor c, struct assignment *out)
{
	if (!str_ends(str_sub(c.text, 0, out->key), S("variable \"")) || !assign_skip(&c, S("\"")))
		return false;
	assign_skip_blanks(&c, false);
	if (!assign_skip(&c, S("{")))
		return false;
	for (unsigned i = 0; i < LINES; i++) {
		assign_skip_blanks(&c, false);
		if (read_default(c, out))
			return true;
		if (assign_at(&c, 0) == '}' || !skip_line(&c))
			return false;
	}
	return false;
}

/* Over one argument: "-p", type=str, help="…", required: true. */
static bool skip_argument(struct assign_cursor *c)
{
	struct assign_value v;
	size_t from = c->i;
	while (assign_is_word(assign_at(c, 0)) && c->i - from < LONGEST_WORD)
		c->i++;
	assign_skip_blanks(c, false);
	if (c->i > from && !assign_skip(c, S("=")) && !assign_skip(c, S(":")))
		return false;
	assign_skip_blanks(c, false);
	if (!assign_value(c, assign_is_quote(assign_at(c, 0)) ? ASSIGN_QUOTED : ASSIGN_OPTION, &v))
		return false;
	c->i = v.after;
	assign_skip_blanks(c, true);
	return true;
}

static bool read_argument(struct assign_cursor c, struct assignment *out)
{
	bool escaped;
	if (!assign_skip_quote(&c, &escaped))
		return false;
	for (unsigned i = 0; i < ARGUMENTS && assign_skip(&c, S(",")); i++) {
		assign_skip_blanks(&c, true);
		if (i == 0 && assign_skip(&c, S("{")))
			assign_skip_blanks(&c, true);
		if (read_default(c, out))
			return true;
		if (!skip_argument(&c))
			return false;
	}
	return false;
}

static bool read_placeholder(struct assign_cursor c, struct assignment *out)
{
	size_t key = out->key;
	if (key < 3 || !assign_is_quote(c.text.p[key - 3]) || !str_ends(str_sub(c.text, 0, key), S("${")) ||
	    !assign_skip(&c, S(":")))
		return false;
	char quote = c.text.p[key - 3];
	size_t from = c.i;
	while (c.i < c.text.n && c.i - from < LONGEST_LINE && !ascii_in("{}\"'`\r\n", assign_at(&c, 0)))
		c.i++;
	struct assign_value v = {from, c.i, c.i + 2, quote};
	return assign_at(&c, 0) == '}' && assign_at(&c, 1) == quote && assign_finish(&v, ASSIGN_DEFAULT, out);
}

bool assign_default(struct assign_cursor c, struct assignment *out)
{
	return read_block(c, out) || read_argument(c, out) || read_placeholder(c, out);
}
