/* notice: the findings that policy makes by itself, about the manifest and about exceptions. Each has a rule of
 * kind notice, without a detector, so that reports and `explain` show it like any other. */
#ifndef POLICY_NOTICE_H
#define POLICY_NOTICE_H

#include "model/report.h"

enum notice {
	NOTICE_MANIFEST_MISSING,
	NOTICE_MANIFEST_INVALID,
	NOTICE_EXCEPTION_EXPIRED,
	NOTICE_EXCEPTION_UNKNOWN,
	NOTICE_EXCEPTION_UNUSED,
	NOTICE_RESOLUTION_UNUSED,
	NOTICE_DECIDED_HERE,
	NOTICE_BASELINE_UNNAMED,
	NOTICE_COUNT
};

/* The id of its rule, of kind notice, under rules/. */
str notice_id(enum notice kind);
/* Findings to be, until they are joined to the report; a zeroed one is empty and ready. */
struct notices {
	struct finding *at;
	size_t n, cap;
};
/* Adds one. subject tells two at the same path apart; what is the note that is shown. Strings are copied into r's
 * arena. */
void notice_add(struct notices *list, struct report *r, enum notice kind, str path, unsigned line, unsigned col,
                str subject, str what);
/* Appends them to r's findings, and empties the list. */
void notice_join(struct notices *list, struct report *r);

#endif
