/* The words of a language as one table, made when a file of it is read: it costs less than a page of that file. */
#include "format/code_words.h"

#include <assert.h>

static void add(struct code_words *words, str word, uint32_t list)
{
	unsigned h = code_words_hash(word), i = h % CODE_WORDS_MOST;
	words->seen[h / 64] |= (uint64_t)1 << h % 64;
	while (words->at[i].text.n && !str_eq(words->at[i].text, word))
		i = (i + 1) % CODE_WORDS_MOST;
	words->n += !words->at[i].text.n;
	assert(words->n < CODE_WORDS_MOST * 3 / 4);
	words->at[i].text = word;
	words->at[i].lists |= list;
}

/* Words between blanks; NULL: none. */
static void add_all(struct code_words *words, const char *list, enum code_list_name name)
{
	for (const char *at = list; at && *at;) {
		size_t n = 0;
		while (at[n] && at[n] != ' ')
			n++;
		if (n)
			add(words, str_at(at, n), (uint32_t)1 << name);
		at += n + (at[n] == ' ');
	}
}

void code_words_note(struct code_words *words, const struct code_language *l)
{
#define ROW(name)       add_all(words, l->name, CODE_IN_##name);
#define OWN(name, list) add_all(words, list, CODE_IN_##name);
#include "format/code_words.def"
#undef ROW
#undef OWN
}

uint32_t code_words_held(const struct code_words *words, str word, unsigned hash)
{
	unsigned i = hash % CODE_WORDS_MOST;
	while (words->at[i].text.n && !str_eq(words->at[i].text, word))
		i = (i + 1) % CODE_WORDS_MOST;
	return words->at[i].lists;
}
