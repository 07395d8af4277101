/* resource_patch: what is left of a resource when another file changes it, and nobody here knows whether that file is
 * used. What it changes is UNKNOWN, never a value of the patch, but for what it extends. Only src/facts/resource*.c
 * include it. */
#ifndef FACTS_RESOURCE_PATCH_H
#define FACTS_RESOURCE_PATCH_H

#include "base/arena.h"
#include "model/node.h"

enum resource_patching {
	PATCH_EXTEND,    /* compose: the patch is what n builds on, or UNKNOWN where that is not known */
	PATCH_MERGE,     /* kustomize: members are merged, items of the same name as well, other lists replaced */
	PATCH_APPEND,    /* compose: members are merged, lists grow */
	PATCH_OPERATION, /* kustomize: the patch is a list of {op, path} (RFC 6902) */
	PATCH_IMAGES     /* kustomize: the patch is a list of {name}, and changes every `image` of that name */
};

/* Nodes that may be looked at and made for one resource; at 0 all of it is UNKNOWN. */
struct resource_patch {
	struct arena *arena;
	size_t left;
};

/* n, under its own key, with UNKNOWN for whatever the patch changes; in the arena, sharing what is the same. */
const struct node *resource_patched(struct resource_patch *p, const struct node *n, const struct node *patch,
                                    enum resource_patching how);
/* n as a part of something larger: every object may have more members, every list more items. */
const struct node *resource_opened(struct resource_patch *p, const struct node *n);

#endif
