/* toml: what the two halves of the TOML reader share: tables (toml.c) and values (toml_value.c). */
#ifndef FORMAT_TOML_H
#define FORMAT_TOML_H

#include "format/reader.h"

struct table;
struct toml {
	struct reader r;
	struct table *root;
	struct map tables; /* (parent, key) → struct table */
};

void toml_blanks(struct reader *r); /* spaces and tabs */
void toml_space(struct reader *r);  /* line ends and comments too */

/* "…", '…', """…""" or '''…''' at r->at. False when it is broken. */
bool toml_string(struct reader *r, str *text);
/* Any value at r->at, or NULL. */
struct node *toml_value(struct toml *t);
/* Members of the inline table that opens at r->at, linked into n. */
void toml_inline(struct toml *t, struct node *n);

#endif
