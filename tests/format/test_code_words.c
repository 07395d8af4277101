/* The lists that a word stands in are those of its language's row. */
#include "format/code_words.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "format/lang.h"

static bool stands(const struct code_language *l, str word, enum code_list_name list)
{
	struct code_words *words = calloc(1, sizeof *words);
	code_words_note(words, l);
	bool found = code_words_find(words, word) >> list & 1;
	free(words);
	return found;
}

Test(code_words, are_those_of_the_row)
{
	cr_expect(stands(&code_javascript, S("return"), CODE_IN_operators));
	cr_expect(stands(&code_javascript, S("return"), CODE_IN_leaves));
	cr_expect_not(stands(&code_javascript, S("returns"), CODE_IN_leaves));
	cr_expect_not(stands(&code_javascript, S("true"), CODE_IN_falsity));
	cr_expect(stands(&code_python, S("True"), CODE_IN_truth));
	cr_expect_not(stands(&code_python, S("true"), CODE_IN_truth));
	cr_expect(stands(&lang_go, S("func"), CODE_IN_functions));
	cr_expect(stands(&lang_rust, S("::"), CODE_IN_dots));
	cr_expect_not(stands(&lang_go, S(""), CODE_IN_functions));
}

/* The table has room for all of them, and a word in it is found again. */
Test(code_words, of_every_language_fit)
{
	static const struct code_language *const all[] = {&code_javascript, &code_python, &lang_go,  &lang_java,
	                                                  &lang_kotlin,     &lang_csharp, &lang_php, &lang_ruby,
	                                                  &lang_dart,       &lang_swift,  &lang_rust};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct code_words *words = calloc(1, sizeof *words);
		code_words_note(words, all[i]);
		cr_expect_lt(words->n, CODE_WORDS_MOST * 3 / 4);
		str word;
		for (str rest = str_of(all[i]->operators); str_cut(&rest, ' ', &word);)
			cr_expect(!word.n || code_words_find(words, word) >> CODE_IN_operators & 1, "%.*s",
			          STR_ARG(word));
		free(words);
	}
}
