/* scan_kind: what kind of run a scan is: the whole, what is staged, a range, what a hook is about. */
#ifndef CMD_SCAN_KIND_H
#define CMD_SCAN_KIND_H

#include "source/history.h"

struct args;

/* Zeroed it is the whole. */
struct scan_kind {
	bool changes; /* --staged --since --diff --hook --pre-push */
	bool by_hand; /* --hook that neither git nor a push started: all files besides what is staged */
	str scope;    /* what a report calls it; "" for the whole */
	/* see struct audit */
	enum history_kind kind;
	const struct commit_range *ranges;
	size_t n_ranges;
	str remote;
	bool from_env;
};

/* From the options, the environment (--hook) and standard input (--pre-push). False: err is one line for a usage error.
 */
bool scan_kind_read(const struct args *args, struct arena *a, struct scan_kind *out, struct err *err);

#endif
