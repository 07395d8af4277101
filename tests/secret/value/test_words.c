/* Words against chance. */
#include <criterion/criterion.h>

#include "secret/value/words.h"

Test(words, cut_at_signs_and_case)
{
	static const char *const want[] = {"get", "HTTP", "Server", "name"};
	str rest = S("get_HTTPServer-2name"), word;
	for (size_t i = 0; i < 4; i++) {
		cr_assert(words_next(&rest, &word));
		cr_assert(str_eq(word, str_of(want[i])), "%.*s", STR_ARG(word));
	}
	cr_assert_not(words_next(&rest, &word));
}

Test(words, english_is_like_words)
{
	static const char *const yes[] = {"password", "configuration", "Summer", "hunter", "monitoring", "server"};
	static const char *const no[] = {"xkqzv", "wqzjx", "bvkpq", "ab", "zzgfk"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(words_like(str_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(words_like(str_of(no[i])), "%s", no[i]);
}

Test(words, lists)
{
	static const str at[] = {STR_INIT("my"), STR_INIT("secret"), STR_INIT("key")};
	const struct strs list = {at, 3};
	cr_assert(words_made_of(S("MySecretKey"), &list));
	cr_assert_not(words_made_of(S("MySecretKeys"), &list));
}
