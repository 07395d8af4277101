/* Any bytes to the reader of assignments and to the judge of values: every position as a word of a name, in every form.
 * Name and value lie in the text, in order and apart, and reading from the name itself gives the same. */
#include "secret/assign/assign_rows.h"
#include "secret/value/value.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

enum { STEP = 7 }; /* not every position of a long input: forms and positions multiply */

static void check(str text, size_t at, enum assign_form form)
{
	struct assignment a, again;
	if (!assign_read(text, at, at + 1, form, &a))
		return;
	must(a.key < a.key_end && a.key_end <= text.n);
	must(a.value < a.value_end && a.value_end <= a.end && a.end <= text.n);
	must(a.value >= a.key_end || a.value_end <= a.key);
	must(assign_read(text, a.key, a.key + 1, form, &again));
	must(again.value == a.value && again.value_end == a.value_end && again.op == a.op);
	str key = str_sub(text, a.key, a.key_end), value = str_sub(text, a.value, a.value_end);
	struct value_class class = value_judge(value, key, a.quote != '\0');
	must(class.weight <= 100 && class.reason.n);
}

static void check_rows(str text, size_t at)
{
	struct assign_rows rows;
	struct assignment a, again;
	if (!assign_rows_begin(text, at, at + 1, &rows))
		return;
	for (size_t last = rows.first; assign_rows_next(&rows, &a); last = rows.next) {
		must(rows.next > last && rows.next <= text.n);
		must(a.key_end < a.value && a.value < a.value_end && a.end <= rows.next);
		must(assign_rows_again(text, a.key, a.value, a.value_end, &again) && again.quote == a.quote);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum assign_form forms[] = {ASSIGN_QUOTED, ASSIGN_BARE, ASSIGN_OPTION};
	/* A copy of the exact size, so that a read behind the end is seen. */
	char *copy = malloc(size ? size : 1);
	if (!copy)
		return 0;
	memcpy(copy, data, size);
	const size_t step = size > 4096 ? STEP * 64 : STEP;
	for (size_t at = 0; at < size; at += step) {
		check_rows(str_at(copy, size), at);
		for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
			check(str_at(copy, size), at, forms[i]);
	}
	free(copy);
	return 0;
}
