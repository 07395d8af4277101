/* code_words: which lists of words a token stands in. Passes over the tokens ask that many times of each, so the lexer
 * notes it once, as bits: those of the language's row (code_language.h), and some that are the same for all of them. */
#ifndef FORMAT_CODE_WORDS_H
#define FORMAT_CODE_WORDS_H

#include "format/code_language.h"

enum code_list_name {
#define ROW(name)        CODE_IN_##name,
#define OWN(name, words) CODE_IN_##name,
#include "format/code_words.def"
#undef ROW
#undef OWN
	CODE_LISTS_COUNT
};
_Static_assert(CODE_LISTS_COUNT <= 32, "a token has 32 bits for them");

/* The words of one language's lists: open addressing by a hash of first byte, last byte and length, with one bit for
 * each hash in front of it, for nearly all that a program is made of stands in no list. */
enum { CODE_WORDS_MOST = 512 };
struct code_words {
	uint64_t seen[32];
	struct {
		str text;
		uint32_t lists;
	} at[CODE_WORDS_MOST];
	size_t n;
};

/* words: zeroed. */
void code_words_note(struct code_words *words, const struct code_language *l);
/* The bits of the lists that hold the word, of one whose hash is noted. */
uint32_t code_words_held(const struct code_words *words, str word, unsigned hash);
static inline unsigned code_words_hash(str word)
{
	unsigned first = (unsigned char)word.p[0], last = (unsigned char)word.p[word.n - 1];
	return (first * 67 + last * 13 + (unsigned)word.n * 5) % 2048;
}
/* The bits of the lists that hold the word. Inline, since hardly any word is held by one. */
static inline uint32_t code_words_find(const struct code_words *words, str word)
{
	unsigned h = word.n ? code_words_hash(word) : 0;
	return word.n && words->seen[h / 64] >> h % 64 & 1 ? code_words_held(words, word, h) : 0;
}

#endif
