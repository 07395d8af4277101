/* Several values behind one name that says so: API_KEYS = ["…", "…"], new String[] {"…"}, List.of("…"). The elements
 * are read one after the other; what is no plain list of strings has none. */
#include "assign_walk.h"
#include "base/ascii.h"

enum { MOST_ITEMS = 64, LONGEST_LIST = 8 << 10, LONGEST_OPENER = 40 };

/* tokens, API_KEYS, but neither pass nor access. */
static bool is_plural(str name)
{
	return name.n > 2 && (name.p[name.n - 1] | 0x20) == 's' && (name.p[name.n - 2] | 0x20) != 's';
}

/* The bracket in front of the first element, with what types and calls stand before it. */
static bool skip_opener(struct assign_cursor *c)
{
	static const str calls[] = {STR_INIT("of"),    STR_INIT("asList"),  STR_INIT("listOf"), STR_INIT("setOf"),
	                            STR_INIT("array"), STR_INIT("arrayOf"), STR_INIT("Array"),  STR_INIT("Set")};
	assign_skip(c, S("new "));
	size_t from = c->i, word = from;
	for (; c->i - from < LONGEST_OPENER; c->i++) {
		char next = assign_at(c, 0);
		bool pair = next == '[' && assign_at(c, 1) == ']';
		if (!assign_is_word(next) && !pair && !(ascii_in("]<>.!&", next)))
			break;
		word = assign_is_word(next) ? word : c->i + 1;
	}
	str call = str_sub(c->text, word, c->i);
	assign_skip_blanks(c, false);
	if (assign_skip(c, S("[")) || assign_skip(c, S("{")))
		return true;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (str_eq(call, calls[i]) && assign_skip(c, S("(")))
			return assign_skip(c, S("[")), true;
	return false;
}

/* A string with a comma or the end of the list behind it. */
static bool read_item(struct assign_cursor c, struct assignment *out)
{
	struct assign_value v;
	assign_skip_blanks(&c, true);
	if (!assign_value(&c, ASSIGN_QUOTED, &v))
		return false;
	c.i = v.after;
	assign_skip_blanks(&c, true);
	char next = assign_at(&c, 0);
	return ascii_in(",]})", next) && assign_finish(&v, ASSIGN_ITEM, out);
}

bool assign_list(struct assign_cursor c, struct assignment *out)
{
	out->item = 0;
	return is_plural(str_sub(c.text, out->key, out->key_end)) && skip_opener(&c) && read_item(c, out);
}

bool assign_next(str text, struct assignment *a)
{
	struct assign_cursor c = {text, a->end};
	if (a->op != ASSIGN_ITEM || ++a->item >= MOST_ITEMS || a->end - a->key > LONGEST_LIST)
		return false;
	assign_skip_blanks(&c, true);
	return assign_skip(&c, S(",")) && read_item(c, a);
}
