/* Units are written in many ways, and compared in one. */
#include "facts/section_value.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/date.h"
#include "query/unit.h"

/* All of it, in decimal. */
static bool read_number(str s, double *out)
{
	char text[64], *end;
	s = str_trim(s);
	if (s.n == 0 || s.n >= sizeof text || !(ascii_digit(s.p[0]) || s.p[0] == '-' || s.p[0] == '.'))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	*out = strtod(text, &end);
	return end == text + s.n;
}

/* What is measured in the unit of a field. */
static enum unit measured(enum section_unit u)
{
	static const enum unit units[] = {
	        [SECTION_SECONDS] = UNIT_DURATION, [SECTION_BYTES] = UNIT_SIZE, [SECTION_PER_SECOND] = UNIT_RATE};
	return u < sizeof units / sizeof *units ? units[u] : UNIT_NONE;
}

bool section_takes_unit(const struct section_field *f, str unit)
{
	struct measure one;
	return measured(f->unit) != UNIT_NONE && unit_named(unit, &one) == measured(f->unit);
}

/* A number, or an amount that names its unit. */
static bool read_amount(const struct section_field *f, str text, str unit, double *out)
{
	struct measure one = {1, 1}, amount;
	if (measured(f->unit) == UNIT_NONE)
		return read_number(text, out);
	if (unit.n && unit_named(unit, &one) != measured(f->unit))
		return false;
	if (read_number(text, out)) {
		*out *= one.least;
		return true;
	}
	if (!unit_as(measured(f->unit), NULL, text, &amount))
		return false;
	*out = amount.least;
	return true;
}

enum node_kind section_value(const struct section_field *f, const struct node *n, str unit, struct arena *a, str *text)
{
	double number;
	*text = n->text;
	if (n->kind == NODE_UNKNOWN || n->kind == NODE_ARRAY || n->kind == NODE_OBJECT || n->kind == NODE_NULL)
		return NODE_UNKNOWN;
	switch (f->type) {
	case SECTION_TEXT:
		return f->unit != SECTION_DATE || date_valid(n->text) ? NODE_STRING : NODE_UNKNOWN;
	case SECTION_NUMBER:
		if (!read_amount(f, n->text, unit, &number))
			return NODE_UNKNOWN;
		*text = arena_printf(a, "%.15g", number);
		return NODE_NUMBER;
	case SECTION_BOOL:
		if (!str_ieq(n->text, S("true")) && !str_ieq(n->text, S("false")))
			return NODE_UNKNOWN;
		*text = str_ieq(n->text, S("true")) ? S("true") : S("false");
		return NODE_BOOL;
	default:
		return n->kind;
	}
}
