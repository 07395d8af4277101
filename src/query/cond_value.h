/* cond_value: which comparisons there are, and the shape of what each is compared with. */
#ifndef QUERY_COND_VALUE_H
#define QUERY_COND_VALUE_H

#include "base/err.h"
#include "model/rule.h"

enum cond_takes {
	COND_TAKES_PATH = 1,   /* {path: …} instead of a constant */
	COND_TAKES_TIER = 2,   /* {by_tier: …} */
	COND_TAKES_LIST = 4,   /* its constant is a list */
	COND_TAKES_COUNT = 8,  /* may be asked about a number of things */
	COND_TAKES_ORDER = 16, /* its constant has an order: a number, a version, a measure */
	COND_TAKES_UNIT = 32   /* amounts may be compared */
};
struct cond_comparison {
	str name;
	enum cond_op op;
	unsigned takes;
};

/* NULL: no comparison has this name. */
const struct cond_comparison *cond_comparison(str name);
/* The i-th; NULL behind the last. */
const struct cond_comparison *cond_comparison_at(size_t i);

/* Looks at what stands behind a comparison, unit beside it ("" for none). *value is the constant or the mapping of
 * by_tier, *path the text of a {path: …}; the other is NULL. */
bool cond_value(const struct cond_comparison *c, const struct node *n, bool counts, str unit, const struct node **value,
                const struct node **path, struct err *err);

#endif
