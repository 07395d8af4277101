/* A value as a field of the facts holds it: 15m, PT15M and 900 are one thing, and the unit of a plain number is told.
 */
#include "facts/section_value.h"

#include <criterion/criterion.h>

static struct arena section_value_arena;

static const struct section_field seconds = {.name = STR_INIT("s"), .type = SECTION_NUMBER, .unit = SECTION_SECONDS},
                                  bytes = {.name = STR_INIT("b"), .type = SECTION_NUMBER, .unit = SECTION_BYTES},
                                  plain = {.name = STR_INIT("n"), .type = SECTION_NUMBER};

Test(section_value, amounts_in_the_unit_of_the_field)
{
	static const struct {
		const struct section_field *field;
		const char *text, *unit, *becomes; /* NULL: unknown */
	} rows[] = {
	        {&seconds, "900", "", "900"},    {&seconds, "15m", "", "900"},
	        {&seconds, "PT15M", "", "900"},  {&seconds, "900000", "ms", "900"},
	        {&seconds, "15m", "ms", "900"}, /* what names its unit is no plain number */
	        {&seconds, "7", "d", "604800"},  {&seconds, "1 month", "", "2419200"}, /* at least */
	        {&seconds, "5MiB", "", NULL},    {&seconds, "soon", "", NULL},
	        {&seconds, "", "ms", NULL},      {&bytes, "2KiB", "", "2048"},
	        {&bytes, "2", "MiB", "2097152"}, {&bytes, "15m30s", "", NULL},
	        {&plain, "12", "", "12"},        {&plain, "12s", "", NULL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct node n = {.kind = NODE_STRING, .text = str_of(rows[i].text)};
		str text;
		enum node_kind kind =
		        section_value(rows[i].field, &n, str_of(rows[i].unit), &section_value_arena, &text);
		cr_expect_eq(kind, rows[i].becomes ? NODE_NUMBER : NODE_UNKNOWN, "%s %s", rows[i].text, rows[i].unit);
		str wanted = str_of(rows[i].becomes ? rows[i].becomes : rows[i].text);
		cr_expect(str_eq(text, wanted), "%s %s is %.*s", rows[i].text, rows[i].unit, STR_ARG(text));
	}
}

Test(section_value, only_units_of_the_field)
{
	cr_expect(section_takes_unit(&seconds, S("ms")));
	cr_expect(section_takes_unit(&bytes, S("KiB")));
	cr_expect_not(section_takes_unit(&seconds, S("KiB")));
	cr_expect_not(section_takes_unit(&plain, S("ms")));
	cr_expect_not(section_takes_unit(&seconds, S("moons")));
	const struct node n = {.kind = NODE_NUMBER, .text = S("5")};
	str text;
	cr_expect_eq(section_value(&seconds, &n, S("KiB"), &section_value_arena, &text), NODE_UNKNOWN);
}
