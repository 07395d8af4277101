/* profile_table: what modules, hosts, actions and files say about an app, as data. */
#ifndef FACTS_PROFILE_TABLE_H
#define FACTS_PROFILE_TABLE_H

#include "base/str.h"

struct profile_mark {
	const char *words;   /* modules, hosts, actions or file names, separated by blanks; one that ends in / or . or :
	                        is   a beginning */
	const char *members; /* of the profile, separated by blanks; one behind a "?" only may be there */
	const char *name;    /* the thing */
	const char *kind;    /* of a store; purpose of what is called or paid */
};
/* Each ends with a row without words. */
extern const struct profile_mark profile_modules[];

#endif
