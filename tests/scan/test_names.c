/* Names of files and references, searched like text. */
#include "scan/names.h"

#include "scanning.h"

static struct scanning named;
static void names_setup(void) { scanning_open(&named, false); }
static void names_teardown(void) { scanning_close(&named); }
TestSuite(names, .init = names_setup, .fini = names_teardown);

/* "NUMBER PATH\n" for each hit. */
static void names_hit(void *ctx, size_t name, struct hit *h)
{
	cr_expect(h->place.line == 0 && !h->frame.n && h->place.origin == ORIGIN_HISTORY);
	buf_printf(ctx, "%zu %.*s\n", name, STR_ARG(h->rule->id));
}

static str names_found(const str *at, size_t n, const struct scan_options *o)
{
	struct buf out = {0};
	const struct names_search search = {named.m, o, {at, n}, ORIGIN_HISTORY, &out, names_hit};
	cr_assert(names_search(&search, NULL));
	str found = arena_str(&named.arena, buf_str(&out));
	buf_free(&out);
	return found;
}

#define NAMES_PAT "ghp_{alnum:30}{sum:crc32-base62}"

static str names_around(const char *before, unsigned seed, const char *after)
{
	return arena_printf(&named.arena, "%s%.*s%s", before, STR_ARG(scanning_text(&named, NAMES_PAT, seed)), after);
}

Test(names, tokens_between_signs)
{
	str at[] = {S("src/main.c"),
	            names_around("a/", 1, ""),
	            names_around("key-", 2, "-old.txt"),
	            names_around("", 3, ".txt"),
	            names_around("a\n", 4, "\nb"),
	            S("")};
	str found = names_found(at, 6, &named.o);
	for (int i = 1; i <= 4; i++)
		cr_expect(str_find(found, arena_printf(&named.arena, "%d github-pat\n", i), 0) != SIZE_MAX,
		          "%d in %.*s", i, STR_ARG(found));
	cr_expect(str_find(found, S("0 "), 0) == SIZE_MAX && str_find(found, S("5 "), 0) == SIZE_MAX);
}

/* More lines than fit into one document: each hit still knows its name. */
Test(names, many)
{
	enum { MANY = 20000 };
	str *at = arena_array(&named.arena, str, MANY);
	for (size_t i = 0; i < MANY; i++)
		at[i] = arena_printf(&named.arena, "folder/of/files-%zu.txt", i);
	at[MANY - 2] = names_around("", 5, "");
	cr_expect(str_eq(names_found(at, MANY, &named.o), S("19998 github-pat\n")));
}

/* A name explains no value, and rules that are not selected find nothing. */
Test(names, what_does_not_count)
{
	str at[] = {scanning_text(&named, "password = '{alnum:24}'", 6), names_around("", 7, "")};
	bool *none = arena_array(&named.arena, bool, ruleset_builtin()->n_rules);
	struct scan_options o = named.o;
	cr_expect(str_eq(names_found(at, 1, &o), S("")));
	o.on = none;
	cr_expect(str_eq(names_found(at, 2, &o), S("")));
}
