/* Any bytes as what a child sends: records that are whole and within their bounds, or nonsense; a collector takes what
 * comes, in pieces of any size, and gives facts and findings that can be gone through. What is read is written back and
 * reads the same. */
#include "audit/collect.h"
#include "rules/ruleset.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

static void touch(const struct node *n)
{
	fuzz_touch(n->key);
	fuzz_touch(n->text);
	for (const struct node *c = n->child; c; c = c->next)
		touch(c);
}

static void again(const struct row *row, struct arena *a)
{
	struct buf b BUF_AUTO = {0};
	struct record r;
	size_t at = 0;
	bool bad = false;
	must(section_fits(row->section, row->node));
	if (!wire_fact(&b, row)) /* numbers may be written longer than they are, so what comes out is seldom longer */
		return;
	must(wire_next(buf_str(&b), &at, ruleset_builtin(), a, &r, &bad) && at == b.n);
	must(r.fact.section == row->section && row_order(&r.fact, row) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct collector c = {.rules = ruleset_builtin(), .arena = &a};
	struct report report = {.arena = &a};
	struct record r;
	size_t at = 0;
	bool bad = false;
	str bytes = fuzz_copy(data, size);
	while (wire_next(bytes, &at, c.rules, &a, &r, &bad)) {
		must(at <= bytes.n);
		if (r.type == WIRE_FACT)
			again(&r.fact, &a);
	}
	at = 0;
	for (size_t n = 1; n <= bytes.n && !c.bad; n += n)
		collect_records(&c, str_sub(bytes, 0, n), &at);
	if (!c.bad)
		collect_records(&c, bytes, &at);
	if (!collect_job_end(&c))
		collect_give_up(&c);
	touch(collect_facts(&c));
	collect_finish(&c, &report);
	collect_free(&c);
	fuzz_free(bytes);
	arena_free(&a);
	return 0;
}
