/* Types, patterns and formats of single values. */
#include "policy/schema_value.h"

#include <criterion/criterion.h>

static bool fits(enum node_kind kind, const char *text, str type)
{
	return value_is(&(struct node){.kind = kind, .text = str_of(text)}, type);
}

Test(schema_value, whole_numbers)
{
	cr_assert(fits(NODE_NUMBER, "42", S("integer")));
	cr_assert(fits(NODE_NUMBER, "42.0", S("integer")));
	cr_assert(fits(NODE_NUMBER, "123456789012345678901234567890", S("integer")));
	cr_assert_not(fits(NODE_NUMBER, "42.5", S("integer")));
	cr_assert_not(fits(NODE_NUMBER, "1e999", S("integer")));
	cr_assert_not(fits(NODE_STRING, "42", S("integer")));
}

Test(schema_value, patterns_know_classes_inside_brackets_and_out)
{
	cr_assert(value_matches(S("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"), S("a@example.com")));
	cr_assert_not(value_matches(S("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"), S("a b@example.com")));
	cr_assert(value_matches(S("^\\d\\s\\d$"), S("1 2")));
	cr_assert_not(value_matches(S("^a\\.b$"), S("axb")));
}

Test(schema_value, hostile_text_never_matches)
{
	char big[5000];
	memset(big, 'a', sizeof big);
	cr_assert_not(value_matches(S("a"), str_at(big, sizeof big)));
	cr_assert_not(value_matches(S("a"), str_at("a\0b", 3)));
	cr_assert_not(value_matches(S("(("), S("a")));
}

Test(schema_value, formats)
{
	cr_assert(value_has_format(S("hostname"), S("api.example.com")));
	cr_assert_not(value_has_format(S("hostname"), S("https://api.example.com")));
	cr_assert_not(value_has_format(S("hostname"), S("-a.example.com")));
	cr_assert(value_has_format(S("uri"), S("https://example.com/a?b=c")));
	cr_assert_not(value_has_format(S("uri"), S("example.com")));
	cr_assert_not(value_has_format(S("uri"), S("https://exa mple.com")));
	cr_assert_not(value_has_format(S("date"), S("2026-02-30")));
}
