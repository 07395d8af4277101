/* app_view: the tree of facts as one app sees it. For its proofs: what reaches it and is no test or example. For its
 * violations: that, these, and what reaches no app at all. What is joined of other sections (is a dependency imported)
 * and flags are made anew of what is left, so that an import of one app does not prove the dependency of another. */
#ifndef FACTS_APP_VIEW_H
#define FACTS_APP_VIEW_H

#include "facts/reach.h"

enum view { VIEW_PROOF, VIEW_VIOLATION };

/* In the arena; rows are shared with r->facts, which must outlive it. Of a repository with one app it is the whole
 * tree. Where more apps were found than are told apart, every section that proves begins with what is not known. Files
 * that were not read and reach nobody are in both views: what they hold may concern anybody. */
const struct node *app_view(const struct reach *r, size_t app, enum view view, struct arena *a);

#endif
