/* route_answer: one method that a view answers, as a row. */
#ifndef FACTS_ROUTE_ANSWER_H
#define FACTS_ROUTE_ANSWER_H

#include "route_base.h"
#include "route_permission.h"
#include "route_row.h"

struct route_viewing {
	struct route_joiner *j;
	const struct route_part_at *p; /* of its address */
	str path, framework;
	struct route_verdict outside; /* in front of it, by settings and addresses */
	const struct route_view *view;
	struct route_pair permit; /* of its class */
};
bool route_is_read(str method);
/* The first item of a list of a part, which may be NULL. */
const struct node *route_view_list(const struct route_part_at *p, str key);
bool route_view_marked(const struct route_part_at *p, const char *word); /* is one of its guards called so? */
struct route_verdict route_view_outside(const struct route_viewing *w, bool rest);
void route_view_add(const struct route_viewing *w, str method, const struct route_part_at *function, str handler,
                    const struct route_deed *deed, const struct route_verdict *v, str path);

/* ---- of classes ---- */

struct route_pair route_view_permit(struct route_viewing *w);
/* Does the class say that it answers this method, or does it say nothing? */
bool route_view_serves(const struct route_viewing *w, str method);
/* A method of HTTP, answered by a function of the class, or by the framework. permit: of an action alone, or NULL. */
void route_view_answer(struct route_viewing *w, str method, str function, str path, const struct route_pair *permit,
                       unsigned answer);

#endif
