/* resource_walk: the walk over a resource's attributes that puts what is known in the place of references, and how the
 * language of a tool takes part in it. Only src/facts/resource*.c include it.
 *
 *   walk ──node──→ language ──name──→ its definition ──→ walk, in the place of the definition */
#ifndef FACTS_RESOURCE_WALK_H
#define FACTS_RESOURCE_WALK_H

#include "resource_values.h"

struct resource_scope;
/* What a node comes to, made for this walk, without a key; NULL: nothing to resolve, the walk goes on below it. */
typedef struct node *resource_language(struct resource_scope *s, const struct node *n);
resource_language resource_template_value;     /* Terraform: an UNKNOWN, whose text is a template */
resource_language resource_interpolated_value; /* compose: ${VAR:-default} */
resource_language resource_azure_value;        /* ARM: [parameters('x')]; Bicep: x */
resource_language resource_self_value;         /* Serverless Framework: ${self:…}, else as CloudFormation */
resource_language resource_intrinsic_value;    /* CloudFormation: {Ref: X}, {"Fn::Sub": …} */

enum { RESOURCE_KEYS = 64 };

/* One row. */
struct resource_walking {
	const struct resource_values *values;
	resource_language *language;
	struct arena *arena;
	size_t steps, nodes, bytes; /* left: definitions looked at, nodes and text made */
	struct members refs, resolved;
	size_t refs_left, resolved_left;
	str noted; /* the last of resolved */
	str *by;   /* [RESOURCE_KEYS]: keys on the way to the node that is walked */
	size_t n_by;
};

/* Where a reference stands: what a name means there. */
struct resource_scope {
	struct resource_walking *of;
	str place;             /* see resource_values.h */
	unsigned depth;        /* definitions passed on the way here */
	const struct node *at; /* position of all that is made; NULL: as it stands, in the row's own file */
};

/* A copy of n under its key, resolved; NULL when it is as if it were not written (AWS::NoValue). */
struct node *resource_walk(struct resource_scope *s, const struct node *n);
/* Below a definition, at the position of n: false when that is too far, or too much. */
bool resource_enter(const struct resource_scope *s, str place, const struct node *n, struct resource_scope *into);
/* A new node without a key, at the position of n. */
struct node *resource_made(struct resource_scope *s, enum node_kind kind, str text, const struct node *n);
/* What a function returns for what is as if it were not written. */
struct node *resource_nothing(void);
/* Notes that the attribute that is walked refers to another resource. */
void resource_refers(struct resource_scope *s, str to, const struct node *n);

/* STRING, NUMBER or BOOL. */
bool resource_is_text(const struct node *n);
/* Do both say the same? What is computed says nothing. */
bool resource_same(const struct node *a, const struct node *b);

#endif
