/* data_keys: do the entries of a file of data, or the columns of a table, speak of people? By their names, as fields of
 * models are told (person_word.h), and by names of people that stand under `name`. Nothing validates here, so nobody
 * can tell whether they are made up. */
#ifndef FACTS_DATA_KEYS_H
#define FACTS_DATA_KEYS_H

#include "base/arena.h"

/* The heading of a table: columns between , ; | and tabs. */
bool data_heading_is_of_people(str path, str heading, struct arena *a);
/* Entries of JSON, YAML or XML: a key that comes DATA_ENOUGH times. The first 256 KiB are looked at, and the first 64
 * keys. */
bool data_keys_are_of_people(str path, str bytes, struct arena *a);

#endif
