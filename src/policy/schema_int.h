/* What the files that check against a schema share. */
#ifndef POLICY_SCHEMA_INT_H
#define POLICY_SCHEMA_INT_H

#include "policy/schema.h"
#include "policy/schema_words.h"

struct schema_run {
	const struct node *root; /* of the schema */
	struct arena *arena;
	struct schema_error *errors;
	size_t n;
	size_t failures; /* also counted while quiet */
	unsigned quiet, depth;
	str because;
};

/* what: as it follows the path: "is missing: add …". */
void schema_fail_at(struct schema_run *r, const struct trail *at, unsigned line, unsigned col, str what);
void schema_fail(struct schema_run *r, const struct trail *at, const struct node *v, str what);
/* Follows $ref to #/$defs/NAME, once: our definitions do not refer to each other. */
const struct node *schema_follow(const struct schema_run *r, const struct node *schema);
/* A hint (x-ask, x-form) about a place, or "". */
str schema_hint(const struct schema_run *r, const struct node *schema, const struct trail *at, str name);

/* Keywords: type; enum and const; pattern, format and lengths; bounds of a number. */
void schema_check_type(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at);
void schema_check_choice(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at);
void schema_check_text(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at);
void schema_check_number(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at);

#endif
