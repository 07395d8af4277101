/* model_name: the objects of a list by their member `name`. */
#ifndef FACTS_MODEL_NAME_H
#define FACTS_MODEL_NAME_H

#include "base/arena.h"
#include "model/node.h"

struct model_names {
	const struct node **at; /* sorted; of one name in their order */
	size_t n;
};
struct model_names model_names_of(const struct node *list, struct arena *a); /* NULL is an empty list */
/* The first of the name; NULL: there is none. */
const struct node *model_names_find(const struct model_names *names, str name);

#endif
