/* model_sql: fields of the tables that statements of SQL leave, in the order of their tools. */
#ifndef FACTS_MODEL_SQL_H
#define FACTS_MODEL_SQL_H

#include "person_word.h"

/* Adds rows to the list `fields`. */
void model_sql(const struct node *facts, struct members *list, const struct person_words *words);

#endif
