/* Times that are written as words, or handed on as another kind of number: PHP's "now +2 hours", .Unix() behind a time
 * of Go, jwt.NewNumericDate() around one. */
#include "base/ascii.h"
#include "code_amount_int.h"

static const struct amount none = {0};

/* "now +2 hours", "+30 days": one number and one unit, from now on. */
static struct amount of_words(str text)
{
	uint64_t n;
	size_t digits = 0;
	text = str_trim(text);
	if (str_starts(text, S("now")))
		text = str_trim(str_sub(text, 3, text.n));
	if (!str_starts(text, S("+")))
		return none;
	text = str_trim(str_sub(text, 1, text.n));
	while (digits < text.n && ascii_digit(text.p[digits]))
		digits++;
	if (!str_number(str_sub(text, 0, digits), INT64_MAX, &n))
		return none;
	return amount_in((int64_t)n, str_trim(str_sub(text, digits, text.n)));
}

/* A call that gives back the time it is given, as a number. */
static bool hands_on(const struct code_tokens *t, uint32_t name)
{
	return code_word(t, name, S("int")) || code_word(t, name, S("int64")) || code_word(t, name, S("Int64")) ||
	       code_word(t, name, S("intval")) || code_word(t, name, S("floor")) || code_word(t, name, S("round")) ||
	       code_word(t, name, S("NewNumericDate"));
}

struct amount amount_dated(struct code_file *f, uint32_t from, uint32_t open, unsigned depth)
{
	static const char makers[] = " DateTime DateTimeImmutable strtotime ";
	static const char behind[] = " Unix getTimestamp getTimeStamp timestamp toUnixTime ToUnixTimeSeconds ";
	const struct code_tokens *t = &f->t;
	uint32_t name = open - 1, close = code_at(t, open)->mate;
	str text = code_text(t, name);
	bool php = str_eq(t->language->name, S("php"));
	if (php && close == open + 2 && code_at(t, open + 1)->kind == CODE_STRING && code_one_of(text, makers))
		return of_words(code_string(t, open + 1, f->arena));
	struct amount a = none;
	if (close == open + 1 && name > from + 1 && code_dot(t, name - 1) && code_one_of(text, behind))
		a = amount_of(f, from, name - 1, depth + 1);
	else if (close > open + 1 && hands_on(t, name) && code_item_end(t, open + 1, close) == close)
		a = amount_of(f, open + 1, close, depth + 1);
	return a.kind == AMOUNT_PLAIN ? none : a;
}
