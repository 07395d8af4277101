/* limit_value: what a limiter is told, as the fields of the section `limits` hold it. */
#ifndef FACTS_LIMIT_VALUE_H
#define FACTS_LIMIT_VALUE_H

#include "base/arena.h"
#include "model/node.h"

/* What requests are counted by, of the text that a program counts by: user, account, address, key, claimed (what
 * the caller writes), request (each has one of its own), all; "": it cannot be told. A user's id with the address for
 * whoever is not signed in is user. literals: what stands in quotes counts.
 */
str limit_key(const struct node *keyed, bool literals);

/* memory or shared, of what a program names as its store; "": it cannot be told. */
str limit_store(str text);

/* A number as it is written, or a product of such: 15 * 60 * 1000. False: it is none. */
bool limit_product(str text, double *value);

/* Seconds of a time: 60, "10 s", "1 d"; a plain number is worth `one` of them. Negative: it cannot be told. */
double limit_window(const struct node *n, double one);

/* 5/minute, 100 per 15 minutes, 10r/s. False when it is none. */
bool limit_rate(str text, double *count, double *window);

#endif
