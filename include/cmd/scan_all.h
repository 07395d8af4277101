/* scan_all: every root of a scan, one after the other, and the report about all of them. */
#ifndef CMD_SCAN_ALL_H
#define CMD_SCAN_ALL_H

#include "cmd/scan_roots.h"
#include "cmd/scan_run.h"

/* A zeroed one is ready. */
struct scan_all {
	struct arena arena;
	struct scan_roots roots;
	struct scan_ask ask;
	struct scan_run **runs; /* by root */
	size_t n, cap;
	struct report joined;
	struct report *report; /* the only run's own, or the joined one */
};

/* False: err is one line for a usage error. */
bool scan_all(const struct args *args, struct scan_all *all, struct err *err);
void scan_all_free(struct scan_all *all);

#endif
