/* tree: the evaluator of config and repo rules over a tree, in three values (Kleene): a computed scalar is UNKNOWN, an
 * absent or wrongly typed one FALSE. No parser, no file, no thread is known here. */
#ifndef QUERY_TREE_H
#define QUERY_TREE_H

#include "base/arena.h"
#include "model/rule.h"
#include "query/patterns.h"

enum tree_outcome { TREE_FINDING, TREE_UNPROVEN, TREE_PASS };
struct tree_hit {
	enum tree_outcome outcome;
	const struct node *node; /* the place: what decided (a forbidden value, a required one that is wrong), else the
	                            node of `each`, else the root */
	str node_path; /* of the node of `each`, in the arena: "clients.0"; an item with a name is called by it, and by
	                  its number among those of that name from the second on: "calls.UserManager.1" */
	str subject;   /* text of the rule's subject path; "" when absent */
	const struct node *subject_node; /* NULL when the rule has no subject path or nothing is there */
};
/* Applies one rule to one tree. For each node: a finding iff `where` is TRUE and `require` is FALSE or `forbid` TRUE (a
 * rule with neither reports what `where` selects); TREE_UNPROVEN where UNKNOWN decides; TREE_PASS where `where` is TRUE
 * and everything holds (for `proves`). A computed list in the path of `each` is not looped over and says nothing. The
 * work is bounded; when the bound is reached, one TREE_UNPROVEN at the root says so. */
void tree_judge(const struct rule *rule, const struct node *root, struct patterns *p, struct arena *a, void *ctx,
                void (*emit)(void *ctx, const struct tree_hit *hit));
/* One condition about one node. A path that selects several nodes asks whether any of them holds; a key that is absent
 * from an object with a member "..." of kind UNKNOWN may still be there, and so is UNKNOWN. `equals` compares text,
 * whatever the scalar's kind, but null equals only null; a member that is null exists. The arena is scratch. */
enum truth tree_test(const struct cond *c, const struct node *node, const struct node *root, struct patterns *p,
                     struct arena *a);

#endif
