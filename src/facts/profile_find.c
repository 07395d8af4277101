/* What a text fits of the tables. */
#include "profile_find.h"

#include <stdint.h>

#include "facts/language.h"

static bool fits(enum profile_fit fit, str text, str word)
{
	if (fit == FIT_NAME)
		return str_ifind(text, word, 0) != SIZE_MAX;
	if (fit == FIT_HOST)
		return str_ends(text, word) && (text.n == word.n || text.p[text.n - word.n - 1] == '.');
	if (word.p[word.n - 1] == '=')
		return str_eq(text, str_sub(word, 0, word.n - 1));
	bool begins = fit == FIT_ACTION ? text.n >= word.n && str_ieq(str_sub(text, 0, word.n), word)
	                                : str_starts(text, word);
	char end = word.p[word.n - 1];
	return begins &&
	       (text.n == word.n || end == '.' || end == '/' || end == ':' || text.p[word.n] == '/' ||
	        text.p[word.n] == '.' || text.p[word.n] == ':' || text.p[word.n] == '\\' || text.p[word.n] == '@');
}

/* Is the word meant for a file of this language? Without its prefix then. */
static bool is_for(str *word, str language)
{
	static const struct {
		str prefix;
		const char *languages;
	} prefixes[] = {
	        {STR_INIT("js:"), "JavaScript TypeScript"}, {STR_INIT("py:"), "Python"}, {STR_INIT("go:"), "Go"}};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (str_starts(*word, prefixes[i].prefix)) {
			*word = str_sub(*word, prefixes[i].prefix.n, word->n);
			return str_listed(language, prefixes[i].languages);
		}
	return true;
}

void profile_find(const struct profile_mark *marks, enum profile_fit fit, str path, str text, void *ctx,
                  void (*give)(void *ctx, const struct profile_mark *mark))
{
	static const str ways[] = {STR_INIT("node:"),
	                           STR_INIT("npm:"),
	                           STR_INIT("jsr:"),
	                           STR_INIT("https://esm.sh/"),
	                           STR_INIT("https://esm.run/"),
	                           STR_INIT("https://cdn.skypack.dev/")};
	str word, language = fit == FIT_MODULE ? language_of(path) : S("");
	for (size_t i = 0; fit == FIT_MODULE && i < sizeof ways / sizeof *ways; i++)
		if (str_starts(text, ways[i]))
			text = str_sub(text, ways[i].n, text.n);
	if (fit == FIT_MODULE && (str_starts(text, S("https:")) || str_starts(text, S("http:"))))
		return;
	for (; marks->words; marks++)
		for (str list = str_of(marks->words); str_cut(&list, ' ', &word);)
			if (is_for(&word, language) && fits(fit, text, word)) {
				give(ctx, marks);
				break;
			}
}
