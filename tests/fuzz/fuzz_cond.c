/* A condition, a tree and a manifest as three documents of YAML, at each tier: a mistake is named, and an answer is the
 * same when it is asked again, turned round by `not`, and never turned round by not knowing the manifest. */
#include "format/format.h"
#include "query/cond.h"
#include "query/query.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	static const char *const names[] = {"none", "low", "medium", "high", "critical"};
	return i < sizeof names / sizeof *names ? str_of(names[i]) : S("");
}

static void ask(const struct cond *c, struct query q)
{
	const struct cond not = {.op = COND_NOT, .kids = c, .n_kids = 1};
	const struct node unread = {.kind = NODE_UNKNOWN}, *manifest = q.manifest;
	enum truth t = query_test(&q, c, q.root);
	must(t >= TRUTH_FALSE && t <= TRUTH_TRUE);
	if (q.spent >= QUERY_MOST / 2) /* another order may spend more */
		return;
	q.spent = 0;
	must(query_test(&q, c, q.root) == t);
	q.spent = 0;
	must(query_test(&q, &not, q.root) == truth_not(t));
	q.spent = 0;
	q.manifest = &unread;
	enum truth less = query_test(&q, c, q.root);
	must(less == t || less == TRUTH_UNKNOWN || (manifest && manifest->kind == NODE_UNKNOWN));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct err err = {{0}};
	struct cond c;
	const struct node *tree = NULL;
	str text;
	size_t tier;
	if (!fuzz_named(data, size, &tier, &text))
		return -1;
	const struct format_budget budget = {64, 2000, 1 << 16};
	if (yaml_read(text, &a, &budget, &tree, &err) == FORMAT_OK && tree && tree->kind == NODE_ARRAY && tree->child &&
	    tree->child->next) {
		const struct node *first = tree->child, *second = first->next;
		err.text[0] = '\0';
		struct query q = {.arena = &a, .root = second, .manifest = second->next, .tier = (enum tier)tier};
		q.patterns = patterns_new();
		if (cond_read(first, &a, &c, &err))
			ask(&c, q);
		else
			must(err.text[0] != '\0');
		patterns_free(q.patterns);
	}
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
