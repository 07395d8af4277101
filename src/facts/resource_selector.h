/* resource_selector: whom an object of Kubernetes selects by labels. Only src/facts/resource*.c include it. */
#ifndef FACTS_RESOURCE_SELECTOR_H
#define FACTS_RESOURCE_SELECTOR_H

#include "resource_values.h"

/* Adds to refs whoever has the labels that a Service, a PodDisruptionBudget or a NetworkPolicy names; one that is not
 * known where nobody in the repository has them, or the labels are computed. */
void resource_selects(const struct resource_values *values, struct members *refs, const struct node *row);

#endif
