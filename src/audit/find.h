/* find: hits of one fingerprint become one finding: its main place, who speaks for it, where it is held. */
#ifndef AUDIT_FIND_H
#define AUDIT_FIND_H

#include "audit/collect.h"

/* Sorts the collector's hits and puts what they come to into the report. */
void find_join(struct collector *c, struct report *r);

#endif
