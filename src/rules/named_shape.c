/* The placeholders of examples, read the other way: {hex:32} is what the pattern has to accept. */
#include "named_shape.h"

#include <inttypes.h>

#include "base/ascii.h"
#include "rules/example.h"

enum { SHORTEST = 8, LONGEST = 4096 };

static bool is_sign(char c) { return !ascii_alnum(c) && (unsigned char)c < 0x80; }

/* A character class of these; neighbours in a row become a range. */
static void put_class(struct buf *out, str chars)
{
	buf_byte(out, '[');
	for (size_t i = 0, n; i < chars.n; i += n) {
		n = 1;
		while (i + n < chars.n && chars.p[i + n] == chars.p[i] + (char)n)
			n++;
		if (n > 2)
			buf_printf(out, "%c-%c", chars.p[i], chars.p[i + n - 1]);
		for (size_t k = 0; n <= 2 && k < n; k++)
			buf_printf(out, "%s%c", is_sign(chars.p[i + k]) ? "\\" : "", chars.p[i + k]);
	}
	buf_byte(out, ']');
}

/* "32" or "20..40". */
static bool read_range(str text, uint64_t *least, uint64_t *most)
{
	size_t dots = str_find(text, S(".."), 0);
	if (dots == (size_t)-1)
		return str_number(text, LONGEST, least) && (*most = *least) > 0;
	return str_number(str_sub(text, 0, dots), LONGEST, least) &&
	       str_number(str_sub(text, dots + 2, text.n), LONGEST, most) && *least > 0 && *least < *most;
}

/* What stands between the braces. *length grows by the shortest text it accepts. */
static bool put_placeholder(str inside, struct buf *out, size_t *length, struct err *err)
{
	str rest = inside, name, chars;
	uint64_t least, most;
	if (str_eq(inside, S("uuid"))) {
		buf_add(out, S("(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"));
		*length += 36;
		return true;
	}
	if (!str_cut(&rest, ':', &name) || !rest.p || !example_set(name, &chars))
		return err_set(err,
		               "`value`: {%.*s} is no set of characters; write {hex:32}, {alnum:20..40}, {uuid} or /…/",
		               STR_ARG(inside));
	if (!read_range(rest, &least, &most))
		return err_set(err, "`value`: {%.*s} has no length; write {hex:32} or {hex:20..40}", STR_ARG(inside));
	put_class(out, chars);
	if (least == most)
		buf_printf(out, "{%" PRIu64 "}", least);
	else
		buf_printf(out, "{%" PRIu64 ",%" PRIu64 "}", least, most);
	*length += least;
	return true;
}

bool named_shape(str value, struct buf *out, struct err *err)
{
	size_t length = 0;
	if (value.n > 2 && value.p[0] == '/' && value.p[value.n - 1] == '/') {
		buf_printf(out, "(?:%.*s)", STR_ARG(str_sub(value, 1, value.n - 1)));
		return true;
	}
	for (size_t i = 0; i < value.n; i++) {
		size_t end = value.p[i] == '{' ? str_find(value, S("}"), i) : (size_t)-1;
		if (end == (size_t)-1) {
			buf_printf(out, "%s%c", is_sign(value.p[i]) ? "\\" : "", value.p[i]);
			continue;
		}
		if (!put_placeholder(str_sub(value, i + 1, end), out, &length, err))
			return false;
		i = end;
	}
	return length >= SHORTEST || err_set(err, "`value` leaves fewer than %d characters open", SHORTEST);
}
