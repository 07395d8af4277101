/* route_type: classes of TypeScript as references know them: what they are built upon, and what their fields are. */
#ifndef FACTS_ROUTE_TYPE_H
#define FACTS_ROUTE_TYPE_H

#include "route_part.h"

/* Adds a part of the kind class for each class with a name (its bases: what it extends), and one of the kind name for
 * each field that its constructor is handed: "Users.store" is what its type says. */
void route_types(struct route_file *r);
/* Is something extended that speaks of sign-in? Such a file counts, though it may hold nothing else. */
bool route_types_guard(const struct route_file *r);
/* "Users.store.find" of "this.store.find" in a method of Users; what Users extends, of "super.find"; other text as it
 * is. */
str route_of_this(struct route_file *r, const struct route_function *f, str callee);

#endif
