/* code_amount: numbers and lengths of time that are worked out of literals. Arithmetic of whole numbers (+ - * / << and
 * brackets, constants bound once) is folded to a NUMBER; what does not fit into 63 bits, and a division that leaves
 * something, stays UNKNOWN. A length of time, however a language says it, is a STRING that names its unit, "900 s", so
 * that rules compare it as the amount it is (query/unit.h): timedelta(minutes=15), Duration.ofMinutes(15),
 * TimeSpan.FromMinutes(15), 15 * time.Minute, 15.minutes, Duration(minutes: 15), Duration::from_secs(900), and the same
 * from now on: Date.now() + 900000, time.time() + 900, Carbon::now()->addMinutes(15). A month and a year keep their
 * names, "1 months", since they have no length of their own. What a number by itself counts (the milliseconds of
 * JavaScript's maxAge) is for the rule to say, not for the reader. */
#ifndef FORMAT_CODE_AMOUNT_H
#define FORMAT_CODE_AMOUNT_H

#include "format/code_value.h"

/* NULL: it is none. */
struct node *code_amount(struct code_file *f, uint32_t from, uint32_t to, unsigned depth);
/* 60_000, 900L, 900u64 as digits; any other number as it stands. */
str code_digits(struct code_file *f, str number);

#endif
