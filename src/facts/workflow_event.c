/* See "Events that trigger workflows" and "Running variations of jobs in a workflow" of GitHub's manual. */
#include "workflow_event.h"

#include "workflow_change.h"
#include "workflow_expression.h"

const str workflow_events[WORKFLOW_EVENTS] = {STR_INIT("pull_request"),
                                              STR_INIT("pull_request_target"),
                                              STR_INIT("merge_group"),
                                              STR_INIT("push"),
                                              STR_INIT("push"),
                                              STR_INIT(WORKFLOW_TAG),
                                              STR_INIT("schedule"),
                                              STR_INIT(""),
                                              STR_INIT("workflow_dispatch"),
                                              STR_INIT("")};

void workflow_event(enum truth *on, str name, const struct node *filters)
{
	size_t i = 0;
	while (i < WORKFLOW_CHANGES && !str_eq(name, workflow_events[i]))
		i++;
	if (i < WORKFLOW_CHANGES)
		on[i] = workflow_change(name, filters);
	if (str_eq(name, S("push"))) {
		on[WORKFLOW_SOME_PUSH] = workflow_change_some(filters);
		on[WORKFLOW_TAGGED] = node_get(filters, S("branches")) && !node_get(filters, S("tags"))
		                              ? TRUTH_FALSE
		                              : on[WORKFLOW_SOME_PUSH];
	} else if (str_eq(name, S("schedule"))) {
		on[WORKFLOW_SCHEDULE] = TRUTH_TRUE;
	} else if (str_listed(name, "workflow_dispatch repository_dispatch")) {
		on[WORKFLOW_BY_HAND] = TRUTH_TRUE;
	} else if (!str_eq(name, S("workflow_call"))) {
		enum truth t = i < WORKFLOW_CHANGES ? workflow_change_some(filters) : TRUTH_TRUE;
		on[WORKFLOW_OTHERWISE] = t > on[WORKFLOW_OTHERWISE] ? t : on[WORKFLOW_OTHERWISE];
	}
}

/* How many values it has, or 0: it is no dimension. */
static size_t values(const struct node *n)
{
	size_t all = 0;
	for (const struct node *v = n->child; v && !str_listed(n->key, "include exclude"); v = v->next)
		all++;
	return all;
}

/* What is taken out may be all there is: each entry takes all that agrees with it. */
static enum truth of_excluded(const struct node *matrix)
{
	const struct node *out = node_get(matrix, S("exclude"));
	double left = 1;
	for (const struct node *entry = out ? out->child : NULL; entry; entry = entry->next) {
		double taken = 1;
		for (const struct node *key = entry->child; key; key = key->next) {
			const struct node *n = node_get(matrix, key->key);
			taken /= n && values(n) ? (double)values(n) : 1;
		}
		left -= taken;
	}
	return left > 1e-9 ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

/* An empty list in the matrix makes no job at all. */
enum truth workflow_matrix(const struct node *job)
{
	const struct node *matrix = node_get(node_get(job, S("strategy")), S("matrix"));
	if (!matrix)
		return TRUTH_TRUE;
	if (matrix->kind != NODE_OBJECT)
		return TRUTH_UNKNOWN;
	for (const struct node *n = matrix->child; n; n = n->next) {
		bool alone = n == matrix->child && !n->next && str_eq(n->key, S("include"));
		if (n->kind != NODE_ARRAY)
			return TRUTH_UNKNOWN;
		if (!n->child && (alone || !str_listed(n->key, "include exclude")))
			return TRUTH_FALSE;
	}
	return of_excluded(matrix);
}
