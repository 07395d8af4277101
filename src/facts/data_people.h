/* data_people: what of people stands in a text, by what validates. */
#ifndef FACTS_DATA_PEOPLE_H
#define FACTS_DATA_PEOPLE_H

#include <stdint.h>

#include "base/str.h"

enum { DATA_ENOUGH = 20 }; /* different ones make a list of people */
struct data_seen {         /* different values, up to enough */
	uint64_t hashes[DATA_ENOUGH];
	unsigned n;
};
struct data_people {
	struct data_seen mails, accounts, cards, phones;
};
void data_see(struct data_seen *s, str value);
struct data_people data_people_look(str bytes);

#endif
