/* Is a dependency used by the code? */
#include "facts/dependency_use.h"

#include <criterion/criterion.h>

static enum dependency_use dependency_ask(const char *ecosystem, const char *name)
{
	static const str modules[] = {
	        STR_INIT("@okta/okta-auth-js"),         STR_INIT("a"),   STR_INIT("a-b"),       STR_INIT("ab/c"),
	        STR_INIT("google.cloud.secretmanager"), STR_INIT("jwt"), STR_INIT("slow_api.x")};
	return dependency_used(str_of(ecosystem), str_of(name), modules, sizeof modules / sizeof *modules);
}

Test(dependency_use, npm_names_are_exact)
{
	cr_expect_eq(dependency_ask("npm", "@okta/okta-auth-js"), DEPENDENCY_USED);
	cr_expect_eq(dependency_ask("npm", "ab"), DEPENDENCY_USED, "a file of it");
	cr_expect_eq(dependency_ask("npm", "@okta/okta"), DEPENDENCY_UNUSED);
	cr_expect_eq(dependency_ask("npm", "zod"), DEPENDENCY_UNUSED);
}

Test(dependency_use, python_names_fold_and_have_aliases)
{
	cr_expect_eq(dependency_ask("pypi", "Slow-API"), DEPENDENCY_USED);
	cr_expect_eq(dependency_ask("pypi", "PyJWT"), DEPENDENCY_USED);
	cr_expect_eq(dependency_ask("pypi", "django-allauth"), DEPENDENCY_UNUSED);
	cr_expect_eq(dependency_ask("pypi", "odd-name"), DEPENDENCY_PERHAPS);
}
