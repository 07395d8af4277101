/* route_docblock_value: the annotations of one comment of PHP, as nodes. */
#ifndef FACTS_ROUTE_DOCBLOCK_VALUE_H
#define FACTS_ROUTE_DOCBLOCK_VALUE_H

#include "base/arena.h"
#include "model/node.h"

struct docblock {
	struct arena *scratch;
	str s; /* up to the end of the comment */
	size_t at;
	unsigned line;
	unsigned nodes; /* that were made of it */
};
/* The next annotation: OBJECT {name, says, args}, as format/lang_function.h has marks; a name A\B is "A.B". NULL: there
 * is none. */
struct node *route_docblock_next(struct docblock *b);

#endif
