/* value_grammar: what is counted once about a value and asked about often, for the rooms of the judge alone (value.c,
 * value_place.c, value_code.c). */
#ifndef SECRET_VALUE_VALUE_GRAMMAR_H
#define SECRET_VALUE_VALUE_GRAMMAR_H

#include "secret/value/value.h"

struct value_measure {
	str value;
	enum key_kind key;
	str key_name;
	bool quoted;
	size_t upper, lower, digits, blanks, high, signs; /* sum is value.n */
	size_t words, letters;                            /* words_letters() */
	size_t odd;    /* runs of letters that no language has, as chance makes them */
	size_t pieces; /* runs of letters and digits between signs */
};

/* Does the value consist of these characters alone? */
bool value_only(str s, const char *signs, bool alnum);

/* Seven tenths of its letters and digits stand in words. */
bool value_mostly_words(const struct value_measure *m);

/* A question about a value, and what the value is when the answer is yes. The first row that says yes decides. */
struct value_row {
	bool (*is)(const struct value_measure *m);
	struct value_class class;
};
bool value_by_rows(const struct value_row *rows, size_t n, const struct value_measure *m, struct value_class *out);

/* Is it plainly something else than a secret, by its grammar? */
bool value_is_place(const struct value_measure *m,
                    struct value_class *out);                               /* a number, a digest, an address, a path */
bool value_is_code(const struct value_measure *m, struct value_class *out); /* an expression, a constant, a format */
bool value_is_name(const struct value_measure *m, struct value_class *out); /* an identifier, a member of something */

#endif
