/* From a word to the name around it, over the operator, to the value. One walk to the right, no backtracking: every
 * step is bounded, so a line of a million names costs a million short walks. */
#include "secret/assign/assign.h"

#include <stdint.h>

#include "assign_form.h"
#include "base/ascii.h"

enum { LONGEST_NAME = 128 };

/* Joins the words of a name, and is no part of it at either end. */
static bool is_joint(char c) { return c == '-' || c == '.'; }
static bool in_name(char c) { return assign_is_word(c) || is_joint(c) || (unsigned char)c >= 0x80; }

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

bool assign_behind(struct assign_cursor c, enum assign_form form, enum assign_op op, struct assignment *out)
{
	struct assign_value v;
	assign_skip_blanks(&c, false);
	if (form == ASSIGN_QUOTED && op == ASSIGN_SET)
		assign_skip_blanks(&c, true);
	return assign_value(&c, form, &v) && assign_finish(&v, op, out);
}

bool assign_begins_line(str text, size_t key)
{
	enum { LONGEST_LEFT = 80 };
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

bool assign_is_constant(str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!(name.p[i] >= 'A' && name.p[i] <= 'Z') && name.p[i] != '_')
			return false;
	return true;
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
	bool found = form == ASSIGN_BARE     ? assign_bare(c, out)
	             : form == ASSIGN_OPTION ? assign_option(c, out)
	                                     : assign_quoted(c, out);
	if (!found && form == ASSIGN_QUOTED) {
		*out = name;
		found = assign_before(text, out);
	}
	if (found)
		take_default(text, &out->value, &out->value_end);
	return found;
}
