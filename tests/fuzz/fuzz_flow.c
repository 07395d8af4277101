/* Any bytes as functions of a program: the first line says of which language. Whatever begins at any token is read;
 * nothing is deeper or longer than the contract says, and every text can be read. */
#include "base/arena.h"
#include "format/code_flow.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	static const char *const names[] = {"js", "ts", "py", "go"};
	return i < sizeof names / sizeof *names ? str_of(names[i]) : S("");
}

static size_t check(const struct flow *n, unsigned depth)
{
	size_t nodes = 0;
	must(depth < 8 * FLOW_DEPTH);
	for (; n; n = n->next) {
		fuzz_touch(n->text);
		nodes += 1 + (n->child ? check(n->child, depth + 1) : 0);
	}
	return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { TRIED = 64, SLACK = 512 };
	struct code_tokens t;
	size_t language;
	str text;
	if (size > 1 << 16 || !fuzz_named(data, size, &language, &text))
		return -1;
	must(code_flow_open(text, fuzz_name(language), &t));
	for (uint32_t i = 0, tried = 0; i < t.n && tried < TRIED; i++) {
		struct arena a = {0};
		bool more = false;
		struct flow *f = code_flow_function(&t, t.at[i].line, t.at[i].col, &a, &more);
		tried += f != NULL;
		must(check(f, 0) <= FLOW_NODES + SLACK);
		arena_free(&a);
	}
	code_tokens_free(&t);
	fuzz_free(text);
	return 0;
}
