/* What a text fits of the tables. */
#include "profile_find.h"

#include <stdint.h>

static bool fits(enum profile_fit fit, str text, str word)
{
	if (fit == FIT_NAME)
		return str_ifind(text, word, 0) != SIZE_MAX;
	if (fit == FIT_HOST)
		return str_ends(text, word) && (text.n == word.n || text.p[text.n - word.n - 1] == '.');
	bool begins = fit == FIT_ACTION ? text.n >= word.n && str_ieq(str_sub(text, 0, word.n), word)
	                                : str_starts(text, word);
	char end = word.p[word.n - 1];
	return begins &&
	       (text.n == word.n || end == '.' || end == '/' || end == ':' || text.p[word.n] == '/' ||
	        text.p[word.n] == '.' || text.p[word.n] == ':' || text.p[word.n] == '\\' || text.p[word.n] == '@');
}

void profile_find(const struct profile_mark *marks, enum profile_fit fit, str text, void *ctx,
                  void (*give)(void *ctx, const struct profile_mark *mark))
{
	static const str ways[] = {STR_INIT("node:"),
	                           STR_INIT("npm:"),
	                           STR_INIT("jsr:"),
	                           STR_INIT("https://esm.sh/"),
	                           STR_INIT("https://esm.run/"),
	                           STR_INIT("https://cdn.skypack.dev/")};
	str word;
	for (size_t i = 0; fit == FIT_MODULE && i < sizeof ways / sizeof *ways; i++)
		if (str_starts(text, ways[i]))
			text = str_sub(text, ways[i].n, text.n);
	if (fit == FIT_MODULE && (str_starts(text, S("https:")) || str_starts(text, S("http:"))))
		return;
	for (; marks->words; marks++)
		for (str list = str_of(marks->words); str_cut(&list, ' ', &word);)
			if (fits(fit, text, word)) {
				give(ctx, marks);
				break;
			}
}
