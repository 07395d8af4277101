/* A value in front of the name it is for: "…".equals(password), "…" == password, @Value("…") String password,
 * setValue("…", forHTTPHeaderField: "apiToken"), -Path Env:ApiKey -Value "…" has it behind. */
#include <stdint.h>

#include "assign_walk.h"
#include "base/ascii.h"

enum { FARTHEST = 512, MOST_WORDS = 4 };

/* Takes a run of blanks off the end of text[0, *end). */
static void back_over_blanks(str text, size_t *end)
{
	for (unsigned n = 0; n < 64 && *end && ascii_in(" \t", text.p[*end - 1]); n++)
		--*end;
}

static bool back_over(str text, size_t *end, str what)
{
	if (!str_ends(str_sub(text, 0, *end), what))
		return false;
	*end -= what.n;
	return true;
}

/* The string that ends at text[*end): its value, and where its opening quote stands. */
static bool back_over_string(str text, size_t *end, struct assign_value *out)
{
	if (!*end || !assign_is_quote(text.p[*end - 1]))
		return false;
	char quote = text.p[*end - 1];
	size_t last = *end - 1, from = last;
	while (from && last - from < FARTHEST && text.p[from - 1] != quote && text.p[from - 1] != '\n')
		from--;
	if (!from || text.p[from - 1] != quote || (from > 1 && text.p[from - 2] == '\\'))
		return false;
	*out = (struct assign_value){from, last, last + 1, quote};
	*end = from - 1;
	return true;
}

/* Types and modifiers between an annotation and the name: `private String `, `public string `. */
static void back_over_words(str text, size_t *end)
{
	for (unsigned n = 0; n < MOST_WORDS; n++) {
		size_t from = *end;
		while (from && ascii_letter(text.p[from - 1]))
			from--;
		if (from == *end)
			return;
		*end = from;
		back_over_blanks(text, end);
	}
}

bool assign_before(str text, struct assignment *out)
{
	static const str joints[] = {STR_INIT(".equals("), STR_INIT(".equalsIgnoreCase("),
	                             STR_INIT(".Equals("), STR_INIT("==="),
	                             STR_INIT("=="),       STR_INIT("!=="),
	                             STR_INIT("!=")};
	static const str annotations[] = {STR_INIT("@Value("), STR_INIT("[DefaultValue("), STR_INIT("@DefaultValue(")};
	struct assign_value v;
	size_t end = out->key, string;
	bool quoted = end && assign_is_quote(text.p[end - 1]);
	end -= quoted;
	back_over_blanks(text, &end);
	if (quoted)
		return back_over(text, &end, S("forHTTPHeaderField:")) &&
		       (back_over_blanks(text, &end), back_over(text, &end, S(","))) &&
		       back_over_string(text, &end, &v) && assign_finish(&v, ASSIGN_SET, out);
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		string = end;
		if (!back_over(text, &string, joints[i]))
			continue;
		back_over_blanks(text, &string);
		return back_over_string(text, &string, &v) && assign_finish(&v, ASSIGN_COMPARE, out);
	}
	back_over_words(text, &end);
	back_over(text, &end, S("]"));
	if (!back_over(text, &end, S(")")) || !back_over_string(text, &end, &v))
		return false;
	for (size_t i = 0; i < sizeof annotations / sizeof *annotations; i++)
		if (str_ends(str_sub(text, 0, end), annotations[i]))
			return assign_finish(&v, ASSIGN_SET, out);
	return false;
}
