/* way: one guard or handler after another in the same app, each with what is wanted of its route. */
#ifndef TESTS_FACTS_WAY_H
#define TESTS_FACTS_WAY_H

#include "repo.h"

struct way {
	const char *source, *wanted;
};

static inline void go(const char *path, const char *front, const char *back, const struct way *ways, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = {0};
		str text = arena_printf(&a, "%s%s%s", front, ways[i].source, back);
		struct repo_facts r = REPO({"go.mod", "module acme.io/shop\n"}, {path, text.p});
		str got = repo_rows(&r, "routes", "auth"), why = repo_rows(&r, "routes", "why");
		cr_expect(str_eq(got, str_of(ways[i].wanted)), "%s\n  is     %.*s (%.*s)\n  wanted %s", ways[i].source,
		          STR_ARG(got), STR_ARG(why), ways[i].wanted);
		repo_free(&r);
		arena_free(&a);
	}
}
#define GO(path, front, back, ways) go((path), (front), (back), (ways), sizeof(ways) / sizeof *(ways))

#endif
