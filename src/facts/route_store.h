/* route_store: calls that nothing but a store has. That a name such as find() may read a store makes a question of an
 * open address (route_gives() of route_word.h); an open door is made by what leaves no choice: SQL in a text, an
 * interface that only databases have, a model, a repository. */
#ifndef FACTS_ROUTE_STORE_H
#define FACTS_ROUTE_STORE_H

#include "model/node.h"

/* Does the call ask a store for rows, for sure? callee: as of format/code.h, "Article.query.filter_by().first";
 * argument: its first, of SQL or code in a text, "" for none. */
bool route_is_stored(str callee, str argument);
/* A name that a function reads and does not call, of which rows are asked step by step: Article.query; "" for none. */
str route_stored_read(const struct node *function);

#endif
