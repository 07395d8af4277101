/* resource_overlay: which files change what other files set up: overlays of kustomize, overriding files of compose.
 * Nobody here knows which of them are used, so that what they change is UNKNOWN. Only src/facts/resource*.c include it.
 *
 *   kustomization.yaml ──resources──→ files          each file gets an entry for each patch
 *          └─────────────patches───→ files, texts ──┘ */
#ifndef FACTS_RESOURCE_OVERLAY_H
#define FACTS_RESOURCE_OVERLAY_H

#include "facts/fact.h"
#include "resource_patch.h"
#include "resource_values.h"

struct resource_overlay {
	str path, type, name;     /* of what is changed; "" for every one of them, in every file when path is "" */
	const struct node *patch; /* NULL: what path, type and name say is itself such a change */
	enum resource_patching how;
	size_t number; /* in the order in which they were added */
};
struct resource_overlays {
	const struct resource_overlay *at; /* sorted by path */
	size_t n;
};

/* The rows `resources` are those that were not finished yet; all is borrowed. */
struct resource_overlays resource_overlays_new(const struct resource_values *values, struct table resources,
                                               struct arena *a);
/* The attributes of a row as far as they hold whatever is used. *part: the row itself changes another one. */
const struct node *resource_overlaid(const struct resource_overlays *o, struct resource_patch *p,
                                     const struct node *row, const struct node *attributes, bool *part);

/* How the two tools find their entries. */
struct resource_overlay_list {
	struct arena *arena;
	struct resource_overlay *at;
	size_t n, cap, left; /* left: entries that may still be added */
	size_t nodes;        /* that may still be made for them, and rows looked at */
};
void resource_overlay_add(struct resource_overlay_list *l, struct resource_overlay o);
/* Rows of resources of this path: they are sorted by it. */
struct table resource_rows_of(struct table resources, str path);
void resource_overlay_kustomize(struct resource_overlay_list *l, const struct resource_values *values,
                                struct table resources);
void resource_overlay_compose(struct resource_overlay_list *l, struct table resources);

#endif
