/* resource_azure: the expressions of Azure's templates, which Bicep and ARM share but for how they are written
 * (learn.microsoft.com, "Template functions", "Bicep expressions"). Only src/facts/resource*.c include it. */
#ifndef FACTS_RESOURCE_AZURE_H
#define FACTS_RESOURCE_AZURE_H

#include "resource_walk.h"

enum { AZURE_ARGUMENTS = 16 };

/* One text that is evaluated, in the place of s. */
struct azure {
	struct resource_scope *s;
	const struct node *n; /* where it stands */
	str e;
	size_t at;
	unsigned depth;
	bool bicep, broken; /* broken: not all of it could be read, so that it comes to nothing */
};

/* The value of an expression from x->at on, to what cannot belong to it; NULL: not known. */
const struct node *azure_expression(struct azure *x);
/* What a function comes to; an argument that is not known is NULL. */
const struct node *azure_call(struct azure *x, str name, const struct node *const *args, const str *texts, size_t n);
/* A text that opens at x->at, with what stands in it in ${…}. */
const struct node *azure_text(struct azure *x);
/* What a name of the file stands for. */
const struct node *azure_name(struct azure *x, str name);

const struct node *azure_made(struct azure *x, enum node_kind kind, str text);
enum truth azure_truth(const struct node *n);
void azure_blanks(struct azure *x);

#endif
