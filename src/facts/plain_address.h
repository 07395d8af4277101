/* plain_address: an address whose scheme encrypts nothing, in a text: may something of the app go to it? */
#ifndef FACTS_PLAIN_ADDRESS_H
#define FACTS_PLAIN_ADDRESS_H

#include <stddef.h>

#include "base/str.h"

/* The address begins at `from` with its scheme; *to is where its host begins, and is set to where it ends. False: it is
 * this machine, one of the same network (a name without dots, RFC 1918, .local, .internal), a name of a schema, a
 * licence or an example, or stands in a comment or a link of a page. A host that is computed may be anything. */
bool plain_address(str text, size_t from, size_t *to);

#endif
