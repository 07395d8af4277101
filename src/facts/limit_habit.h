/* limit_habit: what packages and proxies that limit requests do unless they are told otherwise. */
#ifndef FACTS_LIMIT_HABIT_H
#define FACTS_LIMIT_HABIT_H

#include "base/str.h"
#include "query/truth.h"

struct limit_habit {
	str tool;
	unsigned status;         /* what a caller too many is answered; 0: not known */
	enum truth tells;        /* Retry-After goes with it */
	enum truth opens;        /* it lets everything through while its store is down */
	str store, key;          /* "": not known */
	unsigned count, seconds; /* 0: there is no default */
	str needs; /* why it limits nothing without something of the same tool that is attached; "": it is attached by
	              name */
};
const struct limit_habit *limit_habit(str tool); /* NULL: not known */

#endif
