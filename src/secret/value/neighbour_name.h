/* neighbour_name: what the name in front of a value promises, by where the two stand. A part of neighbour.h. */
#ifndef SECRET_VALUE_NEIGHBOUR_NAME_H
#define SECRET_VALUE_NEIGHBOUR_NAME_H

#include "base/str.h"

/* The name in front of `at`, over blanks and quotes; "" for none. */
str neighbour_name(str text, size_t at);
/* A word of it is one that secrets are called by: pw, pin, key. */
bool neighbour_short(str name);
/* In the query of an address. */
bool neighbour_queries(str name);
/* In front of a colon: Authorization, Cookie, X-Api-Key, Acme-Token; password of YAML. */
bool neighbour_heads(str name);
/* In front of a bracket: login("bob", …), auth.signIn(…), client.connect(…), setPassword(…) */
bool neighbour_signs_in(str name);

#endif
