/* schema_value: the questions a schema asks about one value. A part of schema.h. */
#ifndef POLICY_SCHEMA_VALUE_H
#define POLICY_SCHEMA_VALUE_H

#include "model/node.h"

/* type: "object" "array" "string" "number" "integer" "boolean" "null". */
bool value_is(const struct node *v, str type);
str value_type_name(str type); /* "a list", for people */
double value_number(const struct node *v);
/* Of one kind and the same text (numbers: the same value); lists and objects are never equal. */
bool value_equal(const struct node *a, const struct node *b);
/* Patterns as in schema.h; a text of more than 4096 bytes or with a NUL never matches. */
bool value_matches(str pattern, str text);
/* "uri" "hostname" "date"; other formats always hold. */
bool value_has_format(str format, str text);
str value_format_name(str format);

#endif
