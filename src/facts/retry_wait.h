/* retry_wait: how long a repeated call waits, and what tells that. A part of retry_own. */
#ifndef FACTS_RETRY_WAIT_H
#define FACTS_RETRY_WAIT_H

#include "base/arena.h"
#include "code_loop.h"
#include "model/node.h"
#include "query/truth.h"

struct repeat {
	const struct node *tree;
	str head, body; /* of a loop: what stands in its head, and below it */
	str name;       /* of the function that it stands in */
	unsigned from, to;
	bool again; /* no loop: the function calls itself */
	enum code_form form;
	struct arena *arena;
};

bool retry_speaks_of_tries(str text);
/* The call by which it waits; NULL: none was found. */
const struct node *retry_wait_of(const struct repeat *r);
/* Does it wait longer each time? */
enum truth retry_backs_off(const struct repeat *r);

#endif
