/* tree: the evaluator of config and repo rules over a tree, in three values (Kleene): a computed scalar is UNKNOWN, an
 * absent or wrongly typed one FALSE. No parser, no file, no thread is known here. */
#ifndef ENGINE_TREE_H
#define ENGINE_TREE_H

#include "base/arena.h"
#include "model/rule.h"

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

/* Patterns of `matches` are looked up here, compiled on first use and shared by threads. */
struct patterns;
struct patterns *patterns_new(void);
void patterns_free(struct patterns *p);
/* Searches subject for pattern; false also for a pattern that does not compile (the rule reader refused it already). */
bool patterns_match(struct patterns *p, str pattern, str subject);

enum tree_outcome { TREE_FINDING, TREE_UNPROVEN, TREE_PASS };
struct tree_hit {
	enum tree_outcome outcome;
	const struct node
	        *node; /* of `each`, or the root; the place of the finding (the first node that decided, when known) */
	str node_path; /* "clients.0" in the arena */
	str subject;   /* text of the rule's subject path; "" when absent */
	const struct node *subject_node; /* NULL when the rule has no subject path or nothing is there */
};
/* Applies one rule to one tree. A finding iff `where` is TRUE and `require` is not TRUE-or-UNKNOWN (FALSE), or `forbid`
 * is TRUE; TREE_UNPROVEN where UNKNOWN decides; TREE_PASS where `where` is TRUE and everything holds (for `proves`). */
void tree_judge(const struct rule *rule, const struct node *root, struct patterns *p, struct arena *a, void *ctx,
                void (*emit)(void *ctx, const struct tree_hit *hit));
enum truth tree_test(const struct cond *c, const struct node *node, const struct node *root, struct patterns *p,
                     struct arena *a);

#endif
