/* Paths of rules. */
#include "query/path.h"

#include <criterion/criterion.h>

Test(path, steps_of_every_kind)
{
	struct arena a = {0};
	struct path p;
	cr_assert(path_parse(S("a.*.**.'pkce.code'.\"*\""), &a, &p, NULL));
	cr_assert_eq(p.n, 5);
	cr_expect(p.steps[0].kind == STEP_KEY && str_eq(p.steps[0].key, S("a")));
	cr_expect_eq(p.steps[1].kind, STEP_ANY);
	cr_expect_eq(p.steps[2].kind, STEP_DEEP);
	cr_expect(str_eq(p.steps[3].key, S("pkce.code")));
	cr_expect_eq(p.steps[4].kind, STEP_KEY, "quoted, a star is a key");
	arena_free(&a);
}

Test(path, root_and_self)
{
	struct arena a = {0};
	struct path p;
	cr_expect(path_parse(S(""), &a, &p, NULL) && p.n == 0 && p.from == PATH_FROM_SUBJECT);
	cr_expect(path_parse(S("."), &a, &p, NULL) && p.n == 0 && p.from == PATH_FROM_SUBJECT);
	cr_expect(path_parse(S("$"), &a, &p, NULL) && p.n == 0 && p.from == PATH_FROM_ROOT);
	cr_expect(path_parse(S("$.side"), &a, &p, NULL) && p.n == 1 && p.from == PATH_FROM_ROOT);
	cr_expect(path_parse(S("$schema"), &a, &p, NULL) && p.n == 1 && p.from == PATH_FROM_SUBJECT);
	cr_expect(path_parse(S("$manifest"), &a, &p, NULL) && p.n == 0 && p.from == PATH_FROM_MANIFEST);
	cr_expect(path_parse(S("$manifest.auth.clients"), &a, &p, NULL) && p.n == 2 && p.from == PATH_FROM_MANIFEST);
	cr_expect(path_parse(S("$manifests"), &a, &p, NULL) && p.n == 1 && p.from == PATH_FROM_SUBJECT);
	cr_expect(path_parse(S("^^a.b"), &a, &p, NULL) && p.n == 2 && p.from == PATH_FROM_OUTER && p.up == 2);
	cr_expect(path_parse(S("^."), &a, &p, NULL) && p.n == 0 && p.from == PATH_FROM_OUTER && p.up == 1);
	cr_expect(path_parse(S("'^a'"), &a, &p, NULL) && p.n == 1 && p.from == PATH_FROM_SUBJECT, "quoted: a key");
	arena_free(&a);
}

Test(path, refuses_what_is_no_path)
{
	struct arena a = {0};
	struct path p;
	struct err err = {0};
	const char *bad[] = {"a..b", ".a", "a.", "'a", "'a'b", "$.", "$..a", "$manifest.", "^.a", "^a.", "''"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		err.text[0] = '\0';
		cr_expect_not(path_parse(str_of(bad[i]), &a, &p, &err), "%s", bad[i]);
		cr_expect_neq(err.text[0], '\0', "%s", bad[i]);
	}
	arena_free(&a);
}
