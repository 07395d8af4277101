/* tree: one config or repo rule over one tree: what it finds and where. */
#ifndef QUERY_TREE_H
#define QUERY_TREE_H

#include "query/query.h"

enum tree_outcome { TREE_FINDING, TREE_UNPROVEN };
struct tree_hit {
	enum tree_outcome outcome;
	const struct node *node; /* the place: what decided (a forbidden value, a required one that is wrong), else the
	                            node of `each`, else the root */
	const struct node *each; /* the node of `each` itself */
	const struct node *row;  /* of a tree of lists (the facts): the item that it stands in; NULL: in none */
	str node_path; /* of the node of `each`, in the arena: "clients.0"; an item with a name is called by it, and by
	                  its number among those of that name from the second on: "calls.UserManager.1" */
	str subject;   /* text of the rule's subject path; "" when absent */
	const struct node *subject_node; /* NULL when the rule has no subject path or nothing is there */
};
/* Applies one rule to the tree at q->root. For each node: a finding iff `where` is TRUE and `require` is FALSE or
 * `forbid` TRUE (a rule with neither reports what `where` selects); TREE_UNPROVEN where UNKNOWN decides; nothing where
 * it holds. A computed list in the path of `each` is not looped over and says nothing. The work is bounded
 * (QUERY_MOST); when the bound is reached, one TREE_UNPROVEN at the root says so.
 */
void tree_judge(const struct rule *rule, struct query *q, void *ctx,
                void (*emit)(void *ctx, const struct tree_hit *hit));

#endif
