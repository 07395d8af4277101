/* Any bytes as a commit, a tag or a tree (the first line says which): what is taken from it lies inside it, in order,
 * and a tree ends where it is malformed. */
#include "../../src/source/history_int.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	static const char *const names[] = {"commit", "tag", "tree"};
	return i < sizeof names / sizeof *names ? str_of(names[i]) : S("");
}

static bool inside(str outer, str s)
{
	return s.n == 0 ||
	       (s.p >= outer.p && (size_t)(s.p - outer.p) <= outer.n && s.n <= outer.n - (size_t)(s.p - outer.p));
}

static void check_commit(str text)
{
	struct commit_text c;
	git_oid parent;
	if (!commit_parse(text, &c))
		return;
	must(inside(text, c.message) && inside(text, c.parents));
	fuzz_touch(c.message);
	str parents = c.parents;
	for (size_t before = parents.n; commit_next_parent(&parents, &parent); before = parents.n)
		must(parents.n < before);
	must(parents.n == 0);
}

static void check_tag(str text)
{
	git_oid target;
	str message;
	if (!tag_parse(text, &target, &message))
		return;
	must(inside(text, message));
	fuzz_touch(message);
}

static void check_tree(str text)
{
	struct tree_entry e;
	str rest = text;
	for (size_t before = rest.n; tree_next(&rest, &e); before = rest.n) {
		must(rest.n < before && inside(text, e.name) && e.name.n && !memchr(e.name.p, 0, e.name.n));
		must(rest.p == e.name.p + e.name.n + 1 + GIT_OID_RAWSZ);
	}
}

/* libgit2 keeps what went wrong with an id. */
static void close_library(void) { git_libgit2_shutdown(); }
static void open_library(void)
{
	static bool opened;
	if (!opened && git_libgit2_init() > 0)
		atexit(close_library);
	opened = true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const checks[])(str text) = {check_commit, check_tag, check_tree};
	size_t kind;
	str text;
	if (!fuzz_named(data, size, &kind, &text))
		return -1;
	open_library();
	checks[kind](text);
	fuzz_free(text);
	return 0;
}
