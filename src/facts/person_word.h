/* person_word: does a field hold something of a person, by its name, the model that it belongs to and its kind? */
#ifndef FACTS_PERSON_WORD_H
#define FACTS_PERSON_WORD_H

#include "facts/fact.h"

/* The words of person_words.def, sorted; lives as long as the arena. */
struct person_words;
struct person_words *person_words_new(struct arena *a);
enum person_sure {
	PERSON_NO,
	PERSON_MAYBE, /* of a person or of a company, a place, a machine: the name does not tell */
	PERSON_YES
};
struct person {
	enum person_sure sure;
	const char *category; /* user.contact; NULL: no */
	bool special;         /* health, means of payment, papers of a state, body, belief: laws set it apart */
};
/* kind: as model_kind() has it: a switch, a key of another table and what only tells of a field (email_verified_at,
 * phone_type) hold nothing of a person. Names of more than 12 words, or with a word of more than 32 bytes, are cut. */
struct person person_field(const struct person_words *w, str model, str field, str kind);
/* The same as members of a row: personal, the category or not known; special; says. Nothing where it is of nobody. */
void person_say(struct members *row, const struct person_words *w, str model, str field, str kind);

#endif
