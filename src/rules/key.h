/* key: reading a mapping by a table of the keys that it may hold: of a rule, or of a control's entry. */
#ifndef RULES_KEY_H
#define RULES_KEY_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

struct key_reading {
	struct arena *a;                                     /* where strings go */
	const struct control *(*control)(void *ctx, str id); /* NULL when there is none of this id */
	void *ctx;
	struct err *err;
	unsigned line; /* of the key at hand; behind a failure, of the offending one */
};

struct key {
	str name;
	size_t offset; /* of the member in what is read into */
	/* Reads the value of the key into the member. False with err. */
	bool (*read)(struct key_reading *k, const struct node *n, const struct key *key, void *member);
	str words; /* those that it takes, separated by blanks: see model/rule.def */
};

/* Reads every key of a mapping, but `besides` ("": none), into what `out` points to. False with err and line: for an
 * unknown key err names the one that is nearest. */
bool key_read(struct key_reading *k, const struct node *map, const struct key *keys, size_t n, str besides, void *out);

#endif
