/* door_function_does: what a function of the platform gets to, by the files it is made of: the key that passes row
 * level security, and services that are paid by use. */
#ifndef FACTS_DOOR_FUNCTION_DOES_H
#define FACTS_DOOR_FUNCTION_DOES_H

#include "door_rows.h"

struct door_code { /* of all functions */
	struct door_rows settings, addresses, imports;
};
struct door_deeds {
	bool service_key; /* it reads the key that no policy stops */
	str paid;         /* the service it calls at the owner's cost; "" for none */
};

/* Of what stands in the folder. */
struct door_deeds door_function_does(const struct door_code *code, str folder);
/* And of one more file, which it imports. */
void door_function_does_too(const struct door_code *code, str path, struct door_deeds *deeds);
/* "changes data with the service key …", as the end of a sentence; "" where it is nothing that a stranger must not do.
 * changes, gives: what its way through the code comes to. */
str door_function_deed(const struct door_deeds *deeds, bool changes, bool gives, struct arena *a);

#endif
