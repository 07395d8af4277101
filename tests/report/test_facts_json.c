/* Facts as JSON: what is written reads back the same, whatever stands in it. */
#include "report/facts_json.h"

#include <cjson/cJSON.h>
#include <criterion/criterion.h>

static str json_shown(void *ctx, str path)
{
	(void)ctx;
	return str_eq(path, S("secret")) ? S("*") : path;
}

static struct node json_scalar(enum node_kind kind, const char *key, const char *text)
{
	return (struct node){.kind = kind, .key = str_of(key), .text = str_of(text)};
}

/* One section "a" with one row of one member "x", as text. */
static void json_row(enum node_kind kind, str text, struct buf *out)
{
	struct node member = {.kind = kind, .key = S("x"), .text = text}, path = json_scalar(NODE_STRING, "path", "p");
	path.next = &member;
	struct node row = {.kind = NODE_OBJECT, .line = 7, .child = &path};
	struct node section = {.kind = NODE_ARRAY, .key = S("a"), .child = &row};
	const struct node facts = {.kind = NODE_OBJECT, .child = &section};
	buf_clear(out);
	facts_json(&facts, NULL, json_shown, out);
}

static void json_is(enum node_kind kind, const char *text, const char *want)
{
	struct buf out BUF_AUTO = {0}, line BUF_AUTO = {0};
	json_row(kind, str_of(text), &out);
	buf_printf(&line, "{\n\"a\": [\n  {\"path\": \"p\", \"line\": 7, \"x\": %s}\n]\n}", want);
	cr_expect(str_eq(buf_str(&out), buf_str(&line)), "%s gives %.*s", text, STR_ARG(buf_str(&out)));
}

Test(facts_json, each_kind_of_value)
{
	json_is(NODE_STRING, "b\"\\\n\x1b[0m\xff", "\"b\\\"\\\\\\u000a\\u001b[0m\\\\xff\"");
	json_is(NODE_NULL, "", "null");
	json_is(NODE_BOOL, "true", "true");
	json_is(NODE_UNKNOWN, "${X}", "{\"unknown\": \"${X}\"}");
	static const struct {
		const char *written, *json;
	} numbers[] = {{"0", "0"},           {"-12.50", "-12.50"}, {"12345678901234567890", "12345678901234567890"},
	               {"0x1F", "\"0x1F\""}, {"012", "\"012\""},   {"1_000", "\"1_000\""},
	               {".5", "\".5\""},     {"1.", "\"1.\""},     {"", "\"\""}};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		json_is(NODE_NUMBER, numbers[i].written, numbers[i].json);
}

Test(facts_json, any_bytes_give_json)
{
	struct buf out BUF_AUTO = {0};
	uint32_t state = 1;
	for (int round = 0; round < 500; round++) {
		char bytes[24];
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = (char)((state = state * 1103515245u + 12345u) >> 16);
		json_row(round % 2 ? NODE_STRING : NODE_NUMBER, str_at(bytes, sizeof bytes), &out);
		buf_byte(&out, '\0');
		cJSON *tree = cJSON_Parse(out.p);
		cr_expect_not_null(tree, "%s", out.p);
		cJSON_Delete(tree);
	}
}

Test(facts_json, paths_are_shown_as_they_may_be_and_a_list_without_end_says_so)
{
	struct buf out BUF_AUTO = {0};
	struct node path = json_scalar(NODE_STRING, "path", "secret"), more = json_scalar(NODE_UNKNOWN, "", "not read");
	struct node row = {.kind = NODE_OBJECT, .next = &more, .child = &path};
	struct node empty = {.kind = NODE_ARRAY, .key = S("b")}, flag = json_scalar(NODE_BOOL, "c", "false");
	struct node section = {.kind = NODE_ARRAY, .key = S("a"), .child = &row, .next = &empty};
	empty.next = &flag;
	const struct node facts = {.kind = NODE_OBJECT, .child = &section};
	facts_json(&facts, NULL, json_shown, &out);
	cr_expect(str_eq(buf_str(&out), S("{\n\"a\": [\n  {\"path\": \"*\"},\n  {\"unknown\": \"not read\"}\n],\n"
	                                  "\"b\": [],\n\"c\": false\n}")),
	          "%.*s", STR_ARG(buf_str(&out)));
}
