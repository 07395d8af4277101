/* What the files of code_amount share. */
#ifndef FORMAT_CODE_AMOUNT_INT_H
#define FORMAT_CODE_AMOUNT_INT_H

#include "format/code_amount.h"

enum amount_kind { AMOUNT_NONE, AMOUNT_PLAIN, AMOUNT_TIME, AMOUNT_CALENDAR };
struct amount {
	enum amount_kind kind;
	int64_t n;        /* of AMOUNT_TIME: microseconds */
	const char *unit; /* of AMOUNT_CALENDAR */
};

struct amount amount_of(struct code_file *f, uint32_t from, uint32_t to, unsigned depth);
/* What a call, or a member of a number, says. */
struct amount amount_called(struct code_file *f, uint32_t from, uint32_t to, unsigned depth);
/* The same of a time in words, or of one that is handed on: what is called before `open`. */
struct amount amount_dated(struct code_file *f, uint32_t from, uint32_t open, unsigned depth);
/* n of the unit with this name (minutes, Minute, secs); AMOUNT_NONE: there is none, or it does not fit. */
struct amount amount_in(int64_t n, str unit);
/* Is it the time of day? *one: what a number that is added to it counts, in microseconds; 0: nothing. */
bool amount_is_now(struct code_file *f, uint32_t from, uint32_t to, int64_t *one);

#endif
