/* person_word: does a field hold something of a person, by its name, the model that it belongs to and its kind? */
#ifndef FACTS_PERSON_WORD_H
#define FACTS_PERSON_WORD_H

#include "facts/fact.h"

/* The words of person_words.def, sorted; lives as long as the arena. */
struct person_words;
struct person_words *person_words_new(struct arena *a);
/* What a field holds of a person, as members of its row: personal, the category or not known; special; says. Nothing
 * where it is of nobody. kind: as model_kind() has it: a switch, a key of another table and what only tells of a field
 * (email_verified_at, phone_type) hold nothing of a person. Names of more than 12 words, or with a word of more than 32
 * bytes, are cut. */
void person_say(struct members *row, const struct person_words *w, str model, str field, str kind);

#endif
