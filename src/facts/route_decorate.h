/* route_decorate: what decorators of Python, and values of a class, say about whom a view lets in and what it answers.
 */
#ifndef FACTS_ROUTE_DECORATE_H
#define FACTS_ROUTE_DECORATE_H

#include "route_part.h"

struct route_marks {
	struct route_refs guards;      /* each of them runs in front */
	struct route_refs permissions; /* of Django REST framework, see below; all of them must hold */
	struct route_refs serves;      /* methods that it answers: "GET" */
	const struct node *action;     /* the call of @action(…) of a view set; NULL: none */
};
/* marks: ARRAY of decorators, or NULL. */
void route_marks_read(struct route_file *r, const struct node *marks, struct route_marks *out);

/* Permissions: references, "a|b" or "a&b" of several; "none" for an empty list, "?" for what is computed. */
void route_permissions_read(struct route_file *r, const struct node *value, struct route_refs *out);
/* Texts of a list, in capitals; "any" for what is computed. */
void route_methods_read(struct route_file *r, const struct node *value, struct route_refs *out);
/* What is called in a text, and what stands in its brackets: "a.b" and "c, d" of "a.b(c, d)". False: no call. */
bool route_called(str text, str *callee, str *inside);
/* The first of several between commas; the rest stays. False: none is left. */
bool route_item(str *list, str *item);

#endif
