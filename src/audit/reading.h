/* reading: one document on its way from its source to a scanner, with what is counted of it. */
#ifndef AUDIT_READING_H
#define AUDIT_READING_H

#include "audit/progress.h"
#include "scan/scan.h"

struct reading {
	struct scanner *scanner;
	struct progress *progress;
	bool given, text; /* something was read; was searched */
};
/* For a source's give; ctx is a struct reading. False: it is not looked into. */
bool reading_content(void *ctx, const struct doc *doc);

#endif
