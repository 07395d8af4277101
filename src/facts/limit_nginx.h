/* limit_nginx: limits on requests in nginx's configuration: which of them the requests that are passed on to an app
 * meet. What a level says of limit_req takes the place of what levels around it say, as nginx has it. */
#ifndef FACTS_LIMIT_NGINX_H
#define FACTS_LIMIT_NGINX_H

#include "facts/fact.h"

/* Adds rows to the section `limit_parts`. */
void limit_nginx(struct facts *f, str path, const struct node *tree);

#endif
