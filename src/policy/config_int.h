/* What the files that read a configuration share. */
#ifndef POLICY_CONFIG_INT_H
#define POLICY_CONFIG_INT_H

#include "policy/config.h"

struct config_reading {
	str file;
	bool is_policy;
	struct arena *arena;
	struct config *config;
	struct err *err;
};

/* The error about a line; false. */
bool config_fail(const struct config_reading *r, unsigned line, str what);
/* The error about a key that is not one of names, with the nearest of them. */
bool config_unknown_key(const struct config_reading *r, const struct node *n, const str *names, size_t n_names);
unsigned config_line(const struct node *n);
/* A text that is not empty, or a number. */
bool config_is_text(const struct node *n);
size_t config_count(const struct node *list);

/* The lists of entries. */
bool config_exceptions(struct config_reading *r, const struct node *n);
bool config_resolved(struct config_reading *r, const struct node *n);

#endif
