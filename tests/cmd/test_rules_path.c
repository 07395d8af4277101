/* Paths that fit a rule's globs, for examples that name none. */
#include <criterion/criterion.h>

#include "base/glob.h"
#include "cmd/rules.h"

static void concrete(const char *glob, const char *path)
{
	struct arena a = {0};
	str got = rules_glob_path(&a, str_of(glob));
	cr_expect_str_eq(got.p, path);
	cr_expect(glob_rule(str_of(glob), got), "%s does not match %s", glob, path);
	arena_free(&a);
}

Test(rules_path, is_matched_by_its_glob)
{
	concrete("**/x*.json", "xx.json");
	concrete("*.{yaml,yml}", "x.yaml");
	concrete("**/keycloak/**.json", "keycloak/x.json");
	concrete("conf/**", "conf/x");
	concrete("{a,b}/?[!q]r[st].txt", "a/xxrs.txt");
	concrete("{.,}my.cnf", ".my.cnf");
}
