/* schema: checks a tree against a JSON Schema (2020-12) that is a tree itself. The subset that manifests need: type,
 * required, properties, patternProperties, additionalProperties, enum, const, pattern, format (uri, hostname, date),
 * minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum, items, minItems, uniqueItems,
 * $ref to #/$defs, allOf, not, if/then. Other keywords are annotations. A computed value (UNKNOWN) fits everything.
 *
 * Patterns are POSIX extended expressions, in which \s and \d stand for their classes. */
#ifndef POLICY_SCHEMA_H
#define POLICY_SCHEMA_H

#include "base/arena.h"
#include "model/node.h"

enum { SCHEMA_ERRORS_MAX = 200 };
struct schema_error {
	unsigned line, col;
	str path; /* "owner.email", "environments.0.url"; "" for the document */
	str text; /* a sentence that says what is wrong and what to write, starting with the path */
};

/* All errors in document order, in the arena; 0 when the tree fits. At SCHEMA_ERRORS_MAX it stops. */
size_t schema_check(const struct node *schema, const struct node *tree, struct arena *a, struct schema_error **errors);

#endif
