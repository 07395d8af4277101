/* query: the evaluator of conditions over a tree, in three values (Kleene): a computed scalar is UNKNOWN, an absent or
 * wrongly typed one FALSE. One entry for rules over documents, rules over facts, and controls. No parser, no file, no
 * thread is known here. */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "base/arena.h"
#include "model/rule.h"
#include "query/patterns.h"

struct query_outer;
struct query_lists;
struct tree_index;
/* Start with the first seven; the others are the evaluator's. Everything pointed to outlives the query. */
struct query {
	struct patterns *patterns;
	struct arena *arena;         /* scratch: may be reset between two questions */
	const struct node *root;     /* where "$." starts: a document, the facts */
	const struct node *manifest; /* where "$manifest." starts. NULL: there is none, and nothing is selected; of kind
	                                UNKNOWN: it could not be read, and everything in it is UNKNOWN */
	struct tree_index *index;    /* of the root, where many questions are asked of one tree; else NULL */
	struct query_lists *lists;   /* of the root, if its lists may be long and are asked for again; else NULL */
	enum tier tier;              /* which value of a by_tier counts: NONE is medium, CRITICAL is high */
	size_t spent; /* nodes looked at; from QUERY_MOST on the rest is UNKNOWN. One rule or control: back to 0 */
	const struct node *decider; /* out: the node that decided the last condition: what held, else what was there;
	                               stays as it was where nothing below the subject did */
	const struct node *witness; /* out: what a `some` from the root found last */
	const struct query_outer *outer;
};

/* Nodes looked at for one rule in one tree: `**` in a condition under `**` is a square. */
enum { QUERY_MOST = 4000000 };

/* One condition about one node, the subject. A path that selects several nodes asks whether any of them holds; a key
 * or item that is absent from a container with a member "..." of kind UNKNOWN may still be there, and so is UNKNOWN.
 * `equals` compares text, whatever the scalar's kind, but null equals only null; a member that is null exists. */
enum truth query_test(struct query *q, const struct cond *c, const struct node *subject);

#endif
