/* profile_find: which rows of the tables a text fits. */
#ifndef FACTS_PROFILE_FIND_H
#define FACTS_PROFILE_FIND_H

#include "profile_table.h"

/* Calls give() for each row that the text fits. A module fits a word when it is that or a part of it (/, ., :, \ or @
 * follow), and when it is just that where the word ends in "="; a word behind "js:", "py:" or "go:" is a module of that
 * language, which the file's path tells. A host fits when it ends so, a name of a variable when it holds it, a type of
 * a resource as a module. */
enum profile_fit { FIT_MODULE, FIT_HOST, FIT_ACTION, FIT_NAME, FIT_TYPE };
void profile_find(const struct profile_mark *marks, enum profile_fit fit, str path, str text, void *ctx,
                  void (*give)(void *ctx, const struct profile_mark *mark));

#endif
