/* The list of columns around a name, and the rows behind it. One walk to the left within the list, one to the right
 * over rows: what is no plain list ends it. */
#include "secret/assign/assign_rows.h"

#include "assign_walk.h"
#include "base/ascii.h"

enum {
	COLUMNS = 64,
	LIST_BACK = 1 << 10,
	TABLE_BACK = 160,
	BLANKS = 256,
	LONGEST_VALUE = 64 << 10, /* of a column that is not asked for: a text, a picture */
	ROWS_AHEAD = 1 << 20,
	DEEPEST = 8
};

static bool is_blank(char c) { return ascii_in(" \t\r\n", c); }
static bool in_column(char c) { return assign_is_word(c) || (unsigned char)c >= 0x80 || (ascii_in("`\"[]\\$", c)); }

static void skip_space(struct assign_cursor *c)
{
	for (unsigned n = 0; n < BLANKS && is_blank(assign_at(c, 0)); n++)
		c->i++;
}

static bool skip_word(struct assign_cursor *c, str word)
{
	if (!str_ieq(str_sub(c->text, c->i, c->i + word.n), word))
		return false;
	c->i += word.n;
	return true;
}

/* Does text[0, end) end in INTO and the name of a table? */
static bool follows_table(str text, size_t end)
{
	size_t from = end, low = end > TABLE_BACK ? end - TABLE_BACK : 0;
	while (from > low && is_blank(text.p[from - 1]))
		from--;
	size_t name = from;
	while (from > low && (in_column(text.p[from - 1]) || ascii_in(".-", text.p[from - 1])))
		from--;
	if (from == name)
		return false;
	size_t blank = from;
	while (from > low && is_blank(text.p[from - 1]))
		from--;
	str lead = str_sub(text, 0, from);
	return from < blank && (str_ieq(str_sub(lead, lead.n > 4 ? lead.n - 4 : 0, lead.n), S("into")) ||
	                        str_ieq(str_sub(lead, lead.n > 6 ? lead.n - 6 : 0, lead.n), S("insert")));
}

/* From the name back to the bracket that opens the list. */
static bool count_columns(str text, size_t key, unsigned *column)
{
	size_t low = key > LIST_BACK ? key - LIST_BACK : 0, i = key;
	for (*column = 0; i > low && *column < COLUMNS; i--) {
		char c = text.p[i - 1];
		if (c == '(')
			return follows_table(text, i - 1);
		*column += c == ',';
		if (c != ',' && !in_column(c) && !is_blank(c))
			return false;
	}
	return false;
}

/* Over the columns behind the name, and VALUES. */
static bool find_values(struct assign_cursor *c)
{
	unsigned columns = 0;
	for (; columns < COLUMNS && assign_at(c, 0) != ')'; c->i++) {
		columns += assign_at(c, 0) == ',';
		if (assign_at(c, 0) != ',' && !in_column(assign_at(c, 0)) && !is_blank(assign_at(c, 0)))
			return false;
	}
	if (!assign_skip(c, S(")")))
		return false;
	/* a program may put the statement together of several strings */
	for (unsigned n = 0; n < BLANKS && assign_at(c, 0) && ascii_in(" \t\r\n\"'+.\\", assign_at(c, 0)); n++)
		c->i += assign_at(c, 0) == '\\' && assign_at(c, 1) == 'n' ? 2 : 1;
	return skip_word(c, S("values")) || skip_word(c, S("value"));
}

/* Over a string, its quote doubled or escaped; also one in a string of a program: \'…\'. */
static bool skip_string(struct assign_cursor *c)
{
	bool escaped;
	size_t from = c->i;
	char quote = assign_skip_quote(c, &escaped);
	for (; c->i < c->text.n && c->i - from < LONGEST_VALUE; c->i++) {
		char next = assign_at(c, 0), then = assign_at(c, 1);
		if (escaped ? next == '\\' && then == quote : next == quote) {
			c->i += escaped ? 2 : 1;
			if (escaped || assign_at(c, 0) != quote)
				return true;
		} else if (next == '\\' && !escaped) {
			c->i++;
		}
	}
	return false;
}

/* Over one value, to the comma or the bracket behind it. */
static bool skip_value(struct assign_cursor *c)
{
	unsigned depth = 0;
	size_t from = c->i;
	while (c->i < c->text.n && c->i - from < LONGEST_VALUE) {
		char next = assign_at(c, 0);
		bool quote = assign_is_quote(next) || (next == '\\' && assign_is_quote(assign_at(c, 1)));
		if (quote) {
			if (!skip_string(c))
				return false;
			continue;
		}
		if (!depth && (next == ',' || next == ')'))
			return true;
		if (next == ';' || (next == '(' && depth == DEEPEST))
			return false;
		depth += next == '(';
		depth -= next == ')';
		c->i++;
	}
	return false;
}

/* One row; true with *out when its column holds a string. */
static bool read_row(struct assign_rows *rows, struct assign_cursor *c, bool *whole, struct assign_value *out)
{
	bool found = false;
	*whole = false;
	for (unsigned column = 0; column < COLUMNS; column++) {
		skip_space(c);
		struct assign_cursor value = *c;
		size_t from = c->i;
		if (!skip_value(c))
			return false;
		if (column == rows->column) {
			found = assign_value(&value, ASSIGN_QUOTED, out) && out->after <= c->i;
			/* O''Brien: a doubled quote is no end */
			if (found && value.i < c->i && assign_at(&value, 0) == out->quote && out->start == from + 1)
				out->end = c->i - 1, out->after = c->i;
		}
		if (assign_skip(c, S(")"))) {
			*whole = true;
			return found && out->end > out->start;
		}
		c->i++;
	}
	return false;
}

bool assign_rows_begin(str text, size_t start, size_t end, struct assign_rows *out)
{
	struct assignment name;
	if (!assign_name(text, start, end, &name))
		return false;
	struct assign_cursor c = {text, name.key_end};
	while (in_column(assign_at(&c, 0)) && c.i - name.key_end < 4)
		c.i++;
	skip_space(&c);
	if (assign_at(&c, 0) != ',' && assign_at(&c, 0) != ')')
		return false;
	*out = (struct assign_rows){.text = text, .key = name.key, .key_end = name.key_end};
	if (!count_columns(text, name.key, &out->column) || !find_values(&c))
		return false;
	out->first = out->next = c.i;
	return true;
}

bool assign_rows_next(struct assign_rows *rows, struct assignment *out)
{
	struct assign_cursor c = {rows->text, rows->next};
	struct assign_value v = {0};
	bool whole = true;
	size_t row = c.i;
	while (whole && c.i - rows->first < ROWS_AHEAD) {
		skip_space(&c);
		if (c.i > rows->first && assign_skip(&c, S(",")))
			skip_space(&c);
		if (!assign_skip(&c, S("(")))
			return false;
		row = c.i;
		bool found = read_row(rows, &c, &whole, &v);
		rows->next = c.i;
		*out = (struct assignment){.key = rows->key, .key_end = rows->key_end};
		if (found)
			return assign_finish(&v, ASSIGN_ROW, out);
	}
	rows->cut = whole || c.i - row >= LONGEST_VALUE;
	return false;
}

bool assign_rows_again(str text, size_t name, size_t value, size_t value_end, struct assignment *out)
{
	if (!assign_name(text, name, name + 1, out) || out->key_end >= value || value_end >= text.n)
		return false;
	struct assign_value v = {value, value_end, value_end + 1, text.p[value - 1]};
	return assign_finish(&v, ASSIGN_ROW, out);
}
